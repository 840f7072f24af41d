import { buildSchema, graphqlSync } from 'graphql';
import { messageOf } from './graphql-texts.js';

const SCHEMA = buildSchema(`
  type Query { plan(input: PlanInput!): ID }
  input PlanInput { plan: ID!, reason: TextInput!, on: Int }
  input TextInput { fi: String }
`);
const QUERY = 'query ($i: PlanInput!) { plan(input: $i) }';

function told(input: object, locale: 'fi' | 'sv'): string | undefined {
  const [error] = graphqlSync({ schema: SCHEMA, source: QUERY, variableValues: { i: input } }).errors ?? [];
  if (!error) throw new Error('It was taken');
  return messageOf(error, locale)?.message.replace(/ \((?:Rivi|Rad) .*\)$/, '');
}

describe('messageOf', () => {
  it.each([
    [{ plan: 'plan_1' }, 'i: Kenttä reason (TextInput!) puuttuu.', 'i: Fältet reason (TextInput!) saknas.'],
    [
      { plan: 'plan_1', reason: { fi: 'x' }, why: 1 },
      'i: Tyypillä PlanInput ei ole kenttää why.',
      'i: Typen PlanInput har inget fält why.',
    ],
    [
      { plan: 'a "quoted" name', reason: { fi: 'x' }, on: 'x' },
      'i.on: Arvon tyyppi on väärä: tarvitaan Int.',
      'i.on: Värdet har fel typ: Int behövs.',
    ],
  ])('names the field of an input that is wrong, and nothing of what was sent: %j', (input, fi, sv) => {
    expect([told(input, 'fi'), told(input, 'sv')]).toEqual([fi, sv]);
  });
});

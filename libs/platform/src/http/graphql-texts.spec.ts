import { buildSchema, GraphQLError, graphqlSync } from 'graphql';
import { messageOf } from './graphql-texts.js';

const SCHEMA = buildSchema(`
  type Query { plan(input: PlanInput!): ID }
  input PlanInput { plan: ID!, reason: TextInput!, on: Int }
  type Mutation { change(input: ChangeInput!): ID }
  input ChangeInput { expectedVersion: Int! }
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
    ['left out', 'mutation { change(input: {}) }', {}],
    ['null', 'mutation { change(input: { expectedVersion: null }) }', {}],
    ['left out of a variable', 'mutation ($input: ChangeInput!) { change(input: $input) }', { input: {} }],
    [
      'null in a variable',
      'mutation ($input: ChangeInput!) { change(input: $input) }',
      { input: { expectedVersion: null } },
    ],
    ['a variable without a value', 'mutation ($read: Int!) { change(input: { expectedVersion: $read }) }', {}],
    ['a variable that is null', 'mutation ($read: Int!) { change(input: { expectedVersion: $read }) }', { read: null }],
  ])('of a version that is %s names the field and the fix in every language', (_, source, variableValues) => {
    const [error] = graphqlSync({ schema: SCHEMA, source, variableValues }).errors ?? [];
    if (!error) throw new Error('It was taken');
    // As Apollo marks it.
    const marked = new GraphQLError(error.message, {
      nodes: error.nodes ?? [],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect((['fi', 'sv', 'en'] as const).map((locale) => messageOf(marked, locale)?.message)).toEqual([
      expect.stringMatching(/"expectedVersion" puuttuu\. Lue .*version-kenttä/),
      expect.stringMatching(/"expectedVersion" saknas\. Läs fältet version/),
      expect.stringMatching(/"expectedVersion" is missing\. Read the version/),
    ]);
  });

  it('of another variable without a value does not speak of the version', () => {
    const source = 'mutation ($read: Int!, $i: PlanInput!) { change(input: { expectedVersion: $read }) }';
    const [error] = graphqlSync({ schema: SCHEMA, source, variableValues: { read: 1 } }).errors ?? [];
    if (!error) throw new Error('It was taken');
    expect(messageOf(error, 'en')?.message).toContain('Variable "$i"');
  });

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

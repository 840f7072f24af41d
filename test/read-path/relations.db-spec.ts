import { DEFAULT_LOCALE, type Relation, RELATIONS } from '@talkoot/contracts';
import { BothSides } from './both-sides.js';
import { declares, models, organisationsOf, type ReadContext, rowOf, sql, Sql, standsTo } from './declarations.js';

const SEED = 11;
const ROW = new Sql('subject');

/** As on a day, for the organisation of each row of `asking`. */
const CONTEXT: ReadContext = {
  on: sql`'2014-11-19'::date`,
  today: sql`'2014-11-19'::date`,
  now: sql`'2014-11-19T10:00:00Z'::timestamptz`,
  locale: DEFAULT_LOCALE,
  scope: 'organisation',
  organisation: sql`asking.id`,
  person: sql`NULL::uuid`,
  role: sql`'manager'`,
  isOperator: sql`false`,
  scopes: sql`NULL::text[]`,
  session: sql`NULL::uuid`,
};

/** Of a person, or of what a person has to do with: nobody asks who they are. */
const IN_PERSON: readonly Relation[] = ['named', 'person', 'present'];

describe('The relations of a type', () => {
  let sides: BothSides;

  beforeAll(async () => {
    sides = await BothSides.open(SEED);
  });
  afterAll(async () => {
    await sides.close();
  });

  it('are the same sets whichever way they are asked', async () => {
    const asked: string[] = [];
    const met: string[] = [];
    const different: string[] = [];
    for (const model of models.values())
      for (const relation of RELATIONS.filter((each) => !IN_PERSON.includes(each))) {
        if (!declares(model.standing, relation)) continue;
        const row = rowOf(model.table, ROW);
        const is = standsTo(model, [relation], row, CONTEXT);
        const set = organisationsOf(model, [relation], row, CONTEXT);
        const [found] = await sides.sql(`
          SELECT count(*) FILTER (WHERE stands), count(*) FILTER (WHERE stands <> is_in) FROM (
            SELECT coalesce(${is}, false) AS stands, asking.id IN (SELECT s.id FROM (${set}) s WHERE s.id IS NOT NULL) AS is_in
            FROM (SELECT * FROM ${model.table.name} LIMIT 40) subject CROSS JOIN (SELECT id FROM registry.organisation LIMIT 30) asking) asked`);
        const name = `${model.name} ${relation}`;
        asked.push(name);
        if (found?.[0] !== '0') met.push(name);
        if (found?.[1] !== '0') different.push(name);
      }
    expect(different).toEqual([]);
    expect(asked.length).toBeGreaterThan(80);
    expect(met.length).toBeGreaterThan(asked.length / 2);
  });
});

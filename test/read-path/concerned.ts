import { DEFAULT_LOCALE, type Relation } from '@talkoot/contracts';
import type pg from 'pg';
import { z } from 'zod';
import { loadContexts } from '../../apps/contexts.js';
import { findModelOfKind, organisationsOf, type ReadContext, rowOf, sql, Sql } from './declarations.js';

/** Whom a change of a thing concerns, of those who stand to it: not who is asked to take part and has not agreed, nor who only sees it. */
const CONCERNED: Readonly<Record<string, readonly Relation[]>> = {
  alliance: ['owner', 'proposer'],
  appropriation: ['owner'],
  body: ['owner', 'secretariat', 'seated'],
  grant: ['owner'],
  network: ['owner'],
  obligation: ['owner', 'responsible'],
  organisation: ['self'],
  pilot: ['owner', 'coordinator', 'applicant', 'partner'],
  pilotprogramme: ['owner'],
  programme: ['owner', 'adopter'],
  project: ['owner', 'coordinator'],
  proposal: ['proposer', 'addressee'],
  revision: ['owner', 'adopter'],
  workprogramme: ['owner', 'secretariat', 'programme-owner'],
};

/** As of today; nobody in particular looks. */
const CONTEXT: ReadContext = {
  on: sql`current_date`,
  today: sql`current_date`,
  now: sql`now()`,
  locale: DEFAULT_LOCALE,
  scope: 'everything',
  organisation: sql`NULL::uuid`,
  person: sql`NULL::uuid`,
  role: sql`NULL::text`,
  isOperator: sql`false`,
  scopes: sql`NULL::text[]`,
  session: sql`NULL::uuid`,
};

const rows = z.array(z.object({ name: z.string(), missing: z.int(), besides: z.int() }));

interface Told {
  readonly kind: string;
  readonly event: string;
  /** How many who stand to the thing it does not tell, and how many it tells besides. */
  readonly missing: number;
  readonly besides: number;
}

/** Whom the last event of each thing tells, beside those who stand to the thing by what its type declares. */
export async function toldAndDeclared(client: pg.Client): Promise<readonly Told[]> {
  await loadContexts();
  const told: Told[] = [];
  for (const [kind, relations] of Object.entries(CONCERNED)) {
    const model = findModelOfKind(kind);
    if (!model) throw new Error(`No read model of ${kind}`);
    const row = rowOf(model.table, new Sql('subject'));
    const declared = organisationsOf(model, relations, row, CONTEXT);
    const { rows: found } = await client.query(
      `SELECT last.name, cardinality(ARRAY(SELECT id FROM unnest(declared) id EXCEPT SELECT id FROM unnest(organisations) id)) AS missing,
         cardinality(ARRAY(SELECT id FROM unnest(organisations) id EXCEPT SELECT id FROM unnest(declared) id)) AS besides
       FROM (SELECT DISTINCT ON (aggregate_id) name, organisations, aggregate_id AS thing FROM platform.event
         WHERE aggregate_kind = $1 ORDER BY aggregate_id, id DESC) last
       JOIN ${model.table.name} subject ON ${String(Reflect.get(row, model.key))} = last.thing
       CROSS JOIN LATERAL (SELECT ARRAY(SELECT s.id FROM (${declared}) s WHERE s.id IS NOT NULL) AS declared) of`,
      [kind],
    );
    told.push(...rows.parse(found).map(({ name: event, ...each }) => ({ kind, event, ...each })));
  }
  return told;
}

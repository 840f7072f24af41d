import { idOf, type IdKind } from '@talkoot/contracts';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { databaseWithData } from '../support/bundled-data.js';
import { liveThroughEveryMutation } from '../support/every-mutation-lived.js';
import { type AppProcess, startApp } from '../support/processes.js';
import { type Asking, post } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';

/** Acts for nothing in which there is a canary. */
const STRANGER = '740';
const MOST_IDS = 40;

const DRAFT_MEETING = `governance.meeting WHERE status = 'draft'`;
/** Private columns, and in which rows; a canary is put into each of them. */
const PRIVATE: Readonly<Record<string, string>> = {
  'identity.person.address': `identity.person WHERE address IS NOT NULL`,
  'identity.api_key.name': `identity.api_key WHERE true`,
  'identity.colleague_invitation.name': `identity.colleague_invitation WHERE address IS NOT NULL`,
  'identity.session.address': `identity.session WHERE true`,
  'governance.meeting.link': `governance.meeting WHERE true`,
  'governance.meeting.title': DRAFT_MEETING,
  'governance.meeting.minutes': `governance.meeting WHERE status IN ('draft', 'convened', 'held', 'minutes-in-review', 'cancelled')`,
  'governance.action_item.text': `governance.action_item WHERE true`,
  'pilots.plan.name': `pilots.plan WHERE status IN ('submitted', 'withdrawn')`,
  'pilots.plan.description': `pilots.plan WHERE status IN ('submitted', 'withdrawn')`,
  'pilots.pilot.name': `pilots.pilot WHERE NOT approved`,
  'pilots.status_report.reason': `pilots.status_report WHERE true`,
  'programmes.programme.name': `programmes.programme WHERE status <> 'adopted'`,
  'programmes.item.name': `programmes.item WHERE revision_id IN (SELECT id FROM programmes.revision WHERE status <> 'adopted')`,
  'programmes.parked_item.title': `programmes.parked_item WHERE true`,
  'programmes.activity.title': `programmes.activity WHERE plan_id IN (SELECT id FROM programmes.action_plan WHERE status <> 'adopted')`,
  'programmes.work_programme.budget_name': `programmes.work_programme WHERE status <> 'adopted'`,
  'notifications.notification.text': `notifications.notification WHERE true`,
  'platform.audit_entry.address': `platform.audit_entry WHERE true`,
  'platform.audit_entry.credential_name': `platform.audit_entry WHERE true`,
};

const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const query = schema.getQueryType();
const node = schema.getType('Node');
const objects = Object.values(schema.getTypeMap()).filter(isObjectType);

const fieldsOf = (type: GraphQLObjectType): GraphQLField<unknown, unknown>[] => Object.values(type.getFields());
const isPlain = (field: GraphQLField<unknown, unknown>): boolean => isLeafType(getNamedType(field.type));
const needs = (field: GraphQLField<unknown, unknown>): boolean =>
  field.args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
const plainOf = (type: GraphQLObjectType): string =>
  fieldsOf(type)
    .filter((field) => isPlain(field) && !needs(field))
    .map(({ name }) => name)
    .join(' ');

/** A field that gives objects, with all their plain fields; of a connection a page with its cursors. */
function selected(field: GraphQLField<unknown, unknown>): string | undefined {
  const type = getNamedType(field.type);
  if (needs(field) || !isObjectType(type)) return undefined;
  const nodes = type.getFields()['nodes'];
  const item = nodes && getNamedType(nodes.type);
  if (!nodes) return `${field.name} { __typename ${plainOf(type)} }`;
  const inside = isObjectType(item) ? plainOf(item) : '';
  return `${field.name}(first: 20) { totalCount edges { cursor } nodes { __typename ${inside} } }`;
}

/** Every root field that can be asked without an argument, what is one's own, and of every type that has ids every field. */
function questions(ids: ReadonlyMap<string, readonly string[]>): { query: string; variables: object }[] {
  const roots = query ? fieldsOf(query).flatMap((field) => selected(field) ?? []) : [];
  const ofThings = objects.flatMap((type) => {
    const known = ids.get(type.name);
    if (!known || !type.getInterfaces().some((each) => each === node)) return [];
    const below = fieldsOf(type).flatMap((field) => (isPlain(field) ? [] : (selected(field) ?? [])));
    return [`__typename ${plainOf(type)}`, ...below].map((fields) => ({
      query: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type.name} { ${fields} } } }`,
      variables: { ids: known },
    }));
  });
  const me = schema.getType('Me');
  const own = isObjectType(me) ? fieldsOf(me).flatMap((field) => (isPlain(field) ? [] : (selected(field) ?? []))) : [];
  return [
    ...[...roots, ...own.map((field) => `me { ${field} }`)].map((root) => ({ query: `{ ${root} }`, variables: {} })),
    ...ofThings,
  ];
}

/** What is in an answer, and in what it encodes: a cursor has the key by which its list is ordered. */
function opened(text: string): string {
  const encoded = text.match(/[\w+/=-]{16,}/g) ?? [];
  return [text, ...encoded.map((each) => Buffer.from(each, 'base64url').toString('latin1'))].join('\n');
}

describe('what is private', () => {
  let database: Awaited<ReturnType<typeof databaseWithData>>;
  let gateway: AppProcess;
  let client: pg.Client;
  const planted: Record<string, number> = {};
  const ids = new Map<string, string[]>();

  beforeAll(async () => {
    database = await databaseWithData();
    gateway = await startApp('gateway', { DATABASE_URL: database.url });
    const failures = await liveThroughEveryMutation(gateway.url, database.url, {});
    if (failures.length > 0) throw new Error(failures.join('\n'));
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('SELECT platform.chain_audit(10000)');
    await client.query('SET session_replication_role = replica');
    for (const [place, [column, rows]] of Object.entries(PRIVATE).entries()) {
      const [schemaName, table, name] = column.split('.');
      const { rows: types } = await client.query<{ type: string }>(
        `SELECT data_type AS type FROM information_schema.columns WHERE (table_schema, table_name, column_name) = ($1, $2, $3)`,
        [schemaName, table, name],
      );
      const canary = `'canary-${place}-' || substr(md5(random()::text), 1, 8)`;
      const value = types[0]?.type === 'jsonb' ? `jsonb_build_object('en', ${canary})` : canary;
      const done = await client.query(`UPDATE ${rows.replace(' WHERE', ` SET ${name} = ${value} WHERE`)}`);
      planted[column] = done.rowCount ?? 0;
    }
    await idsOfAllTypes();
  });
  afterAll(async () => {
    await client.end();
    await gateway.stop();
    await database.drop();
  });

  /** Of each type, as the events name their things; whether one may see them or not. */
  async function idsOfAllTypes(): Promise<void> {
    const { rows } = await client.query<{ kind: IdKind; id: string }>(
      `SELECT DISTINCT aggregate_kind AS kind, aggregate_id AS id FROM platform.event
       UNION SELECT 'key', id FROM identity.api_key UNION SELECT 'affiliation', id FROM identity.affiliation
       UNION SELECT 'person', id FROM identity.person UNION SELECT 'auditentry', id FROM platform.audit_entry
       UNION SELECT 'programmeitem', id FROM programmes.item UNION SELECT 'remark', id FROM governance.remark
       UNION SELECT 'agendaitem', id FROM governance.agenda_item UNION SELECT 'decision', id FROM governance.decision
       UNION SELECT 'partnership', id FROM pilots.partnership UNION SELECT 'mandate', id FROM governance.mandate
       UNION SELECT 'seat', id FROM governance.seat UNION SELECT 'notification', id FROM notifications.notification`,
    );
    const all = rows.map(({ kind, id }) => idOf(kind, id));
    const operator: Asking = { token: await tokenOf({ DATABASE_URL: database.url }, 'TEM', 'operator') };
    for (let from = 0; from < all.length; from += 100) {
      const asked = {
        query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
        variables: { ids: all.slice(from, from + 100) },
      };
      const { data } = await post(gateway.url, JSON.stringify(asked), operator);
      const found = Reflect.get(Object(data), 'nodes') as ({ __typename: string; id: string } | null)[];
      for (const each of found)
        if (each && (ids.get(each.__typename)?.length ?? 0) < MOST_IDS)
          ids.set(each.__typename, [...(ids.get(each.__typename) ?? []), each.id]);
    }
  }

  /** All that somebody is answered, and how many questions were refused for what they cost. */
  async function allOf(asking: Asking): Promise<{ text: string; refused: string[] }> {
    const texts: string[] = [];
    const refused: string[] = [];
    for (const asked of questions(ids)) {
      const { data, errors, status } = await post(gateway.url, JSON.stringify(asked), asking);
      if (status >= 500) throw new Error(`${status}: ${asked.query}`);
      if (errors.some(({ extensions }) => /COST|WIDE|INVALID|VALIDATION/.test(extensions.code)))
        refused.push(asked.query);
      texts.push(JSON.stringify([data, errors]));
    }
    return { text: opened(texts.join('\n')), refused };
  }

  const canariesIn = (text: string): string[] => {
    const columns = Object.keys(PRIVATE);
    const found = new Set([...text.matchAll(/canary-(\d+)-/g)].map(([, place]) => columns[Number(place)] ?? ''));
    return [...found].toSorted();
  };

  it('stands in what was planted, and the operator, who sees everything, meets it', async () => {
    expect(Object.entries(planted).filter(([, rows]) => rows === 0)).toEqual([]);
    const { text, refused } = await allOf({ token: await tokenOf({ DATABASE_URL: database.url }, 'TEM', 'operator') });
    expect(refused).toEqual([]);
    // The sessions of a person are nobody else's, not even an operator's.
    const met = Object.keys(PRIVATE).filter((each) => each !== 'identity.session.address');
    expect(canariesIn(text)).toEqual(met.toSorted());
  });

  it.each(['anybody', 'stranger'])('is nowhere in what %s is answered', async (who) => {
    const token = await tokenOf({ DATABASE_URL: database.url }, STRANGER, 'manager');
    const { text } = await allOf(who === 'anybody' ? {} : { token });
    // One's own address.
    expect(canariesIn(text).filter((each) => each !== 'identity.person.address')).toEqual([]);
  });
});

import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isListType,
} from 'graphql';
import { testDatabase } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PlatformOneSpelling1795824012000 } from '../../libs/platform/src/database/migrations/20261128001200-platform-one-spelling.js';
import { post } from '../support/talkoot.js';
import { argumentsOf, placesIn, queryFor } from './argument-places.js';
import { isShort } from './declarations.js';
import { type Gateway, startGateway } from './gateway.js';
import { generateData } from './generated-data.js';

/** Stands in every text, so that it would be found in a statement. */
const MARK = 'h0st1le';

const TEXTS: readonly string[] = [
  `${MARK}'`,
  `${MARK}''; DROP TABLE registry.organisation; --`,
  `'; SELECT pg_sleep(100); -- ${MARK}`,
  `$$${MARK}$$`,
  `$1 $2::text $${MARK}$`,
  `/* ${MARK} */ -- `,
  `\\'${MARK}\\`,
  `E'\\x27' ${MARK} \\u0027`,
  `"${MARK}" ] } ) ; {`,
  `${MARK}\u0000`,
  `\u0001\u0002\u0003\u0004\u0005${MARK}`,
  `${MARK}\ud800`,
  `%s %I {} \${x} ${MARK}`,
  `${MARK}${'x'.repeat(100_000)}`,
  ` ${MARK}\n\r\t\u2028`,
  '',
];

const IDS: readonly string[] = [
  ...TEXTS,
  'organisation_',
  `organisation_${MARK}`,
  "organisation_01jj4mpazaf10rnfk4qdmbt03x' OR true --",
  'organisation_01jj4mpazaf10rnfk4qdmbt03x',
  'organisation_7zzzzzzzzzzzzzzzzzzzzzzzzz',
  'organisation_zzzzzzzzzzzzzzzzzzzzzzzzzz',
  'ORGANISATION_01JJ4MPAZAF10RNFK4QDMBT03X',
  'event_01jj4mpazaf10rnfk4qdmbt03x',
  '__proto___01jj4mpazaf10rnfk4qdmbt03x',
];

const idOfOne = z.tuple([z.object({ id: z.string() })]);

const AT_ONCE = 20;

const DAYS = [
  '0000-01-01',
  '0001-01-01',
  '-0001-01-01',
  '9999-12-31',
  '+10000-01-01',
  '+999999-12-31',
  '2014-02-30',
  'infinity',
  `${MARK}'`,
  '',
];
const MOMENTS = [
  '0000-01-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '+275760-09-14T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2014-02-30T00:00:00Z',
  'infinity',
  `${MARK}'`,
  '',
];
const INTS = [-1, 100, 101, 2_147_483_647, -2_147_483_648];

/** Cursors made by hand: what stands where PostgreSQL reads a key. */
const KEYS: readonly string[] = [
  ...TEXTS.slice(0, 1),
  `${MARK}\u0000`,
  'infinity',
  '-infinity',
  '0000-00-00',
  '9999-99-99',
  '2014-02-30',
  '999999-01-01',
  '9999999999',
  '-999999999999999999',
  '2014-99-99 99:99:99+00',
  '2014-01-01 00:00:00+99:99',
  '2014-01-01 ::::....+00',
  'NaN',
  '(,)',
  '01940000-0000-7000-8000-000000000000',
];

const cursorsOf = (orders: readonly string[]): string[] => [
  ...TEXTS,
  'null',
  ...[null, {}, [], [null], [[]], 1, '', ['x'.repeat(10_000)]].map((each) => inBase64(each)),
  ...orders.flatMap((order) =>
    KEYS.flatMap((key) => [
      inBase64([order, key]),
      inBase64([order, key, ID]),
      inBase64([order, key, key, ID]),
      inBase64([order, key, key, key, ID]),
    ]),
  ),
];
const ID = '01940000-0000-7000-8000-000000000000';
const inBase64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Any of these in an answer would tell of SQL. */
const TELLTALE =
  /syntax error at|invalid (byte|input)|out of range|violates|relation "|column "|pg_|SELECT |stack|\.js:/i;

describe('A user’s text', () => {
  let gateway: Gateway;
  let schema: GraphQLSchema;
  let token: string;
  let databaseUrl = '';

  beforeAll(async () => {
    const database = await testDatabase();
    databaseUrl = database.url;
    const { viewers } = await generateData(databaseUrl, 5);
    const organisation = viewers.find(({ name }) => name === 'owner')?.viewer.organisation;
    gateway = await startGateway(database);
    if (organisation === undefined) throw new Error('Nobody acts for the owner');
    token = await gateway.token(organisation, 'member');
    const { data } = await post(gateway.url, JSON.stringify({ query: getIntrospectionQuery() }));
    schema = buildClientSchema(data as IntrospectionQuery);
  });
  afterAll(async () => {
    await gateway.stop();
  });

  const faults: string[] = [];
  afterEach(() => {
    faults.length = 0;
  });

  /** Asks; anything but an answer or a clear error is a fault. */
  async function ask(query: string, variables: object = {}): Promise<void> {
    const { status, errors } = await post(gateway.url, JSON.stringify({ query, variables }), { token });
    const isFault = status >= 500 || errors.some(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR');
    if (isFault || errors.some(({ message }) => TELLTALE.test(message)))
      faults.push(JSON.stringify({ query, variables, errors }).slice(0, 400));
  }

  it('is a value in every argument, and the statement is the same whatever it says', async () => {
    let asked = 0;
    for (const place of argumentsOf(schema)) {
      const { field, argument } = place;
      for (const { type, wrap } of placesIn(argument)) {
        const query = queryFor(place);
        const statements = { whole: new Set<string>(), short: new Set<string>() };
        const before = gateway.statements.length;
        const values = valuesOf(argument.name, type, ordersOf(field));
        for (let start = 0; start < values.length; start += AT_ONCE)
          await Promise.all(values.slice(start, start + AT_ONCE).map((value) => ask(query, { value: wrap(value) })));
        for (const { text } of gateway.statements.slice(before))
          statements[isShort(text) ? 'short' : 'whole'].add(text);
        asked += values.length;
        // Of ids the kind belongs to the shape; of everything else nothing does but that it is there.
        const shapes = getNamedType(type).name === 'ID' ? 6 : 1;
        for (const [form, { size }] of Object.entries(statements))
          if (size > shapes) faults.push(`${size} ${form} statements for ${query}`);
        if (gateway.statements.slice(before).some(({ text }) => text.includes(MARK)))
          faults.push(`A text of the user in SQL: ${query}`);
      }
    }
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(2_000);
  }, 300_000);

  it('is harmless as a literal', async () => {
    for (const text of TEXTS.filter((each) => each.length < 1_000)) {
      const literal = JSON.stringify(text);
      await ask(`{ theme(code: ${literal}) { id } }`);
      await ask(`{ themes(after: ${literal}) { nodes { id } } }`);
      await ask(`{ organisations(filter: { name: ${literal} }) { nodes { id } } }`);
      await ask(`{ node(id: ${literal}) { id } }`);
      await ask(`{ organisations(filter: { name: """${text.replaceAll('"', '')} """ }) { nodes { id } } }`);
    }
    expect(faults).toEqual([]);
  });

  it('is harmless as an alias, a variable, a fragment and the name of an operation', async () => {
    const names = [
      '__proto__',
      'constructor',
      'toString',
      'select',
      'r0',
      'q1',
      '_k',
      'null',
      'true',
      '__typename',
      'x'.repeat(2_000),
      '_'.repeat(64),
    ];
    for (const name of names) {
      await ask(`query ${name} { ${name}: themes(first: 1) { ${name}: nodes { ${name}: code } } }`);
      await ask(`query ($${name}: Int) { themes(first: $${name}) { nodes { id } } }`, { [name]: 1 });
      if (name !== 'on') await ask(`{ ...${name} } fragment ${name} on Query { theme(code: "x") { ${name}: id } }`);
    }
    expect(faults).toEqual([]);
  });

  it('finds what looks the same, also where it was stored otherwise before', async () => {
    const found = async (name: string) => {
      const query = 'query ($name: String) { organisations(filter: { name: $name }) { nodes { name } } }';
      return (await post(gateway.url, JSON.stringify({ query, variables: { name } }), { language: 'fi' })).data;
    };
    const source = new DataSource({ type: 'postgres', url: databaseUrl });
    await source.initialize();
    try {
      const spelled = 'A\u0308hta\u0308rin\u00a0kunta';
      const [{ id }] = idOfOne.parse(
        await source.query(
          `SELECT n.id FROM registry.organisation_name n JOIN registry.organisation o ON o.id = n.organisation_id
           WHERE n.period @> current_date AND o.period @> current_date ORDER BY n.id LIMIT 1`,
        ),
      );
      await source.query(`UPDATE registry.organisation_name SET name = $1 WHERE id = $2`, [{ fi: spelled }, id]);
      const runner = source.createQueryRunner();
      await new PlatformOneSpelling1795824012000().up(runner);
      await new PlatformOneSpelling1795824012000().up(runner);
      await runner.release();
      const before: unknown = await source.query(
        `SELECT row FROM platform.history WHERE row_id = $1 AND row::text LIKE '%\u0308%'`,
        [id],
      );
      expect(before).toHaveLength(1);
    } finally {
      await source.destroy();
    }
    const nodes = [{ name: 'Ähtärin kunta' }];
    for (const name of ['Ähtärin kunta', 'a\u0308hta\u0308rin\u00a0kunta ', '\u2003ähtärin\u202fKUNTA'])
      expect(await found(name)).toEqual({ organisations: { nodes } });
  });

  it('leaves the data as it was', async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query('SELECT count(*)::int AS count FROM registry.organisation');
      expect(rows).toEqual([{ count: 22 }]);
    } finally {
      await client.end();
    }
  });
});

type AnyField = GraphQLField<unknown, unknown>;

function valuesOf(name: string, type: GraphQLInputType, orders: readonly string[]): readonly unknown[] {
  const isList = isListType(getNullableType(type));
  const inList = (values: readonly unknown[]) =>
    isList
      ? [...values.map((each) => [each]), [], [...values].slice(0, 3), Array.from({ length: 101 }, () => values[0])]
      : values;
  switch (getNamedType(type).name) {
    case 'ID':
      return inList(IDS);
    case 'String':
      return name === 'after' || name === 'before' ? cursorsOf(name === 'after' ? orders : []) : inList(TEXTS);
    case 'Date':
      return DAYS;
    case 'DateTime':
      return MOMENTS;
    case 'Int':
      return INTS;
    case 'Boolean':
      return [true];
    default:
      // An enum takes no text.
      return [MARK, `${MARK}'`];
  }
}

/** The names of the orders of a list, as cursors have them. */
function ordersOf(field: AnyField): string[] {
  const type = field.args.find(({ name }) => name === 'orderBy')?.type;
  const known = type && getNamedType(type);
  const names = known && 'getValues' in known ? known.getValues().map(({ name }) => name) : ['CODE', 'ON', 'POSITION'];
  return names.map((name) => name.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
}

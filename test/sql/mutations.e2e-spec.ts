import { IdentityApi, identityDatabase, IdentityModule } from '@talkoot/identity';
import { readConfig } from '@talkoot/platform/config';
import { platformDatabase } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { openContexts } from '@talkoot/platform/serving';
import { registryDatabase } from '@talkoot/registry';
import { type Id, idOf, newUuid } from '@talkoot/contracts';
import { buildSchema, getNamedType, isInputObjectType, isLeafType, isObjectType } from 'graphql';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';
import { toldAndDeclared } from '../read-path/concerned.js';
import { databaseWithData } from '../support/bundled-data.js';
import { startApp } from '../support/processes.js';
import { startRecordingProxy } from '../support/recording-proxy.js';
import { post, signInLocally } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';
import { CHAPTERS, type Given, TOWNS, type World } from './every-mutation.js';
import { EXCEPTIONS } from './exceptions.js';
import { Recorded } from './recorded.js';

const FOLDER = new URL('mutations/', import.meta.url);
const SCHEMA = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const MUTATIONS = SCHEMA.getMutationType()?.getFields() ?? {};
const NAMES = Object.keys(MUTATIONS).toSorted();

/** Round trips to PostgreSQL of a change of one aggregate. */
const MOST_ROUND_TRIPS = 8;

const refusals = z.array(z.object({ code: z.string(), path: z.array(z.string()), message: z.string() }));

/** With which statements each mutation is answered; the files beside this one have them, so that a changed one shows in review. */
describe('the statements of every mutation', () => {
  const recorded = new Map<string, Recorded>();
  const failures: string[] = [];
  const told: Awaited<ReturnType<typeof toldAndDeclared>>[number][] = [];

  beforeAll(async () => {
    const database = await databaseWithData();
    const tokens: Record<string, string> = {};
    const to = { DATABASE_URL: database.url };
    tokens['operator'] = await tokenOf(to, 'TEM', 'operator');
    tokens['ministry'] = await tokenOf(to, 'TEM', 'manager');
    for (const [town, code] of Object.entries(TOWNS)) tokens[town] = await tokenOf(to, code, 'manager');
    const proxy = await startRecordingProxy(database.url);
    const gateway = await startApp('gateway', { DATABASE_URL: proxy.url });
    // By the time the gateway answers this, it has sent whatever it sends without waiting.
    proxy.holdAnswers(() => fetch(`${gateway.url}/health/live`).then(ignore, ignore));
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const config = readConfig({ ...to, SECRET_KEY: process.env['SECRET_KEY'], LOG_LEVEL: 'warn' });
    const databases = [platformDatabase, registryDatabase, identityDatabase];
    const log = Log.for(config, 'test');
    const identity = await openContexts({ application: 'test', config, log, databaseUrl: database.url, databases }, [
      IdentityModule,
    ]);

    const { rows: officers } = await client.query<{ id: string }>(
      `SELECT a.id FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id
       WHERE p.address = 'ohjelmapaallikko@tem.example'`,
    );
    const cookie = await signInLocally(gateway.url, idOf('affiliation', officers[0]?.id ?? ''));

    const ask = async (query: string, variables: object, who: string): Promise<unknown> => {
      const asking = who === 'browser' ? { cookie } : { token: z.string().parse(tokens[who]) };
      const { data, errors } = await post(gateway.url, JSON.stringify({ query, variables }), asking);
      if (errors.length > 0) throw new Error(`${query}: ${JSON.stringify(errors)}`);
      return data;
    };
    /** Of what the input names first. */
    const version = async (input: object, who: string): Promise<number | undefined> => {
      const [id] = Object.values<unknown>({ ...input });
      const node = await ask('query Version($id: ID!) { node(id: $id) { __typename } }', { id }, who);
      const { __typename: type } = z.object({ node: z.object({ __typename: z.string() }) }).parse(node).node;
      const query = `query Version($id: ID!) { node(id: $id) { ... on ${type} { version } } }`;
      return z.object({ node: z.object({ version: z.int() }) }).parse(await ask(query, { id }, who)).node.version;
    };
    const world: World = {
      async change(mutation, input, who = 'operator') {
        const { type, selection, isVersioned } = formOf(mutation);
        const expected =
          isVersioned && !('expectedVersion' in input) ? { expectedVersion: await version(input, who) } : {};
        const query = `mutation M($input: ${type}) { ${mutation}(input: $input) { ${selection} errors { code path message } } }`;
        proxy.take();
        const data = await ask(query, { input: { ...input, ...expected } }, who);
        const payload: unknown = Reflect.get(Object(data), mutation);
        const errors = refusals.parse(Reflect.get(Object(payload), 'errors'));
        if (errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
        if (!recorded.has(mutation)) recorded.set(mutation, new Recorded(proxy.take()));
        return idsIn(payload);
      },
      find: async (query, who = 'operator') => idsIn(await ask(query, {}, who)),
      async secretOf(invitation = '') {
        const id = z.custom<Id<'colleagueinvitation'>>().parse(invitation);
        const secret = (await identity.get(IdentityApi).invitedColleagues([id])).get(id)?.secret;
        return z.string().parse(secret);
      },
      async notify() {
        const id = newUuid();
        await client.query(
          `INSERT INTO notifications.notification (id, person_id, event_id, subject, thing, organisation_name, text, illustrative,
             request_id)
           SELECT $1, id, $1, 'pilot', 'pilot', '{"en": "Town"}', '{"en": "Something happened"}', false, 'test'
           FROM identity.person WHERE 'operator' = ANY (platform_roles)`,
          [id],
        );
        return idOf('notification', id);
      },
    };
    for (const [chapter, live] of Object.entries(CHAPTERS))
      await live(world).catch((error: unknown) =>
        failures.push(`${chapter}: ${error instanceof Error ? error.stack : String(error)}`),
      );

    told.push(...(await toldAndDeclared(client)));
    await identity.close();
    await client.end();
    await gateway.stop();
    await proxy.stop();
    await database.drop();
    if (process.env['UPDATE'] === 'statements') await write(recorded);
  });

  it('is told of a world in which every mutation runs', () => {
    expect(failures).toEqual([]);
    expect([...recorded.keys()].toSorted()).toEqual(NAMES);
  });

  it.each(NAMES)('%s: as committed, with nothing useless', async (mutation) => {
    const statements = recorded.get(mutation) ?? new Recorded([]);
    const { useless = 0, roundTrips = MOST_ROUND_TRIPS } = EXCEPTIONS[mutation] ?? {};
    if (statements.useless.length > useless) expect(statements.useless).toEqual([]);
    expect(statements.roundTrips).toBeLessThanOrEqual(roundTrips);
    expect(statements.text(mutation)).toBe(await readFile(new URL(`${mutation}.sql`, FOLDER), 'utf8'));
  });

  it('tell of each change those who stand to the thing by what its type declares', () => {
    expect(told.length).toBeGreaterThan(300);
    expect(told.filter(({ missing }) => missing > 0)).toEqual([]);
  });

  it('has no file of a mutation that is gone', async () => {
    expect((await readdir(FOLDER)).toSorted()).toEqual(NAMES.map((name) => `${name}.sql`));
  });
});

async function write(recorded: ReadonlyMap<string, Recorded>): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER);
  for (const [mutation, statements] of recorded)
    await writeFile(new URL(`${mutation}.sql`, FOLDER), statements.text(mutation));
}

/** How a mutation is sent: all that its payload gives is asked for, objects by their ids. */
function formOf(mutation: string) {
  const field = MUTATIONS[mutation];
  const [input] = field?.args ?? [];
  const [named, payload] = [getNamedType(input?.type), getNamedType(field?.type)];
  if (!isInputObjectType(named) || !isObjectType(payload)) throw new Error(`${mutation} is no mutation`);
  const given = Object.values(payload.getFields()).filter(({ name }) => name !== 'errors');
  const selection = given.map(({ name, type }) => (isLeafType(getNamedType(type)) ? name : `${name} { id }`)).join(' ');
  return { type: String(input?.type), selection, isVersioned: 'expectedVersion' in named.getFields() };
}

/** The ids in an answer, by the names of the fields; of a list the first one’s. */
function idsIn(answer: unknown): Given {
  const ids: Record<string, string> = {};
  const walk = (name: string, value: unknown): void => {
    if (Array.isArray(value)) return walk(name, value[0]);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      if (key === 'id') ids[name] = String(each);
      else walk(key === 'nodes' ? name : key, each);
    }
  };
  walk('', answer);
  return ids;
}

const ignore = (): void => undefined;

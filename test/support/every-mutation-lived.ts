import { IdentityApi, identityDatabase, IdentityModule } from '@talkoot/identity';
import { readConfig } from '@talkoot/platform/config';
import { platformDatabase } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { openContexts } from '@talkoot/platform/serving';
import { registryDatabase } from '@talkoot/registry';
import { type Id, idOf, newUuid } from '@talkoot/contracts';
import { buildSchema, getNamedType, isInputObjectType, isLeafType, isObjectType } from 'graphql';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';
import { post, signInLocally } from './talkoot.js';
import { tokenOf } from './tokens.js';
import { CHAPTERS, type Given, TOWNS, type World } from '../sql/every-mutation.js';

const SCHEMA = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const MUTATIONS = SCHEMA.getMutationType()?.getFields() ?? {};
export const MUTATION_NAMES = Object.keys(MUTATIONS).toSorted();

const refusals = z.array(z.object({ code: z.string(), path: z.array(z.string()), message: z.string() }));

/** A change as it is sent. */
export interface Sent {
  readonly mutation: string;
  readonly query: string;
  readonly variables: { readonly input: object };
}

interface Hooks {
  /** What is sent in the place of the input. */
  readonly instead?: (mutation: string, input: object) => object;
  /** Right before it is sent. */
  readonly before?: (sent: Sent) => void | Promise<void>;
  /** Right after it was answered, without a refusal; with what the payload gives. */
  readonly after?: (sent: Sent, given: Given) => void | Promise<void>;
}

/** Lives through all chapters, and others that are given; answers what went wrong, by chapter. */
export async function liveThroughEveryMutation(
  url: string,
  databaseUrl: string,
  { instead = (_, input) => input, before, after }: Hooks,
  others: typeof CHAPTERS = {},
): Promise<string[]> {
  const to = { DATABASE_URL: databaseUrl };
  const tokens: Record<string, string> = {
    operator: await tokenOf(to, 'TEM', 'operator'),
    ministry: await tokenOf(to, 'TEM', 'manager'),
  };
  for (const [town, code] of Object.entries(TOWNS)) tokens[town] = await tokenOf(to, code, 'manager');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const config = readConfig({ ...to, SECRET_KEY: process.env['SECRET_KEY'], LOG_LEVEL: 'warn' });
  const databases = [platformDatabase, registryDatabase, identityDatabase];
  const log = Log.for(config, 'test');
  const identity = await openContexts({ application: 'test', config, log, databaseUrl, databases }, [IdentityModule]);

  const { rows: officers } = await client.query<{ id: string }>(
    `SELECT a.id FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id
     WHERE p.address = 'ohjelmapaallikko@tem.example'`,
  );
  const cookie = await signInLocally(url, idOf('affiliation', officers[0]?.id ?? ''));

  const ask = async (query: string, variables: object, who: string): Promise<unknown> => {
    const asking = who === 'browser' ? { cookie } : { token: z.string().parse(tokens[who]) };
    const { data, errors } = await post(url, JSON.stringify({ query, variables }), asking);
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
    async change(mutation, intended, who = 'operator') {
      const input = instead(mutation, intended);
      const { type, selection, isVersioned } = formOf(mutation);
      const expected =
        isVersioned && !('expectedVersion' in input) ? { expectedVersion: await version(input, who) } : {};
      const query = `mutation M($input: ${type}) { ${mutation}(input: $input) { ${selection} errors { code path message } } }`;
      const sent = { mutation, query, variables: { input: { ...input, ...expected } } };
      await before?.(sent);
      const data = await ask(query, sent.variables, who);
      const payload: unknown = Reflect.get(Object(data), mutation);
      const errors = refusals.parse(Reflect.get(Object(payload), 'errors'));
      if (errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
      const given = idsIn(payload);
      await after?.(sent, given);
      return given;
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
         SELECT $1, id, $1, 'pilot', 'pilot', '{"fi": "Town", "sv": "Town", "en": "Town"}',
           '{"fi": "It happened", "sv": "It happened", "en": "It happened"}', false, 'test'
         FROM identity.person WHERE 'operator' = ANY (platform_roles)`,
        [id],
      );
      return idOf('notification', id);
    },
  };
  const failures: string[] = [];
  for (const [chapter, live] of Object.entries({ ...CHAPTERS, ...others }))
    await live(world).catch((error: unknown) =>
      failures.push(`${chapter}: ${error instanceof Error ? error.stack : String(error)}`),
    );
  await identity.close();
  await client.end();
  return failures;
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

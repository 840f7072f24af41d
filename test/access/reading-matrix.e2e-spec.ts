import { anyId, uuidOf } from '@talkoot/contracts';
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';
import {
  idsOfTypes,
  LISTS,
  NODES,
  opened,
  PAGE,
  QUERIES,
  type Question,
  questions,
  questionsByKey,
} from '../support/every-reading.js';
import { type LivedWorld, livedWorld, LONGEST_LIVING } from '../support/lived-world.js';
import { type AppProcess, startApp } from '../support/processes.js';
import { type Answer, type Asking, post } from '../support/talkoot.js';
import { lineOf, textOf } from './matrix.js';
import { OUTSIDE, type Viewer, VIEWERS, viewersOf } from './viewers.js';

const FILE = new URL('reading-matrix.txt', import.meta.url);

/** Asked by `nodes`, and so by each type. */
const UNNAMED = new Set(['Query.nodes']);

/** What somebody was told once, or did, stays so when the thing is no more for them. */
const ONCE_TOLD = new Set(['Me.notifications', 'Me.auditEntries']);

/** Whose status is a matter of the day: each line of theirs is for all statuses. */
const BY_THE_DAY = /bligation/;

/** What the operator sees is all that there is. */
const ALL: Viewer = 'operator';

const record = z.record(z.string(), z.unknown());
const page = z.object({
  totalCount: z.int(),
  edges: z.array(z.object({ cursor: z.string() })),
  nodes: z.array(record),
});

/** What is seen of one thing: its fields; undefined: nothing. */
type Seen = Readonly<Record<string, unknown>> | undefined;

/** What a question was answered: of each thing what is seen, or the code of a refusal. */
type Told = string | ReadonlyMap<string, Seen>;

/**
 * Every field of `Query`, every list and every type of what has an id, asked for by everybody, of a world in which every mutation was made. The
 * file beside this has what each is told: a type alone is what `node` gives, and there is a line for each kind of things that not the same
 * viewers see. It is written by `UPDATE=matrix` and reviewed by hand against docs/access.md: a `seen` in it is a decision.
 */
describe('who sees what', () => {
  let world: LivedWorld;
  let gateway: AppProcess;
  let client: pg.Client;
  const lines: string[] = [];
  const letIn: string[] = [];
  const onlyInLists: string[] = [];
  const named: string[] = [];

  beforeAll(async () => {
    world = await livedWorld();
    client = new pg.Client({ connectionString: world.database.url });
    await client.connect();
    // Who funds owns the programme of what others own.
    await client.query(
      `UPDATE registry.collaboration_owner SET organisation_id = (SELECT id FROM registry.organisation WHERE code = 'SEK')
       WHERE collaboration_id = (SELECT id FROM registry.collaboration WHERE code = 'TEM-RELATED')`,
    );
    gateway = await startApp('gateway', { DATABASE_URL: world.database.url });
    const viewers = await viewersOf(gateway.url, world.database.url, client);
    const ids = await idsOfTypes(client);
    const byOperator = async (query: string, variables: object) => (await ask({ query, variables }, viewers[ALL])).data;
    const met = new Map<Viewer, Map<string, string>>(VIEWERS.map((viewer) => [viewer, new Map()]));
    const texts = new Map<Viewer, string[]>(VIEWERS.map((viewer) => [viewer, []]));
    for (const question of [...questions(ids), ...(await questionsByKey(byOperator, ids))]) {
      const told = new Map<Viewer, Told>();
      await together(VIEWERS, async (viewer) => {
        const answer = await ask(question, viewers[viewer]);
        told.set(viewer, toldOf(question, answer));
        for (const id of idsIn(answer.data)) met.get(viewer)?.set(id, question.name);
        if (!ONCE_TOLD.has(question.name)) texts.get(viewer)?.push(opened(JSON.stringify(answer)));
      });
      lines.push(...linesOf(question.name, told));
      await together(OUTSIDE, async (who) => {
        const { errors } = await ask(question, viewers[who]);
        if (errors[0]?.extensions.code !== 'UNAUTHENTICATED') letIn.push(`${question.name}: ${who}`);
      });
    }
    const all = NODES.flatMap(({ name }) => ids.get(name) ?? []);
    for (const [viewer, text] of texts) {
      const whole = text.join('\n');
      for (const id of await notThere(all, viewers[viewer]))
        if (whole.includes(id) || whole.includes(uuidOf(anyId.parse(id)))) named.push(`${viewer} is told ${id}`);
    }
    for (const [viewer, known] of met)
      for (const id of await notThere([...known.keys()], viewers[viewer]))
        onlyInLists.push(`${viewer} meets ${id} in ${known.get(id)}`);
    if (process.env['UPDATE'] === 'matrix') await writeFile(FILE, textOf(lines));
  }, LONGEST_LIVING);
  afterAll(async () => {
    await client.end();
    await gateway.stop();
    await world.database.drop();
  });

  const ask = ({ query, variables }: Omit<Question, 'name'>, asking: Asking) =>
    post(gateway.url, JSON.stringify({ query, variables }), asking);

  /** Which of the things are not there by their ids. */
  async function notThere(ids: readonly string[], asking: Asking): Promise<string[]> {
    const missing: string[] = [];
    for (let from = 0; from < ids.length; from += 100) {
      const some = ids.slice(from, from + 100);
      const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
      const { data } = await ask({ query, variables: { ids: some } }, asking);
      const { nodes } = z.object({ nodes: z.array(z.unknown()) }).parse(data);
      missing.push(...some.filter((_, place) => nodes[place] === null));
    }
    return missing;
  }

  it('is as decided, each thing by each viewer', async () => {
    expect(textOf(lines)).toBe(await readFile(FILE, 'utf8'));
  });

  it('is decided for every query, list and type: where one is missing, live it (test/support/related-chapters.ts), write the file, and review its lines', () => {
    const names = [
      ...QUERIES.map(({ name }) => `Query.${name}`),
      ...NODES.map(({ name }) => name),
      ...LISTS.map(({ type, field }) => `${type.name}.${field.name}`),
    ].filter((name) => !UNNAMED.has(name));
    const decided = new Set(lines.map((line) => line.replace(/[ :].*/, '')));
    expect(names.filter((name) => !decided.has(name))).toEqual([]);
  });

  it('is nothing for those whose credential is no longer valid', () => {
    expect(letIn).toEqual([]);
  });

  it('is not even named where it is not seen', () => {
    expect(named).toEqual([]);
  });

  it('is there by its id, too, what somebody meets in a list', () => {
    expect(onlyInLists).toEqual([]);
  });
});

/** Some at a time: all viewers at once would overload the gateway. */
async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE)
    await Promise.all(all.slice(from, from + AT_ONCE).map((each) => work(each)));
}
const AT_ONCE = 4;

/** By its id, or by where the thing is in whose list it is and its place there. */
function toldOf({ name, variables }: Question, { data, errors }: Answer): Told {
  const [refusal] = errors;
  if (refusal) return refusal.extensions.code;
  const [type = '', field] = name.split('.');
  const root = record.parse(data);
  if (type === 'Me') return 'answered';
  // Under its own name a list, else one thing by each of the keys.
  if (type === 'Query')
    return new Map(Object.entries(root).flatMap(([as, each]) => rowsOf(as === field ? '' : as, each)));
  if (field !== undefined) return new Map(foundIn(root, field, '').flatMap(([of, list]) => rowsOf(of, list)));
  const things = z.array(record.nullable()).parse(root['nodes']);
  const { ids } = z.object({ ids: z.array(z.string()) }).parse(variables);
  return new Map(things.map((thing, place) => [ids[place] ?? '', thing ?? undefined]));
}

/** Each field of the name, and of what it is. */
function foundIn(value: unknown, field: string, of: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  const [at = of] = ['id', 'code', 'position'].flatMap((key): string[] => {
    const named: unknown = Reflect.get(value, key);
    return typeof named === 'string' ? [named] : [];
  });
  return Object.entries(value).flatMap(([key, each]) =>
    key === field ? [[at, each] as [string, unknown]] : foundIn(each, field, `${at} ${key}`),
  );
}

/** What is in a list; of one that is longer than a page only how long it is. */
function rowsOf(of: string, list: unknown): [string, Seen][] {
  const parsed = page.safeParse(list);
  if (!parsed.success) return [[of, record.nullish().parse(list) ?? undefined]];
  const { totalCount, edges, nodes } = parsed.data;
  return [
    [`${of} length`, { totalCount }],
    ...(totalCount > PAGE ? [] : edges.map(({ cursor }, place): [string, Seen] => [`${of} ${cursor}`, nodes[place]])),
  ];
}

/** One for each kind of things that not the same viewers see. */
function linesOf(name: string, told: ReadonlyMap<Viewer, Told>): string[] {
  const all = told.get(ALL);
  const line = (label: string, cell: (seen: ReadonlyMap<string, Seen>) => string): string =>
    lineOf(label, VIEWERS, (viewer) => {
      const seen = told.get(viewer) ?? '';
      return typeof seen === 'string' ? seen : cell(seen);
    });
  if (all === undefined || typeof all === 'string') return [line(name, () => '')];
  const keys = new Set([...told.values()].flatMap((seen) => (typeof seen === 'string' ? [] : [...seen.keys()])));
  const isTold = (key: string): boolean => !key.endsWith(LENGTH) || lengthOf(all.get(key)) > PAGE;
  return [...keys].filter(isTold).map((key) => line(labelOf(name, all.get(key)), (seen) => cellOf(key, seen, all)));
}

const LENGTH = ' length';
const lengthOf = (seen: Seen): number => Number(seen?.['totalCount'] ?? 0);

function labelOf(name: string, seen: Seen): string {
  const status = seen?.['status'];
  return typeof status === 'string' && !BY_THE_DAY.test(name) ? `${name} ${status}` : name;
}

/** What somebody sees of what there is to see. */
function cellOf(key: string, seen: ReadonlyMap<string, Seen>, all: ReadonlyMap<string, Seen>): string {
  const [thing, whole] = [seen.get(key), all.get(key)];
  if (key.endsWith(LENGTH)) {
    const [length, most] = [lengthOf(thing), lengthOf(whole)];
    return length === most ? 'all' : length === 0 ? 'nothing' : 'some';
  }
  if (thing === undefined) return 'nothing';
  const missing = Object.keys(whole ?? {}).filter((field) => isLess(thing[field], whole?.[field]));
  return missing.length === 0 ? 'seen' : `without ${missing.join(' ')}`;
}

const isLess = (some: unknown, all: unknown): boolean =>
  (all !== null && some === null) || (Array.isArray(all) && Array.isArray(some) && some.length < all.length);

const isNode = new Set(NODES.map(({ name }) => name));

/** The ids of all things in an answer that can be asked for by them. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { __typename: type, id } = value as { readonly __typename?: unknown; readonly id?: unknown };
  const own = typeof id === 'string' && isNode.has(String(type)) ? [id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

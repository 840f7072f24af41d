import { type Id, type IdKind, isId, type Operation, uuidOf } from '@talkoot/contracts';
import { parse } from 'graphql';
import { z } from 'zod';
import { BothSides, requestOf } from './both-sides.js';
import { columnOf, type Field, type ManyField, models, type ReadModel, roots } from './declarations.js';

const SEED = 11;
const TODAY = '2014-11-19';
const MOST_AT_ONCE = 100;

const thing = z.object({ id: z.string() });
const things = z.object({ nodes: z.array(thing.nullable()) });
const page = z.object({
  totalCount: z.int(),
  nodes: z.array(thing),
  edges: z.array(z.object({ cursor: z.string(), node: thing })),
  pageInfo: z.object({
    hasNextPage: z.boolean(),
    hasPreviousPage: z.boolean(),
    startCursor: z.string().nullable(),
    endCursor: z.string().nullable(),
  }),
});
type Page = z.infer<typeof page>;
const WHOLE_PAGE = `{ totalCount nodes { id } edges { cursor node { id } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;

interface Refetched extends ReadModel<object> {
  readonly node: IdKind;
}

/** What may be asked for by itself, so that it has an id to be known by. */
const isRefetched = (model: ReadModel<object>): model is Refetched => model.node !== undefined;

describe('A viewer’s rows', () => {
  let sides: BothSides;

  beforeAll(async () => {
    sides = await BothSides.open(SEED);
  });
  afterAll(async () => {
    await sides.close();
  });

  async function ask(operation: Operation, query: string, variables: Record<string, unknown> = {}) {
    const { data, faults, refused, givenUp } = await sides.asked({ document: parse(query), variables, operation });
    expect({ query, faults, refused: [...refused], givenUp }).toEqual({
      query,
      faults: [],
      refused: [],
      givenUp: undefined,
    });
    return z.record(z.string(), z.unknown()).parse(JSON.parse(data));
  }

  /** Of all there are, those that the viewer gets by their ids. */
  async function byNode(operation: Operation, kind: IdKind): Promise<Set<string>> {
    const found = new Set<string>();
    const all = sides.ids.get(kind) ?? [];
    for (let start = 0; start < all.length; start += MOST_AT_ONCE) {
      const ids = all.slice(start, start + MOST_AT_ONCE);
      const { nodes } = things.parse(await ask(operation, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }));
      for (const each of nodes) if (each) found.add(each.id);
    }
    return found;
  }

  /** A list read in all ways: whole, from either end in pages, and counted. It is the same each time. */
  async function walked(
    operation: Operation,
    read: (paging: string, variables: object) => Promise<Page>,
  ): Promise<string[]> {
    const whole = await read('first: 100', {});
    const ids = whole.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(whole.totalCount).toBe(ids.length);
    expect(whole.edges.map(({ node }) => node.id)).toEqual(ids);
    const forwards: string[] = [];
    const backwards: string[] = [];
    for (let after: string | null = null; ;) {
      const next: Page = await read('first: 3, after: $cursor', { cursor: after });
      forwards.push(...next.nodes.map(({ id }) => id));
      expect(next.totalCount).toBe(ids.length);
      expect(next.pageInfo.hasNextPage).toBe(forwards.length < ids.length);
      expect(next.pageInfo.hasPreviousPage).toBe(after !== null);
      if (!next.pageInfo.hasNextPage) break;
      after = next.pageInfo.endCursor;
    }
    for (let before: string | null = null; ;) {
      const next: Page = await read('last: 2, before: $cursor', { cursor: before });
      backwards.unshift(...next.nodes.map(({ id }) => id));
      expect(next.pageInfo.hasPreviousPage).toBe(backwards.length < ids.length);
      if (!next.pageInfo.hasPreviousPage) break;
      before = next.pageInfo.startCursor;
    }
    expect({ forwards, backwards }).toEqual({ forwards: ids, backwards: ids });
    return ids;
  }

  it('are the same by their ids, in lists, in pages and in counts', async () => {
    let compared = 0;
    for (const { name: who, viewer } of sides.data.viewers) {
      const operation = requestOf(viewer, 'sv', TODAY);
      for (const root of roots.values()) {
        const model = root.model();
        if (!root.many || !isRefetched(model) || root.access !== 'public') continue;
        const seen = await byNode(operation, model.node);
        const found = await walked(operation, async (paging, variables) => {
          const head = paging.includes('$cursor') ? 'query ($cursor: String)' : 'query';
          const data = await ask(operation, `${head} { ${root.name}(${paging}) ${WHOLE_PAGE} }`, { ...variables });
          return page.parse(data[root.name]);
        });
        const unseen = found.filter((id) => !seen.has(id));
        expect({ who, list: root.name, unseen }).toEqual({ who, list: root.name, unseen: [] });
        // A list of all that there is has all that is seen.
        if (!root.where)
          expect({ who, list: root.name, found: found.toSorted() }).toEqual({
            who,
            list: root.name,
            found: [...seen].toSorted(),
          });
        compared += found.length;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('are all there are for operators and auditors', async () => {
    const everything = sides.data.viewers.filter(({ viewer }) => viewer.platformRoles.length > 0);
    expect(everything.map(({ name }) => name)).toEqual(['auditor', 'operator']);
    for (const { name: who, viewer } of everything)
      for (const { name, node } of [...models.values()]
        .filter(isRefetched)
        .filter((each) => each.existsWhen === undefined)) {
        const seen = await byNode(requestOf(viewer, 'sv', TODAY), node);
        expect({ who, name, count: seen.size }).toEqual({ who, name, count: sides.ids.get(node)?.length });
      }
  });

  it('are the same below other things', async () => {
    let compared = 0;
    for (const { name: who, viewer } of sides.data.viewers) {
      const operation = requestOf(viewer, 'sv', TODAY);
      const seen = new Map<IdKind, Set<string>>();
      for (const model of models.values())
        if (isRefetched(model)) seen.set(model.node, await byNode(operation, model.node));
      for (const model of [...models.values()].filter(isRefetched)) {
        const above = [...(seen.get(model.node) ?? [])];
        for (const [name, field] of model.fields) {
          const selection = selectionOf(field);
          if (selection === undefined) continue;
          const found = await below(operation, model, name, selection, above);
          const ids = [...found.values()].flat();
          const unseen = ids.filter((id) => ![...seen.values()].some((each) => each.has(id)));
          const place = `${model.name}.${name}`;
          expect({ who, place, unseen }).toEqual({ who, place, unseen: [] });
          if (field.kind === 'many' && isOfAllDays(field)) {
            const expected = await referring(field, seen, above);
            expect({ who, place, ids: ids.toSorted() }).toEqual({ who, place, ids: expected.toSorted() });
          }
          compared += ids.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(1_000);
  });

  /** The ids below each thing; what a page counts is what it has. */
  async function below(
    operation: Operation,
    model: Refetched,
    field: string,
    selection: string,
    above: readonly string[],
  ): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (let start = 0; start < above.length; start += MOST_AT_ONCE) {
      const ids = above.slice(start, start + MOST_AT_ONCE);
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on ${model.name} { below: ${field}${selection} } } }`;
      const { nodes } = z
        .object({ nodes: z.array(thing.extend({ below: z.unknown() })) })
        .parse(await ask(operation, query, { ids }));
      for (const each of nodes) found.set(each.id, idsBelow(each.below));
    }
    return found;
  }

  /** Those seen of the field's model that refer to one of the things. */
  async function referring(
    { model: of, source }: ManyField,
    seen: ReadonlyMap<IdKind, ReadonlySet<string>>,
    above: readonly string[],
  ): Promise<string[]> {
    const model = of();
    if (source.how !== 'by' || !isRefetched(model)) return [];
    const uuids = new Set(above.filter((id): id is Id<IdKind> => id.includes('_')).map(uuidOf));
    const { table, key, node } = model;
    const rows = await sides.sql(
      `SELECT ${columnOf(table, key).name}, ${columnOf(table, source.by).name} FROM ${table.name}`,
    );
    const own = new Set(rows.flatMap(([id, other]) => (other !== null && uuids.has(other ?? '') ? [id] : [])));
    return [...(seen.get(node) ?? [])].filter((id) => isId(node, id) && own.has(uuidOf(id)));
  }
});

/** Of what has no condition of its own. */
const isOfAllDays = (field: ManyField): boolean =>
  field.source.how === 'by' && !field.where && field.model().node !== undefined;

/** How the ids below a field are asked for; undefined: there are none. */
function selectionOf(field: Field): string | undefined {
  switch (field.kind) {
    case 'one':
      return isRefetched(field.model()) && Object.keys(field.arguments).length === 0 ? ' { id }' : undefined;
    case 'polymorphic':
      return ' { id }';
    case 'many':
      if (!isRefetched(field.model())) return undefined;
      return field.paged ? '(first: 100) { totalCount nodes { id } }' : ' { id }';
    case 'value':
    case 'object':
    case 'parts':
    case 'computed':
      return undefined;
  }
}

const counted = z.object({ totalCount: z.int(), nodes: z.array(thing) });

function idsBelow(found: unknown): string[] {
  const list = counted.safeParse(found);
  if (list.success) {
    expect(list.data.totalCount).toBe(list.data.nodes.length);
    return list.data.nodes.map(({ id }) => id);
  }
  return z
    .union([z.array(thing), thing.transform((one) => [one]), z.null().transform(() => [])])
    .parse(found)
    .map(({ id }) => id);
}

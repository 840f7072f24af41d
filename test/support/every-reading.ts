import { type IdKind, idOf } from '@talkoot/contracts';
import {
  buildSchema,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { z } from 'zod';
import { loadContexts } from '../../apps/contexts.js';
import { models, rowOf, Sql } from '../read-path/declarations.js';

type Field = GraphQLField<unknown, unknown>;

/** Of each type, and how many of a list. */
const MOST_IDS = 40;
export const PAGE = 20;

const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
const node = schema.getType('Node');

/** The types of what has an id. */
export const NODES = objects.filter((type) => type.getInterfaces().some((each) => each === node));

const fieldsOf = (type: GraphQLObjectType | null | undefined): Field[] => (type ? Object.values(type.getFields()) : []);
export const QUERIES = fieldsOf(schema.getQueryType());
const me = schema.getType('Me');
const ME = fieldsOf(isObjectType(me) ? me : undefined);

const isList = (field: Field): boolean => getNamedType(field.type).name.endsWith('Connection');

/** Every list of every type. */
export const LISTS = objects.flatMap((type) =>
  fieldsOf(type).flatMap((field) => (isList(field) ? [{ type, field }] : [])),
);

/** Where there is what has lists and no id. */
const WITHIN: readonly { type: string; within: (list: string) => string; of?: string }[] = [
  {
    type: 'Minutes',
    within: (list) => `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Meeting { minutes { ${list} } } } }`,
    of: 'Meeting',
  },
  { type: 'AuditEntry', within: (list) => `{ auditEntries(first: ${PAGE}) { nodes { position ${list} } } }` },
  { type: 'Collaboration', within: (list) => `{ collaborations(first: ${PAGE}) { nodes { code ${list} } } }` },
];

const isPlain = (field: Field): boolean => isLeafType(getNamedType(field.type));
const needs = (field: Field): boolean =>
  field.args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
const itemOf = (field: Field): GraphQLObjectType | undefined => {
  const type = getNamedType(field.type);
  const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined;
  const item = nodes && getNamedType(nodes.type);
  return isObjectType(item) ? item : undefined;
};

/** What one may do is no part of what one sees. */
const plainOf = (type: GraphQLObjectType): string =>
  fieldsOf(type)
    .filter((field) => isPlain(field) && !needs(field) && field.name !== 'viewerCan')
    .map(({ name }) => name)
    .join(' ');

/** A field that gives objects, with all their plain fields; of a list a page with its cursors. */
function selected(field: Field): string | undefined {
  const type = getNamedType(field.type);
  if (needs(field)) return undefined;
  if (!isObjectType(type)) return `${field.name} { __typename }`;
  if (!isList(field)) return `${field.name} { __typename ${plainOf(type)} }`;
  const item = itemOf(field);
  return `${field.name}(first: ${PAGE}) { totalCount edges { cursor } nodes { __typename ${item ? plainOf(item) : ''} } }`;
}

export interface Question {
  /** Such as `Query.meetings`, `Meeting`, `Meeting.agenda`. */
  readonly name: string;
  readonly query: string;
  readonly variables: object;
}

/** What is in an answer, and in what it encodes: a cursor has the key by which its list is ordered. */
export function opened(text: string): string {
  const cursors = [...text.matchAll(/ursor":"([\w-]+)"/g)].map(([, cursor = '']) => cursor);
  return [text, ...cursors.map((each) => Buffer.from(each, 'base64url').toString())].join('\n');
}

export type IdsOfTypes = ReadonlyMap<string, readonly string[]>;

/** Every field of `Query` that can be asked without an argument, what is one’s own, and of every type that has ids every field. */
export function questions(ids: IdsOfTypes): Question[] {
  const ofType = (type: GraphQLObjectType): Question[] => {
    const objectsOf = fieldsOf(type).filter((field) => !isPlain(field) && !needs(field));
    const alone = objectsOf.filter((field) => !isList(field)).map((field) => selected(field));
    const asked = (name: string, fields: string): Question => ({
      name,
      query: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type.name} { id ${fields} } } }`,
      variables: { ids: ids.get(type.name) ?? [] },
    });
    return [
      asked(type.name, `__typename ${plainOf(type)} ${alone.join(' ')}`),
      ...objectsOf.filter(isList).map((field) => asked(`${type.name}.${field.name}`, selected(field) ?? '')),
    ];
  };
  const within = WITHIN.flatMap(({ type, within: around, of }) =>
    LISTS.filter((list) => list.type.name === type).map(({ field }) => ({
      name: `${type}.${field.name}`,
      query: around(selected(field) ?? ''),
      variables: of === undefined ? {} : { ids: ids.get(of) ?? [] },
    })),
  );
  const roots = [
    ...QUERIES.flatMap((field) => [[`Query.${field.name}`, selected(field)] as const]),
    ...ME.filter((field) => !isPlain(field)).map((field) => [`Me.${field.name}`, `me { ${selected(field)} }`] as const),
  ];
  return [
    ...roots.flatMap(([name, field]) => (field === undefined ? [] : [{ name, query: `{ ${field} }`, variables: {} }])),
    ...NODES.flatMap(ofType),
    ...within,
  ];
}

/** What has an id, and is given by a field of `Query` of its own alone. */
const NO_NODES: Readonly<Record<string, IdKind>> = { Report: 'report', Me: 'person' };

/** Most organisations have been there before anything happened: the newest are those of which something was told last. */
const LAST_TOLD = 'SELECT max(id::text) FROM platform.event WHERE thing.id = ANY (organisations)';

/** Of each type that has ids the newest things, whether one may see them or not. */
export async function idsOfTypes(client: pg.Client): Promise<IdsOfTypes> {
  await loadContexts();
  const ids = new Map<string, string[]>();
  for (const name of [...NODES.map((type) => type.name), ...Object.keys(NO_NODES)]) {
    const model = models.get(name);
    const kind = model?.node ?? NO_NODES[name];
    if (!model || !kind) throw new Error(`No read model of ${name}`);
    const key = String(Reflect.get(rowOf(model.table, new Sql('thing')), model.key));
    const order = name === 'Organisation' ? `(${LAST_TOLD}) DESC NULLS LAST, 1 DESC` : '1 DESC';
    const { rows } = await client.query<{ id: string }>(
      `SELECT ${key} AS id FROM ${model.table.name} thing ORDER BY ${order} LIMIT ${MOST_IDS}`,
    );
    ids.set(
      name,
      rows.map(({ id }) => idOf(kind, id)),
    );
  }
  return ids;
}

/** Every field of `Query` that gives one thing by its code or its id, asked for all things that are known of its type. */
export async function questionsByKey(ask: Ask, ids: IdsOfTypes) {
  const nodes = NODES.flatMap(({ name }) => ids.get(name)?.slice(0, 2) ?? []);
  const byId = nodes.map((id, place) => `thing${place}: node(id: ${JSON.stringify(id)}) { __typename id }`);
  const asked: Question[] = [{ name: 'Query.node', query: `{ ${byId.join(' ')} }`, variables: {} }];
  for (const field of QUERIES.filter((each) => needs(each) && isObjectType(getNamedType(each.type)))) {
    const type = getNamedType(field.type).name;
    const keys = field.args.filter(({ type: of }) => isNonNullType(of));
    const known = ids.get(type) ?? [];
    const nodes: Keyed[] = type in NO_NODES ? known.map((id) => ({ id })) : await keysOf(type, keys, known, ask);
    const fields = nodes.flatMap((thing, place) => {
      if (keys.some(({ name }) => typeof thing[name] !== 'string')) return [];
      const said = keys.map(({ name, type: of }) => {
        const value = thing[name] ?? '';
        return `${name}: ${isEnumType(getNamedType(of)) ? value : JSON.stringify(value)}`;
      });
      return [`thing${place}: ${field.name}(${said.join(', ')}) { __typename id }`];
    });
    asked.push({ name: `Query.${field.name}`, query: `{ ${fields.join(' ')} }`, variables: {} });
  }
  return asked;
}

type Ask = (query: string, variables: object) => Promise<unknown>;
type Keyed = Readonly<Record<string, string | null>>;
const keyed = z.object({ nodes: z.array(z.record(z.string(), z.string().nullable()).nullable()) });

async function keysOf(type: string, keys: readonly { name: string }[], ids: readonly string[], ask: Ask) {
  const named = keys.map(({ name }) => name).join(' ');
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${named} } } }`;
  return keyed.parse(await ask(query, { ids })).nodes.flatMap((each): Keyed[] => (each ? [each] : []));
}

/** Every order and every filter of every list that can be reached, some at a time. */
export function arrangements(ids: IdsOfTypes): Question[] {
  return LISTS.flatMap(({ type, field }) => {
    if (!NODES.includes(type) && !['Query', 'Me'].includes(type.name)) return [];
    const item = itemOf(field);
    const each = (item ? plainOf(item) : '') + ' __typename';
    const page = `totalCount edges { cursor } pageInfo { startCursor endCursor hasNextPage } nodes { ${each} }`;
    const lists = field.args.flatMap((argument) =>
      argumentsLike(argument, ids).map((given) => `${field.name}(first: ${PAGE}, ${given}) { ${page} }`),
    );
    const some = (from: number) =>
      lists.slice(from, from + MOST_AT_ONCE).map((list, place) => `list${from + place}: ${list}`);
    return lists.flatMap((_, from): Question[] => {
      if (from % MOST_AT_ONCE !== 0) return [];
      const asked = some(from).join(' ');
      const name = `${type.name}.${field.name}`;
      if (type.name === 'Query') return [{ name, query: `{ ${asked} }`, variables: {} }];
      if (type.name === 'Me') return [{ name, query: `{ me { ${asked} } }`, variables: {} }];
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type.name} { ${asked} } } }`;
      return [{ name, query, variables: { ids: ids.get(type.name)?.slice(0, MOST_ARRANGED) } }];
    });
  });
}

/** Lists in a question, and things whose lists they are. */
const MOST_AT_ONCE = 3;
const MOST_ARRANGED = 4;

/** Every order of an argument, or every filter with a value or two. */
function argumentsLike({ name, type }: GraphQLArgument, ids: IdsOfTypes): string[] {
  const of = getNamedType(type);
  if (name === 'orderBy' && isEnumType(of)) return of.getValues().map((value) => `orderBy: ${value.name}`);
  if (name !== 'filter' || !isInputObjectType(of)) return [];
  return Object.values(of.getFields()).flatMap((filter) =>
    valuesLike(of.name, filter.name, getNamedType(filter.type), ids).map(
      (value) => `filter: { ${filter.name}: ${value} }`,
    ),
  );
}

function valuesLike(filters: string, name: string, type: GraphQLNamedType, ids: IdsOfTypes): string[] {
  if (isEnumType(type)) return type.getValues().map((value) => value.name);
  if (type.name === 'ID') return [JSON.stringify(ids.get(namedBy(filters, name))?.[0])];
  return [...(VALUES_LIKE[type.name] ?? ['"a"'])];
}

/** What a filter by an id asks for; of others, organisations. */
const NAMED_LIKE: Readonly<Record<string, string>> = {
  area: 'ProgrammeItem',
  body: 'Body',
  collaboration: 'Alliance',
  madeBy: 'Me',
  meeting: 'Meeting',
  person: 'Me',
  programme: 'Programme',
  region: 'Region',
  theme: 'Theme',
  to: 'Alliance',
  workingGroup: 'Body',
};
const OF_PILOTS = /^(Pilot|Project)Filter\.programme$/;

const namedBy = (filters: string, name: string): string =>
  OF_PILOTS.test(`${filters}.${name}`) ? 'PilotProgramme' : (NAMED_LIKE[name] ?? 'Organisation');

const VALUES_LIKE: Readonly<Record<string, readonly string[]>> = {
  Boolean: ['true', 'false'],
  Int: ['30'],
  Date: ['"2026-11-30"'],
  DateTime: ['"2020-01-01T00:00:00Z"'],
};

/** Every filter by an id of a list of `Query`, and of what type the id is. */
export function filtersById(): readonly { list: string; filter: string; type: string }[] {
  return QUERIES.flatMap((field) => {
    const filters = field.args.map(({ type }) => getNamedType(type)).filter(isInputObjectType);
    return filters.flatMap((of) =>
      Object.values(of.getFields())
        .filter((filter) => getNamedType(filter.type).name === 'ID')
        .map((filter) => ({ list: field.name, filter: filter.name, type: namedBy(of.name, filter.name) })),
    );
  });
}

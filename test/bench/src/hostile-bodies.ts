/** Request bodies that cost the server far more than the sender. Anybody can send them. */
import { getIntrospectionQuery } from 'graphql';

export interface HostileBody {
  readonly query: string;
  readonly variables?: object;
}

/** The largest body that the gateway reads. */
const LARGEST = 1024 * 1024;

/** A whole number, both ends included. */
export type Between = (least: number, most: number) => number;

const repeat = <T>(n: number, make: (place: number) => T): T[] => Array.from({ length: n }, (_, place) => make(place));
const words = (n: number, make: (place: number) => string): string => repeat(n, make).join(' ');

const FILTERED = 'query ($f: PilotFilter) { pilots(filter: $f) { totalCount } }';
const filtered = (f: object): HostileBody => ({ query: FILTERED, variables: { f } });
/** By a value that is too deep for what writes JSON. */
const filteredBy = (f: string): string => `{"query":"${FILTERED}","variables":{"f":${f}}}`;
const nested = (n: number, open: string, middle: string, close: string): string =>
  `${open.repeat(n)}${middle}${close.repeat(n)}`;

/** Each made larger and larger by its number; a new way to cost much belongs here. */
export const HOSTILE = {
  'unknown keys': (n) => filtered(Object.fromEntries(repeat(n, (i) => [`x${i}`, 1]))),
  'unknown keys like known ones': (n) => filtered(Object.fromEntries(repeat(n, (i) => [`statu${i}`, 1]))),
  'long unknown keys': (n) => filtered(Object.fromEntries(repeat(8, (i) => [`${i}`.repeat(n), 'x'.repeat(n)]))),
  'wrong enum values': (n) => filtered({ status: repeat(n, (i) => i) }),
  'wrong enum words': (n) => filtered({ status: repeat(n, (i) => `RUNNIN${i}`) }),
  'lists within lists as a variable': (n) => filteredBy(nested(n, '[', '', ']')),
  'objects within objects as a variable': (n) => filteredBy(nested(n, '{"a":', '1', '}')),
  'a long text as a variable': (n) => ({
    query: 'query ($t: String) { organisations(filter: { name: $t }) { totalCount } }',
    variables: { t: 'ä'.repeat(n) },
  }),
  'many variables': (n) => ({
    query: `query (${words(n, (i) => `$v${i}: Int`)}) { themes { totalCount } }`,
    variables: Object.fromEntries(repeat(n, (i) => [`v${i}`, 'x'])),
  }),
  'aliases in introspection': (n) => ({
    query: `{ __schema { types { fields { type { fields { args { ${words(n, (i) => `a${i}: description`)} } } } } } } }`,
  }),
  'introspection within introspection': (n) => ({
    query: `{ __schema { types { ${nested(n, 'fields { type { ', 'name', ' } }')} } } }`,
  }),
  'the usual introspection, again and again': (n) => ({
    query: `${getIntrospectionQuery({ typeDepth: 9 })}${words(n, (i) => `# ${i}\n`)}`,
  }),
  'aliases per row': (n) => ({
    query: `{ regions(first: 21) { nodes { municipalities(first: 30) { nodes { region { municipalities(first: 28) { nodes { ${words(n, (i) => `a${i}: name`)} } } } } } } } }`,
  }),
  'counts per row': (n) => ({
    query: `{ regions(first: 100) { nodes { ${words(n, (i) => `a${i}: municipalities { totalCount }`)} } } }`,
  }),
  'lists per row': (n) => ({
    query: `{ regions(first: 100) { nodes { ${words(n, (i) => `a${i}: municipalities(first: 1) { nodes { id } }`)} } } }`,
  }),
  'lists below lists': (n) => ({
    query: `{ ${words(n, (i) => `a${i}: pilotProgrammes(first: 1) { nodes { pilots(first: 1) { nodes { partners(first: 1) { nodes { organisation { name } } } } } } }`)} }`,
  }),
  'counted lists': (n) => ({
    query: `{ ${words(n, (i) => `a${i}: organisations(first: 1) { totalCount nodes { name } }`)} }`,
  }),
  searches: (n) => ({
    query: `{ ${words(n, (i) => `a${i}: organisations(filter: { name: "xyz${i}" }) { nodes { id } }`)} }`,
  }),
  'things by id': (n) => ({
    query: `query ($ids: [ID!]!) { ${words(n, (i) => `a${i}: nodes(ids: $ids) { id ... on Organisation { name } }`)} }`,
    variables: { ids: repeat(100, () => 'organisation_01jd0000000000000000000000') },
  }),
  'a chain of fragments': (n) => ({
    query: `{ ...f0 } ${words(n, (i) => `fragment f${i} on Query { ...f${i + 1} }`)} fragment f${n} on Query { __typename }`,
  }),
  'fragments that double': (n) => ({
    query: `{ ...f0 } ${words(n, (i) => `fragment f${i} on Query { a: __schema { ...g } ...f${i + 1} ...f${i + 1} }`)} fragment f${n} on Query { __typename } fragment g on __Schema { description }`,
  }),
  'brackets in a type': (n) => ({ query: `query ($a: ${nested(n, '[', 'ID', ']')}) { __typename }` }),
  'inline fragments': (n) => ({ query: `{ ${nested(n, '... { ', '__typename', ' }')} }` }),
  'fields within fields': (n) => ({ query: `{ ${nested(n, 'pilots { nodes { ', 'id', ' } }')} }` }),
  'lists within lists': (n) => ({
    query: `{ pilots(filter: { status: ${nested(n, '[', 'RUNNING', ']')} }) { totalCount } }`,
  }),
  'objects within objects': (n) => ({
    query: `{ pilots(filter: ${nested(n, '{ status: ', 'RUNNING', ' }')}) { totalCount } }`,
  }),
  'wrong enum values in words': (n) => ({
    query: `{ pilots(filter: { status: [${words(n, (i) => `RUNNIN${i}`)}] }) { totalCount } }`,
  }),
  'the same field': (n) => ({ query: `{ ${words(n, () => 'pilots(first: 1) { totalCount }')} }` }),
  'the same field with other arguments': (n) => ({
    query: `{ ${words(n, (i) => `pilots(first: ${i}, filter: { status: [RUNNING, CLOSED] }) { totalCount }`)} }`,
  }),
  'unknown fields': (n) => ({ query: `{ ${words(n, (i) => `pilotProgramme${i}`)} }` }),
  'a long name': (n) => ({ query: `{ ${'a'.repeat(n)} }` }),
  'a comment': (n) => ({ query: `{ __typename } # ${'a'.repeat(n)}` }),
  'a long text': (n) => ({ query: `{ organisations(filter: { name: "${'a'.repeat(n)}" }) { totalCount } }` }),
  'unknown types': (n) => ({ query: words(n, (i) => `fragment f${i} on PilotProgram${i} { id }`) }),
  'many operations': (n) => ({ query: words(n, (i) => `query q${i} { ...f } fragment f${i} on Query { ...f }`) }),
  directives: (n) => ({ query: `{ __typename ${words(n, () => '@include(if: true)')} }` }),
  'many changes': (n) => ({
    query: `mutation { ${words(n, (i) => `a${i}: reportStatus(input: {}) { errors { code } }`)} }`,
  }),
} as const satisfies Readonly<Record<string, (n: number) => HostileBody | string>>;

export type HostileName = keyof typeof HOSTILE;
export const HOSTILE_NAMES = Object.keys(HOSTILE) as HostileName[];

const lengthOf = (body: string): number => Buffer.byteLength(body);

/** The body of that name with the number given, or with the largest with which it still is small enough to be read. */
export function hostileBody(name: HostileName, wanted = LARGEST): string {
  const make = (n: number) => {
    const body: HostileBody | string = HOSTILE[name](n);
    return typeof body === 'string' ? body : JSON.stringify(body);
  };
  let n = Math.min(wanted, Math.ceil((64 * LARGEST) / (lengthOf(make(64)) - lengthOf(make(1)))));
  for (let body = make(n); ; body = make(n)) {
    if (lengthOf(body) <= LARGEST) return body;
    n = Math.floor((n * LARGEST * 0.99) / lengthOf(body));
  }
}

/** Any of them, in any size: most often just below or above what the gateway lets through. */
export function randomHostileBody(between: Between): string {
  const name = HOSTILE_NAMES[between(0, HOSTILE_NAMES.length - 1)] ?? 'unknown keys';
  return hostileBody(name, 2 ** between(0, 20) + between(0, 100));
}

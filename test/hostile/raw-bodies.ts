import type { Random } from '../support/random.js';

const TYPENAME = '{"query":"{ __typename }"}';
const NAMES = [
  'x',
  '',
  '__proto__',
  'constructor',
  'toString',
  'a'.repeat(5_000),
  '\u0000',
  '\ud800',
  'A B',
  '{',
] as const;
const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/json;charset="',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
  'application/xml',
  '',
] as const;
/** Bytes that UTF-8 does not have, has in longer forms, or that are halves. */
const BYTES: readonly [number[], ...number[][]] = [
  [0xff],
  [0xc0, 0xaf],
  [0xe2, 0x28, 0xa1],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xc3],
  [0x00],
  [0xef, 0xbb, 0xbf],
];

interface RawBody {
  readonly body: Buffer;
  readonly type: string;
}

type Maker = (random: Random) => string | Buffer;

const nested = (times: number, open: string, middle: string, close: string): string =>
  `${open.repeat(times)}${middle}${close.repeat(times)}`;

const inserted = (random: Random, bytes: Buffer, into: Buffer): Buffer => {
  const at = random.between(0, into.length);
  return Buffer.concat([into.subarray(0, at), bytes, into.subarray(at)]);
};

/** Bodies that no client of GraphQL sends. */
const MAKERS: readonly [Maker, ...Maker[]] = [
  (random) => Buffer.from(Array.from({ length: random.between(0, 300) }, () => random.between(0, 255))),
  (random) => inserted(random, Buffer.from(random.pick(BYTES)), Buffer.from(TYPENAME)),
  (random) => TYPENAME.slice(0, random.between(0, TYPENAME.length - 1)),
  (random) => `${TYPENAME}${random.pick([',', '}', '\u0000', TYPENAME, ' x', '\n\n'])}`,
  (random) => `\ufeff${TYPENAME}${' '.repeat(random.between(0, 100))}`,
  (random) => nested(2 ** random.between(0, 16), '[', '', random.pick([']', ''])),
  (random) => `{"query":"{ __typename }","variables":${nested(2 ** random.between(0, 15), '{"a":', '1', '}')}}`,
  (random) => `{"query":"{ __typename }","${random.pick(['__proto__', 'constructor', 'prototype'])}":{"polluted":1}}`,
  (random) =>
    `{"query":"{ __typename }","${random.pick(['variables', 'extensions'])}":{"${random.pick(['__proto__', 'constructor'])}":{"prototype":{"polluted":1}}}}`,
  (random) =>
    JSON.stringify({ query: 'query A { __typename } query B { __typename }', operationName: random.pick(NAMES) }),
  (random) => JSON.stringify({ query: '{ __typename }', operationName: random.pick(NAMES) }),
  (random) =>
    `{"query":"{ __typename }","variables":{"x":${random.pick(['1e999', '-1e-999', '9'.repeat(5_000), '01', '.5', 'NaN'])}}}`,
  (random) => `{"query":${random.pick(['1', 'null', '[]', '{}', 'true', '""', '" "', '"\\ud800"', '"\\u0000"'])}}`,
  (random) => `{"query":"{ __typename }","query":"{ ${random.pick(['x', '__schema { x }', ''])} }"}`,
  (random) => `{${Array.from({ length: 2 ** random.between(0, 13) }, (_, place) => `"k${place}":1`).join(',')}}`,
  (random) => JSON.stringify({ query: `{ __typename } ${'x'.repeat(2 ** random.between(10, 21))}` }),
  (random) => JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(2 ** random.between(10, 21)) } }),
  (random) => `[${Array.from({ length: 2 ** random.between(0, 10) }, () => TYPENAME).join(',')}]`,
  (random) =>
    JSON.stringify({
      extensions: { persistedQuery: { version: 1, sha256Hash: random.pick(['', 'a'.repeat(64), '__proto__']) } },
    }),
  (random) =>
    `query=${encodeURIComponent('mutation { endSession(input: {}) { errors { code } } }')}&x=${random.pick(NAMES)}`,
  () => '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ __typename }"}\r\n--x--\r\n',
];

export function randomRawBody(random: Random): RawBody {
  return { body: Buffer.from(random.pick(MAKERS)(random)), type: random.pick(TYPES) };
}

import type { Random } from '../support/random.js';

const TOKENS = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '!',
  '$',
  '@',
  '...',
  '|',
  '=',
  '&',
  '"',
  '"""',
  '#',
  '\\',
  ',',
] as const;
const WORDS = [
  'query',
  'mutation',
  'subscription',
  'fragment',
  'on',
  'null',
  'true',
  '__schema',
  '__typename',
  '__proto__',
  'constructor',
  'nodes',
  'totalCount',
  'id',
  '1e999',
  '-0',
  '99999999999999999999',
  '@include(if: true)',
  '@skip(if: null)',
  '@deprecated',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\u202e',
] as const;
const WORD = /[_A-Za-z]\w*|"[^"\n]*"|\d+|[^\s\w]/g;

/** A document with one to four of its words left out, doubled, exchanged or replaced, or cut off. */
export function mutatedDocument(random: Random, source: string): string {
  let words: string[] = source.match(WORD) ?? [];
  for (let left = random.between(1, 4); left > 0; left -= 1) {
    const at = random.between(0, Math.max(0, words.length - 1));
    const to = random.between(0, Math.max(0, words.length - 1));
    switch (random.between(0, 6)) {
      case 0:
        words.splice(at, random.between(1, 3));
        break;
      case 1:
        words.splice(at, 0, ...words.slice(at, at + random.between(1, 8)));
        break;
      case 2:
        [words[at], words[to]] = [words[to] ?? '', words[at] ?? ''];
        break;
      case 3:
        words[at] = words[to] ?? '';
        break;
      case 4:
        words.splice(at, 0, random.pick(TOKENS));
        break;
      case 5:
        words.splice(at, 0, random.pick(WORDS));
        break;
      default:
        if (random.next() < 0.3) words = words.slice(0, at);
        else words[at] = random.pick(WORDS);
    }
  }
  return words.join(' ');
}

/** Values that are seldom of the type that is wanted. */
const VALUES = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  'x',
  '\ud800',
  [],
  [[]],
  [null],
  {},
  { x: 1 },
  { __proto__: null },
] as const;

/** Variables with some replaced, left out or added. */
export function mutatedVariables(random: Random, variables: object): object {
  const changed = Object.entries(variables).flatMap(([name, value]: [string, unknown]): [string, unknown][] => {
    if (random.next() < 0.1) return [];
    return [[name, random.next() < 0.4 ? random.pick(VALUES) : value]];
  });
  return Object.fromEntries([...changed, ...(random.next() < 0.2 ? [['extra', random.pick(VALUES)]] : [])]) as object;
}

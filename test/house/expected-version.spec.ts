import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedVersions } from './expected-version.js';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

describe('expectedVersion', () => {
  const { words, used, undecided, decided, required } = expectedVersions(
    read('schema.graphql'),
    read('docs/decisions/0025-expected-version.md'),
  );

  it('is decided for every verb once', () => {
    expect(decided.length).toBeGreaterThan(5);
    expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([]);
    expect(words.filter((word) => !used.includes(word))).toEqual([]);
    expect(undecided).toEqual([]);
  });

  it('is required exactly where the decision says so', () => {
    expect(required).toEqual(decided);
  });
});

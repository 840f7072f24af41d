import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, isInputObjectType, isNonNullType } from 'graphql';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

const schema = buildSchema(read('schema.graphql'));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const decision = read('docs/decisions/0025-expected-version.md');

/** The verbs and mutations of one of the lists of the decision. */
function listed(title: string): string[] {
  const [, list = ''] = new RegExp(`^- \\*\\*${title}\\*\\*: (.*?)\\n(?=-|\\n)`, 'ms').exec(decision) ?? [];
  return [...list.matchAll(/`(\w+)`/g)].map(([, word = '']) => word);
}

const REQUIRED = listed('Required');
const NOT_REQUIRED = listed('Not required');

const verbOf = (mutation: string): string => /^[a-z]+/.exec(mutation)?.[0] ?? '';

/** A mutation that is named itself is not decided by its verb. */
const isRequiredOf = (mutation: string): boolean | undefined => {
  if (REQUIRED.includes(mutation)) return true;
  if (REQUIRED.includes(verbOf(mutation))) return true;
  return NOT_REQUIRED.includes(verbOf(mutation)) ? false : undefined;
};

describe('expectedVersion', () => {
  it('is decided for every verb once', () => {
    expect(REQUIRED.length).toBeGreaterThan(5);
    const words = [...REQUIRED, ...NOT_REQUIRED];
    expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([]);
    const used = mutations.flatMap(({ name }) => [name, verbOf(name)]);
    expect(words.filter((word) => !used.includes(word))).toEqual([]);
    expect(mutations.filter(({ name }) => isRequiredOf(name) === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('is required exactly where the decision says so', () => {
    const required = mutations.filter(({ args: [input] }) => {
      const type = input && getNamedType(input.type);
      const field = isInputObjectType(type) ? type.getFields()['expectedVersion'] : undefined;
      return isNonNullType(field?.type);
    });
    expect(required.map(({ name }) => name)).toEqual(
      mutations.map(({ name }) => name).filter((name) => isRequiredOf(name) === true),
    );
  });
});

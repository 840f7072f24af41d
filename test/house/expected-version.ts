import { buildSchema, getNamedType, isInputObjectType, isNonNullType } from 'graphql';

/** The verbs and mutations of one of the lists of the decision. */
function listed(decision: string, title: string): string[] {
  const [, list = ''] = new RegExp(`^- \\*\\*${title}\\*\\*: (.*?)\\n(?=-|\\n)`, 'ms').exec(decision) ?? [];
  return [...list.matchAll(/`(\w+)`/g)].map(([, word = '']) => word);
}

const verbOf = (mutation: string): string => /^[a-z]+/.exec(mutation)?.[0] ?? '';

/** What decision 25 says, and what the mutations of a schema do. */
export function expectedVersions(schema: string, decision: string) {
  const mutations = Object.values(buildSchema(schema).getMutationType()?.getFields() ?? {});
  const [required, notRequired] = [listed(decision, 'Required'), listed(decision, 'Not required')];
  const names = mutations.map(({ name }) => name);
  /** A mutation that is named itself is not decided by its verb. */
  const isRequiredOf = (mutation: string): boolean | undefined => {
    if (required.includes(mutation) || required.includes(verbOf(mutation))) return true;
    return notRequired.includes(verbOf(mutation)) ? false : undefined;
  };
  return {
    /** The words of the decision. */
    words: [...required, ...notRequired],
    /** The words that it could have. */
    used: names.flatMap((name) => [name, verbOf(name)]),
    undecided: names.filter((name) => isRequiredOf(name) === undefined),
    decided: names.filter((name) => isRequiredOf(name) === true),
    /** The mutations that require the version. */
    required: mutations
      .filter(({ args: [input] }) => {
        const type = input && getNamedType(input.type);
        const field = isInputObjectType(type) ? type.getFields()['expectedVersion'] : undefined;
        return isNonNullType(field?.type);
      })
      .map(({ name }) => name),
  };
}

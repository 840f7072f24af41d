import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** A value of an input as the API takes it: the words of the code are enums there, `on-track` is `ON_TRACK`. */
export function asVariable(value: unknown, type: GraphQLInputType): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return Array.isArray(value) ? value.map((each) => asVariable(each, inner.ofType)) : value;
  if (isEnumType(inner)) return inner.getValues().find(({ name }) => isSame(name, String(value)))?.name ?? value;
  if (!isInputObjectType(inner) || typeof value !== 'object' || value === null) return value;
  const fields = inner.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, fields[name] ? asVariable(each, fields[name].type) : each]),
  );
}

const isSame = (name: string, word: string): boolean => name.toUpperCase() === word.toUpperCase().replaceAll('-', '_');

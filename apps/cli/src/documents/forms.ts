import { fieldsHeedingNull, idKindsOf, ruleOf } from '@talkoot/contracts';
import { actionName, boundsOf, type DeclaredMutation, innermost, mutationsDeclared } from '@talkoot/platform/graphql';
import {
  buildSchema,
  getNamedType,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { z } from 'zod';
import '../../../contexts.js';

/** Objects for which a form has a field of its own. */
const FIELDS = new Set(['LocalisedTextInput', 'PeriodInput', 'MoneyInput']);

/** The input of every mutation for the console's forms: types from the schema, kinds of ids, limits and meanings from the declarations. */
export function formsDocument(schemaText: string): string {
  const schema = buildSchema(schemaText);
  const lines = [...mutationsDeclared()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, mutation]) => `  ${JSON.stringify(name)}: ${JSON.stringify(formOf(schema, name, mutation))}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function formOf(schema: GraphQLSchema, name: string, { description, may, input, gives }: DeclaredMutation) {
  const type = schema.getMutationType()?.getFields()[name]?.args[0]?.type;
  if (!type) throw new Error(`schema.graphql does not have ${name}: type npm run cli -- schema first`);
  return {
    action: actionName(may),
    on: ruleOf(may).on,
    help: description,
    gives: Object.keys(gives),
    fields: fieldsOf(type, input),
  };
}

function fieldsOf(type: GraphQLInputType, schema: z.ZodType): object[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || !(schema instanceof z.ZodObject)) throw new Error(`${named.name} is no object`);
  const clearable = fieldsHeedingNull(schema);
  return Object.values(named.getFields()).map((field) => {
    const of = schema.shape[field.name] as z.ZodType;
    return {
      name: field.name,
      help: of.description,
      ...kindOfField(field.type, of),
      ...(isRequiredInputField(field) && { required: true }),
      ...(clearable.has(field.name) && { clears: true }),
    };
  });
}

/** The values of an enum; of an amount of money, its currencies. */
function valuesOf(type: GraphQLNamedInputType): object {
  if (isEnumType(type)) return { values: type.getValues().map(({ name }) => name) };
  const currency = isInputObjectType(type) ? type.getFields()['currency'] : undefined;
  return type.name === 'MoneyInput' && currency ? valuesOf(getNamedType(currency.type)) : {};
}

/** What a field takes; what is not said is not so. */
function kindOfField(type: GraphQLInputType, schema: z.ZodType): object {
  const nullable = isNonNullType(type) ? type.ofType : type;
  const found = innermost(schema);
  if (isListType(nullable) && found instanceof z.ZodArray)
    return { ...kindOfField(nullable.ofType, found.element as z.ZodType), list: true, items: boundsOf(found) };
  const named = getNamedType(type);
  const kinds = idKindsOf(found);
  return {
    type: named.name,
    ...(kinds && { kinds }),
    ...boundsOf(found),
    ...valuesOf(named),
    ...(isInputObjectType(named) && !FIELDS.has(named.name) && { fields: fieldsOf(named, found) }),
  };
}

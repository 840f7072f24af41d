import { getNamedType, type GraphQLField, type GraphQLSchema, isLeafType, isObjectType, parse, print } from 'graphql';
import { asVariable } from './as-variable.js';
import { mutationsDeclared } from './mutations.js';

/** An operation as a client sends it. */
export interface ExampleCall {
  readonly query: string;
  readonly variables: { readonly input: object };
}

/** The example of a mutation. It asks for every plain field of what the mutation gives back. */
export function exampleCall(schema: GraphQLSchema, name: string): ExampleCall {
  const field = schema.getMutationType()?.getFields()[name];
  const input = field?.args[0];
  const declared = mutationsDeclared().get(name);
  if (!input || !declared) throw new Error(`There is no mutation ${name}`);
  const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const query = `mutation ${title}($input: ${String(input.type)}) { ${name}(input: $input) { ${selected(field)} } }`;
  return {
    query: print(parse(query)),
    variables: { input: Object(asVariable(declared.example, input.type)) as object },
  };
}

/** The plain fields of an object, and of the objects right below it. */
function selected(of: GraphQLField<unknown, unknown>, depth = 1): string {
  const type = getNamedType(of.type);
  if (!isObjectType(type)) return '';
  return Object.values(type.getFields())
    .filter(({ args }) => args.length === 0)
    .flatMap((each) => {
      if (isLeafType(getNamedType(each.type))) return [each.name];
      return depth > 0 && isObjectType(getNamedType(each.type))
        ? [`${each.name} { ${selected(each, depth - 1)} }`]
        : [];
    })
    .join(' ');
}

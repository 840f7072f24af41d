import { type ASTNode, type DocumentNode, type GraphQLSchema, Kind, parse, print, validate, visit } from 'graphql';

const MOST_TRIES = 400;
const DELETABLE: readonly string[] = [
  Kind.FIELD,
  Kind.FRAGMENT_SPREAD,
  Kind.INLINE_FRAGMENT,
  Kind.ARGUMENT,
  Kind.DIRECTIVE,
  Kind.OBJECT_FIELD,
];

/** The operation with as little in it as still fails. */
export async function shrunk(
  source: string,
  schema: GraphQLSchema,
  fails: (document: DocumentNode) => Promise<boolean>,
): Promise<string> {
  let smallest = source;
  let place = 0;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const candidate = without(parse(smallest), place);
    if (!candidate) break;
    const isValid = !hasEmpty(candidate) && validate(schema, candidate).length === 0;
    if (isValid && (await fails(parse(print(candidate))))) smallest = print(candidate);
    else place += 1;
  }
  return smallest;
}

/** The document without its n-th part, and without what nothing needs any more; undefined: it has no such part. */
function without(document: DocumentNode, place: number): DocumentNode | undefined {
  let count = 0;
  const cut = visit(document, {
    enter(node: ASTNode) {
      if (!DELETABLE.includes(node.kind)) return undefined;
      count += 1;
      return count === place + 1 ? null : undefined;
    },
  });
  return count > place ? tidied(cut) : undefined;
}

/** Braces with nothing between them are no GraphQL. */
function hasEmpty(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    SelectionSet: ({ selections }) => {
      found ||= selections.length === 0;
    },
  });
  return found;
}

function tidied(document: DocumentNode): DocumentNode {
  let tidy = document;
  for (;;) {
    const spread = new Set<string>();
    const used = new Set<string>();
    visit(tidy, {
      FragmentSpread: ({ name }) => void spread.add(name.value),
      Variable: (node, _, parent) => {
        if (!Array.isArray(parent) && (parent as ASTNode).kind !== Kind.VARIABLE_DEFINITION) used.add(node.name.value);
        if (Array.isArray(parent)) used.add(node.name.value);
      },
    });
    const next = visit(tidy, {
      FragmentDefinition: ({ name }) => (spread.has(name.value) ? undefined : null),
      VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
    });
    if (print(next) === print(tidy)) return next;
    tidy = next;
  }
}

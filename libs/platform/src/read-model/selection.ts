import {
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
} from 'graphql';

export interface Document {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields that a selection asks of an object, by response key in the order of the response; the same key several times is
 * one field with all its selections (GraphQL, 6.3.2). `is` are the names of the object's type and its interfaces.
 */
export function collectFields(
  nodes: readonly FieldNode[],
  is: ReadonlySet<string>,
  document: Document,
): ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]> {
  const found = new Map<string, [FieldNode, ...FieldNode[]]>();
  const visited = new Set<string>();
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, document)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const same = found.get(key);
        if (same) same.push(selection);
        else found.set(key, [selection]);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : spread(selection.name.value);
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value;
      if (condition === undefined || is.has(condition)) collect(fragment.selectionSet.selections);
    }
  };
  const spread = (name: string): FragmentDefinitionNode | undefined => {
    if (visited.has(name)) return undefined;
    visited.add(name);
    return document.fragments.get(name);
  };
  for (const { selectionSet } of nodes) collect(selectionSet?.selections ?? []);
  return found;
}

function isIncluded(selection: SelectionNode, { variables }: Document): boolean {
  if (!selection.directives || selection.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}

export const fragmentsOf = (
  definitions: readonly { readonly kind: string }[],
): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === 'FragmentDefinition')
      .map((fragment) => [fragment.name.value, fragment]),
  );

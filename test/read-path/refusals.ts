import { anyId, DomainError, InvalidInput, kindOf, mayEver, type Operation } from '@talkoot/contracts';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Field, findModelOfKind, type ManyField, type Order, type ReadModel, roots } from './declarations.js';
import { parsedCursor } from './pages.js';
import { orderOf } from './reference.js';
import type { Given } from './things.js';

/** Why a root field is refused, in the words that an answer may have: any of them, when several are. */
export type Refusals = ReadonlyMap<string, readonly string[]>;

export const refusalOf = (code: string, path: readonly (string | number)[] = []): string =>
  [code, ...path.map(String)].join(' ');

type Nodes = readonly FieldNode[];

/**
 * The root fields that are refused since an argument in or under them is wrong, whether or not there is a row that it would have
 * been asked for.
 */
export class Refusing {
  private found: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
    private readonly operation: Operation,
  ) {}

  of({ selectionSet }: OperationDefinitionNode): Refusals {
    const refusals = new Map<string, readonly string[]>();
    for (const [key, nodes] of this.fields('Query', [selectionSet])) {
      this.found = [];
      this.root(nodes);
      if (this.found.length > 0) refusals.set(key, this.found);
    }
    return refusals;
  }

  private root(nodes: Nodes): void {
    const [node] = nodes;
    if (!node) return;
    const name = node.name.value;
    const root = roots.get(name);
    if (!root && name !== 'node' && name !== 'nodes') return;
    const given = this.given('Query', node);
    if (name === 'node') this.ids([given['id']], ['id'], nodes);
    if (name === 'nodes' && Array.isArray(given['ids'])) {
      if (given['ids'].length > 100) this.found.push(refusalOf('INVALID_INPUT', ['ids']));
      this.ids(given['ids'], ['ids'], nodes);
    }
    if (!root) return;
    const { viewer } = this.operation;
    if (root.access !== 'public' && viewer.person === undefined) this.found.push(refusalOf('UNAUTHENTICATED'));
    else if (root.access !== 'public' && !mayEver(viewer, root.access)) this.found.push(refusalOf('FORBIDDEN'));
    for (const [argument, { parameter }] of Object.entries(root.arguments))
      this.tried(() => isGiven(given[argument]) && parameter.parse(given[argument], argument));
    if (root.many) this.connection(root.model(), undefined, given, nodes);
    else this.model(root.model(), nodes);
  }

  private ids(ids: readonly unknown[], path: readonly string[], nodes: Nodes): void {
    for (const [place, id] of ids.entries()) {
      const known = anyId.safeParse(id);
      if (!known.success) this.found.push(refusalOf('INVALID_ID', path[0] === 'ids' ? [...path, place] : path));
      this.ofKind(kindOf(String(id)), nodes);
    }
  }

  private ofKind(kind: string | undefined, nodes: Nodes): void {
    const model = findModelOfKind(kind ?? '');
    if (model) this.model(model, nodes);
  }

  private model({ name, fields }: ReadModel<object>, nodes: Nodes): void {
    this.declared(name, fields, nodes);
  }

  private declared(type: string, declared: ReadonlyMap<string, Field>, nodes: Nodes): void {
    for (const [, same] of this.fields(type, selectionsOf(nodes))) {
      const [node] = same;
      const field = node && declared.get(node.name.value);
      if (!field) continue;
      const given = this.given(type, node);
      switch (field.kind) {
        case 'object':
          this.declared(field.name, field.fields, same);
          break;
        case 'one':
          for (const [argument, { parameter }] of Object.entries(field.arguments))
            this.tried(() => isGiven(given[argument]) && parameter.parse(given[argument], argument));
          this.model(field.model(), same);
          break;
        case 'polymorphic':
          for (const { kind } of field.branches) this.ofKind(kind, same);
          break;
        case 'many':
          this.many(field, given, same);
          break;
        case 'value':
        case 'parts':
        case 'computed':
      }
    }
  }

  private many(field: ManyField, given: Given, nodes: Nodes): void {
    if (field.paged) this.connection(field.model(), field.order, given, nodes);
    else this.model(field.model(), nodes);
  }

  private connection(model: ReadModel<object>, declared: Order | undefined, given: Given, nodes: Nodes): void {
    this.page(model, declared, given);
    const { filter } = given;
    for (const [name, { parameter }] of model.filters) {
      const value: unknown = isGiven(filter) ? Reflect.get(Object(filter) as object, name) : undefined;
      this.tried(() => isGiven(value) && parameter.parse(value, name));
    }
    for (const [, same] of this.fields(`${model.name}Connection`, selectionsOf(nodes))) {
      if (same[0]?.name.value === 'nodes') this.model(model, same);
      if (same[0]?.name.value !== 'edges') continue;
      for (const [, below] of this.fields(`${model.name}Edge`, selectionsOf(same)))
        if (below[0]?.name.value === 'node') this.model(model, below);
    }
  }

  private page(model: ReadModel<object>, declared: Order | undefined, given: Given): void {
    const { first, after, last, before } = given;
    if ((isGiven(first) || isGiven(after)) && (isGiven(last) || isGiven(before)))
      this.found.push(refusalOf('INVALID_INPUT', ['last']));
    for (const [name, size] of Object.entries({ first, last }))
      if (typeof size === 'number' && (size < 0 || size > 100)) this.found.push(refusalOf('INVALID_INPUT', [name]));
    const [name, { keys }] = orderOf(model, declared, given);
    for (const [argument, cursor] of Object.entries({ after, before })) {
      if (!isGiven(cursor)) continue;
      const found = parsedCursor(cursor);
      if (found?.[0] !== name || found.length !== keys.length + 2)
        this.found.push(refusalOf('INVALID_INPUT', [argument]));
    }
  }

  private given(type: string, node: FieldNode): Given {
    const of = this.schema.getType(type);
    const definition = isObjectType(of) ? of.getFields()[node.name.value] : undefined;
    return definition ? getArgumentValues(definition, node, this.variables) : {};
  }

  private tried(parse: () => unknown): void {
    try {
      parse();
    } catch (error) {
      if (error instanceof InvalidInput)
        this.found.push(...error.issues.map(({ code, path }) => refusalOf(code, path)));
      else if (error instanceof DomainError) this.found.push(refusalOf(error.code, error.path));
      else throw error;
    }
  }

  /** The fields asked of an object of the type, by the key of the answer. */
  private fields(type: string, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const of = this.schema.getType(type);
    const interfaces = isObjectType(of) || isInterfaceType(of) ? of.getInterfaces().map(({ name }) => name) : [];
    const names = [type, ...interfaces];
    const add = ({ selections }: SelectionSetNode): void => {
      for (const each of selections) {
        if (getDirectiveValues(GraphQLSkipDirective, each, this.variables)?.['if'] === true) continue;
        if (getDirectiveValues(GraphQLIncludeDirective, each, this.variables)?.['if'] === false) continue;
        if (each.kind === Kind.FIELD) {
          const key = each.alias?.value ?? each.name.value;
          fields.set(key, [...(fields.get(key) ?? []), each]);
          continue;
        }
        const fragment = each.kind === Kind.INLINE_FRAGMENT ? each : this.fragments.get(each.name.value);
        const condition = fragment?.typeCondition?.name.value;
        if (fragment && (condition === undefined || names.includes(condition))) add(fragment.selectionSet);
      }
    };
    sets.forEach(add);
    return fields;
  }
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const selectionsOf = (nodes: Nodes): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));

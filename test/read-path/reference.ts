import { anyId, kindOf, LocalDate, locale, type Operation, uuidOf } from '@talkoot/contracts';
import {
  type Field,
  findModelOfKind,
  type ManyField,
  type ObjectField,
  type Order,
  type PartsField,
  type ReadModel,
  roots,
  sql,
} from './declarations.js';
import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { z } from 'zod';
import { compare, cursorOf, type PageArguments, pageOf, type Place } from './pages.js';
import { plainValue } from './plain-values.js';
import type { PlainDatabase, Scene } from './question.js';
import { type Given, type Thing, Things } from './things.js';

export interface Question {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operation: Operation;
}

/** What a list's page has; each is made when it is asked for. */
type Connection = Readonly<Record<string, unknown>>;

/** Several fields of a row under one name. */
class Part {
  constructor(
    readonly thing: Thing,
    readonly field: ObjectField,
  ) {}
}

/** An element of a JSON array in a row. */
class Element {
  constructor(
    readonly thing: Thing,
    readonly field: PartsField,
    readonly json: string,
  ) {}
}

class Row {
  constructor(readonly thing: Thing) {}
}

/** What a root field is refused for; found out beforehand (`refusals`). */
export type RefusedRoots = ReadonlySet<string>;

/**
 * Answers operations as slowly and plainly as can be, out of the same declarations: graphql-js goes from field to field, each
 * field asks one simple question, and lists are sorted, counted and cut into pages here.
 */
export class Reference {
  private readonly things: Things;
  /** The cursors of all lists that were read, by model and order. */
  readonly cursors = new Map<string, Set<string>>();

  constructor(
    private readonly schema: GraphQLSchema,
    database: PlainDatabase,
  ) {
    this.things = new Things(database);
  }

  async answer(
    { document, variables, operation }: Question,
    refused: RefusedRoots,
  ): Promise<{ data: unknown; errors: readonly GraphQLError[] }> {
    const scene: Scene = { operation, on: operation.today.toString(), locale: operation.locale };
    const { data, errors } = await execute({
      schema: this.schema,
      document,
      variableValues: variables,
      typeResolver: (value) => (value instanceof Row ? value.thing.model.name : undefined),
      fieldResolver: (source: unknown, args: Given, _, info) => {
        if (source === undefined && refused.has(String(info.path.key))) throw new GraphQLError('Refused');
        return this.noted(this.resolve(source, args, scene, info), info);
      },
    });
    return { data, errors: errors ?? [] };
  }

  /** Fields that were something. */
  readonly answered = new Set<string>();

  private async noted(value: unknown, { parentType, fieldName }: GraphQLResolveInfo): Promise<unknown> {
    const found = await value;
    if (found !== null && found !== undefined && !(Array.isArray(found) && found.length === 0))
      this.answered.add(`${parentType.name}.${fieldName}`);
    return found;
  }

  private resolve(
    source: unknown,
    given: Given,
    scene: Scene,
    info: GraphQLResolveInfo,
  ): ReturnType<GraphQLFieldResolver<unknown, unknown>> {
    if (source === undefined) return this.root(info.fieldName, given, scene);
    if (source instanceof Row) return this.field(source.thing.model.fields, source.thing, given, info);
    if (source instanceof Part) return this.field(source.field.fields, source.thing, given, info);
    if (source instanceof Element) return this.ofElement(source, given, info);
    const value: unknown = Reflect.get(Object(source), info.fieldName);
    return typeof value === 'function' ? (value as () => unknown)() : value;
  }

  private async root(name: string, given: Given, scene: Scene): Promise<unknown> {
    if (name === 'node') return this.byId(given['id'], onDay(scene, given));
    if (name === 'nodes' && Array.isArray(given['ids']))
      return Promise.all(given['ids'].map((id) => this.byId(id, scene)));
    const root = roots.get(name);
    if (!root) throw new Error(`No root field ${name}`);
    const looked = onDay(scene, given);
    if (root.many) {
      const found = await this.things.ofRoot(root, given, looked, filterOf(given));
      return this.connection(root.model(), found, undefined, given, looked);
    }
    const [only, ...others] = await this.things.ofRoot(root, given, looked, {});
    if (others.length > 0) throw new Error(`Several things answer ${name}`);
    return only && new Row(only);
  }

  private async byId(id: unknown, scene: Scene): Promise<Row | null> {
    const known = anyId.parse(id);
    const model = findModelOfKind(kindOf(known) ?? '');
    const found = model && (await this.things.ifSeen(model, uuidOf(known), scene));
    return found ? new Row(found) : null;
  }

  private async field(
    fields: ReadonlyMap<string, Field>,
    thing: Thing,
    given: Given,
    info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const field = fields.get(info.fieldName);
    if (!field) throw new Error(`No field ${info.fieldName}`);
    const scene = onDay(thing.scene, given);
    const looked = { ...thing, scene };
    switch (field.kind) {
      case 'value': {
        const language = locale.nullish().parse(given['locale']) ?? scene.locale;
        const inLanguage: Thing = { ...looked, scene: { ...scene, locale: language } };
        const sent = await this.things.value(inLanguage, (row, asking) => field.expression(row, asking));
        return plainValue(field, info.returnType, sent);
      }
      case 'object': {
        const isThere =
          !field.nullable ||
          !field.present ||
          (await this.things.value(looked, (row, asking) => field.present?.(row, asking) ?? sql`true`)) === 't';
        return isThere ? new Part(looked, field) : null;
      }
      case 'parts': {
        const found = await this.things.value(looked, (row, asking) => field.elements(row, asking));
        return elements
          .parse(JSON.parse(found ?? '[]'))
          .map((each) => new Element(looked, field, JSON.stringify(each)));
      }
      case 'computed': {
        const needed = await this.things.value(looked, (row, asking) => field.needs(row, asking));
        const language = locale.nullish().parse(given['locale']) ?? scene.operation.locale;
        return field.compute(JSON.parse(needed ?? 'null'), { ...scene.operation, locale: language });
      }
      case 'one': {
        const found = await this.things.ofOne(field, looked, await this.dayOf(field, looked), given);
        return found && new Row(found);
      }
      case 'polymorphic': {
        const found = await this.things.ofPolymorphic(field, looked);
        return found && new Row(found);
      }
      case 'many':
        return this.many(field, looked, given);
    }
  }

  private async ofElement(
    { thing, field, json }: Element,
    given: Given,
    { fieldName, returnType }: GraphQLResolveInfo,
  ): Promise<unknown> {
    const value = field.fields.get(fieldName);
    if (!value) throw new Error(`No field ${fieldName}`);
    const language = locale.nullish().parse(given['locale']) ?? thing.scene.locale;
    const sent = await this.things.value({ ...thing, scene: { ...thing.scene, locale: language } }, (_, asking) =>
      value.expression({ element: asking.parameter(json, 'jsonb') }, asking),
    );
    return plainValue(value, returnType, sent);
  }

  private async many(field: ManyField, thing: Thing, given: Given): Promise<unknown> {
    const scene = await this.dayOf(field, thing);
    const model = field.model();
    const found = await this.things.ofMany(field, thing, scene, field.paged ? filterOf(given) : {});
    if (field.paged) return this.connection(model, found, field.order, given, scene);
    const [, order] = orderOf(model, field.order ?? (await this.things.orderOfLink(field, thing)), {});
    const sorted = await this.things.sorted(model, found, order, scene);
    return sorted.map(({ at }) => new Row({ model, at, scene }));
  }

  /** The day on which what is below is looked at, where a field says it. */
  private async dayOf(field: Pick<ManyField, 'day'>, thing: Thing): Promise<Scene> {
    const { day } = field;
    if (!day) return thing.scene;
    const on = await this.things.value(thing, (row, asking) => day(row, asking));
    return { ...thing.scene, on };
  }

  private async connection(
    model: ReadModel<object>,
    found: readonly Thing[],
    declared: Order | undefined,
    given: Given,
    scene: Scene,
  ): Promise<Connection> {
    const [name, order] = orderOf(model, declared, given);
    const sorted = await this.things.sorted(model, found, order, scene);
    const collations = await this.things.collations(model, order, scene);
    const pageArguments: PageArguments = given;
    const page = pageOf(sorted, pageArguments, name, (a, b) => compare(a, b, order, collations));
    const row = ({ at }: Place) => new Row({ model, at, scene });
    const cursor = (place: Place) => cursorOf(place, name);
    const list = `${model.name} ${name}`;
    const known = this.cursors.get(list) ?? new Set();
    this.cursors.set(list, known);
    for (const place of page.items) known.add(cursor(place));
    const [first, last] = [page.items[0], page.items.at(-1)];
    return {
      nodes: page.items.map(row),
      edges: page.items.map((place) => ({ cursor: cursor(place), node: row(place) })),
      totalCount: page.total,
      pageInfo: {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: page.hasPreviousPage,
        startCursor: first && cursor(first),
        endCursor: last && cursor(last),
      },
    };
  }
}

const elements = z.array(z.unknown());

const onDay = (scene: Scene, { on }: Given): Scene =>
  on instanceof LocalDate ? { ...scene, on: on.toString() } : scene;

const filterOf = ({ filter }: Given): Given => Object(filter) as Given;

/** The order asked for, or that of the list, or the first of the model; a cursor names it. */
export function orderOf(
  { name, orders }: ReadModel<object>,
  declared: Order | undefined,
  { orderBy }: Given,
): readonly [string, Order] {
  const asked = typeof orderBy === 'string' ? orders.get(orderBy) : undefined;
  if (asked) return [String(orderBy), asked];
  if (declared) return ['', declared];
  const [first] = orders;
  if (!first) throw new Error(`${name} has no order`);
  return first;
}

import { assertNever, type Locale, LOCALES } from '@talkoot/contracts';
import { type FieldNode, getArgumentValues, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { joined, type Parts } from './encode.js';
import { ListPlanner } from './list-planner.js';
import { FEW } from './cost.js';
import { cachedSelection } from './cached-selection.js';
import { linkCondition } from './linked.js';
import { MARKER } from './markers.js';
import type { Field, ObjectField, OneField, PartsField, PolymorphicField, ReadModel, ValueField } from './model.js';
import type { Call, PlanBuilder } from './plan.js';
import { Select } from './select.js';
import { type Document, collectFields } from './selection.js';
import { parameter } from './parameters.js';
import type { ObjectPlanner, Place } from './place.js';
import { findModelOfKind } from './registered.js';
import { quoted, sql, Sql } from './sql.js';
import { columnOf, rowOf } from './table.js';
import type { View } from './view.js';
import { isVisible, keyOf, modelRow } from './visibility.js';

/** An object that may have been asked for as an interface tells its type. */
export const typed = ({ name }: ReadModel<object>, parts: Parts): Parts => [
  `${MARKER.type}${name}${MARKER.end}`,
  ...parts,
];

/** Another thing's row, joined to that of the thing above. */
interface Joined {
  readonly alias: Sql;
  readonly row: object;
}

/** The language that the argument `locale` says. */
const localeOf = (call: Call | undefined): Locale | undefined =>
  LOCALES.find((each) => each === call?.values['locale']);

const missing = quoted(`"${MARKER.missing}"`);

/** Plans the fields of objects: what they select becomes one text of JSON per row. */
export class Planner implements ObjectPlanner {
  readonly lists: ListPlanner;

  constructor(
    readonly builder: PlanBuilder,
    readonly schema: GraphQLSchema,
    readonly document: Document,
  ) {
    this.lists = new ListPlanner(this);
  }

  /** The JSON of an object. */
  object(nodes: readonly FieldNode[], place: Place): Parts {
    return this.fields(nodes, place.model.name, place.model.fields, place);
  }

  call(type: string, node: FieldNode): Call {
    const definition = this.definition(type, node.name.value);
    return this.builder.addCall(definition, node, this.argumentsOf(type, node));
  }

  argumentsOf(type: string, node: FieldNode): Readonly<Record<string, unknown>> {
    return getArgumentValues(this.definition(type, node.name.value), node, this.document.variables);
  }

  /** The names by which fragments can mean the type. */
  namesOf(type: string): ReadonlySet<string> {
    const found = this.schema.getType(type);
    const interfaces = isObjectType(found) ? found.getInterfaces().map(({ name }) => name) : [];
    return new Set([type, ...interfaces]);
  }

  private definition(type: string, field: string): GraphQLField<unknown, unknown> {
    const found = this.schema.getType(type);
    const definition = isObjectType(found) ? found.getFields()[field] : undefined;
    if (!definition) throw new Error(`The schema has no ${type}.${field}`);
    return definition;
  }

  private fields(nodes: readonly FieldNode[], type: string, fields: ReadonlyMap<string, Field>, place: Place): Parts {
    const asked = collectFields(nodes, this.namesOf(type), this.document);
    this.builder.costs.push((run) => asked.size * place.rows(run));
    const parts = [...asked].flatMap(([key, same], index): Parts => {
      const name = same[0].name.value;
      const start = `${index === 0 ? '' : ','}"${key}":`;
      if (name === '__typename') return [start, `"${type}"`];
      const field = fields.get(name);
      if (!field) throw new Error(`The read model of ${type} has no ${name}`);
      const call =
        (same[0].arguments ?? []).length > 0 || this.hasArguments(field) ? this.call(type, same[0]) : undefined;
      if (field.kind === 'value' && field.personal) this.builder.personal.add(`${type}.${name}`);
      return [start, ...this.field(field, same, place, call)];
    });
    return ['{', ...parts, '}'];
  }

  private hasArguments(field: Field): boolean {
    return field.kind === 'many' || (field.kind === 'one' && Object.keys(field.arguments).length > 0);
  }

  private field(field: Field, nodes: readonly FieldNode[], place: Place, call: Call | undefined): Parts {
    switch (field.kind) {
      case 'value':
        return this.value(field, place, call);
      case 'object':
        return this.part(field, nodes, place, call);
      case 'parts':
        return this.parts(field, nodes, place);
      case 'computed': {
        const locale = localeOf(call);
        this.builder.computed.push((needed, operation) =>
          field.compute(needed, locale ? { ...operation, locale } : operation),
        );
        const number = this.builder.computed.length - 1;
        return [`${MARKER.computed}${number}:`, sql`${field.needs(place.row, place.view)}::text`, MARKER.end];
      }
      case 'one':
        return this.one(field, nodes, place, call);
      case 'polymorphic':
        return this.polymorphic(field, nodes, place);
      case 'many':
        return this.lists.of(field, nodes, place, call);
      default:
        return assertNever(field);
    }
  }

  private value(field: ValueField, { row, view: above }: Place, call: Call | undefined): Parts {
    const view = field.dated ? this.viewOf(above, call) : above;
    const locale = localeOf(call);
    const encoded = field.encode(field.expression(row, locale ? view.in(locale) : view));
    const parts = field.personal
      ? [
          `${MARKER.personal}${field.personal.kind}:`,
          sql`coalesce(${field.personal.uuid(row)}::text, '')`,
          MARKER.end,
          ...encoded,
        ]
      : encoded;
    if (field.nullable) return [sql`coalesce(${joined(parts)}, 'null')`];
    return field.mayBeMissing ? [sql`coalesce(${joined(parts)}, ${missing})`] : parts;
  }

  private part(field: ObjectField, nodes: readonly FieldNode[], place: Place, call: Call | undefined): Parts {
    const view = this.viewOf(place.view, call);
    const parts = this.fields(nodes, field.name, field.fields, { ...place, view });
    if (!field.nullable || !field.present) return parts;
    return [sql`CASE WHEN ${field.present(place.row, view)} THEN ${joined(parts)} ELSE 'null' END`];
  }

  private parts(field: PartsField, nodes: readonly FieldNode[], place: Place): Parts {
    const each = this.builder.alias('u');
    const parts = this.fields(nodes, field.name, field.fields, {
      ...place,
      row: { element: sql`${each}.e` },
      rows: (run) => FEW * place.rows(run),
    });
    const found = sql`SELECT string_agg(${joined(parts)}, ',' ORDER BY ${each}.n)
      FROM jsonb_array_elements(${field.elements(place.row, place.view)}) WITH ORDINALITY ${each}(e, n)`;
    return ['[', sql`coalesce((${found}), '')`, ']'];
  }

  /** The day that the argument `on` says, or that of what is above. */
  viewOf(view: View, call: Call | undefined): View {
    if (call?.values['on'] === undefined || call.values['on'] === null) return view;
    const { index } = call;
    return view.at(`${index}.on`, ({ calls }) => parameter.day.parse(calls[index]?.['on']));
  }

  private one(field: OneField, nodes: readonly FieldNode[], place: Place, call: Call | undefined): Parts {
    const asked = this.viewOf(place.view, call);
    const view = field.day ? asked.atDayOfRow(field.day(place.row, asked)) : asked;
    const model = field.model();
    const otherwise = field.nullable ? quoted('null') : missing;
    const whole = ({ alias, row }: Joined): Sql => {
      const parts = this.object(nodes, { ...place, model, alias, row, view, isUnique: false });
      return this.unlessAbsent(model, alias, parts, otherwise);
    };
    const { join } = field;
    // What it refers to may depend on the day that is asked about.
    const from = { ...place, view: asked };
    if (join.how === 'first') return [whole(this.joinFirst(join, field.arguments, model, from, view, call))];
    const { key, needs } = this.keyOfOne(join, from, view);
    const there = { ...place, model, view };
    const cached = this.fromCache(nodes, there, key, () => [whole(this.joinByKey(model, there, key, needs))]);
    if (!cached) return [whole(this.joinByKey(model, there, key, needs))];
    return [sql`CASE WHEN ${key} IS NULL THEN ${otherwise} ELSE ${joined(cached)} END`];
  }

  /** The JSON of one of many objects. */
  element(nodes: readonly FieldNode[], place: Place): Parts {
    const whole = () => this.object(nodes, place);
    return this.fromCache(nodes, place, keyOf(place.model, place.alias), whole) ?? whole();
  }

  /**
   * The marker of an object that may be in the cache, with its JSON to be cached, or, in a short statement, without. A single object
   * is read whole: to look it up costs as much.
   */
  private fromCache(nodes: readonly FieldNode[], place: Place, key: Sql, whole: () => Parts): Parts | undefined {
    const { builder } = this;
    const selection = place.isAlone ? undefined : cachedSelection(this, place.model, nodes, place.view);
    if (!selection) return undefined;
    const mark = [`${MARKER.cached}${builder.cached.push(selection) - 1}:`, sql`${key}::text`];
    if (builder.form === 'whole') return [...mark, ...whole(), MARKER.cachedEnd];
    builder.costs.push((run) => selection.fields * place.rows(run));
    return mark;
  }

  private joinFirst(
    join: Extract<OneField['join'], { how: 'first' }>,
    given: OneField['arguments'],
    model: ReadModel<object>,
    { select, alias: from, row: above, view: viewAbove, rows }: Place,
    view: View,
    call: Call | undefined,
  ): Joined {
    this.builder.costs.push((run) => FEW * rows(run));
    const alias = this.builder.alias('t');
    const used = new Set([model.key]);
    const inner = this.builder.alias('t');
    const source = new Select(inner, () => `${model.table.name} ${inner}`);
    const target = modelRow(this.builder, model, source, inner, view);
    const values = call
      ? this.builder.values(call, given)
      : (_: string, otherwise?: Sql) => otherwise ?? new Sql('NULL');
    const matches = join.matches(target, join.from(above, viewAbove), view, values);
    const seen = isVisible(this.builder, model, target, view);
    const order = join.order.keys.map(
      (key) => `${key.expression(target, view)}${join.order.descending ? ' DESC' : ''}`,
    );
    const row = modelRow(this.builder, model, select, alias, view, (property) => used.add(property));
    select.join(alias, from, () => {
      const columns = [...used].map((property) => columnOf(model.table, property).name);
      return `LEFT JOIN LATERAL (SELECT ${columns.map((each) => `${inner}.${each}`).join(', ')} FROM ${source.from()}
          WHERE (${matches}) AND ${seen} ORDER BY ${order.join(', ')} LIMIT 1) ${alias} ON true`;
    });
    return { alias, row };
  }

  private joinByKey(model: ReadModel<object>, { select, view }: Place, key: Sql, needs: Sql): Joined {
    const alias = this.builder.alias('t');
    const seen = isVisible(this.builder, model, rowOf(model.table, alias), view);
    select.join(
      alias,
      needs,
      () => `LEFT JOIN ${model.table.name} ${alias} ON ${keyOf(model, alias)} = ${key} AND ${seen}`,
    );
    return { alias, row: modelRow(this.builder, model, select, alias, view) };
  }

  /** The id of the other thing, and the alias that it comes from. */
  private keyOfOne(
    join: Exclude<OneField['join'], { how: 'first' }>,
    place: Place,
    view: View,
  ): { key: Sql; needs: Sql } {
    if (join.how === 'key') return { key: join.key(place.row, place.view), needs: place.alias };
    const alias = this.builder.alias('l');
    const { table, to } = join.link;
    const row = rowOf(table, alias);
    const condition = linkCondition(join.link, row, join.from(place.row, place.view), view);
    place.select.join(alias, place.alias, () => `LEFT JOIN ${table.name} ${alias} ON ${condition}`);
    return { key: Reflect.get(row, to) as Sql, needs: alias };
  }

  private unlessAbsent(model: ReadModel<object>, alias: Sql, parts: Parts, otherwise: Sql): Sql {
    return sql`CASE WHEN ${keyOf(model, alias)} IS NULL THEN ${otherwise} ELSE ${joined(parts)} END`;
  }

  private polymorphic(field: PolymorphicField, nodes: readonly FieldNode[], place: Place): Parts {
    const cases = field.branches.flatMap((branch) => {
      const model = findModelOfKind(branch.kind);
      if (!model) return [];
      const { alias, row } = this.joinByKey(model, place, branch.key(place.row, place.view), place.alias);
      const parts = this.object(nodes, { ...place, model, alias, row, isUnique: false });
      return [`WHEN ${keyOf(model, alias)} IS NOT NULL THEN ${joined(typed(model, parts))}`];
    });
    return cases.length === 0 ? ['null'] : [new Sql(`CASE ${cases.join(' ')} ELSE 'null' END`)];
  }
}

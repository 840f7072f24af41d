import { type IdKind, type Operation, type Visible, rhythm as rhythmOnTheWire, rhythmText } from '@talkoot/contracts';
import { Float, ID, Int } from '@nestjs/graphql';
import { MoneyType, PeriodType } from '../graphql/common.types.js';
import { CurrencyEnum, OrdinalEnum, RhythmUnitEnum, WeekdayEnum } from '../graphql/enums.js';
import { RhythmType } from '../graphql/rhythm.types.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../graphql/scalars.js';
import {
  arrayOf,
  bare,
  day,
  decimal,
  type Encode,
  enumeration,
  type EnumNames,
  idOfKind,
  jsonArrayOf,
  moment,
  text,
} from './encode.js';
import { addField, objectType } from './graphql-types.js';
import { type From, Through } from './through.js';
import { localisedJson, type ReadContext } from './read-context.js';
import type {
  Arguments,
  Field,
  GraphqlType,
  ObjectField,
  OneField,
  Order,
  PartsField,
  ReadModel,
  Values,
  ValueField,
} from './model.js';
import { sees } from './relations.js';
import { quoted, sql, Sql, TRUE } from './sql.js';
import { columnOf, plainTable, type Row, type Table } from './table.js';

type Columns<E> = keyof E & string;

interface ValueOptions {
  /** Of an expression; a column knows it. */
  readonly nullable?: boolean;
  /** Takes the argument `on`: it follows from the calendar. */
  readonly dated?: boolean;
  /**
   * It is personal data of the person whose id this property has: who reads that of others is noted in the audit trail. Of somebody who
   * has no id yet, the property has that of the thing that tells of them.
   */
  readonly personal?: { readonly kind: IdKind; readonly property: string };
}

interface RelationOptions<T extends object> {
  /** Null by default: what somebody may not see is not there. */
  readonly required?: boolean;
  /** Takes the argument `on`. */
  readonly dated?: boolean;
  readonly where?: (target: Row<T>, context: ReadContext) => Sql;
  readonly order?: Order;
  /** How many there are taken to be, for the cost. Default: few. */
  readonly usual?: number;
  /** Of targets by their column: the same as that it has the key, in a form for which there is an index. */
  readonly found?: (target: Row<T>, key: Sql) => Sql;
}

interface DayOf<E extends object, S> {
  /** The day on which what is below is looked at, where it is not that of the row. */
  readonly day?: (row: Row<E> & S, context: ReadContext) => Sql;
}

/** Makes the fields of a read model over the table's columns and the sides `S`. */
export class Fields<E extends object, S> {
  constructor(
    private readonly table: Table<E>,
    private readonly model: () => ReadModel<E>,
  ) {}

  /** A value that only those see who see this, by the table for people; null for all others. */
  seenAs(thing: Visible, field: Field): Field {
    if (field.kind !== 'value') throw new Error(`${thing} is not a value`);
    const expression = field.expression.bind(field);
    return {
      ...field,
      visible: thing,
      nullable: true,
      mayBeMissing: false,
      expression: (row, context) => {
        const mayRead = sees(this.model(), thing, row, context);
        return mayRead === TRUE
          ? expression(row, context)
          : sql`CASE WHEN ${mayRead} THEN ${expression(row, context)} END`;
      },
    };
  }

  /** The id of the row, or of another thing to which a column refers. */
  id(kind: IdKind, from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => ID, idOfKind(kind), from, description, options);
  }

  /** An id that the expression gives as JSON already (`idWithKind`). */
  anyId(from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => ID, bare, from, description, options);
  }

  text(from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => String, text, from, description, options);
  }

  texts(from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => [String], arrayOf(text), from, description, options);
  }

  int(from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => Int, bare, from, description, options);
  }

  float(from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => Float, bare, from, description, options);
  }

  flag(from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => Boolean, bare, from, description, options);
  }

  day(from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => DateScalar, day, from, description, options);
  }

  moment(from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => DateTimeScalar, moment, from, description, options);
  }

  /** JSON as it stands in the database. */
  json(type: GraphqlType, from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => type, bare, from, description, options);
  }

  enumeration(names: EnumNames, from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => names, enumeration(names), from, description, options);
  }

  enumerations(names: EnumNames, from: From<E, S>, description: string, options?: ValueOptions): Field {
    return this.value(() => [names], arrayOf(enumeration(names)), from, description, options);
  }

  /**
   * A text in several languages, read in that of the reader or the nearest there is; where there is no text at all, `otherwise`
   * (JSON) stands.
   */
  localised(
    from: From<E, S>,
    description: string,
    {
      otherwise,
      ...options
    }: ValueOptions & { readonly otherwise?: (row: Row<E> & S, context: ReadContext) => Sql } = {},
  ): Field {
    const read = this.reader(from);
    const json = (row: object, context: ReadContext) =>
      localisedJson(read(row, context), context.locale, otherwise?.(row as Row<E> & S, context));
    return { ...this.value(() => String, bare, from, description, options), localised: true, expression: json };
  }

  /** A JSON array of such texts. */
  localisedList(from: From<E, S>, description: string, options?: ValueOptions): Field {
    const read = this.reader(from);
    const list = (row: object, context: ReadContext) => {
      const [each] = jsonArrayOf((element) => [sql`${localisedJson(element, context.locale)}::text`])(
        read(row, context),
      );
      return each instanceof Sql ? each : sql``;
    };
    return { ...this.value(() => [String], bare, from, description, options), localised: true, expression: list };
  }

  period(from: From<E, S>, description: string, { nullable }: ValueOptions = {}): Field {
    const read = this.reader(from);
    const column = typeof from === 'string' ? columnOf(this.table, from) : undefined;
    return {
      kind: 'object',
      name: 'Period',
      type: PeriodType,
      description,
      nullable: nullable ?? column?.nullable ?? false,
      dated: false,
      present: (row, context) => sql`${read(row, context)} IS NOT NULL`,
      fields: new Map(
        Object.entries({
          from: this.value(
            () => DateScalar,
            day,
            (row, context) => sql`lower(${read(row, context)})`,
            '',
            { nullable: true },
          ),
          to: this.value(
            () => DateScalar,
            day,
            (row, context) => sql`upper(${read(row, context)}) - 1`,
            '',
            { nullable: true },
          ),
        }),
      ),
    };
  }

  /** JSON as the contracts write a rhythm; null: there is none. */
  rhythm(from: From<E, S>, description: string): Field {
    const read = this.reader(from);
    const part = (name: string) => (row: Row<E> & S, context: ReadContext) =>
      sql`${read(row, context)} ->> ${quoted(name)}`;
    const number = (name: string) => (row: Row<E> & S, context: ReadContext) => sql`(${part(name)(row, context)})::int`;
    const maybe = { nullable: true };
    return {
      kind: 'object',
      name: 'Rhythm',
      type: RhythmType,
      description,
      nullable: true,
      dated: false,
      present: (row, context) => sql`${read(row, context)} IS NOT NULL`,
      fields: new Map(
        Object.entries({
          unit: this.value(() => RhythmUnitEnum, enumeration(RhythmUnitEnum), part('unit'), ''),
          every: this.value(() => Int, bare, number('every'), '', maybe),
          weekday: this.value(() => WeekdayEnum, enumeration(WeekdayEnum), part('weekday'), '', maybe),
          ordinal: this.value(() => OrdinalEnum, enumeration(OrdinalEnum), part('ordinal'), '', maybe),
          day: this.value(() => Int, bare, number('day'), '', maybe),
          month: this.value(() => Int, bare, number('month'), '', maybe),
          description: this.computed<{ rhythm: unknown }>(
            String,
            '',
            { rhythm: from },
            ({ rhythm }, { locale }) => rhythmText(rhythmOnTheWire.parse(rhythm))[locale],
          ),
        }),
      ),
    };
  }

  /** Minor units and their currency. */
  money(minor: From<E, S>, currency: From<E, S>, description: string, { nullable = false }: ValueOptions = {}): Field {
    const [amount, of] = [this.reader(minor), this.reader(currency)];
    const inUnits = (row: Row<E> & S, context: ReadContext) => decimal(amount(row, context), of(row, context));
    return {
      kind: 'object',
      name: 'Money',
      type: MoneyType,
      description,
      nullable,
      dated: false,
      present: (row, context) => sql`${amount(row, context)} IS NOT NULL`,
      fields: new Map(
        Object.entries({
          amount: this.value(
            () => DecimalScalar,
            (value) => ['"', value, '"'],
            inUnits,
            '',
          ),
          currency: this.value(() => CurrencyEnum, enumeration(CurrencyEnum), currency, ''),
        }),
      ),
    };
  }

  /** Several fields of the row under one name, with a type of their own. */
  object(
    name: string,
    description: string,
    of: {
      readonly of: string;
      readonly dated?: boolean;
      readonly present?: (row: Row<E> & S, context: ReadContext) => Sql;
    },
    fields: Readonly<Record<string, Field>>,
  ): ObjectField {
    const type = objectType(name, of.of);
    for (const [field, declared] of Object.entries(fields)) addField(type, field, declared);
    const { present } = of;
    return {
      kind: 'object',
      name,
      type,
      description,
      nullable: present !== undefined,
      dated: of.dated ?? false,
      fields: new Map(Object.entries(fields)),
      ...(present && { present: (row, context) => present(row as Row<E> & S, context) }),
    };
  }

  /** A JSON array in the row as a list of objects, for what is always few and nobody refers to. */
  parts(part: PartModel, from: From<E, S>, description: string): Field {
    return { kind: 'parts', ...part, description, nullable: false, elements: this.reader(from) };
  }

  /** What the process makes of a JSON object of columns, such as a signed link; `localised`: in the language that is asked for. */
  computed<N extends object>(
    type: GraphqlType,
    description: string,
    needs: { readonly [P in keyof N]: From<E, S> },
    compute: (needed: N, operation: Operation) => unknown,
    { nullable = false, localised = false }: ValueOptions & { readonly localised?: boolean } = {},
  ): Field {
    const entries = Object.entries<From<E, S>>(needs).map(([name, from]) => ({ name, read: this.reader(from) }));
    return {
      kind: 'computed',
      type: () => type,
      description,
      nullable,
      localised,
      needs: (row, context) => {
        const pairs = entries.map(({ name, read }) => `'${name}', ${read(row, context)}`);
        return new Sql(`json_build_object(${pairs.join(', ')})`);
      },
      compute: (needed, operation) => compute(needed as N, operation),
    };
  }

  /** The thing whose id a column or an expression has. */
  one<T extends object>(
    model: () => ReadModel<T>,
    from: From<E, S> | Through<E, S>,
    description: string,
    options: Pick<RelationOptions<T>, 'required' | 'dated'> & DayOf<E, S> = {},
  ): Field {
    const { required = false, dated = false, day: dayOf } = options;
    const join: OneField['join'] =
      from instanceof Through
        ? { how: 'through', link: from.link, from: this.reader(from.from) }
        : { how: 'key', key: this.reader(from) };
    return {
      kind: 'one',
      model,
      description,
      nullable: !required,
      dated,
      join,
      arguments: {},
      ...(dayOf && { day: (row, context) => dayOf(row as Row<E> & S, context) }),
    };
  }

  /** The first of those that match, in an order. */
  first<T extends object>(
    model: () => ReadModel<T>,
    from: From<E, S>,
    matches: (target: Row<T>, from: Sql, context: ReadContext, values: Values) => Sql,
    description: string,
    { order, arguments: given = {} }: { readonly order: Order; readonly arguments?: Arguments },
  ): Field {
    return {
      kind: 'one',
      model,
      description,
      nullable: true,
      dated: false,
      arguments: given,
      join: {
        how: 'first',
        from: this.reader(from),
        matches: (target, key, context, values) => matches(target as Row<T>, key, context, values),
        order,
      },
    };
  }

  /** Others, all of them: for what is always few. */
  list<T extends object>(
    model: () => ReadModel<T>,
    source: By<T> | Through<E, S> | Via<E, S, T>,
    description: string,
    options: RelationOptions<T> & DayOf<E, S> = {},
  ): Field {
    return this.many(model, source, description, options, false);
  }

  /** Others, in pages. */
  connection<T extends object>(
    model: () => ReadModel<T>,
    source: By<T> | Through<E, S> | Via<E, S, T>,
    description: string,
    options: RelationOptions<T> & DayOf<E, S> = {},
  ): Field {
    return this.many(model, source, description, options, true);
  }

  /** Whichever of several things of different kinds is there. */
  polymorphic(
    type: GraphqlType,
    description: string,
    branches: readonly { readonly kind: IdKind; readonly from: From<E, S> }[],
  ): Field {
    return {
      kind: 'polymorphic',
      type: () => type,
      description,
      nullable: true,
      branches: branches.map(({ kind, from }) => ({ kind, key: this.reader(from) })),
    };
  }

  private many<T extends object>(
    model: () => ReadModel<T>,
    source: By<T> | Through<E, S> | Via<E, S, T>,
    description: string,
    { dated = false, where, order, usual, found, day: dayOf }: RelationOptions<T> & DayOf<E, S>,
    paged: boolean,
  ): Field {
    return {
      kind: 'many',
      model,
      description,
      nullable: false,
      paged,
      dated,
      order,
      usual,
      source: this.source(source, found),
      ...(where && { where: (target, context) => where(target as Row<T>, context) }),
      ...(dayOf && { day: (row, context) => dayOf(row as Row<E> & S, context) }),
    };
  }

  private source<T extends object>(source: By<T> | Through<E, S> | Via<E, S, T>, found: RelationOptions<T>['found']) {
    if (source instanceof Through)
      return { how: 'through', link: source.link, from: this.reader(source.from) } as const;
    if (source instanceof Via)
      return { how: 'via', ids: source.ids, by: source.by, from: this.reader(source.from) } as const;
    return {
      how: 'by',
      by: source,
      from: (row: object) => Reflect.get(row, 'id') as Sql,
      ...(found && { found: (target: object, key: Sql) => found(target as Row<T>, key) }),
    } as const;
  }

  private value(
    type: () => GraphqlType,
    encode: Encode,
    from: From<E, S>,
    description: string,
    { nullable, dated = false, personal }: ValueOptions = {},
  ): ValueField {
    const column = typeof from === 'string' ? columnOf(this.table, from) : undefined;
    const mayBeNull = nullable ?? column?.nullable ?? false;
    return {
      kind: 'value',
      type,
      description,
      nullable: mayBeNull,
      localised: false,
      dated,
      expression: this.reader(from),
      encode,
      ...(personal !== undefined && {
        personal: { kind: personal.kind, uuid: (row: object) => Reflect.get(row, personal.property) as Sql },
      }),
      mayBeMissing: !mayBeNull && column === undefined,
    };
  }

  private reader(from: From<E, S>): (row: object, context: ReadContext) => Sql {
    if (typeof from === 'string') return (row) => Reflect.get(row, from) as Sql;
    return (row, context) => sql`(${from(row as Row<E> & S, context)})`;
  }
}

/** One element of a JSON array in a row. */
interface Part {
  readonly element: object;
}

/** An object type whose things are elements of JSON arrays. */
export type PartModel = Pick<PartsField, 'name' | 'type' | 'fields'>;

const noModel = (): never => {
  throw new Error('Parts of a row belong to no model of their own');
};

/** Declares the type of such elements; their fields are expressions over `element`, which is jsonb. */
export function partModel(
  name: string,
  description: string,
  fields: (is: Fields<Part, unknown>) => Readonly<Record<string, Field>>,
): PartModel {
  const type = objectType(name, description);
  const declared = Object.entries(
    fields(new Fields<Part, unknown>(plainTable<Part>('', '', { element: ['e', 'jsonb'] }), noModel)),
  );
  const values = declared.map(([field, value]): [string, ValueField] => {
    if (value.kind !== 'value') throw new Error(`${name}.${field} is not a value`);
    addField(type, field, value);
    return [field, value];
  });
  return { name, type, fields: new Map(values) };
}

/** The targets whose column has the row's id. */
type By<T> = Columns<T>;

/** Over a subselect of ids: their own, or what their column refers to. */
export class Via<E extends object, S = unknown, T extends object = object> {
  constructor(
    readonly ids: (from: Sql, context: ReadContext) => Sql,
    readonly from: From<E, S>,
    readonly by?: By<T>,
  ) {}
}

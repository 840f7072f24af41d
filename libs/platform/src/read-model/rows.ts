import { COST_OF_COUNTING, COST_OF_SEARCHING, FEW } from './cost.js';
import { fromCursor } from './cursor.js';
import { MARKER } from './markers.js';
import type { ReadContext } from './read-context.js';
import type { Filter, FilterIndex, Order, ReadModel } from './model.js';
import { isGiven, pageSize, plannedSize } from './page-size.js';
import type { Call, PlanBuilder, Run } from './plan.js';
import type { Place } from './place.js';
import { Select } from './select.js';
import { all, quoted, sql, Sql } from './sql.js';
import { columnOf, rowOf, type Table } from './table.js';
import type { View } from './view.js';
import { isVisible, keyOf, modelRow } from './visibility.js';

/** The rows above, each with those below it. */
export interface Parent {
  readonly place: Place;
  /** What leads from the row above to those below. */
  readonly key: Sql;
}

export interface RowsOptions {
  readonly model: ReadModel<object>;
  /** None: a list of `Query`. */
  readonly parent: Parent | undefined;
  /** The day of the row above is `p._d` below. */
  readonly view: View;
  /** The arguments of a list with pages. */
  readonly call: Call | undefined;
  readonly order: Order | undefined;
  /** How many rows a list without pages is taken to have, where they are not few. */
  readonly usual?: number | undefined;
  /** FROM and its joins, with the model's table under the alias; below a parent, what joins it to the keys `p._k`. */
  from(alias: Sql): string;
  where?(row: object, context: ReadContext): Sql;
  /** The visibility rule that is met already, since the rows are reached from a visible one. */
  readonly reachedFrom: { readonly by: string; readonly model: ReadModel<object> } | undefined;
}

interface AppliedFilter {
  /** The condition, on the row with the columns that entries repeat taken from there or not. */
  readonly holds: (row: object) => Sql;
  /** The entry by which a page finds the row. */
  readonly entry?: Entry;
}

interface Entry {
  readonly table: Table<object>;
  readonly row: object;
  /** The join that keeps the condition. */
  readonly join: string;
}

/** The row with the columns that its entry repeats taken from there. */
const withEntryColumns = (row: object, entry: Entry): object =>
  new Proxy(row, {
    get: (_, property): unknown =>
      Reflect.get(typeof property === 'string' && entry.table.columns.has(property) ? entry.row : row, property),
  });

/**
 * A page of a list, or all of it, for all rows above at once: one common table expression `q`. Its columns are those that are
 * used, and `_k` (the key of the row above), `_d` (its day), `_s` (the place in the list), `_o…` (what the order is by).
 */
export class Rows {
  private readonly name: Sql;
  /** The first of the tables with the JSON of the elements. */
  private readonly page: Sql;
  private readonly inner: Sql;
  private readonly select: Select;
  private readonly used = new Set<string>();
  /** What a page is joined to besides, and what it has to meet then. */
  private readonly entries: string;
  private readonly conditions: readonly Sql[];
  /** The same for counting, without the entries: their order is of no use to it, and to join all of them is costly. */
  private readonly counting: readonly Sql[];
  private readonly orderName: string;
  private readonly order: Order;
  /** What tells the rows of the list apart, in its order. */
  private readonly keys: readonly Sql[];
  /** The same and the id, even where it is not needed: so a cursor stays one when a table gets or loses a unique index. */
  private readonly cursorKeys: readonly Sql[];
  private readonly limit: Sql | undefined;
  private readonly afterCursor: Sql | undefined;
  private fetchesOneMore = false;
  private selectsOrder = false;
  private isCounted = false;
  private hasPage = false;

  constructor(
    private readonly builder: PlanBuilder,
    private readonly options: RowsOptions,
  ) {
    const { model, view, call } = options;
    this.name = builder.alias('q');
    this.page = builder.alias('a');
    this.inner = builder.alias('t');
    this.select = new Select(this.inner, () => this.from(options.parent && keysOf(options.parent)), !options.parent);
    const row = modelRow(builder, model, this.select, this.inner, view);
    const seen = isVisible(builder, model, row, view, options.reachedFrom);
    const filters = this.filters(row);
    const entries = filters.flatMap(({ entry }) => entry ?? []);
    const ordered = entries.reduce(withEntryColumns, row);
    this.entries = entries.map(({ join }) => ` ${join}`).join('');
    const always = [seen, ...(options.where ? [options.where(row, view)] : [])];
    this.conditions = [...always, ...filters.flatMap(({ holds, entry }) => (entry ? [] : [holds(ordered)]))];
    this.counting = [...always, ...filters.map(({ holds }) => holds(row))];
    [this.orderName, this.order] = this.requestedOrder();
    const keys = this.order.keys.map((key) => key.expression(ordered, view));
    this.cursorKeys = [...keys, keyOf(model, this.inner)];
    this.keys = this.order.isUnique ? keys : this.cursorKeys;
    // In the text of the statement: how many rows it is to give decides how PostgreSQL finds those below them.
    this.limit = call && new Sql(String(plannedSize(call.values)));
    if (call) builder.addCheck(({ calls }) => pageSize(calls[call.index] ?? {}));
    this.afterCursor = call && this.keyset(call);
    builder.addTable(this.name, () => this.text());
    builder.addList();
    const isSearched = filters.some(({ entry }) => !entry);
    // Of a row above, all that is below it may have to be read for a page; of everything, that is costly.
    if (options.parent) builder.costs.push((run) => (options.usual ?? FEW) * this.lists(run));
    else if (isSearched) builder.costs.push(() => COST_OF_SEARCHING);
  }

  /** How many lists there are at most: one for each row above. */
  readonly lists = (run: Run): number => this.options.parent?.place.rows(run) ?? 1;

  /** How many rows there are at most, in all of them. */
  readonly count = (run: Run): number => {
    const { call, usual = FEW } = this.options;
    return (call ? plannedSize(call.values) : usual) * this.lists(run);
  };

  /** The JSON of each row, with commas between; null when there is none. */
  elements(json: (place: Place, cursor: () => Sql) => Sql): Sql {
    const name = this.hasPage ? this.builder.alias('a') : this.page;
    this.hasPage = true;
    const alias = this.builder.alias('e');
    const { model, parent, view } = this.options;
    const select = new Select(alias, () => `${this.name} ${alias}`);
    const below = parent && view.isOfRow ? view.atDayOfRow(sql`${alias}._d`) : view;
    const row = modelRow(this.builder, model, select, alias, below, (property) => this.used.add(property));
    this.used.add(model.key);
    const each = json(
      {
        model,
        select,
        alias,
        row,
        view: below,
        isUnique: parent === undefined || (this.options.reachedFrom !== undefined && !view.isOfRow),
        isAlone: false,
        rows: this.count,
      },
      () => this.cursor(alias),
    );
    const direction = this.isBackwards ? ' DESC' : '';
    this.builder.addTable(
      name,
      () => `SELECT ${this.groupOf(alias, ', ')}string_agg(${each}, ',' ORDER BY ${alias}._s${direction}) AS j${this.isCounted ? `, max(${alias}._n) AS n` : ''}
        FROM ${select.from()}${this.fetchesOneMore ? ` WHERE ${alias}._s <= ${this.limit}` : ''}${this.grouped(alias)}`,
    );
    return this.fetch(name, 'j');
  }

  /**
   * How many there are on all pages: counted with the elements when all of them are gone through for these anyway. To read the
   * rows of the page once more for it takes half as long again.
   */
  total({ isBesidePage }: { readonly isBesidePage: boolean }): Sql {
    const { parent } = this.options;
    this.builder.costs.push((run) => (parent ? FEW * this.lists(run) : COST_OF_COUNTING));
    this.isCounted = isBesidePage && this.isPartitioned && !this.afterCursor;
    return sql`coalesce(${this.fetch(this.isCounted ? this.page : this.counted(), 'n')}, 0)::text`;
  }

  private counted(): Sql {
    const name = this.builder.alias('c');
    const p = new Sql('p');
    this.builder.addTable(
      name,
      () =>
        `SELECT ${this.groupOf(p, ', ')}count(*) AS n FROM ${this.select.from()} WHERE ${all(this.counting)}${this.grouped(p)}`,
    );
    return name;
  }

  /** Whether there are more rows in the direction of reading. */
  hasMore(): Sql {
    this.fetchesOneMore = true;
    return sql`coalesce(${this.ends('top')} > ${this.limit ?? new Sql('0')}, false)::text`;
  }

  /** Whether there are rows before the place where reading began. */
  hasPrevious(): Sql {
    if (!this.afterCursor) return new Sql(`'false'`);
    const name = this.builder.alias('b');
    const p = new Sql('p');
    const { afterCursor } = this;
    this.builder.addTable(name, () => {
      const from = `FROM ${this.select.from()}${this.entries} WHERE ${all([...this.conditions, sql`NOT (${afterCursor})`])}`;
      return this.options.parent
        ? `SELECT DISTINCT ${this.groupOf(p, ', ')}true AS b ${from}`
        : `SELECT EXISTS (SELECT ${from}) AS b`;
    });
    return sql`coalesce(${this.fetch(name, 'b')}, false)::text`;
  }

  /** The cursors of the first and the last row read, as JSON; null on an empty page. */
  firstCursor(): Sql {
    // To tell whether there are more, one row is read even for a page that has none.
    if (this.limit?.toString() === '0') return new Sql(`'null'`);
    return sql`coalesce(${this.ends('first')}, 'null')`;
  }

  lastCursor(): Sql {
    return sql`coalesce(${this.ends('last')}, 'null')`;
  }

  get isBackwards(): boolean {
    return isGiven(this.options.call?.values['last']) || isGiven(this.options.call?.values['before']);
  }

  /** Whether pages are cut for each row above: unless there is only one, whose page is a LIMIT. */
  private get isPartitioned(): boolean {
    const { parent } = this.options;
    return parent !== undefined && !(parent.place.isAlone && this.limit);
  }

  private endsTable: Sql | undefined;

  private ends(column: 'top' | 'first' | 'last'): Sql {
    if (!this.endsTable) {
      const name = this.builder.alias('m');
      this.endsTable = name;
      const e = new Sql('e');
      const cursor = this.cursor(e);
      this.builder.addTable(
        name,
        () => `SELECT ${this.groupOf(e, ', ')}max(e._s) AS top, max(${cursor}) FILTER (WHERE e._s = 1 AND e._s <= ${this.limit}) AS first,
          (array_agg(${cursor} ORDER BY e._s DESC) FILTER (WHERE e._s <= ${this.limit}))[1] AS last
          FROM ${this.name} e${this.grouped(e)}`,
      );
    }
    return this.fetch(this.endsTable, column);
  }

  private cursor(alias: Sql): Sql {
    this.selectsOrder = true;
    const keys = this.cursorKeys.map((_, place) => `${alias}._o${place}::text`);
    return sql`${quoted(MARKER.cursor)} || json_build_array(${new Sql([quoted(this.orderName), ...keys].join(', '))})::text || ${quoted(MARKER.end)}`;
  }

  /** A column of a table with one row for each row above: joined to it, or, of a list of `Query`, its only row. */
  private fetch(table: Sql, column: string): Sql {
    const { parent, view } = this.options;
    if (!parent) return new Sql(`(SELECT ${table}.${column} FROM ${table})`);
    const { place, key } = parent;
    const day = view.isOfRow ? ` AND ${table}._d = ${place.view.on}` : '';
    place.select.join(table, place.alias, () => `LEFT JOIN ${table} ON ${table}._k = ${key}${day}`);
    return new Sql(`${table}.${column}`);
  }

  private groupOf(alias: Sql, after = ''): string {
    if (!this.options.parent) return '';
    return `${alias}._k${this.options.view.isOfRow ? `, ${alias}._d` : ''}${after}`;
  }

  private grouped(alias: Sql): string {
    return this.options.parent ? ` GROUP BY ${this.groupOf(alias)}` : '';
  }

  private filters(row: object): AppliedFilter[] {
    const { model, view, call } = this.options;
    const given: unknown = call?.values['filter'];
    if (!call || !isGiven(given)) return [];
    return [...model.filters].flatMap(([name, filter]) => {
      if (!isGiven(Reflect.get(Object(given) as object, name))) return [];
      const value = this.filterValue(call, name, filter);
      const holds = (on: object) => filter.holds(on, value, view);
      return [filter.index ? { holds, entry: this.entry(filter.index, row, value) } : { holds }];
    });
  }

  private entry(index: FilterIndex, row: object, value: Sql): Entry {
    const { table } = index;
    const alias = this.builder.alias('f');
    const entry = rowOf(table, alias);
    return { table, row: entry, join: `JOIN ${table.name} ${alias} ON ${index.on(entry, row, value)}` };
  }

  private filterValue(call: Call, name: string, { parameter }: Filter): Sql {
    return this.builder.parameter(`${call.index}.filter.${name}`, parameter.type, ({ calls }) => {
      const filter = Object(calls[call.index]?.['filter']) as Record<string, unknown>;
      return parameter.parse(filter[name], name);
    });
  }

  private requestedOrder(): [string, Order] {
    const { model, call, order } = this.options;
    const asked = call?.values['orderBy'];
    const found = typeof asked === 'string' ? model.orders.get(asked) : undefined;
    if (found && typeof asked === 'string') return [asked, found];
    if (order) return ['', order];
    const [byDefault] = model.orders;
    if (!byDefault) throw new Error(`${model.name} has no order`);
    return byDefault;
  }

  /** The rows after the cursor, in the direction of reading. */
  private keyset(call: Call): Sql | undefined {
    const argument = ['after', 'before'].find((each) => isGiven(call.values[each]));
    if (argument === undefined) return undefined;
    const types = this.cursorTypes();
    const values = this.keys.map((_, place) =>
      this.builder.parameter(`${call.index}.${argument}.${place}`, types[place] ?? '', ({ calls }) => {
        return fromCursor(calls[call.index]?.[argument], argument, [this.orderName, ...types])[place];
      }),
    );
    const beyond = this.order.descending === (argument === 'before') ? '>' : '<';
    // The first key alone as well: PostgreSQL finds no index by keys of several tables.
    return new Sql(
      `${this.keys[0]} ${beyond}= ${values[0]} AND (${this.keys.join(', ')}) ${beyond} (${values.join(', ')})`,
    );
  }

  private cursorTypes(): string[] {
    const { table, key } = this.options.model;
    return [...this.order.keys.map(({ type }) => type), columnOf(table, key).type];
  }

  /** Below these keys; of a list of `Query`, below none. */
  private from(keys: string | undefined): string {
    const from = this.options.from(this.inner);
    return keys === undefined ? from : `(${keys}) p ${from}`;
  }

  private text(): string {
    const { model, parent } = this.options;
    const direction = this.order.descending === this.isBackwards ? '' : ' DESC';
    const order = this.keys.map((key) => `${key}${direction}`).join(', ');
    const columns = [
      ...(parent ? [this.groupOf(new Sql('p'))] : []),
      ...[...this.used].map((property) => `${this.inner}.${columnOf(model.table, property).name}`),
      ...(this.selectsOrder ? this.cursorKeys.map((key, place) => `${key} AS _o${place}`) : []),
    ];
    const conditions = all([...this.conditions, ...(this.afterCursor ? [this.afterCursor] : [])]);
    const { isPartitioned } = this;
    const window = `${isPartitioned ? `PARTITION BY ${this.groupOf(new Sql('p'))} ` : ''}ORDER BY ${order}`;
    const counted = this.isCounted ? [`count(*) OVER (PARTITION BY ${this.groupOf(new Sql('p'))}) AS _n`] : [];
    const found = (
      source?: string,
    ) => `SELECT ${[...columns, `row_number() OVER (${window}) AS _s`, ...counted].join(', ')}
      FROM ${this.select.from(source)}${this.entries} WHERE ${conditions}`;
    if (!this.limit) return found();
    const most = this.fetchesOneMore ? `${this.limit} + 1` : this.limit.toString();
    if (isPartitioned) return `SELECT * FROM (${found()}) f WHERE f._s <= ${most}`;
    const page = (source?: string) => `${found(source)} ORDER BY ${order} LIMIT ${most}`;
    if (!parent) return page();
    // Of one row above, whose key is a constant inside: so PostgreSQL can go along an index in the order, and stop at the limit.
    return `SELECT f.* FROM (${keysOf(parent)}) p CROSS JOIN LATERAL (${page(this.from(`SELECT ${this.groupOf(new Sql('p'))}`))}) f`;
  }
}

/** The keys of the rows above, each once. */
function keysOf({ place, key }: Parent): string {
  const { select, alias, view, isUnique, model } = place;
  const isOnce = isUnique && !view.isOfRow && key.toString() === keyOf(model, alias).toString();
  const day = view.isOfRow ? `, ${view.on} AS _d` : '';
  return `SELECT ${isOnce ? '' : 'DISTINCT '}${key} AS _k${day} FROM ${select.fromFor(alias)} WHERE ${key} IS NOT NULL`;
}

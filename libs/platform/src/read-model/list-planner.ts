import { assertNever } from '@talkoot/contracts';
import type { FieldNode } from 'graphql';
import { joined, type Parts } from './encode.js';
import { linkCondition } from './linked.js';
import type { Link, ManyField, Order } from './model.js';
import type { Call } from './plan.js';
import type { ObjectPlanner, Place } from './place.js';
import { type Parent, Rows } from './rows.js';
import { collectFields } from './selection.js';
import { sql, Sql } from './sql.js';
import { columnOf, rowOf } from './table.js';
import type { View } from './view.js';
import { keyOf } from './visibility.js';

const P_KEY = new Sql('p._k');
const P_DAY = new Sql('p._d');

/** Plans lists: the rows, and what is made of them. */
export class ListPlanner {
  constructor(private readonly planner: ObjectPlanner) {}

  of(field: ManyField, nodes: readonly FieldNode[], place: Place, call: Call | undefined): Parts {
    const asked = this.planner.viewOf(place.view, call);
    const day = field.day?.(place.row, asked);
    const above = { ...place, view: day ? asked.atDayOfRow(day) : asked };
    const parent: Parent = { place: above, key: field.source.from(place.row, asked) };
    const view = above.view.isOfRow ? above.view.atDayOfRow(P_DAY) : above.view;
    const { source } = field;
    const placed = source.how === 'through' ? this.placed(source.link) : undefined;
    const rows = new Rows(this.planner.builder, {
      model: field.model(),
      parent,
      view,
      call: field.paged ? call : undefined,
      order: field.order ?? placed?.order,
      usual: field.usual,
      from: (alias) => this.joinOf(field, view, alias, placed?.between),
      reachedFrom: source.how === 'by' ? { by: source.by, model: place.model } : undefined,
      ...(field.where && { where: field.where.bind(field) }),
    });
    return field.paged ? this.connection(field.model().name, rows, nodes) : this.list(rows, nodes);
  }

  connection(type: string, rows: Rows, nodes: readonly FieldNode[]): Parts {
    const name = `${type}Connection`;
    const asked = [...collectFields(nodes, new Set([name]), this.planner.document).values()];
    const isBesidePage = asked.some(([{ name: field }]) => field.value === 'nodes' || field.value === 'edges');
    return this.object(name, nodes, rows.lists, (field, same) => {
      switch (field) {
        case 'nodes':
          return this.list(rows, same);
        case 'edges':
          return this.edges(type, rows, same);
        case 'totalCount':
          return [rows.total({ isBesidePage })];
        case 'pageInfo':
          return this.pageInfo(rows, same);
        default:
          throw new Error(`No ${name}.${field}`);
      }
    });
  }

  private list(rows: Rows, nodes: readonly FieldNode[]): Parts {
    return bracketed(rows.elements((place) => joined(this.planner.element(nodes, place))));
  }

  private edges(type: string, rows: Rows, nodes: readonly FieldNode[]): Parts {
    const each = (place: Place, cursor: () => Sql): Sql =>
      joined(
        this.object(`${type}Edge`, nodes, rows.count, (field, same) =>
          field === 'cursor' ? [cursor()] : this.planner.element(same, place),
        ),
      );
    return bracketed(rows.elements(each));
  }

  private pageInfo(rows: Rows, nodes: readonly FieldNode[]): Parts {
    const { isBackwards } = rows;
    return this.object('PageInfo', nodes, rows.lists, (field) => {
      switch (field) {
        case 'hasNextPage':
          return [isBackwards ? rows.hasPrevious() : rows.hasMore()];
        case 'hasPreviousPage':
          return [isBackwards ? rows.hasMore() : rows.hasPrevious()];
        case 'startCursor':
          return [isBackwards ? rows.lastCursor() : rows.firstCursor()];
        case 'endCursor':
          return [isBackwards ? rows.firstCursor() : rows.lastCursor()];
        default:
          throw new Error(`No PageInfo.${field}`);
      }
    });
  }

  /** An object whose fields are not those of a read model. */
  private object(
    type: string,
    nodes: readonly FieldNode[],
    rows: Place['rows'],
    partsOf: (field: string, nodes: readonly FieldNode[]) => Parts,
  ): Parts {
    const asked = collectFields(nodes, new Set([type]), this.planner.document);
    this.planner.builder.costs.push((run) => asked.size * rows(run));
    const parts = [...asked].flatMap(([key, same], index): Parts => {
      const field = same[0].name.value;
      const value = field === '__typename' ? [`"${type}"`] : partsOf(field, same);
      return [`${index === 0 ? '' : ','}"${key}":`, ...value];
    });
    return ['{', ...parts, '}'];
  }

  /** The order of a link that has one, and the alias by which the link goes then. */
  private placed({ table, place }: Link): { between: Sql; order: Order } | undefined {
    if (place === undefined) return undefined;
    const between = this.planner.builder.alias('l');
    const expression = () => Reflect.get(rowOf(table, between), place) as Sql;
    const { type } = columnOf(table, place);
    const keys = [{ type, expression }];
    return { between, order: { description: '', descending: false, isUnique: false, keys } };
  }

  /** How the rows below are found from the keys of those above. */
  private joinOf({ source, model }: ManyField, view: View, alias: Sql, placed: Sql | undefined): string {
    const { table } = model();
    switch (source.how) {
      case 'by': {
        const found = source.found?.(rowOf(table, alias), P_KEY);
        return `JOIN ${table.name} ${alias} ON ${found ?? `${alias}.${columnOf(table, source.by).name} = ${P_KEY}`}`;
      }
      case 'through': {
        const between = placed ?? this.planner.builder.alias('l');
        const row = rowOf(source.link.table, between);
        const condition = linkCondition(source.link, row, P_KEY, view);
        const to = Reflect.get(row, source.link.to) as Sql;
        return `JOIN ${source.link.table.name} ${between} ON ${condition} JOIN ${table.name} ${alias} ON ${keyOf(model(), alias)} = ${to}`;
      }
      case 'via': {
        const between = this.planner.builder.alias('l');
        const column = columnOf(table, source.by ?? model().key).name;
        return `CROSS JOIN LATERAL (${source.ids(P_KEY, view)}) ${between} JOIN ${table.name} ${alias} ON ${alias}.${column} = ${between}.id`;
      }
      default:
        return assertNever(source);
    }
  }
}

const bracketed = (elements: Sql): Parts => ['[', sql`coalesce(${elements}, '')`, ']'];

import { during, type ReadContext } from './read-context.js';
import type { Link } from './model.js';
import { identifier, sql, Sql } from './sql.js';
import { rowOf } from './table.js';

/** Whether a link leads on from the key, on the day looked at unless another is given. */
export function linkCondition(link: Link, row: object, key: Sql, context: ReadContext, on?: Sql): Sql {
  const { from, dated } = link;
  const conditions = [
    sql`${Reflect.get(row, from) as Sql} = ${key}`,
    ...(dated === undefined ? [] : [during(Reflect.get(row, dated) as Sql, on ?? context.on)]),
    ...(link.where ? [link.where(row, context)] : []),
  ];
  return new Sql(conditions.join(' AND '));
}

/** Whether a link leads from the one to the other, on the day looked at unless another is given. */
export function isLinked(link: Link, from: Sql, to: Sql, context: ReadContext, on?: Sql): Sql {
  const alias = identifier('any_link');
  const row = rowOf(link.table, alias);
  const condition = linkCondition(link, row, from, context, on);
  return sql`EXISTS (SELECT FROM ${link.table.name} ${alias} WHERE ${condition} AND ${Reflect.get(row, link.to) as Sql} = ${to})`;
}

import { during, type Looking } from './looking.js';
import type { Link } from './model.js';
import { identifier, sql, Sql } from './sql.js';
import { rowOf } from './table.js';

/** Whether a link leads on from the key, on the day looked at unless another is given. */
export function linkCondition(link: Link, row: object, key: Sql, looking: Looking, on?: Sql): Sql {
  const { from, dated } = link;
  const conditions = [
    sql`${Reflect.get(row, from) as Sql} = ${key}`,
    ...(dated === undefined ? [] : [during(Reflect.get(row, dated) as Sql, on ?? looking.on)]),
    ...(link.where ? [link.where(row, looking)] : []),
  ];
  return new Sql(conditions.join(' AND '));
}

/** Whether a link leads from the one to the other, on the day looked at unless another is given. */
export function isLinked(link: Link, from: Sql, to: Sql, looking: Looking, on?: Sql): Sql {
  const alias = identifier('any_link');
  const row = rowOf(link.table, alias);
  const condition = linkCondition(link, row, from, looking, on);
  return sql`EXISTS (SELECT FROM ${link.table.name} ${alias} WHERE ${condition} AND ${Reflect.get(row, link.to) as Sql} = ${to})`;
}

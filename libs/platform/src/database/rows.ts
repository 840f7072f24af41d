import type { EntityManager } from 'typeorm';

/** Rows of a statement whose columns the caller knows; the one place where SQL's answer gets its type. */
export async function rows<Row>(
  executor: Pick<EntityManager, 'query'>,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const answer: unknown = await executor.query(sql, parameters);
  return answer as Row[];
}

/** The same for the keys in the first parameter: without one nothing is asked. */
export async function rowsAmong<Row>(
  executor: Pick<EntityManager, 'query'>,
  sql: string,
  parameters: readonly [readonly unknown[], ...unknown[]],
): Promise<Row[]> {
  return parameters[0].length === 0 ? [] : rows<Row>(executor, sql, [...parameters]);
}

import type { Link } from './model.js';
import type { ReadContext } from './read-context.js';
import type { Sql } from './sql.js';
import type { Row } from './table.js';

/** A column, or an expression of the row. */
export type From<E extends object, S> = (keyof E & string) | ((row: Row<E> & S, context: ReadContext) => Sql);

/** Over a table between. */
export class Through<E extends object, S = unknown> {
  constructor(
    readonly link: Link,
    readonly from: From<E, S>,
  ) {}
}

import { type Operation, type Locale, uuidOf } from '@talkoot/contracts';
import { type ReadContext, type ReadModel, rowOf, sql, Sql } from './declarations.js';
import pg from 'pg';

/** Who looks, on which day, in which language, as plain values. */
export interface Scene {
  readonly operation: Operation;
  /** Null: no day, on which nothing is. */
  readonly on: string | null;
  readonly locale: Locale;
}

/** What an expression may depend on; other values become parameters too. */
export interface Asking extends ReadContext {
  parameter(value: unknown, type: string): Sql;
}

/** A model's row in a question: its columns, and where it stands. */
export interface Subject {
  readonly row: object;
  readonly at: Sql;
  readonly atType: string;
  from(): string;
}

/** One simple SELECT in the making, over one table and its sides. */
export class Question {
  readonly values: unknown[] = [];
  private aliases = 0;

  parameter(value: unknown, type: string): Sql {
    this.values.push(value);
    return new Sql(`$${this.values.length}::${type}`);
  }

  /** PostgreSQL refuses a parameter that stands nowhere, so that each is made when it is asked for. */
  looking({ operation, on, locale }: Scene): Asking {
    const { viewer, today, now } = operation;
    const parameter = (value: unknown, type: string) => this.parameter(value, type);
    const ofEverything = viewer.platformRoles.length > 0;
    return {
      parameter,
      locale,
      scope: ofEverything ? 'everything' : viewer.organisation === undefined ? 'anybody' : 'organisation',
      get on() {
        return parameter(on, 'date');
      },
      get today() {
        return parameter(today.toString(), 'date');
      },
      get now() {
        return parameter(now.toString(), 'timestamptz');
      },
      get organisation() {
        return parameter(viewer.organisation === undefined ? null : uuidOf(viewer.organisation), 'uuid');
      },
      get session() {
        return parameter(null, 'uuid');
      },
      get role() {
        return parameter(viewer.role ?? null, 'text');
      },
      get scopes() {
        return parameter(viewer.scopes ?? null, 'text[]');
      },
      get isOperator() {
        return parameter(viewer.platformRoles.includes('operator'), 'boolean');
      },
      get person() {
        return parameter(viewer.person === undefined ? null : uuidOf(viewer.person), 'uuid');
      },
    };
  }

  subject(model: ReadModel<object>, context: ReadContext): Subject {
    const alias = this.alias();
    const joins: string[] = [];
    const sides = new Map<string, object>();
    const row: object = rowOf(model.table, alias, {
      beside: (name) => {
        const side = model.sides.get(name);
        if (!side || sides.has(name)) return sides.get(name);
        const beside = this.alias();
        const sideRow = rowOf(side.table, beside);
        sides.set(name, sideRow);
        joins.push(`LEFT JOIN ${side.table.name} ${beside} ON ${side.on(sideRow, row, context)}`);
        return sideRow;
      },
    });
    return {
      row,
      // A row that is put together, or of a view, stands in no table: it is known by what it says.
      ...(model.table.name.toString().startsWith('(') || !model.table.columns.has('recordedAt')
        ? { at: sql`(${alias}::text)`, atType: 'text' }
        : { at: sql`${alias}.ctid`, atType: 'tid' }),
      from: () => [`${model.table.name} ${alias}`, ...joins].join(' '),
    };
  }

  alias(): Sql {
    this.aliases += 1;
    return new Sql(`reference${this.aliases}`);
  }
}

type Texts = readonly (string | null)[];

/** Asks PostgreSQL and takes every value as the text that it sends. What was asked before is remembered until something is changed. */
export class PlainDatabase {
  private readonly pool: pg.Pool;
  private readonly known = new Map<string, Promise<readonly Texts[]>>();

  constructor(url: string) {
    this.pool = new pg.Pool({ connectionString: url, max: 4, options: '-c timezone=UTC -c role=talkoot_app' });
  }

  ask(text: string, values: readonly unknown[]): Promise<readonly Texts[]> {
    const question = JSON.stringify([text, values]);
    const known = this.known.get(question);
    if (known) return known;
    const asked = this.pool
      .query<(string | null)[]>({
        text,
        values: [...values],
        rowMode: 'array',
        types: { getTypeParser: () => (value: string) => value },
      })
      .then(({ rows }) => rows);
    this.known.set(question, asked);
    return asked;
  }

  async change(text: string, values: readonly unknown[]): Promise<void> {
    await this.pool.query(text, [...values]);
    this.known.clear();
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { DATABASE_ADDRESS, openPool, type Pool, type PoolClient, READ_ROLE } from '../database/index.js';
import type { Sql } from './sql.js';

/** A statement of the read path that takes longer is cancelled in PostgreSQL. */
const LONGEST = '10s';

/**
 * Connections that only read. Plans are made once for all values: rows are reached by keys, whatever the values. Merge joins
 * would walk whole indexes for a page of rows; to compile by LLVM costs more than it saves. What is asked for is in memory or on a
 * disk that does not seek: taken for four times as dear as the next page (the default), 200 rows by key would look dearer than a
 * table of 10,000 read whole, which takes twice as long.
 */
const SETTINGS = [
  'timezone=UTC',
  `role=${READ_ROLE}`,
  'default_transaction_read_only=on',
  `statement_timeout=${LONGEST}`,
  'plan_cache_mode=force_generic_plan',
  'enable_mergejoin=off',
  'random_page_cost=1.1',
  'jit=off',
];

/**
 * Statements that a connection has prepared; with more it is closed. PostgreSQL and the driver keep each as long as the connection, and
 * anybody can ask for as many different ones as they like.
 */
const MOST_PREPARED = 300;

/** A statement that was planned; the same name is always the same text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

@Injectable()
export class ReadDatabase implements OnApplicationShutdown {
  private readonly pool: Pool;
  private readonly prepared = new WeakMap<PoolClient, Set<string>>();
  readonly connections: number;

  constructor(@Inject(DATABASE_ADDRESS) url: string, @Inject(CONFIG) config: Config) {
    this.connections = config.DATABASE_POOL;
    this.pool = openPool({
      connectionString: url,
      application_name: 'talkoot read path',
      max: this.connections,
      maxLifetimeSeconds: 3_600,
      options: SETTINGS.map((each) => `-c ${each}`).join(' '),
    });
  }

  /** The columns of the only row; none when they would be larger than an answer may be. */
  async read({ name, text }: Statement, values: unknown[]): Promise<readonly string[] | undefined> {
    const connection = await this.pool.connect();
    const prepared = this.prepared.get(connection) ?? new Set<string>();
    this.prepared.set(connection, prepared.add(name));
    // After an error nobody knows in what state it is.
    let isSpent = true;
    try {
      const { rows } = await connection.query<string[]>({ name, text, values, rowMode: 'array' });
      isSpent = prepared.size >= MOST_PREPARED;
      return rows[0];
    } finally {
      connection.release(isSpent);
    }
  }

  /** Whether PostgreSQL understands the statement; throws what it says against it. */
  async prepare(text: string): Promise<void> {
    await this.pool.query(`PREPARE understood AS ${text}; DEALLOCATE understood`);
  }

  /** The tables that a statement reads, as PostgreSQL plans it, as far as their changes do not renew what is kept. */
  async tablesWithoutTrigger(text: string, parameters: number): Promise<string[]> {
    const values = parameters === 0 ? '' : `(${Array.from({ length: parameters }, () => 'NULL').join()})`;
    const explained: unknown = await this.pool.query(
      `PREPARE told AS ${text}; EXPLAIN (VERBOSE, FORMAT JSON) EXECUTE told${values}; DEALLOCATE told`,
    );
    const found = JSON.stringify(explained).matchAll(/"Relation Name":"([^"]+)","Schema":"([^"]+)"/g);
    const tables = new Set([...found].map(([, table, schema]) => `${schema}.${table}`));
    const { rows } = await this.pool.query<{ name: string }>(
      `SELECT name FROM unnest($1::text[]) AS name WHERE NOT EXISTS (
         SELECT FROM pg_trigger WHERE tgrelid = name::regclass AND tgname = 'kept' AND tgenabled <> 'D')`,
      [[...tables]],
    );
    return rows.map(({ name }) => name);
  }

  /** Whether a unique index sees to it that no two rows of the table have all of these columns the same, unless one is null. */
  async hasUniqueIndex(table: Sql, columns: readonly Sql[]): Promise<boolean> {
    const { rows } = await this.pool.query<{ found: boolean }>(
      `SELECT EXISTS (
         SELECT FROM pg_index CROSS JOIN LATERAL (
           SELECT array_agg(format('"%s"', attname)) AS names FROM pg_attribute
           WHERE attrelid = indrelid AND attnum = ANY ((indkey::int2[])[0:indnkeyatts - 1])) AS key
         WHERE indrelid = $1::regclass AND indisunique AND indisvalid AND indexprs IS NULL AND key.names <@ $2::text[]
           AND (indpred IS NULL OR pg_get_expr(indpred, indrelid) IN (
             format('(%s IS NOT NULL)', key.names[1]), format('(%s IS NOT NULL)', trim('"' FROM key.names[1]))))) AS found`,
      [table.toString(), columns.map(String)],
    );
    return rows[0]?.found === true;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/** SQLSTATE query_canceled. */
export const wasCancelled = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57014';

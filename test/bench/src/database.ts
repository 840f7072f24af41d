import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { openEmbedded } from '@talkoot/platform/embedded';
import { latestPlan, type Read } from './plans.js';
import { say } from './progress.js';

/** Partners of a programme: 20 pilots with 10 each. */
const PARTNERSHIPS_A_PROGRAMME = 200;
export const COMPANIES = 100_000;
export const EVENTS = 100_000;

/**
 * Over the settings with which the product starts its own: memory as a server for this much data would be given, and nothing
 * in the background that would fall upon one contender and spare another. What Talkoot's connections know of its data being in
 * memory, all know. Durability is as it is.
 */
const SETTINGS = {
  shared_buffers: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  random_page_cost: '1.1',
  autovacuum: 'off',
  shared_preload_libraries: 'pg_stat_statements,auto_explain',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_format': 'json',
};

/** The one PostgreSQL of the run, with the data that all are asked for. */
export class Database {
  private partnerships = 0;

  private constructor(
    readonly url: string,
    readonly pid: number,
    private readonly client: pg.Client,
    private readonly watcher: pg.Client,
    private readonly data: string,
    private readonly log: string,
    private readonly close: () => Promise<void>,
  ) {}

  /** Starts it in a folder of its own, which is emptied first; `migrate` makes the product's schema. */
  static async open(
    folder: string,
    data: string,
    open: typeof openEmbedded,
    migrate: (url: string) => void,
  ): Promise<Database> {
    const start = () => open(folder, { log: () => undefined, settings: SETTINGS });
    // A run that was killed leaves its server behind.
    if (existsSync(join(folder, 'postgres/postmaster.pid'))) await (await start()).stop();
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const server = await start();
    const client = new pg.Client({ connectionString: server.url, application_name: 'bench' });
    const watcher = new pg.Client({ connectionString: server.url, application_name: 'bench' });
    try {
      migrate(server.url);
      await Promise.all([client.connect(), watcher.connect()]);
      const database = new Database(server.url, server.pid, client, watcher, data, join(folder, 'postgres.log'), () =>
        server.stop(),
      );
      await database.load();
      return database;
    } catch (error) {
      await Promise.all([client.end(), watcher.end()]);
      await server.stop();
      throw error;
    }
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, values)).rows;
  }

  async one<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row> {
    const [row] = await this.rows<Row>(sql, values);
    if (!row) throw new Error(`Nothing found: ${sql}`);
    return row;
  }

  async count(sql: string): Promise<number> {
    return (await this.one<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`)).count;
  }

  /** Adds programmes until there is this number of partnerships. */
  async grow(partnerships: number): Promise<void> {
    const [from, to] = [this.partnerships / PARTNERSHIPS_A_PROGRAMME, partnerships / PARTNERSHIPS_A_PROGRAMME - 1];
    const since = performance.now();
    for (let first = from; first <= to; first += 500)
      await this.quietly('CALL bench.add_programmes($1, $2)', [first, Math.min(first + 499, to)]);
    this.partnerships = partnerships;
    await this.rows('VACUUM ANALYZE');
    await this.rows('CHECKPOINT');
    say(`loaded ${partnerships} partnerships in ${((performance.now() - since) / 1000).toFixed(1)} s`);
  }

  /** More data, by a statement, without triggers. */
  change(sql: string, values?: unknown[]): Promise<void> {
    return this.quietly(sql, values);
  }

  /** More data, by a file beside the base. */
  async add(file: string): Promise<void> {
    await this.quietly(readFileSync(join(this.data, file), 'utf8'));
    await this.rows('VACUUM ANALYZE');
  }

  /** How many statements PostgreSQL executed while this went on, BEGIN and COMMIT included. */
  async statementsOf(work: () => Promise<void>): Promise<number> {
    await this.track('all');
    await this.rows('SELECT pg_stat_statements_reset()');
    await work();
    const { calls } = await this.one<{ calls: number }>(
      `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements
       WHERE toplevel AND query NOT LIKE '%pg_stat_statements%'`,
    );
    await this.track('none');
    return calls;
  }

  /** What PostgreSQL read for the longest statement of this work, by the plan that it took. */
  async readsOf(work: () => Promise<void>): Promise<readonly Read[]> {
    await this.set('auto_explain.log_min_duration', '0');
    const { size } = statSync(this.log);
    await work();
    await this.set('auto_explain.log_min_duration', '-1');
    return latestPlan(readFileSync(this.log).subarray(size).toString());
  }

  async stop(): Promise<void> {
    await Promise.all([this.client.end(), this.watcher.end()]);
    await this.close();
  }

  /** One row, read beside the work of the other connection. */
  async watch<Row extends pg.QueryResultRow>(sql: string): Promise<Row> {
    const { rows } = await this.watcher.query<Row>(sql);
    const [row] = rows;
    if (!row) throw new Error(`Nothing found: ${sql}`);
    return row;
  }

  private async load(): Promise<void> {
    await this.rows('CREATE EXTENSION pg_stat_statements');
    await this.track('none');
    await this.rows(`SET bench.companies = ${COMPANIES}`);
    await this.rows(`SET bench.events = ${EVENTS}`);
    await this.quietly(readFileSync(join(this.data, 'base.sql'), 'utf8'));
    this.partnerships = PARTNERSHIPS_A_PROGRAMME;
    await this.rows(readFileSync(join(this.data, 'graphile.sql'), 'utf8'));
  }

  /** Without triggers: they keep the history of facts, and check references that are right by the way they are made. */
  private async quietly(sql: string, values?: unknown[]): Promise<void> {
    await this.client.query('SET session_replication_role = replica');
    await this.client.query(sql, values);
    await this.client.query('RESET session_replication_role');
  }

  /** Counting costs a little; it is on only while statements are counted. */
  private track(what: 'all' | 'none'): Promise<void> {
    return this.set('pg_stat_statements.track', what);
  }

  /** For all connections. */
  private async set(setting: string, value: string): Promise<void> {
    await this.rows(`ALTER SYSTEM SET ${setting} = '${value}'`);
    await this.rows('SELECT pg_reload_conf()');
    let now = '';
    while (now !== value) now = (await this.one<{ now: string }>(`SELECT current_setting('${setting}') AS now`)).now;
  }
}

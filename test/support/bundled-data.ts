import { join } from 'node:path';
import { scratchFolder, type TestDatabase, testDatabase, testRun, waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { type Environment, startApp } from './processes.js';
import { tokenOf } from './tokens.js';

/** The data set that comes with Talkoot. */
export const BUNDLED_DATA = join(import.meta.dirname, '../../data');

/** One test file at a time looks for the template. */
const LOCK = 7_250_011;

/**
 * A database of a test's own with the bundled data: a copy of one that the first test file that asks lets Talkoot fill. What follows from the
 * import is done there, once for all copies, except the reports; and there is a key for tokens.
 */
export async function databaseWithData(): Promise<TestDatabase> {
  const { server, template, id } = testRun();
  const filled = `${template}_filled`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [filled]);
    if (rowCount === 0) await fill(client, template, filled, `${filled}_${id}`);
  } finally {
    await client.end();
  }
  return testDatabase(filled);
}

/** Under its final name only when it is whole. */
async function fill(client: pg.Client, template: string, filled: string, unfinished: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS "${unfinished}" WITH (FORCE)`);
  await client.query(`CREATE DATABASE "${unfinished}" TEMPLATE "${template}"`);
  const url = new URL(testRun().server);
  url.pathname = `/${unfinished}`;
  const environment: Environment = {
    DATABASE_URL: url.href,
    DATA_DIR: await scratchFolder('filled'),
    REPORT_RENEWAL_SECONDS: '3600',
  };
  const talkoot = await startApp('standalone', environment);
  await tokenOf(environment, 'TEM', 'manager');
  await handled(url.href);
  await talkoot.stop();
  await client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${filled}"`);
}

async function handled(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const isLeft = `SELECT FROM platform.event WHERE position IS NULL
    UNION ALL SELECT FROM platform.delivery WHERE processed_at IS NULL`;
  try {
    await waitFor('every imported event to be handled', async () => (await client.query(isLeft)).rowCount === 0);
  } finally {
    await client.end();
  }
}

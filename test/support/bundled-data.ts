import { join } from 'node:path';
import { scratchFolder, type TestDatabase, testDatabase, testRun, waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { type Environment, startApp } from './processes.js';
import { tokenOf } from './tokens.js';

/** The data set that comes with Talkoot. */
export const BUNDLED_DATA = join(import.meta.dirname, '../../data');

/** One test file at a time looks for a template, by its name. */
const LOCK = 7_250_011;

/**
 * A database of a test's own with the bundled data: a copy of one that the first test file that asks lets Talkoot fill. What follows from the
 * import is done there, once for all copies, except the reports; and there is a key for tokens.
 */
export async function databaseWithData(): Promise<TestDatabase> {
  return testDatabase(await filledWithData());
}

/** The name of the template of these. */
export const filledWithData = (): Promise<string> => filledOnce('filled', testRun().template, fill);

/** The name of a template that the first test file of the run that asks for it fills, starting from another one. */
export async function filledOnce(
  name: string,
  from: string,
  filling: (databaseUrl: string) => Promise<void>,
): Promise<string> {
  const { server, template, id } = testRun();
  const filled = `${template}_${name}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [LOCK, name]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [filled]);
    if (rowCount !== 0) return filled;
    // Under its final name only when it is whole.
    const unfinished = `${filled}_${id}`;
    await client.query(`DROP DATABASE IF EXISTS "${unfinished}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${unfinished}" TEMPLATE "${from}"`);
    const url = new URL(server);
    url.pathname = `/${unfinished}`;
    await filling(url.href);
    await client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${filled}"`);
    return filled;
  } finally {
    await client.end();
  }
}

async function fill(databaseUrl: string): Promise<void> {
  const environment: Environment = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: await scratchFolder('filled'),
    REPORT_RENEWAL_SECONDS: '3600',
  };
  const talkoot = await startApp('standalone', environment);
  await tokenOf(environment, 'TEM', 'manager');
  await handled(databaseUrl);
  await talkoot.stop();
}

/** Until what follows from every event is done. */
export async function handled(databaseUrl: string): Promise<void> {
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

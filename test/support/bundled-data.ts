import { join } from 'node:path';
import { type TestDatabase, testDatabase, testRun } from '@talkoot/platform/testing';
import pg from 'pg';
import { runCli } from './processes.js';

/** The data set that comes with Talkoot. */
export const BUNDLED_DATA = join(import.meta.dirname, '../../data');

/** One test file at a time looks for the template. */
const LOCK = 7_250_011;

/** A database of a test's own with the bundled data: a copy of one into which the first test file that asks imports it. */
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
  const { code, stderr } = await runCli(['import', BUNDLED_DATA], { DATABASE_URL: url.href });
  if (code !== 0) throw new Error(`The bundled data cannot be imported:\n${stderr}`);
  await client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${filled}"`);
}

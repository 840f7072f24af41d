import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { testRun } from './run.js';

/** A database of a test's own, as a migration leaves it. */
export interface TestDatabase {
  url: string;
  name: string;
  /** Connections that are still open are cut. Databases that nobody drops go with the run. */
  drop(): Promise<void>;
}

/** Makes a fresh database for a test file: migrated, or a copy of another template. Call `drop` in `afterAll`. */
export async function testDatabase(template = testRun().template): Promise<TestDatabase> {
  const { server, id } = testRun();
  const name = `test_${id}_${randomUUID().slice(0, 13)}`;
  await onServer(server, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, name, drop: () => onServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

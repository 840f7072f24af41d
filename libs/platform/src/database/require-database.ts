import { SetupFault } from '../config/setup-fault.js';
import { Connection } from './connection.js';

/** Milliseconds that a server has to take a connection. */
const PATIENCE_MS = 5_000;

/** Throws SetupFault, without the password, where no PostgreSQL takes a connection for DATABASE_URL. */
export async function requireDatabase(url: string): Promise<void> {
  const client = new Connection({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  try {
    await client.connect();
  } catch (error) {
    throw new SetupFault(`DATABASE_URL: no connection to ${placeOf(url)} (${reasonOf(error)}).`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** A look-up that finds two addresses fails with one reason for each, and without a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}

import type { Config } from '../config/index.js';
import { requireDatabase } from '../database/require-database.js';
import { keepEmbedded, openEmbedded } from '../embedded/index.js';

/** A database to work on, and how to be done with it. */
export interface OpenDatabase {
  readonly url: string;
  close(): Promise<void>;
}

async function configured(url: string): Promise<OpenDatabase> {
  await requireDatabase(url);
  return { url, close: () => Promise.resolve() };
}

/** The database of the configuration, or the embedded one of the data folder: joined when it runs, started when not. */
export async function openDatabase(config: Config, say: (message: string) => void): Promise<OpenDatabase> {
  if (config.DATABASE_URL) return configured(config.DATABASE_URL);
  const embedded = await openEmbedded(config.DATA_DIR, { log: say });
  return { url: embedded.url, close: () => embedded.stop() };
}

/**
 * The same for a process that lives long: an embedded server that dies under it comes back; `lost` hears why when it cannot.
 */
export async function keepDatabase(
  config: Config,
  say: (message: string) => void,
  lost: (reason: unknown) => void,
): Promise<OpenDatabase> {
  if (config.DATABASE_URL) return configured(config.DATABASE_URL);
  const embedded = await keepEmbedded(config.DATA_DIR, { log: say }, lost);
  return { url: embedded.url, close: () => embedded.stop() };
}

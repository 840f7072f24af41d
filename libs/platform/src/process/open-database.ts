import type { Config } from '../config/index.js';
import { keepEmbedded, openEmbedded } from '../embedded/index.js';

/** A database to work on, and how to be done with it. */
export interface OpenDatabase {
  readonly url: string;
  close(): Promise<void>;
}

/** The database of the configuration, or the embedded one of the data folder: joined when it runs, started when not. */
export async function openDatabase(config: Config, say: (message: string) => void): Promise<OpenDatabase> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, close: () => Promise.resolve() };
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
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, close: () => Promise.resolve() };
  const embedded = await keepEmbedded(config.DATA_DIR, { log: say }, lost);
  return { url: embedded.url, close: () => embedded.stop() };
}

import { DataSource } from 'typeorm';
import { ALIVE, openPool, type Pool } from './connection.js';
import type { ContextDatabase } from './context-database.js';
import { PooledConnection } from './pooled-connection.js';

/** The role that the application works under: it owns nothing and cannot change what is append-only. */
const APPLICATION_ROLE = 'talkoot_app';

/** A migration that waits long for a lock gives up instead of holding up every writer behind it. */
const SETTINGS = {
  owner: '-c timezone=UTC -c lock_timeout=10s',
  application: `-c timezone=UTC -c role=${APPLICATION_ROLE}`,
} as const;

interface Access {
  readonly url: string;
  readonly pool: number;
  /** The name that the database's administrator sees. */
  readonly application: string;
  /** Migrations run as the owner; everything else as the application's role. */
  readonly as: 'owner' | 'application';
}

export function dataSource(access: Access, contexts: readonly ContextDatabase[]): DataSource {
  return new DataSource({
    type: 'postgres',
    url: access.url,
    applicationName: access.application,
    schema: 'platform',
    entities: contexts.flatMap(({ entities }) => [...entities]),
    migrations: contexts.flatMap(({ migrations }) => [...migrations]),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    logging: false,
    extra: {
      Client: PooledConnection,
      max: access.pool,
      ...ALIVE,
      // A statement may be sent before the one ahead of it is answered (`Transaction.record`).
      pipeline: true,
      options: SETTINGS[access.as],
    },
  });
}

/** Connections as the application's, beside those of its transactions. */
export const openApplicationPool = (url: string, { max, application }: { max: number; application: string }): Pool =>
  openPool({ connectionString: url, application_name: application, max, options: SETTINGS.application });

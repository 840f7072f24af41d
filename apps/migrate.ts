import { dataSource, migrate } from '@talkoot/platform/database';
import { migrateQueues } from '@talkoot/platform/queue';
import { CONTEXT_DATABASES } from './contexts.js';

/** Brings the database and the queues' own schema to this release; returns the migrations that ran. */
export async function migrateAll(url: string): Promise<string[]> {
  const source = await dataSource(
    { url, pool: 3, application: 'talkoot-migrate', as: 'owner' },
    CONTEXT_DATABASES,
  ).initialize();
  try {
    const ran = await migrate(source, CONTEXT_DATABASES);
    await migrateQueues(url);
    return ran;
  } finally {
    await source.destroy();
  }
}

import { dataSource, migrate } from '@talkoot/platform/database';
import { migrateQueues } from '@talkoot/platform/queue';
import { loadContexts } from './contexts.js';

/** Brings the database and the queues' own schema to this release; returns the migrations that ran. */
export async function migrateAll(url: string): Promise<string[]> {
  const { databases } = await loadContexts();
  const owner = { url, pool: 3, application: 'talkoot-migrate', as: 'owner' } as const;
  const source = await dataSource(owner, databases).initialize();
  try {
    const ran = await migrate(source, databases);
    await migrateQueues(url);
    return ran;
  } finally {
    await source.destroy();
  }
}

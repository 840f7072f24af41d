import { Command } from 'commander';
import { say, withDatabase } from '../instance.js';

export const migrationsCommand = (): Command =>
  new Command('migrations')
    .description('Compare the migrated database with the entities.')
    .requiredOption('--check', 'fail when generating a migration would yield anything')
    .action(() => withDatabase(check));

async function check(url: string): Promise<void> {
  const { dataSource } = await import('@talkoot/platform/database');
  const { loadContexts } = await import('../../../contexts.js');
  const { migrateAll } = await import('../../../migrate.js');
  await migrateAll(url);
  const { databases } = await loadContexts();
  const owner = { url, pool: 2, application: 'talkoot-cli', as: 'owner' } as const;
  const source = await dataSource(owner, databases).initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    if (upQueries.length === 0) return say('The migrations make what the entities declare.');
    say(`The entities declare what no migration makes:\n${upQueries.map(({ query }) => `  ${query}`).join('\n')}`);
    process.exitCode = 1;
  } finally {
    await source.destroy();
  }
}

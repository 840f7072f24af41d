import { Command } from 'commander';
import { say, withDatabase } from '../instance.js';

export const migrateCommand = (): Command =>
  new Command('migrate').description('Bring the database to this release.').action(() =>
    withDatabase(async (url) => {
      const { migrateAll } = await import('../../../migrate.js');
      const ran = await migrateAll(url);
      say(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}`);
    }),
  );

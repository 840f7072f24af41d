import { Command } from 'commander';
import { bring } from '../documents/bring.js';
import { withDatabase } from '../instance.js';

export const schemaCommand = (): Command =>
  new Command('schema')
    .description(
      'Write schema.graphql and the statements of the examples (test/sql) from the code, and docs/schema.sql from the migrated database.',
    )
    .option('--check', 'only compare; fail when a committed file differs')
    .action(({ check = false }: { check?: boolean }) =>
      withDatabase(async (databaseUrl, config) => {
        const { schemaDocuments } = await import('../documents/schema.js');
        await bring(await schemaDocuments(databaseUrl, config), check, 'npm run cli -- schema');
      }),
    );

import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Log } from '@talkoot/platform/logging';
import { serve } from '@talkoot/platform/process';
import { Command } from 'commander';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { readFile, writeFile } from 'node:fs/promises';
import { CONTEXT_DATABASES } from '../../../contexts.js';
import { GatewayModule } from '../../../gateway/src/gateway.module.js';
import { migrateAll } from '../../../migrate.js';
import { say, withDatabase } from '../instance.js';

const FILE = 'schema.graphql';

export const schemaCommand = (): Command =>
  new Command('schema')
    .description(`Write ${FILE} from the code.`)
    .option('--check', 'only compare; fail when the committed file differs')
    .action(async ({ check = false }: { check?: boolean }) => {
      const schema = await currentSchema();
      if (!check) return writeFile(FILE, schema);
      const committed = await readFile(FILE, 'utf8').catch(() => '');
      if (committed === schema) return say(`${FILE} is what the code says.`);
      say(`${FILE} differs from what the code says. Type: npm run cli -- schema, and look at the difference.`);
      process.exitCode = 1;
      return undefined;
    });

/** The schema as the gateway serves it. */
function currentSchema(): Promise<string> {
  return withDatabase(async (databaseUrl, config) => {
    await migrateAll(databaseUrl);
    const log = Log.for({ LOG_LEVEL: 'warn' }, 'cli');
    const gateway = await serve(
      { application: 'cli', config, log, databaseUrl, databases: CONTEXT_DATABASES },
      [GatewayModule.create()],
      { host: '127.0.0.1', port: 0 },
    );
    try {
      return `${printSchema(lexicographicSortSchema(gateway.get(GraphQLSchemaHost).schema))}\n`;
    } finally {
      await gateway.close();
    }
  });
}

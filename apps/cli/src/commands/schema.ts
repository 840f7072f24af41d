import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Log } from '@talkoot/platform/logging';
import { serve } from '@talkoot/platform/process';
import { Command } from 'commander';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { DataSource } from 'typeorm';
import { CONTEXT_DATABASES } from '../../../contexts.js';
import { GatewayModule } from '../../../gateway/src/gateway.module.js';
import { migrateAll } from '../../../migrate.js';
import { databaseDocument } from '../documents/database.js';
import { bring } from '../documents/bring.js';
import { exampleStatements } from '../documents/statements.js';
import { withDatabase } from '../instance.js';

export const schemaCommand = (): Command =>
  new Command('schema')
    .description(
      'Write schema.graphql and the statements of the examples (test/sql) from the code, and docs/schema.sql from the migrated database.',
    )
    .option('--check', 'only compare; fail when a committed file differs')
    .action(async ({ check = false }: { check?: boolean }) => {
      const documents = await withGateway(async (gateway) => ({
        'schema.graphql': `${printSchema(lexicographicSortSchema(gateway.get(GraphQLSchemaHost).schema))}\n`,
        'docs/schema.sql': await databaseDocument(gateway.get(DataSource)),
        ...(await exampleStatements(gateway.get(GraphQLSchemaHost).schema)),
      }));
      await bring(documents, check, 'npm run cli -- schema');
    });

/** The gateway as it serves, on a migrated database and a free port. */
function withGateway<T>(work: (gateway: NestFastifyApplication) => Promise<T>): Promise<T> {
  return withDatabase(async (databaseUrl, config) => {
    await migrateAll(databaseUrl);
    const log = Log.for({ LOG_LEVEL: 'warn' }, 'cli');
    const gateway = await serve(
      { application: 'cli', config, log, databaseUrl, databases: CONTEXT_DATABASES },
      [GatewayModule.create()],
      { host: '127.0.0.1', port: 0, variable: 'PORT' },
    );
    try {
      return await work(gateway);
    } finally {
      await gateway.close();
    }
  });
}

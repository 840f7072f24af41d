import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Config } from '@talkoot/platform/config';
import { Log } from '@talkoot/platform/logging';
import { serve } from '@talkoot/platform/serving';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { DataSource } from 'typeorm';
import { loadContexts } from '../../../contexts.js';
import { GatewayModule } from '../../../gateway/src/gateway.module.js';
import { migrateAll } from '../../../migrate.js';
import { databaseDocument } from './database.js';
import { exampleStatements } from './statements.js';

/** What the gateway tells of itself, as it serves, on a migrated database and a free port: documents by their path. */
export async function schemaDocuments(databaseUrl: string, config: Config): Promise<Record<string, string>> {
  await migrateAll(databaseUrl);
  const log = Log.for({ LOG_LEVEL: 'warn' }, 'cli');
  const { databases, modules } = await loadContexts();
  const gateway = await serve(
    { application: 'cli', config, log, databaseUrl, databases },
    [GatewayModule.of(modules)],
    { host: '127.0.0.1', port: 0, variable: 'PORT' },
  );
  try {
    const { schema } = gateway.get(GraphQLSchemaHost);
    return {
      'schema.graphql': `${printSchema(lexicographicSortSchema(schema))}\n`,
      'docs/schema.sql': await databaseDocument(gateway.get(DataSource)),
      ...(await exampleStatements(schema)),
    };
  } finally {
    await gateway.close();
  }
}

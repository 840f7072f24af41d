import type { DynamicModule } from '@nestjs/common';
import { type Config, ConfigModule } from '../config/index.js';
import { type ContextDatabase, DatabaseModule } from '../database/index.js';
import { HealthModule } from '../health/index.js';
import { type Log, LoggingModule } from '../logging/index.js';
import { QueueModule } from '../queue/index.js';

/** What every process stands on, set up once: configuration, clock, log, database, queues, health. */
export interface Foundation {
  readonly application: string;
  readonly config: Config;
  readonly log: Log;
  /** Where the database is: DATABASE_URL or the embedded one. */
  readonly databaseUrl: string;
  readonly databases: readonly ContextDatabase[];
}

export function foundationModules(foundation: Foundation): NonNullable<DynamicModule['imports']> {
  const { application, config, log, databaseUrl, databases } = foundation;
  return [
    ConfigModule.for(config),
    LoggingModule.for(log),
    DatabaseModule.for(databaseUrl, `talkoot-${application}`, databases),
    QueueModule,
    HealthModule,
  ];
}

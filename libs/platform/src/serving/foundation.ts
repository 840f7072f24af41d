import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditModule } from '../audit/index.js';
import type { Config } from '../config/index.js';
import { ConfigModule } from '../config/config.module.js';
import { type ContextDatabase, DatabaseModule } from '../database/index.js';
import { EventTextsModule } from '../events/event-texts.js';
import { LimitsModule } from '../limits/index.js';
import { PersonalDataModule } from '../personal-data/index.js';
import { type Log, LoggingModule, NestLog } from '../logging/index.js';

/** What every process stands on, set up once: configuration, clock, log and database. */
export interface Foundation {
  readonly application: string;
  readonly config: Config;
  readonly log: Log;
  /** Where the database is: DATABASE_URL or the embedded one. */
  readonly databaseUrl: string;
  readonly databases: readonly ContextDatabase[];
}

/** Loaded when the contexts are: the read models’ types are made of what these declare. */
const declaredStandings = async () => new (await import('../read-model/index.js')).DeclaredStandings();

export type Modules = NonNullable<DynamicModule['imports']>;

export function foundationModules({ application, config, log, databaseUrl, databases }: Foundation): Modules {
  return [
    ConfigModule.for(config),
    LoggingModule.for(log),
    DatabaseModule.for(databaseUrl, `talkoot-${application}`, databases, declaredStandings),
    EventTextsModule,
    AuditModule,
    LimitsModule,
    PersonalDataModule,
  ];
}

@Module({})
class ContextsModule {}

/** Modules with their services, without HTTP and queues: what a command works with. */
export function openContexts(foundation: Foundation, modules: Modules): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    { module: ContextsModule, imports: [...foundationModules(foundation), ...modules] },
    { logger: new NestLog(foundation.log), abortOnError: false },
  );
}

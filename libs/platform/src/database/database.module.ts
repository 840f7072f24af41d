import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config, SetupFault } from '../config/index.js';
import type { ContextDatabase } from './context-database.js';
import { dataSource } from './data-source.js';
import { OutboxWake } from './outbox-wake.js';
import { Standings } from './standings.js';
import { UnitOfWork } from './unit-of-work.js';

/** The URL of the database as an injection token, for what opens connections of its own (locks, queues). */
export const DATABASE_ADDRESS = Symbol('database address');

/** What each context brings to the database, as an injection token. */
export const CONTEXT_DATABASES = Symbol('context databases');

/** SQLSTATE undefined_object, invalid_parameter_value: the application's role is not there yet. */
const NO_SUCH_ROLE = ['42704', '22023'];

async function open(source: DataSource): Promise<DataSource> {
  try {
    return await source.initialize();
  } catch (error) {
    if (error instanceof Error && 'code' in error && NO_SUCH_ROLE.includes(String(error.code))) {
      throw new SetupFault('The database is empty. Type: npm run cli -- migrate', { cause: error });
    }
    throw error;
  }
}

/** The one connection pool of a process, opened at start and closed last. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  static for(
    url: string,
    application: string,
    contexts: readonly ContextDatabase[],
    standings: () => Promise<Standings>,
  ): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          inject: [CONFIG],
          useFactory: (config: Config) =>
            open(dataSource({ url, pool: config.DATABASE_POOL, application, as: 'application' }, contexts)),
        },
        { provide: DATABASE_ADDRESS, useValue: url },
        { provide: CONTEXT_DATABASES, useValue: contexts },
        OutboxWake,
        { provide: Standings, useFactory: standings },
        UnitOfWork,
      ],
      exports: [DataSource, DATABASE_ADDRESS, CONTEXT_DATABASES, Standings, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

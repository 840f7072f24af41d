import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/index.js';
import type { ContextDatabase } from './context-database.js';
import { dataSource } from './data-source.js';
import { OutboxWake } from './outbox-wake.js';
import { UnitOfWork } from './unit-of-work.js';

/** The one connection pool of a process, opened at start and closed last. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  static for(url: string, application: string, contexts: readonly ContextDatabase[]): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          inject: [CONFIG],
          useFactory: (config: Config) =>
            dataSource({ url, pool: config.DATABASE_POOL, application, as: 'application' }, contexts).initialize(),
        },
        OutboxWake,
        UnitOfWork,
      ],
      exports: [DataSource, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

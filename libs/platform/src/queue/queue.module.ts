import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { EventConsumers } from './event-consumers.js';
import { queueBackend } from './queue-backend.js';
import { QUEUE_BACKEND, Queues } from './queues.js';

/** The queues, for the processes that publish or consume. */
@Global()
@Module({})
export class QueueModule {
  static for(databaseUrl: string): DynamicModule {
    return {
      module: QueueModule,
      providers: [
        { provide: QUEUE_BACKEND, inject: [CONFIG], useFactory: (config: Config) => queueBackend(config, databaseUrl) },
        Queues,
        EventConsumers,
      ],
      exports: [Queues, EventConsumers],
    };
  }
}

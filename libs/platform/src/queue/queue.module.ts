import { Global, Module } from '@nestjs/common';
import { CONFIG } from '../config/index.js';
import { DATABASE_ADDRESS } from '../database/index.js';
import { EventConsumers } from './event-consumers.js';
import { queueBackend } from './queue-backend.js';
import { QUEUE_BACKEND, Queues } from './queues.js';

/** The queues, for the processes that publish or consume. */
@Global()
@Module({
  providers: [
    { provide: QUEUE_BACKEND, inject: [CONFIG, DATABASE_ADDRESS], useFactory: queueBackend },
    Queues,
    EventConsumers,
  ],
  exports: [Queues, EventConsumers],
})
export class QueueModule {}

export { type EventConsumer, EventConsumers, type Once } from './event-consumers.js';
export { migrateQueues, queueBackend } from './queue-backend.js';
export { QueueModule } from './queue.module.js';
export { type Dispatch, Queues } from './queues.js';

import { declared } from './declared.js';

/** How a consumer's queue is worked. */
interface Queue {
  /** Jobs at once in one process. */
  readonly concurrency: number;
}
export type Queues = Readonly<Record<string, Queue>>;

/** Who listens to events; each has a queue. Each context adds its own. */
export interface Consumers {}
export type Consumer = keyof Consumers;

export const CONSUMERS: Consumer[] = [];
export const QUEUES: Record<string, Queue> = {};

/** How the queue of a consumer is worked. */
export const queueOf = (consumer: Consumer): Queue => declared(QUEUES, consumer);

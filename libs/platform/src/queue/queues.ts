import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type CloudEvent, type Consumer, CONSUMERS, QUEUES } from '@talkoot/contracts';
import type { Processor } from 'bullmq';
import { Log } from '../logging/index.js';
import type { EventJob, JobQueue, JobWorker, QueueBackend } from './queue-backend.js';

/** The queue backend as an injection token. */
export const QUEUE_BACKEND = Symbol('queue backend');

const queueName = (consumer: Consumer): string => `talkoot-${consumer}`;

export interface Dispatch {
  readonly consumer: Consumer;
  readonly event: CloudEvent;
  /** Part of the job's id: a queue drops a job whose id it still holds. */
  readonly attempt: number;
}

/** The queues of all consumers, on whichever backend. A queue may lose everything at any moment. */
@Injectable()
export class Queues implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly queues = new Map<Consumer, JobQueue>();
  private readonly workers: JobWorker[] = [];

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly log: Log,
  ) {}

  async dispatch(dispatches: readonly Dispatch[]): Promise<void> {
    await Promise.all(
      CONSUMERS.map(async (consumer) => {
        const jobs = dispatches
          .filter((each) => each.consumer === consumer)
          .map(({ event, attempt }) => ({
            name: event.type,
            data: { event },
            opts: { jobId: `${event.id}-${attempt}` },
          }));
        if (jobs.length > 0) await this.queue(consumer).addBulk(jobs);
      }),
    );
  }

  work(consumer: Consumer, process: Processor<EventJob, void>): void {
    const worker = this.backend.worker(queueName(consumer), process, QUEUES[consumer].concurrency);
    worker.on('error', (error) => this.log.warn({ event: 'queue.unreachable', consumer, err: error }));
    this.workers.push(worker);
  }

  /** Finishes the jobs at hand and takes no more. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.backend.close();
  }

  private queue(consumer: Consumer): JobQueue {
    const known = this.queues.get(consumer);
    if (known) return known;
    const queue = this.backend.queue(queueName(consumer));
    queue.on('error', (error) => this.log.warn({ event: 'queue.unreachable', consumer, err: error }));
    this.queues.set(consumer, queue);
    return queue;
  }
}

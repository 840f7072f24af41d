import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type CloudEvent, type Consumer, CONSUMERS, queueOf } from '@talkoot/contracts';
import type { Processor } from 'bullmq';
import { Log } from '../logging/index.js';
import { endsWithin } from './ends-within.js';
import type { EventJob, JobQueue, JobWorker, QueueBackend } from './queue-backend.js';

/** The queue backend as an injection token. */
export const QUEUE_BACKEND = Symbol('queue backend');

const queueName = (consumer: Consumer): string => `talkoot-${consumer}`;

/** Milliseconds that a backend has to take jobs. */
const ADDING_MS = 5_000;
/** Milliseconds that a backend has at the end: one that is away is not waited for, since our own records say what was done. */
const CLOSING_MS = 2_000;

/** Milliseconds that a backend has to say that it is there. */
const ANSWERING_MS = 1_000;

/** Milliseconds between two complaints about the same queue. */
const COMPLAINT_MS = 5_000;

/** A backend did not take jobs in time, and may still. */
class QueueSilent extends Error {
  constructor(consumer: Consumer) {
    super(`The queue of ${consumer} does not answer`);
  }
}

export interface Dispatch {
  readonly consumer: Consumer;
  readonly event: CloudEvent;
  /** Part of the job's id: a queue drops a job whose id it still holds. */
  readonly attempt: number;
}

/** The queues of all consumers, on whichever backend. A queue may lose everything at any moment. */
@Injectable()
export class Queues implements BeforeApplicationShutdown, OnApplicationShutdown {
  private used = false;
  private readonly queues = new Map<Consumer, JobQueue>();
  private readonly workers: JobWorker[] = [];
  private readonly complaints = new Map<Consumer, number>();
  private readonly atHand = new Set<Promise<void>>();

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly log: Log,
  ) {}

  /** From now on the process takes no work while its queues are away. */
  use(): void {
    this.used = true;
  }

  /** Whether the queues answer, or nobody in this process needs them. */
  async answer(): Promise<boolean> {
    if (!this.used) return true;
    return endsWithin(ANSWERING_MS, this.incarnation()).catch(() => false);
  }

  /** Another text than before once the queues may have lost jobs that they had taken; throws while they are away. */
  incarnation(): Promise<string> {
    return this.backend.incarnation();
  }

  /** Throws when a queue does not take its jobs; they may be taken nevertheless. */
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
        if (jobs.length > 0) await this.add(consumer, jobs);
      }),
    );
  }

  work(consumer: Consumer, process: Processor<EventJob, void>): void {
    this.use();
    const noted: typeof process = (...job) => {
      const work = process(...job);
      this.atHand.add(work);
      return work.finally(() => this.atHand.delete(work));
    };
    const worker = this.backend.worker(queueName(consumer), noted, queueOf(consumer).concurrency);
    worker.on('error', (error) => this.complain(consumer, error));
    this.workers.push(worker);
  }

  /** Finishes the jobs at hand and takes no more. */
  async beforeApplicationShutdown(): Promise<void> {
    const closing = Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.allSettled(this.atHand);
    await endsWithin(CLOSING_MS, closing);
  }

  async onApplicationShutdown(): Promise<void> {
    await endsWithin(CLOSING_MS, Promise.all([...this.queues.values()].map((queue) => queue.close())));
    await endsWithin(CLOSING_MS, this.backend.close());
  }

  /** BullMQ's queue remembers for ever that its backend was away when it began: one that failed is replaced by the next attempt. */
  private async add(consumer: Consumer, jobs: Parameters<JobQueue['addBulk']>[0]): Promise<void> {
    const queue = this.queue(consumer);
    try {
      if (!(await endsWithin(ADDING_MS, queue.addBulk(jobs)))) throw new QueueSilent(consumer);
    } catch (error) {
      this.queues.delete(consumer);
      void endsWithin(CLOSING_MS, queue.close()).catch(() => undefined);
      throw error;
    }
  }

  private queue(consumer: Consumer): JobQueue {
    const known = this.queues.get(consumer);
    if (known) return known;
    const queue = this.backend.queue(queueName(consumer));
    queue.on('error', (error) => this.complain(consumer, error));
    this.queues.set(consumer, queue);
    return queue;
  }

  /** A backend that is away says it many times a second. Once in five seconds is enough. */
  private complain(consumer: Consumer, error: Error): void {
    const now = performance.now();
    if (now - (this.complaints.get(consumer) ?? -COMPLAINT_MS) < COMPLAINT_MS) return;
    this.complaints.set(consumer, now);
    this.log.warn({ event: 'queue.unreachable', consumer, err: error });
  }
}

import { setTimeout as delay } from 'node:timers/promises';

/** What is used of a BullMQ worker that does not run by itself. */
export interface StartableWorker {
  waitUntilReady(): Promise<void>;
  run(): Promise<void>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

const RETRY_MS = 1_000;

/**
 * Keeps a worker running. BullMQ's worker asks its backend once whether it is ready and remembers a failure for ever: one that begins
 * as the database goes down asks on and on without a pause, which stops its whole process (seen with BullMQ 6.7 on PostgreSQL).
 * So it runs only once it was ready, and one that could not be is replaced.
 */
export class SteadyWorker {
  private readonly listeners: ((error: Error) => void)[] = [];
  private readonly ending = new AbortController();
  private readonly running: Promise<void>;
  private current: StartableWorker | undefined;

  constructor(private readonly make: () => StartableWorker) {
    this.running = this.keepRunning();
  }

  on(_event: 'error', listener: (error: Error) => void): void {
    this.listeners.push(listener);
  }

  /** Lets the jobs at hand finish. */
  async close(): Promise<void> {
    this.ending.abort();
    await this.current?.close();
    await this.running;
  }

  private async keepRunning(): Promise<void> {
    /* oxlint-disable no-await-in-loop -- one worker after the other */
    while (!this.ending.signal.aborted) {
      const worker = this.make();
      this.current = worker;
      worker.on('error', (error) => this.tell(error));
      try {
        await worker.waitUntilReady();
        await worker.run();
      } catch (error) {
        this.tell(error);
      }
      await worker.close().catch((error: unknown) => this.tell(error));
      await delay(RETRY_MS, undefined, this.ending).catch(() => undefined);
    }
    /* oxlint-enable no-await-in-loop */
  }

  private tell(error: unknown): void {
    const told = error instanceof Error ? error : new Error(String(error));
    for (const listener of this.listeners) listener(told);
  }
}

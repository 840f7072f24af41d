import { randomUUID } from 'node:crypto';
import {
  createPostgresBackend,
  type PgPool,
  type Processor,
  Queue,
  runMigrations,
  withBackend,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Config } from '../config/index.js';
import { Connection, openPool } from '../database/connection.js';
import { SteadyWorker } from './steady-worker.js';

/** A job: one event, as it stands on the wire, for one consumer. */
export interface EventJob {
  readonly event: unknown;
}

/** What the product uses of a BullMQ queue and worker; the same on both backends. */
export interface JobQueue {
  addBulk(jobs: { name: string; data: EventJob; opts: { jobId: string } }[]): Promise<unknown>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}
export interface JobWorker {
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Where the queues live: Redis or Valkey when there is one, else PostgreSQL. */
export interface QueueBackend {
  queue(name: string): JobQueue;
  worker(name: string, process: Processor<EventJob, void>, concurrency: number): JobWorker;
  /** Another text than before once the queues may have lost jobs that they had taken; throws while they are away. */
  incarnation(): Promise<string>;
  close(): Promise<void>;
}

/**
 * A job that failed is tried again soon, and then every quarter of a minute: most often it was the database that was away. The
 * delivery's own record is the truth, so a job is worth little.
 */
const JOB_OPTIONS = {
  attempts: 20,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: { age: 24 * 3600, count: 10_000 },
} as const;

const WORKER_OPTIONS = {
  settings: { backoffStrategy: (attempt) => Math.min(500 * 2 ** (attempt - 1), 15_000) },
  // What a dead worker had in hand is another's within half a minute.
  lockDuration: 20_000,
  stalledInterval: 10_000,
  // A worker that dies often must not turn its jobs into failures: the redelivery is ours.
  maxStalledCount: 1_000,
  // A backend that was away is found again soon.
  runRetryDelay: 1_000,
  // See SteadyWorker.
  autorun: false,
} satisfies Partial<WorkerOptions>;

/** A key of Redis that is there as long as what stood beside it. */
const REDIS_MARK = 'talkoot-queues';

/** BullMQ's PostgreSQL schema, named by BullMQ itself. */
const POSTGRES_SCHEMA = 'bullmq';

export function queueBackend(config: Pick<Config, 'REDIS_URL'>, databaseUrl: string): QueueBackend {
  return config.REDIS_URL ? redisBackend(config.REDIS_URL) : postgresBackend(databaseUrl);
}

function redisBackend(url: string): QueueBackend {
  const connections: Redis[] = [];
  const connect = (options: RedisOptions): Redis => {
    const connection = new Redis(url, options);
    // Queues and workers report their own errors; without a listener ioredis would print to the console.
    connection.on('error', () => undefined);
    connections.push(connection);
    return connection;
  };
  let adding: Redis | undefined;
  // Code that adds jobs hears at once that Redis is away, so that nothing piles up in memory and the delivery stays due.
  const forAdding = () => (adding ??= connect({ enableOfflineQueue: false }));
  return {
    queue: (name) => new Queue<EventJob, void>(name, { connection: forAdding(), defaultJobOptions: JOB_OPTIONS }),
    worker: (name, process, concurrency) => {
      const connection = connect({ maxRetriesPerRequest: null });
      return new SteadyWorker(
        () => new Worker<EventJob, void>(name, process, { connection, concurrency, ...WORKER_OPTIONS }),
      );
    },
    /** The server's run, and a key that goes when it is emptied while it runs. */
    incarnation: async () => {
      const redis = forAdding();
      await redis.set(REDIS_MARK, randomUUID(), 'NX');
      const [server, mark] = await Promise.all([redis.info('server'), redis.get(REDIS_MARK)]);
      return `${/^run_id:(\S+)/m.exec(server)?.[1]} ${mark}`;
    },
    close: () => {
      for (const connection of connections) connection.disconnect();
      return Promise.resolve();
    },
  };
}

function postgresBackend(url: string): QueueBackend {
  const bull = withBackend(listeningBackend);
  // One pool for all queues and workers of the process; each worker holds one connection to listen.
  const pool = openPool({
    connectionString: url,
    max: 10,
    application_name: 'talkoot-queues',
    options: `-c search_path=${POSTGRES_SCHEMA}`,
  });
  // BullMQ describes pg.Pool by an interface of its own that pg's overloads do not match letter by letter.
  const connection = pool as unknown as PgPool;
  return {
    queue: (name) => new bull.Queue<EventJob, void>(name, { connection, defaultJobOptions: JOB_OPTIONS }),
    worker: (name, process, concurrency) =>
      new SteadyWorker(
        () => new bull.Worker<EventJob, void>(name, process, { connection, concurrency, ...WORKER_OPTIONS }),
      ),
    // Jobs are rows: what was committed is there, and a server that comes back from a backup has broken the publisher's connection.
    incarnation: () => Promise.resolve(POSTGRES_SCHEMA),
    close: () => pool.end(),
  };
}

/** Seconds that a worker waits to be told of a job before it looks for one itself. */
const LONGEST_WAIT = 5;

/**
 * BullMQ's, but no worker waits long, and each listens anew after it waited in vain. BullMQ 6.7 does not notice a connection that
 * ends in the moment in which it begins to listen, and after a failure it waits for an hour.
 */
const listeningBackend: typeof createPostgresBackend = (...parameters) => {
  const backend = createPostgresBackend(...parameters);
  const wait = backend.waitForJob.bind(backend);
  backend.waitForJob = async (seconds) => {
    const found = await wait(Math.min(seconds, LONGEST_WAIT));
    if (found === null) await backend.reconnectBlocking();
    return found;
  };
  return backend;
};

/** Brings BullMQ's own PostgreSQL schema up to date; part of migrating. */
export async function migrateQueues(databaseUrl: string): Promise<void> {
  const client = new Connection({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, POSTGRES_SCHEMA);
  } finally {
    await client.end();
  }
}

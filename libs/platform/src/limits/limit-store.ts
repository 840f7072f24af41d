import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  type RateLimiterStoreAbstract,
} from 'rate-limiter-flexible';
import { type Allowance, CONFIG, type Config } from '../config/index.js';
import { DATABASE_ADDRESS, openApplicationPool, type Pool } from '../database/index.js';
import { Log } from '../logging/index.js';

/** Redis that does not answer in this time is away: the process then counts alone. */
const ANSWERING_MS = 500;

/** Connections to PostgreSQL for counting. */
const CONNECTIONS = 2;

/** Milliseconds between two complaints that the store is away. */
const COMPLAINT_MS = 60_000;

/**
 * Where the processes count together: Redis or Valkey when there is one, else PostgreSQL. Changes count within their transactions, so
 * the counting has connections of its own: all others may be held by changes that wait for it.
 */
@Injectable()
export class LimitStore implements OnApplicationShutdown {
  private redis: Redis | undefined;
  private pool: Pool | undefined;
  private complainedAt = -COMPLAINT_MS;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_ADDRESS) private readonly databaseAddress: string,
    private readonly log: Log,
  ) {}

  /** Connects to Redis, so that the first to be counted are counted there too. */
  open(): void {
    if (this.config.REDIS_URL !== undefined) this.connection(this.config.REDIS_URL);
  }

  /**
   * Counts exactly. Who has used all is refused from memory until the time is over, so that a flood is none for the store; while the
   * store is away, each process counts for itself.
   */
  exact(name: string, allowance: Allowance): RateLimiterStoreAbstract {
    return this.limiter(name, allowance, {
      inMemoryBlockOnConsumed: allowance.points + 1,
      insuranceLimiter: new CountingAlone(allowance, () => this.complain()),
    });
  }

  /** Only adds up, and throws while the store is away. */
  sum(name: string, allowance: Allowance): RateLimiterStoreAbstract {
    return this.limiter(name, allowance, {});
  }

  /** That it did not answer; told once a minute. */
  complain(error?: unknown): void {
    const now = performance.now();
    if (now - this.complainedAt < COMPLAINT_MS) return;
    this.complainedAt = now;
    this.log.warn({ event: 'limits.alone', ...(error !== undefined && { err: error }) });
  }

  async onApplicationShutdown(): Promise<void> {
    this.redis?.disconnect();
    await this.pool?.end();
  }

  private limiter(
    name: string,
    { points, seconds }: Allowance,
    options: { inMemoryBlockOnConsumed?: number; insuranceLimiter?: RateLimiterMemory },
  ): RateLimiterStoreAbstract {
    const common = { keyPrefix: `talkoot-limit-${name}`, points, duration: seconds, ...options };
    return this.config.REDIS_URL === undefined
      ? new RateLimiterPostgres({
          ...common,
          storeClient: this.connections(),
          storeType: 'pool',
          schemaName: 'platform',
          tableName: 'rate_limit',
          tableCreated: true,
        })
      : new RateLimiterRedis({
          ...common,
          storeClient: this.connection(this.config.REDIS_URL),
          rejectIfRedisNotReady: true,
        });
  }

  private connections(): Pool {
    const settings = { max: CONNECTIONS, application: 'talkoot limits' };
    return (this.pool ??= openApplicationPool(this.databaseAddress, settings));
  }

  private connection(url: string): Redis {
    this.redis ??= new Redis(url, { enableOfflineQueue: false, commandTimeout: ANSWERING_MS, maxRetriesPerRequest: 0 });
    // Who asks hears of it; without a listener ioredis would print to the console.
    if (this.redis.listenerCount('error') === 0) this.redis.on('error', () => undefined);
    return this.redis;
  }
}

/** Counts in the place of a store that is away, and says so. */
class CountingAlone extends RateLimiterMemory {
  constructor(
    { points, seconds }: Allowance,
    private readonly say: () => void,
  ) {
    super({ points, duration: seconds });
  }

  override consume(...given: Parameters<RateLimiterMemory['consume']>): ReturnType<RateLimiterMemory['consume']> {
    this.say();
    return super.consume(...given);
  }
}

/** Addresses and ids of people are kept as hashes, which are all of one length. */
export const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

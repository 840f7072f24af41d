import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Operation } from '@talkoot/contracts';
import { RateLimiterRes, type RateLimiterStoreAbstract } from 'rate-limiter-flexible';
import { type Allowance, CONFIG, type Config } from '../config/index.js';
import { Log } from '../logging/index.js';
import { callerOf } from '../read-model/caller.js';
import { keyOf, LimitStore } from './limit-store.js';
import { networkOf } from './network.js';
import { type Left, SharedCount } from './shared-count.js';
import { TooManyRequests } from './too-many-requests.js';

/** What is limited more tightly than requests are, by the settings of these names. */
const NAMED = {
  'sign-in': 'RATE_LIMIT_SIGN_IN',
  invitation: 'RATE_LIMIT_INVITATION',
  'address-look-up': 'RATE_LIMIT_ADDRESS_LOOK_UP',
  'report-request': 'RATE_LIMIT_REPORT_REQUEST',
  'oauth-token': 'RATE_LIMIT_OAUTH_TOKEN',
} as const satisfies Record<string, keyof Config>;
export type LimitName = keyof typeof NAMED;

/** How often processes tell each other what callers have used. */
const EXCHANGE_MS = 2_000;

/** What a caller has left, for the headers of an answer and its extensions. */
export interface Budget extends Left {
  readonly limit: number;
}

/** How much callers may ask for: each system with a key, each person, each address. */
@Injectable()
export class RateLimits implements OnApplicationShutdown {
  private readonly cost: SharedCount;
  private readonly requests: SharedCount;
  private readonly addresses: SharedCount;
  private readonly exact = new Map<LimitName, RateLimiterStoreAbstract>();
  private exchanging: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: LimitStore,
    private readonly log: Log,
  ) {
    const shared = (name: string, allowance: Allowance) => {
      let sums: RateLimiterStoreAbstract | undefined;
      return new SharedCount(allowance, () => (sums ??= store.sum(name, allowance)));
    };
    this.cost = shared('cost', config.RATE_LIMIT_COST);
    this.requests = shared('requests', config.RATE_LIMIT_REQUESTS);
    this.addresses = shared('address', config.RATE_LIMIT_ADDRESS);
  }

  private get isOff(): boolean {
    return this.config.RATE_LIMITS === 'off';
  }

  /** Called where requests are received. */
  announce(): void {
    if (this.isOff) this.log.warn({ event: 'limits.off' });
    else this.store.open();
  }

  onApplicationShutdown(): void {
    clearInterval(this.exchanging);
  }

  /** Counts against one of the named limits, exactly. Throws TooManyRequests. */
  async take(limit: LimitName, key: string, points = 1): Promise<void> {
    if (this.isOff || points === 0) return;
    const allowance = this.config[NAMED[limit]];
    const limiter = this.exact.get(limit) ?? this.store.exact(limit, allowance);
    this.exact.set(limit, limiter);
    try {
      // What is larger than the whole allowance takes all of it, and is not refused for ever.
      await limiter.consume(keyOf(key), Math.min(points, allowance.points));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new TooManyRequests(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  }

  /** The same for the caller of a request; jobs and imports are the service’s own. */
  async takeFor(operation: Operation, limit: LimitName, points = 1): Promise<void> {
    if (operation.origin === 'request') await this.take(limit, keyOfCaller(operation), points);
  }

  /** Counts a request as it comes in, no matter who sends it. Undefined: it may go on. */
  receive(address: string): TooManyRequests | undefined {
    return this.isOff ? undefined : this.count(this.addresses, networkOf(address));
  }

  /** Counts an operation. Throws TooManyRequests when its caller has nothing left. */
  admit(operation: Operation): void {
    if (this.isOff) return;
    const caller = keyOfCaller(operation);
    const refusal = this.count(this.requests, caller) ?? refusalOf(this.cost, caller);
    if (refusal) throw refusal;
  }

  /** Counts what an operation has cost, and says what is left; undefined where nothing is counted. */
  charge(operation: Operation, cost: number): Budget | undefined {
    if (this.isOff) return undefined;
    const caller = keyOfCaller(operation);
    this.cost.add(caller, cost);
    return { limit: this.cost.allowance.points, ...this.cost.left(caller) };
  }

  private count(counted: SharedCount, caller: string): TooManyRequests | undefined {
    const refusal = refusalOf(counted, caller);
    if (refusal) return refusal;
    counted.add(caller, 1);
    this.exchanging ??= setInterval(() => void this.exchange(), EXCHANGE_MS).unref();
    return undefined;
  }

  private async exchange(): Promise<void> {
    const all = await Promise.allSettled([this.cost, this.requests, this.addresses].map((each) => each.exchange()));
    for (const each of all) if (each.status === 'rejected') this.store.complain(each.reason);
  }
}

const keyOfCaller = (operation: Operation): string => networkOf(callerOf(operation));

function refusalOf(counted: SharedCount, caller: string): TooManyRequests | undefined {
  const { remaining, reset } = counted.left(caller);
  if (remaining > 0) return undefined;
  return new TooManyRequests(reset, budgetHeaders({ limit: counted.allowance.points, remaining, reset }));
}

/** As the IETF’s draft “RateLimit header fields for HTTP” has them. */
export const budgetHeaders = ({ limit, remaining, reset }: Budget): Readonly<Record<string, string>> => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(reset),
});

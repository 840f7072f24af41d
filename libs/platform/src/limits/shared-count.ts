import type { RateLimiterStoreAbstract } from 'rate-limiter-flexible';
import type { Allowance } from '../config/index.js';
import { keyOf } from './limit-store.js';

/** Callers that are counted at a time: above, those that came first are forgotten. */
const MOST_CALLERS = 100_000;

/** Callers whose counts are exchanged at a time: those who have used most. */
const MOST_EXCHANGED = 200;

/** Of what a caller may: below, the other processes are not told. */
const TELLING_SHARE = 0.05;

interface Use {
  /** In all processes, as far as this one knows. */
  total: number;
  /** What the others do not know yet. */
  untold: number;
}

/** What is left of the present window. */
export interface Left {
  readonly remaining: number;
  /** Seconds until the next window. */
  readonly reset: number;
}

/**
 * Counts what callers use in windows that begin together. The count is in memory and costs nothing; with other processes it is
 * exchanged now and then: in between, and of callers who have used little, each process knows only its own.
 */
export class SharedCount {
  private window = 0;
  private readonly uses = new Map<string, Use>();

  constructor(
    readonly allowance: Allowance,
    private readonly sums: () => RateLimiterStoreAbstract,
    private readonly now: () => number = Date.now,
  ) {}

  left(caller: string): Left {
    this.turn();
    const { points, seconds } = this.allowance;
    const remaining = Math.max(0, points - (this.uses.get(caller)?.total ?? 0));
    return { remaining, reset: Math.max(1, Math.ceil((this.window + 1) * seconds - this.now() / 1000)) };
  }

  add(caller: string, points: number): void {
    this.turn();
    const use = this.uses.get(caller);
    if (use) {
      use.total += points;
      use.untold += points;
      return;
    }
    const [oldest] = this.uses.keys();
    if (this.uses.size >= MOST_CALLERS && oldest !== undefined) this.uses.delete(oldest);
    this.uses.set(caller, { total: points, untold: points });
  }

  /** Tells the others what was used here, and hears of theirs. Throws when the store is away: then nothing is lost. */
  async exchange(): Promise<void> {
    this.turn();
    const { window, allowance } = this;
    const telling = [...this.uses]
      .filter(([, { total, untold }]) => untold > 0 && total >= allowance.points * TELLING_SHARE)
      .toSorted(([, one], [, other]) => other.total - one.total)
      .slice(0, MOST_EXCHANGED);
    const told = await Promise.allSettled(telling.map(([caller, use]) => this.tell(keyOf(`${window} ${caller}`), use)));
    for (const each of told) if (each.status === 'rejected') throw each.reason;
  }

  private async tell(key: string, use: Use): Promise<void> {
    const { untold } = use;
    use.untold = 0;
    try {
      const { consumedPoints } = await this.sums().penalty(key, untold);
      use.total = consumedPoints + use.untold;
    } catch (error) {
      use.untold += untold;
      throw error;
    }
  }

  private turn(): void {
    const window = Math.floor(this.now() / 1000 / this.allowance.seconds);
    if (window === this.window) return;
    this.window = window;
    this.uses.clear();
  }
}

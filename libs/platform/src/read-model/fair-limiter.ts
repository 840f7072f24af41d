import { Overloaded } from './read-errors.js';

/** The longest wait in milliseconds: within a second it is clear whether there is an answer. */
const LONGEST_WAIT = 900;
const MOST_WAITING = 500;
/** Milliseconds without a release after which nothing can be answered. */
const STUCK = 2_000;

type Release = () => void;

interface Waiting {
  readonly resolve: (release: Release) => void;
  readonly timer: NodeJS.Timeout;
}

interface Caller {
  active: number;
  readonly waiting: Waiting[];
}

interface Limits {
  readonly total: number;
  readonly perCaller: number;
}

/**
 * Limits how many tasks run at once, in all and of each caller. Others wait in a queue of their caller; callers take turns, however
 * many tasks one of them has.
 */
export class FairLimiter {
  /** In the order of their turns. */
  private readonly callers = new Map<string, Caller>();
  private active = 0;
  private waiting = 0;
  private lastReleased = 0;

  constructor(
    private readonly limits: Limits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Call what it returns to release. Returns at once while there is room; throws Overloaded. */
  acquire(name: string): Release | Promise<Release> {
    const caller = this.callers.get(name) ?? { active: 0, waiting: [] };
    if (this.hasRoomFor(caller)) return this.admit(name, caller);
    if (this.waiting >= MOST_WAITING) throw new Overloaded();
    this.callers.set(name, caller);
    return new Promise((enter, refuse) => {
      const timer = setTimeout(() => {
        caller.waiting.splice(caller.waiting.indexOf(one), 1);
        this.waiting -= 1;
        this.forget(name, caller);
        refuse(new Overloaded());
      }, LONGEST_WAIT);
      const one: Waiting = { resolve: enter, timer };
      caller.waiting.push(one);
      this.waiting += 1;
    });
  }

  /** Whether all places have been taken for long. */
  get isStuck(): boolean {
    return this.active >= this.limits.total && this.now() - this.lastReleased > STUCK;
  }

  private hasRoomFor({ active: inside }: Caller): boolean {
    return this.active < this.limits.total && inside < this.limits.perCaller;
  }

  private admit(name: string, caller: Caller): Release {
    if (this.active === 0) this.lastReleased = this.now();
    // The last in turn from now on.
    this.callers.delete(name);
    this.callers.set(name, caller);
    caller.active += 1;
    this.active += 1;
    return () => {
      caller.active -= 1;
      this.active -= 1;
      this.lastReleased = this.now();
      this.forget(name, caller);
      if (this.waiting > 0) this.next();
    };
  }

  private forget(name: string, { active: inside, waiting }: Caller): void {
    if (inside === 0 && waiting.length === 0) this.callers.delete(name);
  }

  private next(): void {
    for (const [name, caller] of this.callers) {
      if (!this.hasRoomFor(caller)) continue;
      const one = caller.waiting.shift();
      if (!one) continue;
      this.waiting -= 1;
      clearTimeout(one.timer);
      one.resolve(this.admit(name, caller));
      return;
    }
  }
}

import { Overloaded } from './read-errors.js';

/** Nobody waits longer for a place: within a second it is clear whether there is an answer. */
const LONGEST_WAIT = 900;
const MOST_WAITING = 500;
/** Milliseconds in which not one place became free: nothing can be answered. */
const STUCK = 2_000;

type Leave = () => void;

interface Waiting {
  readonly enter: (leave: Leave) => void;
  readonly timer: NodeJS.Timeout;
}

interface Caller {
  inside: number;
  readonly waiting: Waiting[];
}

interface Places {
  readonly all: number;
  readonly each: number;
}

/**
 * Lets a number of callers in at once, and of each caller no more than its share. Who does not fit waits; as places become free,
 * callers take turns, however much one of them asks for.
 */
export class Turnstile {
  /** In the order of their turns. */
  private readonly callers = new Map<string, Caller>();
  private inside = 0;
  private waiting = 0;
  private lastLeft = 0;

  constructor(
    private readonly places: Places,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Each caller that enters has to leave. It costs nothing while there is room; throws Overloaded. */
  enter(name: string): Leave | Promise<Leave> {
    const caller = this.callers.get(name) ?? { inside: 0, waiting: [] };
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
      const one: Waiting = { enter, timer };
      caller.waiting.push(one);
      this.waiting += 1;
    });
  }

  /** Whether all places have been taken for long. */
  get isStuck(): boolean {
    return this.inside >= this.places.all && this.now() - this.lastLeft > STUCK;
  }

  private hasRoomFor({ inside }: Caller): boolean {
    return this.inside < this.places.all && inside < this.places.each;
  }

  private admit(name: string, caller: Caller): Leave {
    if (this.inside === 0) this.lastLeft = this.now();
    // The last in turn from now on.
    this.callers.delete(name);
    this.callers.set(name, caller);
    caller.inside += 1;
    this.inside += 1;
    return () => {
      caller.inside -= 1;
      this.inside -= 1;
      this.lastLeft = this.now();
      this.forget(name, caller);
      if (this.waiting > 0) this.next();
    };
  }

  private forget(name: string, { inside, waiting }: Caller): void {
    if (inside === 0 && waiting.length === 0) this.callers.delete(name);
  }

  private next(): void {
    for (const [name, caller] of this.callers) {
      if (!this.hasRoomFor(caller)) continue;
      const one = caller.waiting.shift();
      if (!one) continue;
      this.waiting -= 1;
      clearTimeout(one.timer);
      one.enter(this.admit(name, caller));
      return;
    }
  }
}

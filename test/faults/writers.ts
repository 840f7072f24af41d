import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ask } from './ask.js';
import type { KeptApp } from './fleet.js';
import type { Change, Entry } from './ledger.js';
import { Random } from '../support/random.js';
import type { World } from './world.js';

const WRITERS = 3;

/** Several people who change things at once, whatever dies around them, and note what they were told. */
export class Writers {
  readonly ledger: Entry[] = [];
  private over = false;
  private readonly working: Promise<unknown>;

  constructor(
    private readonly world: World,
    private readonly gateways: readonly [KeptApp, ...KeptApp[]],
    seed: number,
  ) {
    this.working = Promise.all(Array.from({ length: WRITERS }, (_, place) => this.write(new Random(seed + place + 1))));
  }

  /** Ends when the requests under way are answered. */
  async stop(): Promise<Entry[]> {
    this.over = true;
    await this.working;
    return this.ledger;
  }

  private async write(random: Random): Promise<void> {
    while (!this.over) {
      const change = this.next(random);
      const token = (change.kind === 'register' ? this.world.operator : this.world.ministry).token;
      const gateway = random.pick(this.gateways).url;
      if (gateway !== undefined) {
        const requestId = randomUUID();
        const answer = await ask(gateway, token, requestId, change);
        this.ledger.push({ requestId, change, answer });
      }
      await delay(random.between(20, 200));
    }
  }

  /** The same town may be let into the same pilot twice, by two at once or again: at most one of them may succeed. */
  private next(random: Random): Change {
    const choice = random.next();
    if (choice < 0.2) return { kind: 'register', code: `C-${random.between(0, 1e9)}` };
    if (choice < 0.23) return { kind: 'report', programme: this.world.programme };
    return { kind: 'join', pilot: random.pick(this.world.pilots).id, town: random.pick(this.world.towns) };
  }
}

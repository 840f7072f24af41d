import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@talkoot/platform/testing/run';
import { ask, readCycle } from './ask.js';
import type { KeptApp } from './fleet.js';
import type { Change, Entry } from './ledger.js';
import { Random } from '../support/random.js';
import type { Actor, World } from './world.js';

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

  /** Waits until each of the kinds was acknowledged once: on a busy machine a short storm may have killed every one of a kind. */
  async haveDoneEach(kinds: readonly Change['kind'][]): Promise<void> {
    const isDone = (kind: Change['kind']) =>
      this.ledger.some(({ change, answer }) => change.kind === kind && answer.outcome === 'acknowledged');
    await waitFor(`${kinds.join(', ')} to be done`, () => kinds.every(isDone), { timeout: 60_000 });
  }

  /** Ends when the requests under way are answered. */
  async stop(): Promise<Entry[]> {
    this.over = true;
    await this.working;
    return this.ledger;
  }

  private async write(random: Random): Promise<void> {
    while (!this.over) {
      const gateway = random.pick(this.gateways).url;
      const change = gateway && (await this.next(random, gateway));
      if (gateway && change) {
        const requestId = randomUUID();
        const answer = await ask(gateway, this.actorOf(change).token, requestId, change);
        this.ledger.push({ requestId, change, answer });
      }
      await delay(random.between(20, 200));
    }
  }

  private actorOf({ kind }: Change): Actor {
    if (kind === 'register') return this.world.operator;
    return kind === 'fulfil' || kind === 'retime' ? this.world.owner : this.world.ministry;
  }

  /**
   * The same town may be let into the same pilot twice, by two at once or again: at most one of them may succeed. So it is where two
   * fulfil the same obligation, or change the same rhythm.
   */
  private async next(random: Random, gateway: string): Promise<Change | undefined> {
    const choice = random.next();
    if (choice < 0.2) return { kind: 'register', code: `C-${random.between(0, 1e9)}` };
    if (choice < 0.23) return { kind: 'report', programme: this.world.programme };
    if (choice < 0.4) return this.nextOfCycle(random, gateway);
    return { kind: 'join', pilot: random.pick(this.world.pilots).id, town: random.pick(this.world.towns) };
  }

  private async nextOfCycle(random: Random, gateway: string): Promise<Change | undefined> {
    const { cycled: programme } = this.world;
    const read = await readCycle(gateway, programme);
    if (!read) return undefined;
    const [first, ...others] = read.open;
    return first !== undefined && random.next() < 0.3
      ? { kind: 'fulfil', obligation: random.pick([first, ...others]) }
      : // Another day than the version before has.
        { kind: 'retime', programme, version: read.version, day: 5 + (read.version % 20) };
  }
}

import { Random } from '../support/random.js';

/** One SIGKILL of the storm; the times are milliseconds. */
export interface Kill {
  readonly victim: string;
  /** From the kill before. */
  readonly after: number;
  /** How long it stays away. */
  readonly away: number;
}

/**
 * The kills that a seed stands for: the same seed and victims, the same kills at the same times. Everybody is killed once
 * before anybody is killed twice, so that a short storm spares nobody.
 */
export function schedule(seed: number, kills: number, victims: readonly string[]): Kill[] {
  const random = new Random(seed);
  const order: string[] = [];
  while (order.length < kills) order.push(...shuffled(random, victims));
  return order.slice(0, kills).map((victim) => ({
    victim,
    after: random.between(150, 1_500),
    away: random.between(0, 1_500),
  }));
}

function shuffled(random: Random, things: readonly string[]): string[] {
  return things
    .map((thing) => ({ thing, place: random.next() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ thing }) => thing);
}

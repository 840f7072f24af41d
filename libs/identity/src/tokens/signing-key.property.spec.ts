import { Instant } from '@talkoot/contracts';
import fc from 'fast-check';
import { isTurn, LONGEST_TOKEN, statusAt, type Turn, turned } from './signing-key.js';

interface Named extends Turn {
  readonly kid: number;
}

const START = Instant.parse('2026-03-01T08:00:00Z');

/** The keys after turns with this number of seconds between each two, and the moment of the last. */
function afterTurns(between: readonly number[]) {
  let now = START;
  let keys: Named[] = turned<Named>([{ kid: 0 }], { kid: 1 }, now);
  const rings = [keys];
  for (const [place, seconds] of between.entries()) {
    now = now.plusSeconds(seconds);
    keys = turned(keys, { kid: place + 2 }, now);
    rings.push(keys);
  }
  return { rings, now };
}

const turns = fc.array(fc.integer({ min: 0, max: 3 * LONGEST_TOKEN }), { maxLength: 20 });

describe('the keys that sign', () => {
  it('are one that signs and one that is next, whenever they turn', () => {
    fc.assert(
      fc.property(turns, (between) => {
        const { rings, now } = afterTurns(between);
        const statuses = rings.at(-1)?.map((key) => statusAt(key, now)) ?? [];
        expect(statuses.filter((each) => each === 'current')).toHaveLength(1);
        expect(statuses.filter((each) => each === 'next')).toHaveLength(1);
      }),
    );
  });

  it('are known before they sign, and kept until their last token is over', () => {
    fc.assert(
      fc.property(turns, fc.integer({ min: 0, max: LONGEST_TOKEN }), (between, after) => {
        const { rings, now } = afterTurns([0, ...between]);
        const [before = [], last = []] = rings.slice(-2);
        const signs = last.find((key) => statusAt(key, now) === 'current');
        expect(before.map(({ kid }) => kid)).toContain(signs?.kid);
        const signed = before.find((key) => statusAt(key, now) === 'current');
        const kept = last.find(({ kid }) => kid === signed?.kid);
        expect(kept && statusAt(kept, now.plusSeconds(after))).toBe('retired');
      }),
    );
  });

  it('turn after the days that are set, and at once where none signs', () => {
    expect(isTurn([], 90, START)).toBe(true);
    const keys = [{ currentSince: START }, {}];
    expect(isTurn(keys, 90, START.plusSeconds(90 * 24 * 3600 - 1))).toBe(false);
    expect(isTurn(keys, 90, START.plusSeconds(90 * 24 * 3600))).toBe(true);
  });

  it('are gone when their last token is over', () => {
    const retired = { currentSince: START, retiredAt: START };
    expect(statusAt(retired, START.plusSeconds(LONGEST_TOKEN + 600))).toBe('gone');
    expect(turned<Turn>([retired], {}, START.plusSeconds(LONGEST_TOKEN + 600))).toEqual([{}]);
  });
});

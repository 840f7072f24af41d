import { DomainError, Instant, LocalDate, newId } from '@talkoot/contracts';
import fc from 'fast-check';
import { KEY_FLOW, KEY_STATUSES, type KeyStatus } from './key-flow.js';
import { Key, keyStatus, type Moment, ROTATION } from './key.js';

const START = Instant.parse('2026-03-01T08:00:00Z');
const at = (seconds: number): Moment => {
  const now = START.plusSeconds(seconds);
  return { now, today: LocalDate.parse(now.toString().slice(0, 10)) };
};
const made = (days: number): Key =>
  Key.make(
    {
      organisation: newId('organisation'),
      madeBy: undefined,
      name: 'A system',
      prefix: 'abcdefgh',
      role: 'editor',
      scopes: ['write_pilots'],
      expiresOn: at(0).today.plusDays(days),
    },
    at(0),
  );

/** A step, and how many seconds it comes after the one before. */
const steps = fc.array(
  fc.record({
    step: fc.constantFrom('rotate' as const, 'revoke' as const, 'end' as const),
    after: fc.integer({ min: 0, max: 5 * ROTATION }),
  }),
  { maxLength: 12 },
);
const days = fc.integer({ min: 0, max: 20 });

/** Whether the status does not allow the step. */
function isRefused(step: () => unknown): boolean {
  try {
    step();
    return false;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'WRONG_STATUS') return true;
    throw error;
  }
}

/** Takes the steps that are allowed; answers the key, and each status with that after it. */
function taken(key: Key, given: readonly { step: 'rotate' | 'revoke' | 'end'; after: number }[]) {
  let [seconds, state, version] = [0, key.state, key.version];
  const moves: [string, KeyStatus, KeyStatus][] = [];
  for (const { step, after } of given) {
    seconds += after;
    const loaded = new Key(key.id, version, state, at(seconds));
    const before = loaded.status;
    const work = {
      rotate: () => loaded.rotate(),
      revoke: () => loaded.revoke(),
      end: () => loaded.endBefore(at(seconds).today),
    };
    const allowed = { rotate: KEY_FLOW.rotateKey.from, revoke: KEY_FLOW.revokeKey.from, end: KEY_STATUSES }[step];
    expect(isRefused(work[step])).toBe(!allowed.includes(before));
    moves.push([step, before, loaded.status]);
    ({ state, version } = loaded);
  }
  return { state, version, moves, seconds };
}

describe('a key', () => {
  it('goes from status to status as its flow has it, and is never good again once it is over', () => {
    fc.assert(
      fc.property(days, steps, (lasts, given) => {
        const { moves } = taken(made(lasts), given);
        const over = moves.findIndex(([, , after]) => after === 'revoked' || after === 'expired');
        const later = over === -1 ? [] : moves.slice(over + 1);
        expect(later.every(([, , after]) => after === 'revoked' || after === 'expired')).toBe(true);
        const leadsTo: Record<string, KeyStatus> = { rotate: 'rotating', revoke: 'revoked', end: 'expired' };
        const astray = moves.filter(([step, before, after]) => after !== before && after !== leadsTo[step]);
        expect(astray).toEqual([]);
      }),
    );
  });

  it('rotates for 24 hours, and is over after its last day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 30 * ROTATION }), (lasts, later) => {
        const key = made(lasts);
        expect(key.rotate()).toEqual(START.plusSeconds(ROTATION));
        const isOver = at(later).today.isAfter(key.state.expiresOn);
        const rotates = later < ROTATION ? 'rotating' : 'active';
        expect(keyStatus(key.state, at(later))).toBe(isOver ? 'expired' : rotates);
      }),
    );
  });

  it('has a version for each change, and no event that tells anybody else', () => {
    fc.assert(
      fc.property(days, steps, (lasts, given) => {
        const key = made(lasts);
        const [event] = key.takeEvents();
        expect(event).toMatchObject({ name: 'key.made.v1', restricted: true, organisations: [key.state.organisation] });
        const { version, moves } = taken(key, given);
        expect(version).toBeLessThanOrEqual(1 + moves.length);
      }),
    );
  });

  it('reads what it changes, and is good for two years at most', () => {
    expect(made(1).state.scopes).toEqual(['read', 'write_pilots']);
    expect(() => made(-1)).toThrow('OUTSIDE_PERIOD');
    expect(() => made(800)).toThrow('OUTSIDE_PERIOD');
  });
});

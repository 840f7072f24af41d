import { DomainError, Instant, newId } from '@talkoot/contracts';
import fc from 'fast-check';
import { GRACE_SECONDS, RENEW_SECONDS, Session } from './session.js';

const BEGUN = Instant.parse('2026-12-01T08:00:00Z');
const LIMITS = { idleMinutes: 30, hours: 12 };

const begun = () => Session.begin({ person: newId('person'), provider: 'local', address: '127.0.0.1' }, BEGUN, LIMITS);

describe('a session', () => {
  it('ends when nobody uses it', () => {
    const session = begun();
    expect(session.useAt(BEGUN.plusSeconds(30 * 60 - 1), 'current')).not.toBe('over');
    expect(session.useAt(BEGUN.plusSeconds(30 * 60), 'current')).toBe('over');
  });

  it('takes the secret before for a minute, and ends when an older one comes', () => {
    const session = begun();
    const renewed = BEGUN.plusSeconds(RENEW_SECONDS);
    expect(session.useAt(renewed, 'current')).toBe('renew');
    session.renewSecret(renewed);
    expect(session.useAt(renewed.plusSeconds(GRACE_SECONDS), 'previous')).toBe('good');
    expect(session.useAt(renewed.plusSeconds(GRACE_SECONDS + 1), 'previous')).toBe('stolen');
    expect(session.useAt(renewed, 'older')).toBe('stolen');
  });

  it('does not tell a thief when it is over', () => {
    const session = begun();
    session.end(BEGUN);
    expect(session.useAt(BEGUN, 'older')).toBe('over');
  });

  it('renews its secret after a switch, but never within the grace of the one before', () => {
    const session = begun();
    session.actFor(newId('organisation'), BEGUN.plusSeconds(1));
    expect(session.useAt(BEGUN.plusSeconds(2), 'current')).toBe('good');
    expect(session.useAt(BEGUN.plusSeconds(GRACE_SECONDS), 'current')).toBe('renew');
  });

  it('whatever happens, never lives longer than its limits, and never again after its end', () => {
    const step = fc.record({
      what: fc.constantFrom<Step>('use', 'renewSecret', 'actFor', 'end'),
      after: fc.integer({ min: 0, max: 50 * 60 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const session = begun();
        let now = BEGUN;
        let isEnded = false;
        let lastUse = BEGUN;
        for (const { what, after } of steps) {
          now = now.plusSeconds(after);
          isEnded ||= !now.isBefore(BEGUN.plusSeconds(12 * 3600)) || !now.isBefore(lastUse.plusSeconds(30 * 60));
          expect([session.statusAt(now) === 'ended', session.useAt(now, 'current') === 'over']).toEqual([
            isEnded,
            isEnded,
          ]);
          expect(taken(session, what, now)).toBe(!isEnded);
          if (what === 'use' && session.noteUse(now)) lastUse = now;
          isEnded ||= what === 'end';
          expect(session.state.idleEndsAt.isAfter(session.state.endsAt)).toBe(false);
        }
      }),
    );
  });
});

type Step = 'use' | 'renewSecret' | 'actFor' | 'end';

/** Whether the step is taken rather than refused. */
function taken(session: Session, step: Step, now: Instant): boolean {
  try {
    if (step === 'renewSecret') session.renewSecret(now);
    if (step === 'actFor') session.actFor(newId('organisation'), now);
    if (step === 'end') session.end(now);
    return step === 'use' ? session.useAt(now, 'current') !== 'over' : true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

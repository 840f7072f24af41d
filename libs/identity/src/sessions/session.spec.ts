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
    session.actFor(newId('affiliation'), BEGUN.plusSeconds(1));
    expect(session.useAt(BEGUN.plusSeconds(2), 'current')).toBe('good');
    expect(session.useAt(BEGUN.plusSeconds(GRACE_SECONDS), 'current')).toBe('renew');
  });

  it('whatever happens, never lives longer than its limits, and never again after its end', () => {
    const step = fc.record({
      what: fc.constantFrom('use', 'renewSecret', 'actFor', 'end'),
      after: fc.integer({ min: 0, max: 50 * 60 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const session = begun();
        let now = BEGUN;
        let ended = false;
        let lastUse = BEGUN;
        for (const { what, after } of steps) {
          now = now.plusSeconds(after);
          const before = session.statusAt(now);
          if (ended) expect(before).toBe('ended');
          if (!now.isBefore(BEGUN.plusSeconds(12 * 3600))) expect(before).toBe('ended');
          // The last use is known to the minute.
          if (!now.isBefore(lastUse.plusSeconds(30 * 60))) expect(before).toBe('ended');
          ended ||= before === 'ended';
          if (before === 'ended') {
            expect(session.useAt(now, 'current')).toBe('over');
            expect(() => session.actFor(newId('affiliation'), now)).toThrow(DomainError);
            expect(() => session.renewSecret(now)).toThrow(DomainError);
            expect(() => session.end(now)).toThrow(DomainError);
          } else if (what === 'use') {
            session.noteUse(now);
            lastUse = now;
          } else if (what === 'renewSecret') session.renewSecret(now);
          else if (what === 'actFor') session.actFor(newId('affiliation'), now);
          else {
            session.end(now);
            ended = true;
          }
          expect(session.state.idleEndsAt.isAfter(session.state.endsAt)).toBe(false);
        }
      }),
    );
  });
});

import { DomainError, LocalDate, newId } from '@talkoot/contracts';
import fc from 'fast-check';
import { ColleagueInvitation } from './colleague-invitation.js';

const SENT = LocalDate.parse('2026-01-01');
const answer = fc.constantFrom('accept', 'decline', 'withdraw');
const STATUS = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const;

describe('ColleagueInvitation', () => {
  it('isAnsweredOnce_withinFourteenDays_andByNothingAfterThat', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(answer, fc.nat(30)), { maxLength: 6 }), (steps) => {
        const offer = {
          organisation: newId('organisation'),
          role: 'editor' as const,
          startsOn: SENT,
          address: 'officer@town.example',
          name: undefined,
          locale: 'fi' as const,
        };
        let invitation = ColleagueInvitation.send(offer, SENT);
        let expected = 'sent';
        for (const [step, days] of steps.toSorted(([, one], [, other]) => one - other)) {
          const today = SENT.plusDays(days);
          invitation = new ColleagueInvitation(invitation.id, invitation.version, invitation.state, today);
          const isOpen = expected === 'sent' && days <= 14;
          expect(isRefused(() => invitation[step]())).toBe(!isOpen);
          if (isOpen) expected = STATUS[step];
          expect(invitation.status).toBe(expected === 'sent' && days > 14 ? 'expired' : expected);
          expect(invitation.state.answeredOn === undefined).toBe(expected === 'sent');
        }
      }),
    );
  });
});

function isRefused(step: () => void): boolean {
  try {
    step();
    return false;
  } catch (error) {
    if (error instanceof DomainError) return true;
    throw error;
  }
}

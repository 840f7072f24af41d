import { DomainError, LocalDate, newId, type OrganisationId } from '@talkoot/contracts';
import fc from 'fast-check';
import { Plan } from './plan.js';

const today = LocalDate.parse('2014-01-15');
const towns: readonly OrganisationId[] = [1, 2, 3].map(() => newId('organisation'));
const [applicant = newId('organisation')] = towns;

type Command = readonly [name: 'change' | 'withdraw' | 'approve' | 'redirect' | 'reject', run: (plan: Plan) => void];

const command: fc.Arbitrary<Command> = fc
  .record({
    name: fc.constantFrom('Yksi', 'Kaksi'),
    partners: fc.subarray([...towns]),
    lead: fc.constantFrom(...towns),
  })
  .chain(({ name, partners, lead }) =>
    fc.constantFrom<Command>(
      ['change', (plan) => plan.change({ name: { fi: name } })],
      ['change', (plan) => plan.change({ partners })],
      ['change', (plan) => plan.change({ coordinator: lead })],
      ['withdraw', (plan) => plan.withdraw({ fi: 'Syy' })],
      ['approve', (plan) => plan.approve(newId('pilot'), today)],
      ['redirect', (plan) => plan.redirect(newId('project'), today, undefined)],
      ['reject', (plan) => plan.reject(today, { fi: 'Syy' })],
    ),
  );

const ENDS = { withdraw: 'withdrawn', approve: 'approved', redirect: 'redirected', reject: 'rejected' } as const;

describe('Plan, whatever is done with it', () => {
  it('isChangedUntilItEnds_endsOnce_andIsPublicOnlyByADecision', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const details = { programme: newId('pilotprogramme'), name: { fi: 'Yksi' }, provenance: 'reported' } as const;
        const plan = Plan.submit(
          { ...details, applicant, coordinator: applicant, partners: [] },
          { today, owner: undefined },
        );
        let status: Plan['state']['status'] = 'submitted';
        for (const [name, run] of commands) {
          const before = { state: plan.state, version: plan.version };
          const refused = refusal(() => run(plan));
          must('it is refused once it has ended', refused === (status === 'submitted' ? undefined : 'WRONG_STATUS'));
          const isUnchanged = plan.state === before.state && plan.version === before.version;
          must('a refusal changes nothing', refused === undefined || isUnchanged);
          if (!refused && name !== 'change') status = ENDS[name];
          must('it stands as it was left', plan.state.status === status);
          const isDecided = ['approved', 'redirected', 'rejected'].includes(status);
          must('it is public by a decision only', plan.isPublic() === isDecided);
          const { coordinator, partners = [] } = plan.parties;
          must('somebody would lead it', coordinator !== undefined);
          must('each partner is named once', new Set(partners).size === partners.length);
        }
      }),
    );
  });
});

/** The code of the declared refusal; everything else is a bug. */
function refusal(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** Plain, since it is asked many times. */
function must(rule: string, holds: boolean): void {
  if (!holds) throw new Error(`It must hold that ${rule}`);
}

import { type Id, LocalDate, newId } from '@talkoot/contracts';
import type { Row } from '@talkoot/platform/database';
import type { PlanEntity } from './plan.entity.js';

const plan: Row<PlanEntity> = {
  id: newId('plan'),
  version: 1,
  programme: newId('pilotprogramme'),
  name: { fi: 'Kestävä kaupunki' },
  description: undefined,
  period: undefined,
  status: 'submitted',
  submittedOn: LocalDate.parse('2014-06-01'),
  decidedOn: undefined,
  withdrawnOn: undefined,
  reason: undefined,
  pilot: undefined,
  project: undefined,
  provenance: 'reported',
};

describe('the row of a plan', () => {
  it('does not compile without one of its columns', () => {
    const { decidedOn: _, ...forgetful } = plan;
    // @ts-expect-error -- decidedOn is forgotten
    const row: Row<PlanEntity> = forgetful;
    expect(Object.keys(row)).toHaveLength(Object.keys(plan).length - 1);
  });

  it('does not compile with null', () => {
    // @ts-expect-error -- a column without a value is undefined
    const pilot: Row<PlanEntity>['pilot'] = null;
    const none: Id<'pilot'> | undefined = plan.pilot;
    expect([pilot, none]).toEqual([null, undefined]);
  });
});

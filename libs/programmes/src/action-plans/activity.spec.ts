import {
  DomainError,
  type Id,
  LocalDate,
  newId,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
} from '@talkoot/contracts';
import fc from 'fast-check';
import { ActionPlan } from './action-plan.js';
import { Activity, type ActivityDetails, REPORTED_STATUSES } from './activity.js';

const day = (text: string) => LocalDate.parse(text);
const TODAY = day('2027-06-15');
const ORGANISATIONS: readonly OrganisationId[] = Array.from({ length: 4 }, () => newId('organisation'));
const [holder = newId('organisation'), town = holder, ended = holder, successor = holder] = ORGANISATIONS;

const planOf = (status: 'draft' | 'adopted', year = 2027): ActionPlan => {
  const subject = { programme: newId('programme'), area: newId('itemlineage'), year, organisation: holder };
  return new ActionPlan(newId('actionplan'), 1, { ...subject, holders: [], status }, { today: TODAY });
};
const details: ActivityDetails = {
  title: { sv: 'Inventera lokaler' },
  responsible: town,
  partners: [holder, town],
  due: day('2027-12-31'),
};
const added = (more: Partial<ActivityDetails> = {}, plan = planOf('adopted')) =>
  Activity.add({ ...details, ...more }, plan, TODAY);
const told = (activity: Activity) => activity.takeEvents().map(({ name }) => name);
const merged = { before: ended, after: successor, on: day('2028-01-01') };

/** What has ended refuses some of the steps. */
function attempt(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'WRONG_STATUS') throw error;
  }
}

describe('Activity', () => {
  it('add_tellsWhoIsResponsible_onceThePlanIsAdopted', () => {
    expect(told(added())).toEqual(['activity.added.v1', 'activity.assigned.v1']);
    expect(told(added({}, planOf('draft')))).toEqual(['activity.added.v1']);
    expect(added().parties).toEqual([town, holder]);
  });

  it('change_handsOverFromToday_andKeepsWhoWasResponsibleBefore', () => {
    const activity = added();
    activity.change({ responsible: holder });
    const { responsible } = activity.state;
    expect([organisationOn(responsible, TODAY.minusDays(1)), organisationOn(responsible, TODAY)]).toEqual([
      town,
      holder,
    ]);
    expect(activity.parties).toEqual([holder]);
  });

  it('change_withoutADifference_tellsNothing', () => {
    const activity = added();
    activity.takeEvents();
    activity.change({ title: { sv: 'Inventera lokaler' }, due: day('2027-12-31'), description: null });
    expect(told(activity)).toEqual([]);
  });

  it('waitFor_inACircle_namesTheWay', () => {
    const circle = ['Rent the hall', 'Count the halls'].map((en) => ({ en }));
    const other = { id: newId('activity'), isSeenTogether: true, circle };
    expect(() => added().waitFor(other)).toThrow(
      'INVALID_INPUT at waitsFor: These activities would wait for each other in this order: “Count the halls” → “Rent the hall” → “Count the halls”.',
    );
  });

  it('report_thatADroppedOneIsDone_saysWhatToDoFirst', () => {
    const activity = added();
    activity.drop({ sv: 'Onödig' });
    expect(() => activity.report({ status: 'done', on: TODAY, by: town })).toThrow(
      'the activity is dropped. Change its status first: report that it is in progress again.',
    );
  });

  it('goOnWithout_whatItDoesNotWaitFor_saysSo', () => {
    expect(() => added().goOnWithout(newId('activity'))).toThrow('The activity does not wait for that one.');
  });

  it('handOver_leavesWhatHasEnded_asItWas', () => {
    const activity = added({ responsible: ended });
    activity.report({ status: 'done', on: TODAY, by: ended });
    const { state } = activity;
    activity.handOver(merged, merged);
    expect(activity.state).toBe(state);
  });

  it('handOver_ofAPartner_leavesWhoIsToStandIn_throughOtherChanges', () => {
    const activity = added({ partners: [ended] });
    activity.handOver({ ...merged, after: holder }, merged);
    const { partners } = activity.state;
    expect(organisationsFrom(partners, merged.on)).toEqual([successor]);
    activity.takeEvents();
    activity.change({ partners: [ended], title: { sv: 'Räkna lokaler' } });
    expect(activity.state.partners).toEqual(partners);
    expect(activity.takeEvents().map(({ data }) => data)).toEqual([{ fields: ['title'] }]);
  });

  it('copies_ofWhatWaits_waitForTheCopies', () => {
    const [first, second, done] = [added(), added(), added()];
    for (const { id } of [second, done]) first.waitFor({ id, isSeenTogether: true, circle: [] });
    const elsewhere: Id<'activity'> = newId('activity');
    first.waitFor({ id: elsewhere, isSeenTogether: true, circle: [] });
    done.report({ status: 'done', on: TODAY, by: town });
    const into = { plan: planOf('draft', 2029), today: TODAY, parties: [holder], measures: new Set<never>() };
    const [copy, other] = Activity.copies([first, second, done], 2, into);
    expect(copy?.state.waitsFor.map(({ activity }) => activity)).toEqual([other?.id, elsewhere]);
    expect(copy?.state.due).toEqual(day('2029-12-31'));
    expect(copy?.parties).toEqual([holder]);
  });

  const anyStep = fc.oneof(
    fc.constantFrom(...ORGANISATIONS).map((responsible) => (each: Activity) => each.change({ responsible })),
    fc.uniqueArray(fc.constantFrom(...ORGANISATIONS)).map((partners) => (each: Activity) => each.change({ partners })),
    fc
      .constantFrom(...REPORTED_STATUSES)
      .map((status) => (each: Activity) => each.report({ status, on: TODAY, by: town })),
    fc.constant((each: Activity) => each.drop({ sv: 'Onödig' })),
  );

  it('whateverHappens_oneIsResponsibleOnEachDay_andNobodyIsAPartnerTwice', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
        const activity = added();
        for (const step of steps) {
          attempt(() => step(activity));
          // As at the end of each transaction that names who has a successor.
          activity.handOver(merged, merged);
          const { responsible, partners, status } = activity.state;
          for (const on of [TODAY.minusYears(1), TODAY, merged.on.minusDays(1), merged.on, TODAY.plusYears(9)]) {
            expect(responsible.filter(({ period }) => period.includes(on))).toHaveLength(1);
            const there = partners.filter(({ period }) => period.includes(on)).map(({ organisation }) => organisation);
            expect(new Set(there).size).toBe(there.length);
          }
          const open = status === 'planned' || status === 'in-progress' ? [responsible, partners] : [];
          expect(open.flatMap((dated) => organisationsFrom(dated, merged.on))).not.toContain(ended);
        }
      }),
    );
  });
});

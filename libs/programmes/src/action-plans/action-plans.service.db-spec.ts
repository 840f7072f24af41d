import { type Id, newId, type Operation, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { endAdoption, recordAdopter, setProgrammeDuties } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { addItem, draftRevision } from '../revisions/revisions.inputs.js';
import { RevisionsService } from '../revisions/revisions.service.js';
import { aDuty } from '../testing/cycle.js';
import { GivenActionPlans } from '../testing/action-plans.js';
import { acting, actingFor, Given, type GivenPlan, using } from '../testing/given.js';
import { adoptActionPlan, discardActionPlan, draftActionPlan } from './action-plans.inputs.js';
import { ActionPlansService } from './action-plans.service.js';
import { dropActivity, linkActivities, reportActivity } from './activities.inputs.js';
import { ActivitiesService } from './activities.service.js';

const PLANS = `query Q($id: ID!, $filter: ActionPlanFilter) { node(id: $id) { ... on Programme {
  actionPlans(first: 20, filter: $filter) { totalCount nodes { year status area { code } organisation { id } } } } } }`;

describe('ActionPlansService', () => {
  let context: TestContext;
  let given: Given;
  let plans: GivenActionPlans;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    plans = new GivenActionPlans(context);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const draft = using(draftActionPlan, (operation, command) =>
    context.get(ActionPlansService).draft(operation, command),
  );
  const adopt = using(adoptActionPlan, (operation, command) =>
    context.get(ActionPlansService).adopt(operation, command),
  );
  const discard = using(discardActionPlan, (operation, command) =>
    context.get(ActionPlansService).discard(operation, command),
  );
  const report = using(reportActivity, (operation, command) =>
    context.get(ActivitiesService).report(operation, command),
  );
  const drop = using(dropActivity, (operation, command) => context.get(ActivitiesService).drop(operation, command));
  const link = using(linkActivities, (operation, command) => context.get(ActivitiesService).link(operation, command));
  const join = using(recordAdopter, (operation, command) =>
    context.get(ProgrammesService).recordAdopter(operation, command),
  );
  const leave = using(endAdoption, (operation, command) =>
    context.get(ProgrammesService).endAdoption(operation, command),
  );
  const setDuties = using(setProgrammeDuties, (operation, command) =>
    context.get(ProgrammesService).setDuties(operation, command),
  );

  const adopter = async ({ id }: GivenPlan): Promise<{ town: OrganisationId; operation: Operation }> => {
    const town = await given.organisation();
    const operation = acting(actingFor(town));
    expect(await join(operation, { programme: id, organisation: town, adoptedOn: '2026-02-01' })).toBe('done');
    return { town, operation };
  };
  /** An action plan is owed for each area every year by each adopter. */
  const yearly = async (programme: Id<'programme'>) => {
    const what = { kind: 'action-plan', scope: 'strategic-area', owedBy: 'adopters' } as const;
    const duties = [aDuty({ ...what, due: { month: 11, day: 16 } })];
    return { programme, duties, expectedVersion: await versionOf(context, programme) };
  };
  /** All that is kept of action plans, and the last event. */
  const kept = () =>
    given.ask(`SELECT (SELECT json_agg(p ORDER BY p.id) FROM programmes.action_plan p) AS plans,
      (SELECT count(*) FROM programmes.activity) AS activities, (SELECT max(sequence) FROM platform.event) AS events`);
  const heard = (id: Id<'actionplan' | 'activity'>) =>
    given.ask<{ name: string; visibility: string; organisations: string[] }>(
      `SELECT name, visibility, organisations FROM platform.event WHERE aggregate_id = $1 ORDER BY aggregate_version`,
      [uuidOf(id)],
    );

  it('whatDoesNotFit_isRefused_andChangesNothing', async () => {
    const programme = await given.adopted();
    const { id, owner, operation, area, measure } = programme;
    const input = { programme: id, organisation: owner, year: 2026, area };
    const planned = await given.planned();
    const other = await given.adopted();
    const { plan: earlier } = await plans.adopted(programme, { year: 2027 });
    const empty = await plans.draft(programme);
    const elsewhere = await plans.adopted(other);
    const expectedVersion = await versionOf(context, empty);
    const before = await kept();
    expect([
      await draft(operation, { ...input, year: 2025 }),
      await draft(operation, { ...input, year: 2036 }),
      await draft(operation, { ...input, year: 3000 }),
      await draft(operation, input),
      await draft(operation, { ...input, year: 2028, area: measure }),
      await draft(operation, { ...input, year: 2028, area: other.area }),
      await draft(operation, { ...input, year: 2028, area: newId('programmeitem') }),
      await draft(operation, { ...input, year: 2028, programme: newId('programme') }),
      await draft(operation, { ...input, year: 2028, copyOf: newId('actionplan') }),
      await draft(operation, { ...input, year: 2028, copyOf: empty }),
      await draft(operation, { ...input, year: 2028, copyOf: elsewhere.plan }),
      await draft(operation, { ...input, year: 2028, organisation: other.owner }),
      await draft(other.operation, { ...input, year: 2028, organisation: other.owner }),
      await draft(acting(actingFor(owner, 'member')), { ...input, year: 2028 }),
      await draft(planned.operation, { ...input, programme: planned.id, organisation: planned.owner }),
      await adopt(operation, { actionPlan: empty, expectedVersion }),
      await adopt(operation, { actionPlan: empty }),
      await adopt(operation, { actionPlan: earlier, expectedVersion: await versionOf(context, earlier) }),
      await adopt(acting(actingFor(owner, 'editor')), { actionPlan: empty, expectedVersion }),
      await adopt(other.operation, { actionPlan: empty, expectedVersion }),
      await discard(operation, { actionPlan: earlier }),
      await discard(operation, { actionPlan: empty, expectedVersion: 7 }),
      await discard(other.operation, { actionPlan: earlier }),
    ]).toMatchObject([
      { code: 'OUTSIDE_PERIOD', path: ['year'] },
      { code: 'OUTSIDE_PERIOD', path: ['year'] },
      [{ path: ['year'] }],
      { code: 'WRONG_STATUS', path: ['year'] },
      { code: 'INVALID_INPUT', path: ['area'] },
      { code: 'INVALID_INPUT', path: ['area'] },
      { code: 'INVALID_INPUT', path: ['area'] },
      { code: 'NOT_FOUND', path: ['programme'] },
      { code: 'NOT_FOUND', path: ['copyOf'] },
      { code: 'INVALID_INPUT', path: ['copyOf'] },
      { code: 'INVALID_INPUT', path: ['copyOf'] },
      'not allowed',
      { code: 'INVALID_INPUT', path: ['organisation'] },
      'not allowed',
      { code: 'WRONG_STATUS', path: ['programme'] },
      { code: 'WRONG_STATUS', path: ['actionPlan'] },
      [{ path: ['expectedVersion'] }],
      { code: 'WRONG_STATUS', path: ['actionPlan'] },
      'not allowed',
      { code: 'NOT_FOUND', path: ['actionPlan'] },
      { code: 'WRONG_STATUS', path: ['actionPlan'] },
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      'not allowed',
    ]);
    expect(await kept()).toEqual(before);
  });

  it('aDraft_isSeenByWhoseItIs_andAdopted_byAnybody', async () => {
    const programme = await given.adopted();
    const { town, operation } = await adopter(programme);
    const plan = await plans.draft(programme, { organisation: town, operation });
    const activity = await plans.activity(operation, plan, { responsible: programme.owner });
    const seen = async (viewer: Operation) => {
      const { node } = (await ask(viewer, PLANS, { id: programme.id })) as {
        node: { actionPlans: { totalCount: number } };
      };
      const answer = await ask(viewer, 'query Q($id: ID!) { node(id: $id) { id } }', { id: activity });
      return [node.actionPlans.totalCount, answer];
    };
    const hidden = [0, { node: null }];
    const whole = [1, { node: { id: activity } }];
    expect([await seen(operation), await seen(programme.operation), await seen(acting())]).toEqual([
      whole,
      hidden,
      hidden,
    ]);
    expect(await report(programme.operation, { activity, status: 'done' })).toEqual({
      code: 'NOT_FOUND',
      path: ['activity'],
    });
    // Of a draft nobody hears but whose it is.
    for (const id of [plan, activity])
      for (const { visibility, organisations } of await heard(id))
        expect({ visibility, organisations }).toEqual({ visibility: 'concerned', organisations: [uuidOf(town)] });

    await plans.adopt(operation, plan, { adoptedOn: '2026-06-01' });
    expect([await seen(programme.operation), await seen(acting())]).toEqual([whole, whole]);
    const adopted = (await heard(plan)).at(-1);
    expect(adopted).toMatchObject({ name: 'action-plan.adopted.v1', visibility: 'public' });
    expect(adopted?.organisations.toSorted()).toEqual([uuidOf(town), uuidOf(programme.owner)].toSorted());
  });

  it('whoAdoptsADraft_hasReadItsActivities', async () => {
    const programme = await given.adopted();
    const { operation } = programme;
    const actionPlan = await plans.draft(programme);
    const expectedVersion = await versionOf(context, actionPlan);
    await plans.activity(operation, actionPlan);
    expect(await adopt(operation, { actionPlan, expectedVersion })).toEqual({
      code: 'STALE_VERSION',
      path: ['expectedVersion'],
    });
    await plans.adopt(operation, actionPlan);
    const adopted = await versionOf(context, actionPlan);
    await plans.activity(operation, actionPlan);
    expect(await versionOf(context, actionPlan)).toBe(adopted);
  });

  it('whoTakesPartInTheProgrammeNoMore_adoptsNone', async () => {
    const programme = await given.adopted();
    const { town, operation } = await adopter(programme);
    const actionPlan = await plans.draft(programme, { organisation: town, operation });
    await plans.activity(operation, actionPlan);
    const leaving = { programme: programme.id, organisation: town, lastDay: '2026-06-14' };
    expect(await leave(operation, { ...leaving, expectedVersion: await versionOf(context, programme.id) })).toBe(
      'done',
    );
    expect(await adopt(operation, { actionPlan, expectedVersion: await versionOf(context, actionPlan) })).toEqual({
      code: 'INVALID_INPUT',
      path: ['actionPlan'],
    });
  });

  it('whatWasDiscarded_makesRoomForAnother', async () => {
    const programme = await given.adopted();
    const first = await plans.draft(programme);
    expect(await discard(programme.operation, { actionPlan: first })).toBe('done');
    const second = await plans.draft(programme);
    expect(second).not.toBe(first);
    expect(await ask(programme.operation, PLANS, { id: programme.id })).toMatchObject({
      node: { actionPlans: { nodes: [{ status: 'DRAFT' }, { status: 'DISCARDED' }] } },
    });
    expect(
      await ask(programme.operation, PLANS, {
        id: programme.id,
        filter: { status: ['DRAFT'], year: 2026, area: programme.area },
      }),
    ).toMatchObject({
      node: { actionPlans: { totalCount: 1 } },
    });
  });

  it('ofTwoWhoDraftAtOnce_oneIsRefused', async () => {
    const { id, owner, operation, area } = await given.adopted();
    const input = { programme: id, organisation: owner, year: 2026, area };
    const answers = await Promise.all([draft(operation, input), draft(operation, input)]);
    expect(answers.filter((each) => each === 'done')).toHaveLength(1);
    expect(answers).toContainEqual({ code: 'WRONG_STATUS', path: ['year'] });
  });

  it('aCopy_takesOverWhatIsOpen_plannedAnew_itsDaysMovedByTheYears', async () => {
    const programme = await given.adopted();
    const { operation, measure, owner } = programme;
    const { town } = await adopter(programme);
    const plan = await plans.draft(programme);
    const open = await plans.activity(operation, plan, {
      title: { sv: 'Öppen' },
      measure,
      responsible: town,
      partners: [owner],
      start: '2026-02-01',
      due: '2028-02-29',
      budget: { amount: '1000.50', currency: 'SEK' },
    });
    const waiting = await plans.activity(operation, plan, { title: { sv: 'Väntar' } });
    const [done, dropped] = [await plans.activity(operation, plan), await plans.activity(operation, plan)];
    await plans.adopt(operation, plan);
    const elsewhere = await plans.adopted(await given.adopted());
    for (const waitsFor of [open, done, elsewhere.activity])
      expect(await link(operation, { activity: waiting, waitsFor })).toBe('done');
    expect(await report(operation, { activity: open, status: 'in-progress', note: { sv: 'På gång' } })).toBe('done');
    expect(await report(operation, { activity: done, status: 'done' })).toBe('done');
    expect(await drop(operation, { activity: dropped, reason: { sv: 'Onödig' } })).toBe('done');

    const next = await plans.draft(programme, { year: 2027, copyOf: plan });
    const read = await ask(
      operation,
      `query Q($id: ID!) { node(id: $id) { ... on ActionPlan { year status copiedFrom { id } activities(first: 10) { nodes {
        title(locale: sv) measure { code } responsible { id } partners { id } start due budget { amount currency } status statusOn
        copiedFrom { id } notes(first: 5) { totalCount } waitsFor(first: 5) { nodes { title(locale: sv) } } } } } } }`,
      { id: next },
    );
    const fresh = { status: 'PLANNED', statusOn: null, notes: { totalCount: 0 } };
    expect(read).toEqual({
      node: {
        year: 2027,
        status: 'DRAFT',
        copiedFrom: { id: plan },
        activities: {
          nodes: [
            {
              ...fresh,
              title: 'Väntar',
              measure: null,
              responsible: { id: owner },
              partners: [],
              start: null,
              due: '2027-06-30',
              budget: null,
              copiedFrom: { id: waiting },
              waitsFor: {
                nodes: [{ title: 'Inventera lokaler' }, { title: 'Öppen' }],
              },
            },
            {
              ...fresh,
              title: 'Öppen',
              measure: { code: 'MEASURE' },
              responsible: { id: town },
              partners: [{ id: owner }],
              start: '2027-02-01',
              due: '2029-02-28',
              budget: { amount: '1000.50', currency: 'SEK' },
              copiedFrom: { id: open },
              waitsFor: { nodes: [] },
            },
          ],
        },
      },
    });
    expect(
      await draft(operation, {
        programme: programme.id,
        organisation: owner,
        year: 2026,
        area: programme.area,
        copyOf: next,
      }),
    ).toMatchObject({ code: 'WRONG_STATUS' });
  });

  it('aCopyOfAnotherOrganisation_givesWhatNobodyElseAnswersFor_toWhoseItIs', async () => {
    const programme = await given.adopted();
    const { town, operation } = await adopter(programme);
    const gone = await adopter(programme);
    const { plan } = await plans.adopted(programme, {}, { responsible: gone.town, partners: [town] });
    await given.ask(
      `UPDATE programmes.adopter SET period = daterange('2026-02-01', '2026-03-01') WHERE organisation_id = $1`,
      [uuidOf(gone.town)],
    );
    const copy = await plans.draft(programme, { organisation: town, operation, year: 2027, copyOf: plan });
    const read = await ask(
      operation,
      'query Q($id: ID!) { node(id: $id) { ... on ActionPlan { activities(first: 5) { nodes { responsible { id } partners { id } } } } } }',
      { id: copy },
    );
    expect(read).toEqual({ node: { activities: { nodes: [{ responsible: { id: town }, partners: [] }] } } });
  });

  it('itsAdoption_fulfilsWhatIsOwedForItsAreaYearAndOrganisation_alsoAfterTheLastDay', async () => {
    const programme = await given.adopted();
    const { id, operation } = programme;
    const towns = [await adopter(programme), await adopter(programme)] as const;
    expect(await setDuties(operation, await yearly(id))).toBe('done');
    const [{ town, operation: acts }] = towns;
    const late = acting(actingFor(town), '2026-12-20');
    const plan = await plans.draft(programme, { organisation: town, operation: acts });
    await plans.activity(acts, plan);
    await plans.adopt(late, plan, { adoptedOn: '2026-12-18' });
    const fulfilled = await given.ask(
      `SELECT owed_by_id, turn, due::text, status_on::text, fulfilled_by_id FROM programmes.obligation
       WHERE programme_id = $1 AND status = 'fulfilled'`,
      [uuidOf(id)],
    );
    expect(fulfilled).toEqual([
      {
        owed_by_id: uuidOf(town),
        turn: '2026',
        due: '2026-11-16',
        status_on: '2026-12-18',
        fulfilled_by_id: uuidOf(plan),
      },
    ]);
  });

  it('whichAdoptersHaveOneInEveryArea_andWhichAreasOthersLack_isOneOperation', async () => {
    const shared = await given.planned();
    const revisions = context.get(RevisionsService);
    const { operation, revision } = shared;
    const second = await revisions.addItem(
      operation,
      addItem.parse({ revision, kind: 'strategic-area', code: 'LAND', name: { sv: 'Mark' } }),
    );
    const expectedVersion = await versionOf(context, shared.id);
    await revisions.adoptProgramme(operation, { programme: shared.id, adoptedOn: acting().today, expectedVersion });
    const [whole, adapting, none] = [await adopter(shared), await adopter(shared), await adopter(shared)];
    expect(await setDuties(operation, await yearly(shared.id))).toBe('done');
    // Two areas under the shared programme.
    for (const area of [shared.area, second.item])
      await plans.adopted(shared, { organisation: whole.town, operation: whole.operation, area });
    // One area of its own programme that adapts one of the shared programme, and one in a draft.
    const own = await given.adopted({ adaptedFrom: shared.id });
    await given.ask('UPDATE registry.collaboration_owner SET organisation_id = $1 WHERE collaboration_id = $2', [
      uuidOf(adapting.town),
      uuidOf(own.id),
    ]);
    await given.ask(
      `UPDATE programmes.item SET adapted_from_id = (SELECT lineage_id FROM programmes.item WHERE id = $1) WHERE id = $2`,
      [uuidOf(shared.area), uuidOf(own.area)],
    );
    await plans.adopted({ ...own, owner: adapting.town, operation: adapting.operation });
    await plans.draft(shared, { organisation: adapting.town, operation: adapting.operation, area: second.item });

    // It is the action plan that adopters owe of the shared programme, too.
    const owed = await given.ask(
      `SELECT p.programme_id FROM programmes.obligation o JOIN programmes.action_plan p ON p.id = o.fulfilled_by_id
       WHERE o.programme_id = $1 AND o.owed_by_id = $2 AND o.turn = '2026'`,
      [uuidOf(shared.id), uuidOf(adapting.town)],
    );
    expect(owed).toEqual([{ programme_id: uuidOf(own.id) }]);

    const question = `query Q($id: ID!, $on: Date) { node(id: $id) { ... on Programme { adopters(first: 20, on: $on) { nodes {
      organisation { id } hasAllActionPlans areasWithActionPlan { code } areasWithoutActionPlan { code } } } } } }`;
    const [area, land] = [{ code: 'AREA' }, { code: 'LAND' }];
    const row = (id: OrganisationId, areasWithActionPlan: object[], areasWithoutActionPlan: object[]) => ({
      organisation: { id },
      hasAllActionPlans: areasWithoutActionPlan.length === 0,
      areasWithActionPlan,
      areasWithoutActionPlan,
    });
    expect(await ask(acting(), question, { id: shared.id })).toEqual({
      node: {
        adopters: {
          nodes: [
            row(whole.town, [area, land], []),
            row(adapting.town, [area], [land]),
            row(none.town, [], [area, land]),
          ],
        },
      },
    });
    const nextYear = (await ask(acting(), question, { id: shared.id, on: '2027-06-15' })) as {
      node: { adopters: { nodes: { hasAllActionPlans: boolean }[] } };
    };
    expect(nextYear.node.adopters.nodes.map((each) => each.hasAllActionPlans)).toEqual([false, false, false]);
    // The plan of the next revision counts from its adoption.
    const next = await revisions.draft(operation, draftRevision.parse({ programme: shared.id }));
    expect(next).not.toBe(revision);
    expect(await ask(acting(), question, { id: shared.id })).toMatchObject({
      node: { adopters: { nodes: [{ hasAllActionPlans: true }, {}, {}] } },
    });
  });

  it('atAMerger_theSuccessorGoesOnWithThem', async () => {
    const programme = await given.adopted();
    const [one, other] = [await adopter(programme), await adopter(programme)];
    const activities = [];
    for (const { town, operation } of [one, other])
      activities.push(
        await plans.adopted(
          programme,
          { organisation: town, operation },
          { partners: [one.town, other.town, programme.owner] },
        ),
      );
    const into = await given.organisation();
    await given.merge([one.town, other.town], into, '2027-01-01');
    const holders = async (on: string) => {
      const question = `query Q($id: ID!, $on: Date) { actionPlans(first: 5, on: $on, filter: { programme: $id }) { nodes {
        organisation { id } activities(first: 5) { nodes { responsible { id } } } } } }`;
      const { actionPlans } = (await ask(acting(), question, { id: programme.id, on })) as {
        actionPlans: { nodes: { organisation: unknown; activities: { nodes: { responsible: unknown }[] } }[] };
      };
      return actionPlans.nodes.map(({ organisation, activities: { nodes } }) => [organisation, nodes[0]?.responsible]);
    };
    const each = (id: OrganisationId) => [{ id }, { id }];
    expect(await holders('2026-12-31')).toEqual(expect.arrayContaining([each(one.town), each(other.town)]));
    expect(await holders('2027-01-01')).toEqual([each(into), each(into)]);
    for (const [place, { plan }] of activities.entries()) {
      const partner = place === 0 ? other.town : one.town;
      const kept = await given.ask<{ organisation_id: string; period: string }>(
        `SELECT p.organisation_id, p.period::text FROM programmes.activity_partner p JOIN programmes.activity a ON a.id = p.activity_id
         WHERE a.plan_id = $1 AND p.organisation_id <> $2 ORDER BY p.period`,
        [uuidOf(plan), uuidOf(programme.owner)],
      );
      expect(kept).toEqual([
        { organisation_id: uuidOf(partner), period: '(,2027-01-01)' },
        { organisation_id: uuidOf(into), period: '[2027-01-01,)' },
      ]);
    }
    // The successor has one for the area and the year, and needs no other.
    const successor = acting(actingFor(into), '2027-01-02');
    expect(
      await draft(successor, { programme: programme.id, organisation: into, year: 2026, area: programme.area }),
    ).toEqual({
      code: 'WRONG_STATUS',
      path: ['year'],
    });
    const [first] = activities;
    if (first)
      expect(await report(successor, { activity: first.activity, status: 'done', on: '2027-01-02' })).toBe('done');
  });
});

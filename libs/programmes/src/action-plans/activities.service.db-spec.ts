import { type Id, LocalDate, newId, type Operation, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { recordAdopter } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { GivenActionPlans } from '../testing/action-plans.js';
import { acting, actingFor, Given, type GivenPlan, using } from '../testing/given.js';
import {
  addActivity,
  changeActivity,
  dropActivity,
  linkActivities,
  reportActivity,
  unlinkActivities,
} from './activities.inputs.js';
import { ActivitiesService } from './activities.service.js';
import { activityTimeliness } from './activity-timeliness.js';

type ActivityId = Id<'activity'>;

describe('ActivitiesService', () => {
  let context: TestContext;
  let given: Given;
  let plans: GivenActionPlans;
  let service: ActivitiesService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    plans = new GivenActionPlans(context);
    service = context.get(ActivitiesService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const add = using(addActivity, (operation, command) => service.add(operation, command));
  const change = using(changeActivity, (operation, command) => service.change(operation, command));
  const report = using(reportActivity, (operation, command) => service.report(operation, command));
  const drop = using(dropActivity, (operation, command) => service.drop(operation, command));
  const link = using(linkActivities, (operation, command) => service.link(operation, command));
  const unlink = using(unlinkActivities, (operation, command) => service.unlink(operation, command));
  const join = using(recordAdopter, (operation, command) =>
    context.get(ProgrammesService).recordAdopter(operation, command),
  );

  const adopter = async ({ id }: GivenPlan): Promise<{ town: OrganisationId; operation: Operation }> => {
    const town = await given.organisation();
    const operation = acting(actingFor(town));
    expect(await join(operation, { programme: id, organisation: town, adoptedOn: '2026-02-01' })).toBe('done');
    return { town, operation };
  };
  /** All that is kept of activities, and the last event. */
  const kept = () =>
    given.ask(`SELECT (SELECT json_agg(a ORDER BY a.id) FROM programmes.activity a) AS activities,
      (SELECT count(*) FROM programmes.activity_note) AS notes, (SELECT count(*) FROM programmes.activity_wait) AS waits,
      (SELECT count(*) FROM programmes.activity_partner) AS partners, (SELECT max(sequence) FROM platform.event) AS events`);
  const heard = async (id: ActivityId) =>
    (
      await given.ask<{ name: string; data: unknown; organisations: string[] }>(
        `SELECT name, data, organisations FROM platform.event WHERE aggregate_id = $1 ORDER BY aggregate_version`,
        [uuidOf(id)],
      )
    ).map(({ name, ...each }) => ({ name: name.split('.')[1], ...each }));
  const timeliness = async (id: ActivityId, on?: string, viewer = acting()) => {
    const answer = await ask(
      viewer,
      `query Q($id: ID!, $on: Date) { node(id: $id) { ... on Activity { timeliness(on: $on) waitsFor(first: 5) { nodes { id } } blocks(first: 5) { nodes { id } } } } }`,
      { id, on },
    );
    const { node } = answer as {
      node: { timeliness: string; waitsFor: { nodes: unknown[] }; blocks: { nodes: unknown[] } };
    };
    return [node.timeliness, node.waitsFor.nodes, node.blocks.nodes];
  };

  it('whatDoesNotFit_isRefused_andChangesNothing', async () => {
    const programme = await given.adopted();
    const { operation, owner, area } = programme;
    const stranger = await given.adopted();
    const { plan: actionPlan, activity } = await plans.adopted(programme);
    const { activity: done } = await plans.adopted(programme, { year: 2027 });
    expect(await report(operation, { activity: done, status: 'done' })).toBe('done');
    const draft = await plans.draft(programme, { year: 2028 });
    const drafted = await plans.activity(operation, draft, { due: '2028-06-30' });
    const hidden = await plans.activity(stranger.operation, await plans.draft(stranger));
    const input = { actionPlan, title: { sv: 'Ny' }, due: '2026-06-30' };
    const asRead = { activity, expectedVersion: await versionOf(context, activity) };
    const before = await kept();
    expect([
      await add(operation, { ...input, actionPlan: newId('actionplan') }),
      await add(operation, { ...input, title: {} }),
      await add(operation, { ...input, due: '2025-12-31' }),
      await add(operation, { ...input, start: '2026-07-01' }),
      await add(operation, { ...input, budget: { amount: '0.00', currency: 'SEK' } }),
      await add(operation, { ...input, measure: area }),
      await add(operation, { ...input, measure: stranger.measure }),
      await add(operation, { ...input, responsible: stranger.owner }),
      await add(operation, { ...input, partners: [owner, stranger.owner] }),
      await add(stranger.operation, input),
      await change(operation, { activity, due: '2026-07-01' }),
      await change(operation, { ...asRead, expectedVersion: 9, due: '2026-07-01' }),
      await change(operation, { ...asRead, due: '2025-07-01' }),
      await change(operation, { ...asRead, due: null }),
      await change(operation, { ...asRead, responsible: stranger.owner }),
      await change(operation, { ...asRead, measure: area }),
      await change(operation, {
        ...asRead,
        activity: done,
        due: '2027-07-01',
        expectedVersion: await versionOf(context, done),
      }),
      await change(stranger.operation, { ...asRead, due: '2026-07-01' }),
      await change(operation, { ...asRead, due: '2026-06-30' }),
      await report(operation, { activity }),
      await report(operation, { activity, status: 'dropped' }),
      await report(operation, { activity, status: 'done', on: '2026-06-16' }),
      await report(operation, { activity, note: { sv: 'I morgon' }, on: '2026-06-16' }),
      await report(operation, { activity: drafted, status: 'done' }),
      await report(stranger.operation, { activity, status: 'done' }),
      await report(acting(actingFor(owner, 'member')), { activity, status: 'done' }),
      await drop(operation, { activity: done, reason: { sv: 'Klar' } }),
      await drop(operation, { activity, reason: {} }),
      await drop(stranger.operation, { activity, reason: { sv: 'Bort' } }),
      await link(operation, { activity, waitsFor: activity }),
      await link(operation, { activity, waitsFor: drafted }),
      await link(operation, { activity, waitsFor: hidden }),
      await link(operation, { activity: done, waitsFor: activity }),
      await link(stranger.operation, { activity, waitsFor: done }),
      await unlink(operation, { activity, waitsFor: done }),
    ]).toMatchObject([
      { code: 'NOT_FOUND', path: ['actionPlan'] },
      [{ path: ['title'] }],
      { code: 'INVALID_DATE', path: ['due'] },
      { code: 'PERIOD_ENDS_BEFORE_START', path: ['due'] },
      { code: 'INVALID_AMOUNT', path: ['budget', 'amount'] },
      { code: 'INVALID_INPUT', path: ['measure'] },
      { code: 'INVALID_INPUT', path: ['measure'] },
      { code: 'INVALID_INPUT', path: ['responsible'] },
      { code: 'INVALID_INPUT', path: ['partners', 1] },
      'not allowed',
      [{ path: ['expectedVersion'] }],
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      { code: 'INVALID_DATE', path: ['due'] },
      [{ path: ['due'] }],
      { code: 'INVALID_INPUT', path: ['responsible'] },
      { code: 'INVALID_INPUT', path: ['measure'] },
      { code: 'WRONG_STATUS', path: ['activity'] },
      'not allowed',
      'done',
      [{ path: ['status'] }],
      [{ path: ['status'] }],
      { code: 'INVALID_DATE', path: ['on'] },
      { code: 'INVALID_DATE', path: ['on'] },
      { code: 'WRONG_STATUS', path: ['activity'] },
      'not allowed',
      'not allowed',
      { code: 'WRONG_STATUS', path: ['activity'] },
      [{ path: ['reason'] }],
      'not allowed',
      { code: 'INVALID_INPUT', path: ['waitsFor'] },
      { code: 'WRONG_STATUS', path: ['waitsFor'] },
      { code: 'NOT_FOUND', path: ['waitsFor'] },
      { code: 'WRONG_STATUS', path: ['activity'] },
      'not allowed',
      { code: 'NOT_FOUND', path: ['waitsFor'] },
    ]);
    expect(await kept()).toEqual(before);
  });

  it('whoIsResponsible_isTold_andReports_withNotes_theLatestFirst', async () => {
    const programme = await given.adopted();
    const { operation, owner } = programme;
    const { town, operation: reporter } = await adopter(programme);
    const { activity } = await plans.adopted(programme);
    const asRead = async (more: object) => ({ activity, expectedVersion: await versionOf(context, activity), ...more });
    expect([
      await change(operation, await asRead({ responsible: town, partners: [town, owner], due: '2026-08-31' })),
      await report(reporter, { activity, status: 'in-progress', on: '2026-06-01', note: { sv: 'Börjat' } }),
      await report(operation, { activity, note: { sv: 'Fråga kommunen' } }),
      await report(reporter, { activity, status: 'done' }),
      await report(reporter, { activity, status: 'in-progress' }),
      await change(reporter, await asRead({ due: '2026-09-30' })),
      await drop(operation, { activity, reason: { sv: 'Regionen gör det' } }),
      await report(operation, { activity, status: 'planned' }),
      await report(operation, { activity, status: 'in-progress' }),
    ]).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
      'not allowed',
      'done',
      { code: 'WRONG_STATUS', path: ['activity'] },
      'done',
    ]);
    const both = [uuidOf(owner), uuidOf(town)].toSorted();
    const events = (await heard(activity)).slice(1);
    expect(events.map(({ name }) => name)).toEqual(
      'changed assigned due-moved reported reported reported reported dropped reported'.split(' '),
    );
    for (const { organisations } of events) expect(organisations.toSorted()).toEqual(both);
    expect(events[0]?.data).toEqual({ fields: ['responsible', 'partners', 'due'] });
    expect(events[2]?.data).toMatchObject({ programme: programme.id, before: '2026-06-30', due: '2026-08-31' });
    const read = await ask(
      acting(),
      `query Q($id: ID!) { node(id: $id) { ... on Activity { status statusOn dropReason(locale: sv) due responsible { id } partners { id }
        notes(first: 5) { nodes { on text(locale: sv) organisation { id } } } } } }`,
      { id: activity },
    );
    expect(read).toEqual({
      node: {
        status: 'IN_PROGRESS',
        statusOn: '2026-06-15',
        dropReason: null,
        due: '2026-08-31',
        responsible: { id: town },
        partners: [{ id: owner }],
        notes: {
          nodes: [
            { on: '2026-06-15', text: 'Fråga kommunen', organisation: { id: owner } },
            { on: '2026-06-01', text: 'Börjat', organisation: { id: town } },
          ],
        },
      },
    });
    expect(
      await ask(
        acting(),
        `query Q($id: ID!) { node(id: $id) { ... on Organisation { activities(first: 5) { nodes { id } } } } }`,
        {
          id: town,
        },
      ),
    ).toEqual({ node: { activities: { nodes: [{ id: activity }] } } });
  });

  it('twoWhoReportAtOnce_onTwoActivities_areBothHeard', async () => {
    const programme = await given.adopted();
    const { plan, activity } = await plans.adopted(programme);
    const other = await plans.activity(programme.operation, plan);
    expect(
      await Promise.all([
        report(programme.operation, { activity, status: 'done', expectedVersion: 1 }),
        report(programme.operation, {
          activity: other,
          status: 'done',
          expectedVersion: await versionOf(context, other),
        }),
      ]),
    ).toEqual(['done', 'done']);
  });

  it('anActivity_isBlocked_byOneOfAnotherProgramme_untilThatOneEnds', async () => {
    const [one, other] = [await given.adopted(), await given.adopted()];
    const { activity } = await plans.adopted(one);
    const { activity: first } = await plans.adopted(other);
    expect([
      await link(one.operation, { activity, waitsFor: first }),
      await link(one.operation, { activity, waitsFor: first }),
    ]).toEqual(['done', 'done']);
    expect(await timeliness(activity)).toEqual(['BLOCKED', [{ id: first }], []]);
    expect(await timeliness(first)).toEqual(['ON_TIME', [], [{ id: activity }]]);
    const blocked = `query Q($one: ID!, $other: ID!) {
      one: node(id: $one) { ... on Programme { activities(first: 5, filter: { timeliness: [BLOCKED] }) { nodes { waitsFor(first: 5) { nodes { actionPlan { programme { id } } } } } } } }
      other: node(id: $other) { ... on Programme { activities(first: 5, filter: { timeliness: [BLOCKED] }) { totalCount } } } }`;
    expect(await ask(acting(), blocked, { one: one.id, other: other.id })).toEqual({
      one: { activities: { nodes: [{ waitsFor: { nodes: [{ actionPlan: { programme: { id: other.id } } }] } }] } },
      other: { activities: { totalCount: 0 } },
    });
    expect(await report(other.operation, { activity: first, status: 'done', on: '2026-06-10' })).toBe('done');
    expect(await timeliness(activity)).toEqual(['ON_TIME', [{ id: first }], []]);
    expect(await timeliness(activity, '2026-06-09')).toEqual(['BLOCKED', [{ id: first }], []]);
    expect(await timeliness(activity, '2026-07-01')).toEqual(['LATE', [{ id: first }], []]);
    expect(await unlink(one.operation, { activity, waitsFor: first })).toBe('done');
    expect(await timeliness(activity)).toEqual(['ON_TIME', [], []]);
    expect((await heard(activity)).map(({ name }) => name)).toEqual(['added', 'linked', 'unlinked']);
  });

  it('noneWaitsForItself_alsoThroughOtherProgrammes_andWhenTwoLinkAtOnce', async () => {
    const programmes = [await given.adopted(), await given.adopted(), await given.adopted()] as const;
    const [a, b, c] = [
      (await plans.adopted(programmes[0])).activity,
      (await plans.adopted(programmes[1])).activity,
      (await plans.adopted(programmes[2])).activity,
    ];
    const [first, second, third] = programmes.map(({ operation }) => operation) as [Operation, Operation, Operation];
    expect(await link(first, { activity: a, waitsFor: b })).toBe('done');
    const circle = { code: 'INVALID_INPUT', path: ['waitsFor'] };
    expect(await link(second, { activity: b, waitsFor: a })).toEqual(circle);
    // Each of these two alone is right; the two together close the circle.
    const answers = await Promise.all([
      link(second, { activity: b, waitsFor: c }),
      link(third, { activity: c, waitsFor: a }),
    ]);
    expect(answers).toContainEqual(circle);
    expect(answers).toContain('done');
  });

  it('theDatabase_saysOfEachWhatTheRuleSays', async () => {
    const programme = await given.adopted();
    const { operation } = programme;
    const { plan } = await plans.adopted(programme, {}, { due: '2026-12-31' });
    const blocker = await plans.activity(operation, plan, { due: '2026-12-31' });
    const cases = [];
    for (const due of ['2026-06-10', '2026-06-20'])
      for (const status of ['planned', 'in-progress', 'done', 'dropped'] as const)
        for (const waitsForOpen of [false, true]) {
          const id = await plans.activity(operation, plan, { due });
          if (waitsForOpen) expect(await link(operation, { activity: id, waitsFor: blocker })).toBe('done');
          const told =
            status === 'dropped'
              ? await drop(operation, { activity: id, reason: { sv: 'Onödig' } })
              : await report(operation, { activity: id, status });
          expect(told).toBe('done');
          cases.push({ id, due: LocalDate.parse(due), status, statusOn: operation.today, waitsForOpen });
        }
    const question = `query Q($ids: ID!, $on: Date) { actionPlans(first: 1, on: $on, filter: { programme: $ids }) { nodes {
      activities(first: 50) { nodes { id timeliness } } } } }`;
    for (const on of ['2026-06-10', '2026-06-14', '2026-06-15', '2026-06-21']) {
      const { actionPlans } = (await ask(acting(), question, { ids: programme.id, on })) as {
        actionPlans: { nodes: { activities: { nodes: { id: string; timeliness: string }[] } }[] };
      };
      const read = new Map(actionPlans.nodes[0]?.activities.nodes.map((each) => [each.id, each.timeliness]));
      const day = LocalDate.parse(on);
      expect(cases.map(({ id }) => read.get(id))).toEqual(
        cases.map((each) => activityTimeliness(each, day).toUpperCase().replaceAll('-', '_')),
      );
    }
  });

  it('anActionPlan_hasAtMost200Activities_andAnActivity200Notes', async () => {
    const programme = await given.adopted();
    const { operation } = programme;
    const { plan, activity } = await plans.adopted(programme);
    await given.ask(
      `INSERT INTO programmes.activity (id, plan_id, title, due, status, version)
       SELECT gen_random_uuid(), $1, '{"sv": "En"}', '2026-06-30', 'planned', 1 FROM generate_series(1, 199)`,
      [uuidOf(plan)],
    );
    await given.ask(
      `INSERT INTO programmes.activity_note (id, activity_id, "on", text)
       SELECT gen_random_uuid(), $1, '2026-06-01', '{"sv": "En"}' FROM generate_series(1, 200)`,
      [uuidOf(activity)],
    );
    const before = await kept();
    expect(await add(operation, { actionPlan: plan, title: { sv: 'En till' }, due: '2026-06-30' })).toEqual({
      code: 'TOO_MANY',
      path: ['actionPlan'],
    });
    expect(await report(operation, { activity, note: { sv: 'En till' } })).toEqual({
      code: 'TOO_MANY',
      path: ['note'],
    });
    expect(await kept()).toEqual(before);
    expect(await report(operation, { activity, status: 'done' })).toBe('done');
  });
});

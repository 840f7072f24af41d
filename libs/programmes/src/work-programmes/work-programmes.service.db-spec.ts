import { type Id, newId, type Operation, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { recordAdopter, setProgrammeDuties } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { aDuty } from '../testing/cycle.js';
import { acting, actingFor, Given, type GivenPlan, using } from '../testing/given.js';
import {
  addWorkTask,
  adoptWorkProgramme,
  changeWorkProgramme,
  changeWorkTask,
  discardWorkProgramme,
  draftWorkProgramme,
  removeWorkTask,
  reportWorkTask,
} from './work-programmes.inputs.js';
import { WorkProgrammesService } from './work-programmes.service.js';

const READ = `query Q($id: ID!) { node(id: $id) { ... on WorkProgramme {
  year status adoptedOn budgetLine { name(locale: sv) amount { amount currency } }
  targets { text(locale: sv) item { code } } tasks { text(locale: sv) due status statusOn responsible { id } } } } }`;
const text = (sv: string) => ({ sv });

interface Group extends GivenPlan {
  readonly group: Id<'body'>;
  readonly secretariat: OrganisationId;
  /** Somebody of its secretariat. */
  readonly preparing: Operation;
}

describe('WorkProgrammesService', () => {
  let context: TestContext;
  let given: Given;
  let works: WorkProgrammesService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    works = context.get(WorkProgrammesService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const draft = using(draftWorkProgramme, (operation, command) => works.draft(operation, command));
  const discard = using(discardWorkProgramme, (operation, command) => works.discard(operation, command));
  const add = using(addWorkTask, (operation, command) => works.addTask(operation, command));
  const report = using(reportWorkTask, (operation, command) => works.reportTask(operation, command));
  const change = using(changeWorkProgramme, (operation, command) => works.change(operation, command));
  const changeTask = using(changeWorkTask, (operation, command) => works.changeTask(operation, command));
  const remove = using(removeWorkTask, (operation, command) => works.removeTask(operation, command));
  const adopt = using(adoptWorkProgramme, (operation, command) => works.adopt(operation, command));
  const setDuties = using(setProgrammeDuties, (operation, command) =>
    context.get(ProgrammesService).setDuties(operation, command),
  );
  const join = using(recordAdopter, (operation, command) =>
    context.get(ProgrammesService).recordAdopter(operation, command),
  );

  /** An adopted programme with a working group that carries its measure, and another organisation that is the group's secretariat. */
  const grouped = async (): Promise<Group> => {
    const plan = await given.adopted();
    const secretariat = await given.organisation();
    const group = newId('body');
    await given.ask(
      `WITH made AS (
         INSERT INTO governance.body (id, organisation_id, kind, name, time_zone, quorum, merger_rule, period, provenance, version)
         VALUES ($1, $2, 'working-group', '{"sv": "Grupp"}', 'Europe/Stockholm', '{}', 'joined', '[,)', 'illustrative', 1)),
       held AS (INSERT INTO governance.body_secretariat (id, body_id, organisation_id, period) VALUES (gen_random_uuid(), $1, $3, '[,)'))
       UPDATE programmes.item SET working_group_id = $1 WHERE id = $4`,
      [uuidOf(group), uuidOf(plan.owner), uuidOf(secretariat), uuidOf(plan.measure)],
    );
    return { ...plan, group, secretariat, preparing: acting(actingFor(secretariat, 'editor')) };
  };
  const drafted = async ({ id, group, preparing }: Group, year = 2027): Promise<Id<'workprogramme'>> =>
    works.draft(preparing, draftWorkProgramme.parse({ programme: id, workingGroup: group, year }));
  const task = async (workProgramme: Id<'workprogramme'>, { preparing }: Group, more: object = {}) =>
    (await works.addTask(preparing, addWorkTask.parse({ workProgramme, text: text('Fråga'), ...more }))).task;
  const read = (id: Id<'workprogramme'>, operation = acting()) => ask(operation, READ, { id });
  const version = (id: Id<'workprogramme'> | Id<'programme'>) => versionOf(context, id);
  const kept = () =>
    given.ask(`SELECT (SELECT json_agg(w ORDER BY w.id) FROM programmes.work_programme w) AS works,
      (SELECT json_agg(t ORDER BY t.id) FROM programmes.work_task t) AS tasks,
      (SELECT json_agg(t ORDER BY t.id) FROM programmes.work_target t) AS targets,
      (SELECT max(sequence) FROM platform.event) AS events`);

  it('aGroup_saysWhatItDoesInTheYear_andReportsIt', async () => {
    const group = await grouped();
    const { operation, preparing, measure, owner } = group;
    const id = await drafted(group);
    const targets = [{ text: text('Klart'), item: measure }, { text: text('Mer') }];
    const budgetLine = { name: text('Mark'), amount: { amount: '20000.00', currency: 'SEK' } };
    expect(await change(operation, { workProgramme: id, targets, budgetLine, expectedVersion: 1 })).toBe('done');
    const [first, second, third] = [
      await task(id, group, { responsible: owner, due: '2027-05-31' }),
      await task(id, group),
      await task(id, group),
    ];
    expect([
      await changeTask(preparing, {
        workProgramme: id,
        task: second,
        due: '2027-06-30',
        expectedVersion: await version(id),
      }),
      await remove(preparing, { workProgramme: id, task: third, expectedVersion: await version(id) }),
      await adopt(preparing, { workProgramme: id, adoptedOn: '2026-06-10', expectedVersion: await version(id) }),
      await report(operation, { workProgramme: id, task: first, status: 'done', on: '2026-06-12' }),
    ]).toEqual(['done', 'done', 'done', 'done']);
    const open = { due: '2027-06-30', status: 'OPEN', statusOn: null, responsible: null };
    const node = {
      year: 2027,
      status: 'ADOPTED',
      adoptedOn: '2026-06-10',
      budgetLine: { name: 'Mark', amount: { amount: '20000.00', currency: 'SEK' } },
      targets: [
        { text: 'Klart', item: { code: 'MEASURE' } },
        { text: 'Mer', item: null },
      ],
      tasks: [
        { text: 'Fråga', due: '2027-05-31', status: 'DONE', statusOn: '2026-06-12', responsible: { id: owner } },
        { text: 'Fråga', ...open },
      ],
    };
    expect(await read(id)).toEqual({ node });
    expect(await report(operation, { workProgramme: id, task: first, status: 'open' })).toBe('done');
    expect(await read(id)).toMatchObject({ node: { tasks: [{ status: 'OPEN', statusOn: null }, { status: 'OPEN' }] } });
    const query = `query Q($group: ID!, $programme: ID!) {
      group: node(id: $group) { ... on Body { workProgrammes(filter: { year: 2027 }) { nodes { id } } } }
      programme: node(id: $programme) { ... on Programme { workProgrammes(filter: { year: 2026 }) { totalCount } } } }`;
    expect(await ask(acting(), query, { group: group.group, programme: group.id })).toEqual({
      group: { workProgrammes: { nodes: [{ id }] } },
      programme: { workProgrammes: { totalCount: 0 } },
    });
  });

  it('itsAdoption_fulfilsWhatTheGroupOwesForTheYear', async () => {
    const group = await grouped();
    const duties = [aDuty({ kind: 'work-programme', scope: 'working-group', due: { month: 11, day: 16 } })];
    expect(
      await setDuties(group.operation, { programme: group.id, duties, expectedVersion: await version(group.id) }),
    ).toBe('done');
    const id = await drafted(group);
    await task(id, group);
    expect(
      await adopt(group.preparing, { workProgramme: id, adoptedOn: '2026-06-10', expectedVersion: await version(id) }),
    ).toBe('done');
    const owed = await ask(
      acting(),
      `query Q($id: ID!) { obligations(first: 9, filter: { programme: $id }) { nodes { turn status statusOn fulfilledBy { id } } } }`,
      { id: group.id },
    );
    const open = { status: 'COMING', statusOn: null, fulfilledBy: null };
    expect(owed).toEqual({
      obligations: {
        nodes: [
          { turn: '2026', ...open },
          { turn: '2027', status: 'FULFILLED', statusOn: '2026-06-10', fulfilledBy: { id } },
          { turn: '2028', ...open },
        ],
      },
    });
  });

  it('whatDoesNotFit_isRefused_andChangesNothing', async () => {
    const group = await grouped();
    const { preparing, operation, id: programme, group: workingGroup } = group;
    const other = await grouped();
    const id = await drafted(group);
    const stranger = await given.organisation();
    const one = await task(id, group);
    const before = await kept();
    const now = { workProgramme: id, expectedVersion: await version(id) };
    expect([
      await draft(preparing, { programme, workingGroup, year: 2027 }),
      await draft(preparing, { programme, workingGroup, year: 2036 }),
      await draft(other.preparing, { programme, workingGroup: other.group, year: 2028 }),
      await draft(operation, { programme, workingGroup: other.group, year: 2028 }),
      await draft(preparing, { programme, workingGroup: newId('body'), year: 2028 }),
      await draft(preparing, { programme: newId('programme'), workingGroup, year: 2028 }),
      await change(preparing, { workProgramme: id, targets: [] }),
      await change(preparing, { ...now, expectedVersion: 9, targets: [] }),
      await change(preparing, { ...now, targets: [{ text: text('A') }, { text: text('B'), item: other.measure }] }),
      await change(preparing, { ...now, targets: [{ text: {} }] }),
      await change(preparing, {
        ...now,
        budgetLine: { name: text('A'), amount: { amount: '1.001', currency: 'SEK' } },
      }),
      await add(preparing, { workProgramme: id, text: text('A'), responsible: stranger }),
      await add(preparing, { workProgramme: newId('workprogramme'), text: text('A') }),
      await changeTask(preparing, { ...now, task: newId('worktask'), due: '2027-01-01' }),
      await changeTask(preparing, { ...now, task: one, responsible: stranger }),
      await report(preparing, { workProgramme: id, task: one, status: 'done' }),
      await adopt(preparing, { ...now, adoptedOn: '2026-06-16' }),
      await adopt(preparing, { ...now, decision: newId('decision') }),
      await change(preparing, { ...now, targets: [], budgetLine: null }),
    ]).toMatchObject([
      { code: 'WRONG_STATUS', path: ['year'] },
      { code: 'OUTSIDE_PERIOD', path: ['year'] },
      { code: 'INVALID_INPUT', path: ['workingGroup'] },
      'not allowed',
      { code: 'NOT_FOUND', path: ['workingGroup'] },
      { code: 'NOT_FOUND', path: ['programme'] },
      [{ path: ['expectedVersion'] }],
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      { code: 'NOT_FOUND', path: ['targets', 1, 'item'] },
      [{ path: ['targets', 0, 'text'] }],
      [{ path: ['budgetLine', 'amount', 'amount'] }],
      { code: 'INVALID_INPUT', path: ['responsible'] },
      { code: 'NOT_FOUND', path: ['workProgramme'] },
      { code: 'NOT_FOUND', path: ['task'] },
      { code: 'INVALID_INPUT', path: ['responsible'] },
      { code: 'WRONG_STATUS', path: ['workProgramme'] },
      { code: 'INVALID_DATE', path: ['adoptedOn'] },
      { code: 'NOT_FOUND', path: ['decision'] },
      'done',
    ]);
    expect(await kept()).toEqual(before);
    expect(await remove(preparing, { ...now, task: one })).toBe('done');
    expect(await adopt(preparing, { ...now, expectedVersion: await version(id) })).toMatchObject({
      code: 'WRONG_STATUS',
      path: ['workProgramme'],
    });
    // What was given up makes room for another one, and stays as it is.
    expect(await discard(preparing, { workProgramme: id })).toBe('done');
    expect(await add(preparing, { workProgramme: id, text: text('A') })).toMatchObject({ code: 'WRONG_STATUS' });
    expect(await draft(preparing, { programme, workingGroup, year: 2027 })).toBe('done');
  });

  it('aDraft_isOfThoseWhoPrepareIt_andWhoIsResponsibleReportsItsTaskAlone', async () => {
    const group = await grouped();
    const { operation, preparing, id: programme, group: workingGroup, secretariat, owner } = group;
    const town = await given.organisation();
    const other = await given.organisation();
    for (const organisation of [town, other])
      await join(acting(actingFor(organisation)), { programme, organisation, adoptedOn: '2026-06-01' });
    const as = (organisation: OrganisationId, role: 'editor' | 'member' = 'editor') =>
      acting(actingFor(organisation, role));
    expect([
      await draft(as(town), { programme, workingGroup, year: 2027 }),
      await draft(as(secretariat, 'member'), { programme, workingGroup, year: 2027 }),
    ]).toEqual(['not allowed', 'not allowed']);
    const id = await drafted(group);
    const mine = await task(id, group, { responsible: town });
    const theirs = await task(id, group, { responsible: other });
    for (const [viewer, sees] of [
      [operation, true],
      [preparing, true],
      [as(town), false],
      [acting(), false],
    ] as const)
      expect(await read(id, viewer)).toMatchObject({ node: sees ? { status: 'DRAFT' } : null });
    expect(await add(as(town), { workProgramme: id, text: text('A') })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['workProgramme'],
    });
    expect(
      await given.ask(`SELECT DISTINCT visibility, organisations FROM platform.event WHERE aggregate_id = $1`, [
        uuidOf(id),
      ]),
    ).toEqual([{ visibility: 'concerned', organisations: [uuidOf(owner), uuidOf(secretariat)].toSorted() }]);
    expect(await adopt(operation, { workProgramme: id, expectedVersion: await version(id) })).toBe('done');
    expect([
      await report(as(town), { workProgramme: id, task: theirs, status: 'done' }),
      await report(as(town, 'member'), { workProgramme: id, task: mine, status: 'done' }),
      await add(as(town), { workProgramme: id, text: text('A') }),
      await report(as(town), { workProgramme: id, task: mine, status: 'done', on: '2026-06-16' }),
      await report(as(town), { workProgramme: id, task: mine, status: 'done' }),
      await report(as(town), { workProgramme: id, task: mine, status: 'dropped' }),
    ]).toMatchObject([
      'not allowed',
      'not allowed',
      'not allowed',
      { code: 'INVALID_DATE', path: ['on'] },
      'done',
      { code: 'WRONG_STATUS', path: ['task'] },
    ]);
  });

  it('twoAtOnce_draftOne_andAdoptItOnce', async () => {
    const group = await grouped();
    const drafting = { programme: group.id, workingGroup: group.group, year: 2027 };
    const both = await Promise.all([draft(group.preparing, drafting), draft(group.operation, drafting)]);
    expect(both).toContainEqual('done');
    expect(both).toContainEqual({ code: 'WRONG_STATUS', path: ['year'] });
  });

  it('aMerger_handsTheOpenTasksOver', async () => {
    const group = await grouped();
    const { owner } = group;
    const into = await given.organisation();
    const id = await drafted(group);
    const [done, open] = [await task(id, group, { responsible: owner }), await task(id, group, { responsible: owner })];
    expect(await adopt(group.operation, { workProgramme: id, expectedVersion: await version(id) })).toBe('done');
    expect(await report(group.operation, { workProgramme: id, task: done, status: 'done' })).toBe('done');
    await given.merge([owner], into, '2027-01-01');
    const times = async (of: Id<'worktask'>) =>
      given.ask<{ organisation: string; period: string }>(
        'SELECT organisation_id AS organisation, period FROM programmes.work_task_responsible WHERE task_id = $1 ORDER BY period',
        [uuidOf(of)],
      );
    expect(await times(done)).toEqual([{ organisation: uuidOf(owner), period: '(,)' }]);
    const handedOver = [
      { organisation: uuidOf(owner), period: '(,2027-01-01)' },
      { organisation: uuidOf(into), period: '[2027-01-01,)' },
    ];
    expect(await times(open)).toEqual(handedOver);
    const later = { workProgramme: id, task: open, due: '2027-06-30', expectedVersion: await version(id) };
    expect(await changeTask(group.operation, later)).toBe('done');
    expect(await times(open)).toEqual(handedOver);
    // Who is named once its end is known is followed by its successor, too.
    await given.ask(`UPDATE registry.organisation SET period = '[,2027-01-01)' WHERE id = $1`, [uuidOf(owner)]);
    expect(await times(await task(id, group, { responsible: owner }))).toEqual(handedOver);
  });
});

import { type Id, idOf, Instant, newId, type OrganisationId, uuidOf, ZonedClock, ZoneId } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { readConfig } from '@talkoot/platform/config';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { RegistryApi, registryDatabase } from '@talkoot/registry';
import type { Duty } from '../duties/duty.js';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { recordAdopter, setProgrammeDuties } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { aDuty } from '../testing/cycle.js';
import { acting, actingFor, Given, type GivenPlan, using } from '../testing/given.js';
import { CycleKeeper } from './cycle-keeper.service.js';
import { Cycles } from './cycles.service.js';
import { ObligationRepository } from './obligation.repository.js';
import { fulfilObligation, moveObligation, waiveObligation } from './obligations.inputs.js';
import { ObligationsService } from './obligations.service.js';

/** Every year by 16 November, which is a working day in 2026, 2027 and 2028. */
const yearly = (more: Partial<Duty> = {}): Duty => aDuty({ due: { month: 11, day: 16 }, ...more });

const READ = `query Q($filter: ObligationFilter, $order: ObligationOrder, $on: Date) {
  obligations(first: 20, filter: $filter, orderBy: $order, on: $on) { nodes { due status lateSince } } }`;

describe('ObligationsService', () => {
  let context: TestContext;
  let given: Given;
  let obligations: ObligationsService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    obligations = context.get(ObligationsService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const fulfil = using(fulfilObligation, (operation, command) => obligations.fulfil(operation, command));
  const waive = using(waiveObligation, (operation, command) => obligations.waive(operation, command));
  const move = using(moveObligation, (operation, command) => obligations.move(operation, command));
  const set = using(setProgrammeDuties, (operation, command) =>
    context.get(ProgrammesService).setDuties(operation, command),
  );
  const join = using(recordAdopter, (operation, command) =>
    context.get(ProgrammesService).recordAdopter(operation, command),
  );

  const setDuties = async ({ id, operation }: GivenPlan, ...duties: Duty[]) =>
    set(operation, { programme: id, duties, expectedVersion: await versionOf(context, id) });
  /** An adopted programme of which one adopter owes a follow-up by 16 November of 2026, 2027 and 2028. */
  const owing = async (more: Partial<Duty> = {}) => {
    const plan = await given.adopted();
    const town = await given.organisation();
    await join(acting(actingFor(town)), { programme: plan.id, organisation: town, adoptedOn: '2026-06-01' });
    expect(await setDuties(plan, yearly({ owedBy: 'adopters', ...more }))).toBe('done');
    const found = await given.ask<{ id: string }>(
      'SELECT id FROM programmes.obligation WHERE programme_id = $1 ORDER BY due',
      [uuidOf(plan.id)],
    );
    const [first = newId('obligation'), second = first, third = first] = found.map(({ id }) => idOf('obligation', id));
    return { plan, town, first, second, third };
  };
  /** All that is kept, and the last event. */
  const kept = () =>
    given.ask(`SELECT (SELECT json_agg(o ORDER BY o.id) FROM programmes.obligation o) AS obligations,
      (SELECT max(sequence) FROM platform.event) AS events`);
  const keep = async (today: string): Promise<void> => {
    const keeper = new CycleKeeper(
      context.get(UnitOfWork),
      new ZonedClock(ZoneId.of('Europe/Helsinki'), () => Instant.parse(`${today}T06:00:00Z`)),
      Log.for(readConfig({ LOG_LEVEL: 'warn' }), 'test'),
      context.get(RegistryApi),
      context.get(Cycles),
      context.get(ObligationRepository),
    );
    if (await keeper.keepNext()) await keep(today);
  };
  /** What was told of an obligation, and whom it concerns. */
  const told = (id: Id<'obligation'>) =>
    given.ask<{ name: string; due: string | null; organisations: string[] }>(
      `SELECT split_part(name, '.', 2) AS name, data ->> 'due' AS due, organisations FROM platform.event
       WHERE aggregate_id = $1 ORDER BY aggregate_version`,
      [uuidOf(id)],
    );

  it('whatDoesNotFit_isRefused_andChangesNothing', async () => {
    const { plan, first, second, third } = await owing();
    const { operation } = plan;
    expect(await waive(operation, { obligation: second, reason: { sv: 'Onödigt' } })).toBe('done');
    const before = await kept();
    const due = { obligation: first, due: '2027-01-15', reason: { sv: 'Val' }, expectedVersion: 1 };
    expect([
      await fulfil(operation, { obligation: first, on: '2026-06-16' }),
      await fulfil(operation, { obligation: first, on: 'soon' }),
      await fulfil(operation, { obligation: first, expectedVersion: 2 }),
      await fulfil(operation, { obligation: newId('obligation') }),
      await fulfil(operation, { obligation: plan.id }),
      await fulfil(operation, { obligation: second }),
      await waive(operation, { obligation: second, reason: { sv: 'Igen' } }),
      await waive(operation, { obligation: first }),
      await waive(operation, { obligation: first, reason: {} }),
      await waive(operation, { obligation: newId('obligation'), reason: { sv: 'Onödigt' } }),
      await move(operation, { ...due, expectedVersion: 2 }),
      await move(operation, { ...due, expectedVersion: undefined }),
      await move(operation, { ...due, due: '2027-02-30' }),
      await move(operation, { ...due, due: '2026-06-14' }),
      await move(operation, { ...due, due: '2031-06-16' }),
      await fulfil(operation, { obligation: third, on: '2026-06-15' }),
      await move(operation, { ...due, obligation: second, expectedVersion: 2 }),
      await move(operation, { ...due, due: '2026-11-16' }),
    ]).toMatchObject([
      { code: 'INVALID_DATE', path: ['on'] },
      [{ path: ['on'] }],
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      { code: 'NOT_FOUND', path: ['obligation'] },
      [{ code: 'INVALID_ID', path: ['obligation'] }],
      { code: 'WRONG_STATUS', path: ['obligation'] },
      { code: 'WRONG_STATUS', path: ['obligation'] },
      [{ path: ['reason'] }],
      [{ code: 'TEXT_MISSING', path: ['reason'] }],
      { code: 'NOT_FOUND', path: ['obligation'] },
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      [{ path: ['expectedVersion'] }],
      [{ path: ['due'] }],
      { code: 'INVALID_DATE', path: ['due'] },
      { code: 'INVALID_DATE', path: ['due'] },
      { code: 'INVALID_DATE', path: ['on'] },
      { code: 'WRONG_STATUS', path: ['obligation'] },
      'done',
    ]);
    expect(await kept()).toEqual(before);
  });

  it('whoOwesIt_andTheOwner_fulfilIt_theOwnerAloneDecides', async () => {
    const { plan, town, first, second, third } = await owing();
    const stranger = await given.organisation();
    const as = (organisation: OrganisationId, role: 'manager' | 'editor' | 'member') =>
      acting(actingFor(organisation, role));
    const reason = { sv: 'Val' };
    const moved = { obligation: third, due: '2029-01-15', reason, expectedVersion: 1 };
    const before = await kept();
    for (const operation of [acting(), as(stranger, 'manager'), as(town, 'member'), as(plan.owner, 'member')])
      expect(await fulfil(operation, { obligation: first })).toBe('not allowed');
    for (const operation of [acting(), as(stranger, 'manager'), as(town, 'manager'), as(plan.owner, 'editor')])
      expect([await waive(operation, { obligation: first, reason }), await move(operation, moved)]).toEqual([
        'not allowed',
        'not allowed',
      ]);
    expect(await kept()).toEqual(before);
    expect([
      await fulfil(as(town, 'editor'), { obligation: first, on: '2026-06-10', note: { sv: 'Med 20 företag' } }),
      await fulfil(as(plan.owner, 'editor'), { obligation: second }),
      await move(as(plan.owner, 'manager'), moved),
      await waive(as(plan.owner, 'manager'), { obligation: third, reason }),
    ]).toEqual(['done', 'done', 'done', 'done']);
    const read = await ask(
      acting(),
      `query Q($id: ID!) { obligations(first: 5, filter: { programme: $id }) {
        nodes { turn due dueMovedOn dueReason(locale: sv) status statusOn note(locale: sv) owedBy { id } } } }`,
      { id: plan.id },
    );
    const open = { dueMovedOn: null, dueReason: null, owedBy: { id: town } };
    const fulfilled = { ...open, status: 'FULFILLED' };
    expect(read).toEqual({
      obligations: {
        nodes: [
          { ...fulfilled, turn: '2026', due: '2026-11-16', statusOn: '2026-06-10', note: 'Med 20 företag' },
          { ...fulfilled, turn: '2027', due: '2027-11-16', statusOn: '2026-06-15', note: null },
          {
            ...open,
            turn: '2028',
            due: '2029-01-15',
            dueMovedOn: '2026-06-15',
            dueReason: 'Val',
            status: 'WAIVED',
            statusOn: '2026-06-15',
            note: 'Val',
          },
        ],
      },
    });
    // What is done stays done, whatever the rhythm becomes.
    expect(await setDuties(plan, yearly({ owedBy: 'adopters', due: { month: 11, day: 17 } }))).toBe('done');
    expect(await setDuties(plan)).toBe('done');
    expect(
      await given.ask('SELECT status FROM programmes.obligation WHERE programme_id = $1 ORDER BY due', [
        uuidOf(plan.id),
      ]),
    ).toEqual([{ status: 'fulfilled' }, { status: 'fulfilled' }, { status: 'waived' }]);
  });

  it('ofADraft_nothingIsOwed_andAStrangerFindsIt_nowhere', async () => {
    const { id } = await given.planned();
    const stranger = acting(actingFor(await given.organisation()));
    expect(await set(stranger, { programme: id, duties: [yearly()], expectedVersion: 1 })).toEqual({
      code: 'NOT_FOUND',
      path: ['programme'],
    });
    expect(await ask(acting(), READ, { filter: { programme: id } })).toEqual({ obligations: { nodes: [] } });
  });

  it('itsDay_isToldOnceWhenItComes_andOnceWhenItIsOver_andAnewWhenADecisionMovedIt', async () => {
    const { plan, town, first } = await owing();
    const [debtor, both] = [[uuidOf(town)], [uuidOf(town), uuidOf(plan.owner)].toSorted()];
    const heard = async () =>
      (await told(first)).map(({ name, due, organisations }) => [name, due, organisations.toSorted()]);
    const first30 = [
      ['demanded', '2026-11-16', both],
      ['came-due', '2026-11-16', debtor],
    ];
    await keep('2026-10-16');
    expect(await heard()).toEqual(first30.slice(0, 1));
    for (const today of ['2026-10-17', '2026-10-17', '2026-11-16']) await keep(today);
    expect(await heard()).toEqual(first30);
    for (const today of ['2026-11-17', '2026-11-18']) await keep(today);
    const late = [...first30, ['became-late', '2026-11-16', both]];
    expect(await heard()).toEqual(late);
    const input = { obligation: first, due: '2027-03-01', reason: { sv: 'Val' } };
    expect(
      await move(acting(actingFor(plan.owner), '2026-11-18'), {
        ...input,
        expectedVersion: await versionOf(context, first),
      }),
    ).toBe('done');
    for (const today of ['2027-01-29', '2027-01-30', '2027-01-31', '2027-03-01', '2027-03-02', '2027-03-03'])
      await keep(today);
    expect(await heard()).toEqual([
      ...late,
      ['due-moved', '2027-03-01', both],
      ['came-due', '2027-03-01', debtor],
      ['became-late', '2027-03-01', both],
    ]);
    expect(await fulfil(acting(actingFor(town), '2027-03-04'), { obligation: first })).toBe('done');
    await keep('2027-06-01');
    expect((await heard()).map(([name]) => name).slice(6)).toEqual(['fulfilled']);
  });

  it('theyAreRead_asTheyStandOnADay_filteredAndInOrder', async () => {
    const { plan, town } = await owing();
    const read = async (on: string, filter: object = {}, order?: string) => {
      const answer = await ask(acting(), READ, { on, order, filter: { programme: plan.id, ...filter } });
      const { obligations: found } = answer as { obligations: { nodes: object[] } };
      return found.nodes.map((each) => Object.values(each).join(' '));
    };
    const rest = ['2027-11-16 COMING ', '2028-11-16 COMING '];
    expect(await read('2026-10-16')).toEqual(['2026-11-16 COMING ', ...rest]);
    expect(await read('2026-10-17')).toEqual(['2026-11-16 DUE ', ...rest]);
    expect(await read('2026-11-16')).toEqual(['2026-11-16 DUE ', ...rest]);
    expect(await read('2026-11-17')).toEqual(['2026-11-16 LATE 2026-11-17', ...rest]);
    expect(await read('2026-11-17', { status: ['LATE', 'DUE'] })).toEqual(['2026-11-16 LATE 2026-11-17']);
    expect(await read('2026-11-17', { dueFrom: '2027-11-16', dueTo: '2027-11-16' })).toEqual(rest.slice(0, 1));
    expect(await read('2026-11-17', { kind: ['ROUND_TABLE'] })).toEqual([]);
    expect(await read('2026-11-17', { owedBy: plan.owner })).toEqual([]);
    expect(await read('2026-10-16', { owedBy: town, kind: ['FOLLOW_UP'] }, 'LATEST_DUE')).toEqual([
      ...rest.toReversed(),
      '2026-11-16 COMING ',
    ]);
    const whose = 'query Q($id: ID!) { node(id: $id) { ... on Organisation { obligations { totalCount } } } }';
    expect([await ask(acting(), whose, { id: town }), await ask(acting(), whose, { id: plan.owner })]).toEqual([
      { node: { obligations: { totalCount: 3 } } },
      { node: { obligations: { totalCount: 0 } } },
    ]);
  });

  it('theCycle_isReadInPlainWords_inEachLanguage', async () => {
    const { plan } = await owing({ scope: 'strategic-area', kind: 'action-plan' });
    const text = `query Q($id: ID!) { node(id: $id) { ... on Programme { cycle {
      fi: text(locale: fi) sv: text(locale: sv) en: text(locale: en) duties { key kind unit every scope owedBy from } } } } }`;
    expect(await ask(acting(), text, { id: plan.id })).toEqual({
      node: {
        cycle: {
          fi: 'Joka vuosi: toimintasuunnitelma jokaiselle strategiselle alueelle jokaiselta ohjelman hyväksyneeltä.',
          sv: 'Varje år: en handlingsplan för varje strategiskt område av var och en som har antagit programmet.',
          en: 'Every year: an action plan for each strategic area by each adopter.',
          duties: [
            {
              key: 'action-plan',
              kind: 'ACTION_PLAN',
              unit: 'YEAR',
              every: 1,
              scope: 'STRATEGIC_AREA',
              owedBy: 'ADOPTERS',
              from: '2026-06-15',
            },
          ],
        },
      },
    });
    expect(await setDuties(plan)).toBe('done');
    expect(await ask(acting(), text, { id: plan.id })).toEqual({ node: { cycle: null } });
  });
});

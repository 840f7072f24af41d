import { type Id, LocalDate, newId, uuidOf } from '@talkoot/contracts';
import { ApprovedMinutes, governanceDatabase, GovernanceModule, type MinutedMeeting } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import type { Duty } from '../duties/duty.js';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { changeProgramme, setProgrammeDuties } from '../programmes/programmes.inputs.js';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { adoptRevision, draftRevision } from '../revisions/revisions.inputs.js';
import { RevisionsService } from '../revisions/revisions.service.js';
import { aDuty } from '../testing/cycle.js';
import { acting, Given, type GivenPlan, type GivenProgramme, using } from '../testing/given.js';
import { Cycles } from './cycles.service.js';
import { Fulfilments } from './fulfilments.service.js';
import { fulfilObligation } from './obligations.inputs.js';
import { ObligationsService } from './obligations.service.js';
import type { Settling } from './settling.js';

const yearly = (more: Partial<Duty> = {}): Duty => aDuty({ due: { month: 11, day: 16 }, ...more });

const READ = `query Q($id: ID!) { obligations(first: 20, filter: { programme: $id }) {
  nodes { turn status statusOn fulfilledBy { id } } } }`;

describe('Fulfilments', () => {
  let context: TestContext;
  let given: Given;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const set = using(setProgrammeDuties, (operation, command) =>
    context.get(ProgrammesService).setDuties(operation, command),
  );
  const change = using(changeProgramme, (operation, command) =>
    context.get(ProgrammesService).change(operation, command),
  );
  const adopt = using(adoptRevision, (operation, command) => context.get(RevisionsService).adopt(operation, command));
  const fulfil = using(fulfilObligation, (operation, command) =>
    context.get(ObligationsService).fulfil(operation, command),
  );

  const owing = async (duty: Duty): Promise<GivenPlan> => {
    const plan = await given.adopted();
    const expectedVersion = await versionOf(context, plan.id);
    expect(await set(plan.operation, { programme: plan.id, duties: [duty], expectedVersion })).toBe('done');
    return plan;
  };
  /** The thing is done, as a feature that knows of it tells. */
  const done = ({ id, operation }: GivenProgramme, thing: Settling): Promise<void> =>
    context.get(UnitOfWork).run(operation, async (transaction) => {
      const [programme] = await context.get(ProgrammesLoader).all(transaction, [id]);
      if (programme) await context.get(Fulfilments).by(transaction, { programme, ...thing });
    });
  const read = async (id: Id<'programme'>): Promise<unknown[]> => {
    const answer = await ask(acting(), READ, { id });
    const { obligations } = answer as { obligations: { nodes: unknown[] } };
    return obligations.nodes;
  };
  const open = (turn: string, status = 'COMING') => ({ turn, status, statusOn: null, fulfilledBy: null });
  const events = () => given.ask(`SELECT count(*) FROM platform.event WHERE name LIKE 'obligation.%'`);

  it('aThing_fulfilsWhatIsOwedForItsYear_once_andItIsReadByWhat', async () => {
    const plan = await owing(yearly());
    const thing = { kind: 'follow-up', on: LocalDate.parse('2026-06-01'), year: 2027, by: plan.revision } as const;
    await done(plan, thing);
    const settled = [
      open('2026'),
      { turn: '2027', status: 'FULFILLED', statusOn: '2026-06-01', fulfilledBy: { id: plan.revision } },
      open('2028'),
    ];
    expect(await read(plan.id)).toEqual(settled);
    const told = await given.ask(
      `SELECT data -> 'by' AS by FROM platform.event WHERE name = 'obligation.fulfilled.v1'
       AND aggregate_id IN (SELECT id FROM programmes.obligation WHERE programme_id = $1)`,
      [uuidOf(plan.id)],
    );
    expect(told).toEqual([{ by: plan.revision }]);
    const before = await events();
    await done(plan, thing);
    await done(plan, { ...thing, year: 2028 });
    await done(plan, { ...thing, kind: 'round-table', by: plan.id });
    expect([await read(plan.id), await events()]).toEqual([settled, before]);
  });

  it('whatIsFulfilledByHand_staysAsItIs', async () => {
    const plan = await owing(yearly());
    const answer = await ask(
      acting(),
      'query Q($id: ID!) { obligations(first: 1, filter: { programme: $id }) { nodes { id } } }',
      { id: plan.id },
    );
    const { obligations } = answer as { obligations: { nodes: { id: string }[] } };
    const note = { sv: 'Möte' };
    expect(await fulfil(plan.operation, { obligation: obligations.nodes[0]?.id, on: '2026-05-01', note })).toBe('done');
    const byHand = { turn: '2026', status: 'FULFILLED', statusOn: '2026-05-01', fulfilledBy: null };
    await done(plan, { kind: 'follow-up', on: LocalDate.parse('2026-06-01'), year: 2026, by: plan.revision });
    expect(await read(plan.id)).toEqual([byHand, open('2027'), open('2028')]);
  });

  it('aLaterRevision_fulfilsTheRevisionOfItsTurn_theFirstOneNone', async () => {
    const plan = await owing(yearly({ kind: 'revision' }));
    expect(await read(plan.id)).toEqual([open('2026'), open('2027'), open('2028')]);
    const revision = await context
      .get(RevisionsService)
      .draft(plan.operation, draftRevision.parse({ programme: plan.id }));
    expect(await adopt(plan.operation, { revision, adoptedOn: '2026-06-10', expectedVersion: 1 })).toBe('done');
    const settled = [
      { turn: '2026', status: 'FULFILLED', statusOn: '2026-06-10', fulfilledBy: { id: revision } },
      open('2027'),
      open('2028'),
    ];
    expect(await read(plan.id)).toEqual(settled);
    const before = await events();
    await context
      .get(UnitOfWork)
      .run(plan.operation, (transaction) => context.get(Cycles).keep(transaction, [plan.id]));
    expect([await read(plan.id), await events()]).toEqual([settled, before]);
  });

  it('aRevisionOfBefore_fulfilsWhatIsDemandedAfterwards', async () => {
    const plan = await given.adopted();
    const revision = await context
      .get(RevisionsService)
      .draft(plan.operation, draftRevision.parse({ programme: plan.id }));
    expect(await adopt(plan.operation, { revision, adoptedOn: '2026-06-10', expectedVersion: 1 })).toBe('done');
    const expectedVersion = await versionOf(context, plan.id);
    const duties = [yearly({ kind: 'revision' })];
    expect(await set(plan.operation, { programme: plan.id, duties, expectedVersion })).toBe('done');
    expect((await read(plan.id))[0]).toEqual({
      turn: '2026',
      status: 'FULFILLED',
      statusOn: '2026-06-10',
      fulfilledBy: { id: revision },
    });
  });

  it('anAdoptedSuccessor_fulfilsTheNewProgramme_thatItsPredecessorOwes', async () => {
    const plan = await owing(yearly({ kind: 'new-programme' }));
    const successor = await given.adopted({ owner: plan.owner });
    const expectedVersion = await versionOf(context, successor.id);
    expect(await change(successor.operation, { programme: successor.id, predecessor: plan.id, expectedVersion })).toBe(
      'done',
    );
    expect(await read(plan.id)).toEqual([
      { turn: '2026', status: 'FULFILLED', statusOn: '2026-01-15', fulfilledBy: { id: successor.id } },
      { turn: '2027', status: 'WITHDRAWN', statusOn: '2026-06-15', fulfilledBy: null },
      { turn: '2028', status: 'WITHDRAWN', statusOn: '2026-06-15', fulfilledBy: null },
    ]);
  });

  it('approvedMinutes_fulfilTheRoundTable_ofWhoHeldIt_withThoseWhoHaveAnInterest', async () => {
    const plan = await owing(yearly({ kind: 'round-table' }));
    const [other, stranger] = [await owing(yearly({ kind: 'round-table' })), await given.organisation()];
    const [programme, meeting] = [plan.id, newId('meeting')];
    const approved = {
      meeting,
      day: LocalDate.parse('2026-05-20'),
      bodyKind: 'stakeholders',
      owner: plan.owner,
      subjects: [plan.owner, programme, programme],
    } as const;
    const approve = (more: Partial<MinutedMeeting>) =>
      context
        .get(UnitOfWork)
        .run(plan.operation, (transaction) =>
          context.get(ApprovedMinutes).follow(transaction, { ...approved, ...more }),
        );
    const nothing = [open('2026'), open('2027'), open('2028')];
    const untold = await events();
    for (const more of [
      { owner: stranger },
      { owner: undefined },
      { bodyKind: 'council' },
      { subjects: [plan.owner] },
      { subjects: [other.id] },
    ] as const)
      await approve(more);
    expect([await read(programme), await read(other.id), await events()]).toEqual([nothing, nothing, untold]);
    await approve({});
    const [first] = await given.ask<{ by: string }>(
      `SELECT fulfilled_by_kind || ' ' || fulfilled_by_id || ' ' || status_on AS by FROM programmes.obligation
       WHERE programme_id = $1 AND status = 'fulfilled'`,
      [uuidOf(programme)],
    );
    expect(first).toEqual({ by: `meeting ${uuidOf(meeting)} 2026-05-20` });
    await approve({ day: LocalDate.parse('2026-05-21') });
    expect((await read(programme)).slice(1)).toEqual(nothing.slice(1));
  });
});

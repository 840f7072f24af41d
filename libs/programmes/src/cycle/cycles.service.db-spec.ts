import { type Id, idOf, Instant, type OrganisationId, uuidOf, ZonedClock, ZoneId } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { readConfig } from '@talkoot/platform/config';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { RegistryApi, registryDatabase } from '@talkoot/registry';
import pg from 'pg';
import type { Duty } from '../duties/duty.js';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import {
  adoptProgramme,
  changeProgramme,
  endAdoption,
  recordAdopter,
  setProgrammeDuties,
} from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { addItem, adoptRevision, draftRevision, removeItem } from '../revisions/revisions.inputs.js';
import { RevisionsService } from '../revisions/revisions.service.js';
import { aDuty } from '../testing/cycle.js';
import { acting, actingFor, Given, type GivenPlan, type GivenProgramme, using } from '../testing/given.js';
import { CycleKeeper } from './cycle-keeper.service.js';
import { Cycles } from './cycles.service.js';
import { ObligationRepository } from './obligation.repository.js';
import { moveObligation } from './obligations.inputs.js';
import { ObligationsService } from './obligations.service.js';

/** Every year by 16 November, which is a working day in 2026, 2027 and 2028. */
const yearly = (more: Partial<Duty> = {}): Duty => aDuty({ due: { month: 11, day: 16 }, ...more });
const DAYS = ['2026-11-16', '2027-11-16', '2028-11-16'];

interface Kept {
  readonly id: string;
  readonly due: string;
  readonly status: string;
  readonly owner: string;
  readonly area: string | null;
}

describe('Cycles', () => {
  let context: TestContext;
  let given: Given;
  let programmes: ProgrammesService;
  let revisions: RevisionsService;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule],
    );
    given = new Given(context);
    programmes = context.get(ProgrammesService);
    revisions = context.get(RevisionsService);
  });
  afterAll(() => context.close());

  const set = using(setProgrammeDuties, (operation, command) => programmes.setDuties(operation, command));
  const change = using(changeProgramme, (operation, command) => programmes.change(operation, command));
  const join = using(recordAdopter, (operation, command) => programmes.recordAdopter(operation, command));
  const leave = using(endAdoption, (operation, command) => programmes.endAdoption(operation, command));
  const adopt = using(adoptProgramme, (operation, command) => revisions.adoptProgramme(operation, command));

  const setDuties = async ({ id, operation }: GivenProgramme, ...duties: Duty[]) =>
    set(operation, { programme: id, duties, expectedVersion: await versionOf(context, id) });
  const changing = async ({ id, operation }: GivenProgramme, more: object) =>
    change(operation, { programme: id, expectedVersion: await versionOf(context, id), ...more });

  /** An adopter of the programme from the first of June. */
  const adopter = async ({ id }: GivenProgramme): Promise<OrganisationId> => {
    const organisation = await given.organisation();
    await join(acting(actingFor(organisation)), { programme: id, organisation, adoptedOn: '2026-06-01' });
    return organisation;
  };

  /** The obligations of a programme, by the last day. */
  const owed = (programme: Id<'programme'>): Promise<Kept[]> =>
    given.ask<Kept>(
      `SELECT o.id, o.due::text AS due, o.status, o.owed_by_id AS owner,
         (SELECT min(i.code) FROM programmes.item i WHERE i.lineage_id = o.area_id) AS area
       FROM programmes.obligation o WHERE o.programme_id = $1 ORDER BY o.due, area, o.status, o.id`,
      [uuidOf(programme)],
    );
  const by = async (programme: Id<'programme'>, organisation: OrganisationId): Promise<string[]> =>
    (await owed(programme))
      .filter(({ owner }) => owner === uuidOf(organisation))
      .map(({ due, status }) => `${due} ${status}`);
  const days = async (programme: Id<'programme'>, status = 'open'): Promise<string[]> =>
    (await owed(programme)).filter((each) => each.status === status).map(({ due }) => due);
  /** What was told of the obligations of a programme, and how often. */
  const told = async (programme: Id<'programme'>): Promise<Record<string, number>> => {
    const found = await given.ask<{ name: string; count: number }>(
      `SELECT split_part(e.name, '.', 2) AS name, count(*)::int AS count FROM platform.event e
       JOIN programmes.obligation o ON o.id = e.aggregate_id WHERE o.programme_id = $1 GROUP BY 1`,
      [uuidOf(programme)],
    );
    return Object.fromEntries(found.map(({ name, count }) => [name, count]));
  };

  const keeperOn = (today: string): CycleKeeper =>
    new CycleKeeper(
      context.get(UnitOfWork),
      new ZonedClock(ZoneId.of('Europe/Helsinki'), () => Instant.parse(`${today}T06:00:00Z`)),
      Log.for(readConfig({ LOG_LEVEL: 'warn' }), 'test'),
      context.get(RegistryApi),
      context.get(Cycles),
      context.get(ObligationRepository),
    );
  const keep = async (today: string): Promise<void> => {
    if (await keeperOn(today).keepNext()) await keep(today);
  };

  it('aCycleThatDemandsTooMuch_isRefused_andChangesNothing', async () => {
    const plan = await given.planned({ period: {} });
    const expectedVersion = await versionOf(context, plan.id);
    expect(await adopt(plan.operation, { programme: plan.id, adoptedOn: '1900-01-01', expectedVersion })).toBe('done');
    const version = await versionOf(context, plan.id);
    const duties = Array.from({ length: 30 }, (_, place) =>
      aDuty({ key: `follow-up-${place}`, every: { unit: 'month', count: 1 }, due: { day: 16 } }),
    );
    const refused = set(plan.operation, {
      programme: plan.id,
      duties,
      from: '1900-01-01',
      expectedVersion: version,
    });
    expect(await refused).toMatchObject({ code: 'TOO_MANY', path: ['duties'] });
    expect(await versionOf(context, plan.id)).toBe(version);
    expect(await owed(plan.id)).toEqual([]);
  });

  it('aDraft_owesNothingUntilItsAdoption_andNothingTwice', async () => {
    const plan = await given.planned();
    expect(await setDuties(plan, yearly())).toBe('done');
    expect(await owed(plan.id)).toEqual([]);
    const expectedVersion = await versionOf(context, plan.id);
    expect(await adopt(plan.operation, { programme: plan.id, adoptedOn: '2026-06-15', expectedVersion })).toBe('done');
    const first = await owed(plan.id);
    expect(first.map(({ due, status, owner }) => [due, status, owner])).toEqual(
      DAYS.map((due) => [due, 'open', uuidOf(plan.owner)]),
    );
    expect(await setDuties(plan, yearly())).toBe('done');
    await context
      .get(UnitOfWork)
      .run(plan.operation, (transaction) => context.get(Cycles).keep(transaction, [plan.id]));
    await keep('2026-06-16');
    await keep('2026-06-16');
    expect(await owed(plan.id)).toEqual(first);
    expect(await told(plan.id)).toEqual({ demanded: 3 });
  });

  it('anAdoptedProgramme_owesFromTheDayOn_andWhatIsDemandedNoLongerIsWithdrawn', async () => {
    const plan = await given.adopted();
    const early = yearly({ key: 'early', due: { month: 3, day: 15 } });
    expect(await setDuties(plan, yearly(), early)).toBe('done');
    expect(await days(plan.id)).toEqual(['2026-11-16', '2027-03-15', '2027-11-16', '2028-03-15', '2028-11-16']);
    expect(await setDuties(plan, early)).toBe('done');
    expect(await days(plan.id, 'withdrawn')).toEqual(DAYS);
    const before = await owed(plan.id);
    expect(await setDuties(plan, yearly(), early)).toBe('done');
    expect((await owed(plan.id)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await told(plan.id)).toEqual({ demanded: 5, withdrawn: 3, reinstated: 3 });
  });

  it.each(['2026-06-15', '2026-02-01'])(
    'aRhythmFrom%s_thatIsEmptied_owesNothing_andOwesAgainOnceItIsBack',
    async (from) => {
      const plan = await given.adopted();
      const { id: programme, operation } = plan;
      const again = async () =>
        set(operation, { programme, duties: [yearly()], from, expectedVersion: await versionOf(context, programme) });
      expect([await again(), await setDuties(plan), await days(programme)]).toEqual(['done', 'done', []]);
      expect([await again(), await days(programme)]).toEqual(['done', DAYS]);
    },
  );

  it('whatIsDemandedNoLonger_isCalledOff_whereItWasToldThatItComes_andElseNobodyHears', async () => {
    const plan = await given.adopted();
    const soon = yearly({ key: 'soon', due: { month: 7, day: 1 } });
    expect(await setDuties(plan, soon)).toBe('done');
    await keep('2026-06-16');
    expect(await setDuties(plan, yearly())).toBe('done');
    expect(await told(plan.id)).toEqual({ demanded: 6, 'came-due': 1, withdrawn: 3, 'called-off': 1 });
    // Demanded again, it is told anew.
    expect(await setDuties(plan, soon)).toBe('done');
    await keep('2026-06-17');
    expect(await told(plan.id)).toMatchObject({ reinstated: 3, 'came-due': 2 });
  });

  it('aRevision_addsWhatItsNewAreasOwe_andWithdrawsTheRest', async () => {
    const plan = await given.adopted();
    await setDuties(plan, yearly({ kind: 'action-plan', scope: 'strategic-area' }));
    const areas = async (status: string) =>
      (await owed(plan.id)).filter((each) => each.status === status).map(({ due, area }) => `${due} ${area}`);
    expect(await areas('open')).toEqual(DAYS.map((due) => `${due} AREA`));
    const revision = await revisions.draft(plan.operation, draftRevision.parse({ programme: plan.id }));
    const [dropped] = await given.ask<{ id: string }>(
      `SELECT id FROM programmes.item WHERE revision_id = $1 AND code = 'AREA'`,
      [uuidOf(revision)],
    );
    const edit = async (input: object) => ({
      revision,
      expectedVersion: await versionOf(context, revision),
      reason: { sv: 'Ny tid' },
      ...input,
    });
    const added = { kind: 'strategic-area', code: 'NEW', name: { sv: 'Nytt' } };
    const add = using(addItem, (operation, command) => revisions.addItem(operation, command));
    const remove = using(removeItem, (operation, command) => revisions.removeItem(operation, command));
    const adoptNext = using(adoptRevision, (operation, command) => revisions.adopt(operation, command));
    expect(await add(plan.operation, await edit(added))).toBe('done');
    expect(await remove(plan.operation, await edit({ item: idOf('programmeitem', dropped?.id ?? '') }))).toBe('done');
    // The draft demands nothing.
    expect(await areas('open')).toEqual(DAYS.map((due) => `${due} AREA`));
    const adoption = { revision, adoptedOn: '2026-06-15', expectedVersion: await versionOf(context, revision) };
    expect(await adoptNext(plan.operation, adoption)).toBe('done');
    expect(await areas('open')).toEqual(DAYS.map((due) => `${due} NEW`));
    expect(await areas('withdrawn')).toEqual(DAYS.map((due) => `${due} AREA`));
  });

  it('anotherDayInTheRhythm_reschedules_exceptWhatADecisionMoved', async () => {
    const plan = await given.adopted();
    await setDuties(plan, yearly());
    const [, second] = await owed(plan.id);
    const move = using(moveObligation, (operation, command) =>
      context.get(ObligationsService).move(operation, command),
    );
    const obligation = idOf('obligation', second?.id ?? '');
    expect(
      await move(plan.operation, { obligation, due: '2027-12-01', reason: { sv: 'Val' }, expectedVersion: 1 }),
    ).toBe('done');
    expect(await setDuties(plan, yearly({ due: { month: 11, day: 17 } }))).toBe('done');
    expect(await days(plan.id)).toEqual(['2026-11-17', '2027-12-01', '2028-11-17']);
    expect(await told(plan.id)).toEqual({ demanded: 3, 'due-moved': 1, rescheduled: 2 });
    expect(await setDuties(plan, yearly({ every: { unit: 'month', count: 6 }, due: { lastWorkingDay: true } }))).toBe(
      'done',
    );
    expect(await days(plan.id, 'withdrawn')).toEqual(['2026-11-17', '2027-12-01', '2028-11-17']);
    expect(await days(plan.id)).toHaveLength(5);
  });

  it('adopters_oweFromWhenTheyJoin_untilTheyLeave', async () => {
    const plan = await given.adopted();
    const early = await adopter(plan);
    await setDuties(plan, yearly({ owedBy: 'adopters' }));
    const late = await adopter(plan);
    const open = DAYS.map((due) => `${due} open`);
    expect([await by(plan.id, early), await by(plan.id, late), await by(plan.id, plan.owner)]).toEqual([
      open,
      open,
      [],
    ]);
    expect(
      await leave(acting(actingFor(early)), {
        programme: plan.id,
        organisation: early,
        lastDay: '2027-06-30',
        expectedVersion: await versionOf(context, plan.id),
      }),
    ).toBe('done');
    expect(await by(plan.id, early)).toEqual(['2026-11-16 open', '2027-11-16 withdrawn', '2028-11-16 withdrawn']);
    expect(await by(plan.id, late)).toEqual(open);
  });

  it('aShorterPeriod_withdraws_andALongerOneReinstates', async () => {
    const plan = await given.adopted();
    await setDuties(plan, yearly());
    expect(await changing(plan, { period: { from: '2026-01-01', to: '2027-06-30' } })).toBe('done');
    expect([await days(plan.id), await days(plan.id, 'withdrawn')]).toEqual([
      ['2026-11-16'],
      ['2027-11-16', '2028-11-16'],
    ]);
    expect(await changing(plan, { period: { from: '2026-01-01', to: '2028-06-30' } })).toBe('done');
    expect([await days(plan.id), await days(plan.id, 'withdrawn')]).toEqual([
      ['2026-11-16', '2027-11-16'],
      ['2028-11-16'],
    ]);
  });

  it('anAdoptedSuccessor_endsWhatIsDueAfter_forAsLongAsItIsTheSuccessor', async () => {
    const old = await given.adopted();
    await setDuties(old, yearly());
    const next = await given.adopted({
      period: { from: '2027-01-01', to: '2035-12-31' },
      predecessor: old.id,
      owner: old.owner,
    });
    expect([await days(old.id), await days(old.id, 'withdrawn')]).toEqual([
      ['2026-11-16'],
      ['2027-11-16', '2028-11-16'],
    ]);
    expect(await changing(next, { predecessor: null })).toBe('done');
    expect(await days(old.id)).toEqual(DAYS);
  });

  it('aYearOfOutage_isCaughtUpOnce_byAnyNumberOfKeepers', async () => {
    const plan = await given.adopted();
    await setDuties(plan, yearly());
    await Promise.all([keep('2027-12-01'), keep('2027-12-01'), keep('2027-12-01')]);
    expect(await days(plan.id)).toEqual([...DAYS, '2029-11-16']);
    expect(await told(plan.id)).toEqual({ demanded: 4, 'became-late': 2 });
    await keep('2027-12-02');
    expect(await told(plan.id)).toEqual({ demanded: 4, 'became-late': 2 });
  });

  it('keepersAndPeopleAtOnce_makeNoDouble', async () => {
    const plans = await Promise.all(Array.from({ length: 4 }, () => given.adopted()));
    for (const plan of plans) expect(await setDuties(plan, yearly())).toBe('done');
    const today = '2026-07-01';
    const done = await Promise.all([
      keep(today),
      ...plans.map((plan) => setDuties(plan, yearly(), yearly({ key: 'other' }))),
      keep(today),
      ...plans.map(async (plan) => join(acting(actingFor(plan.owner)), { programme: plan.id })),
    ]);
    expect(done.filter((each) => each === 'done')).toHaveLength(4);
    for (const { id } of plans) {
      expect(await days(id)).toEqual(DAYS.flatMap((due) => [due, due]));
      expect(await told(id)).toEqual({ demanded: 6 });
    }
  });

  it('whenTheConnectionDiesOnTheWay_nothingIsChanged', async () => {
    const plan = await given.adopted();
    await setDuties(plan, yearly());
    const [before, version] = [await owed(plan.id), await versionOf(context, plan.id)];
    const owner = new pg.Client({ connectionString: context.databaseUrl });
    await owner.connect();
    await owner.query(`CREATE FUNCTION programmes.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END';
      CREATE TRIGGER die BEFORE INSERT ON programmes.obligation FOR EACH ROW
        WHEN (NEW.turn = '2028') EXECUTE FUNCTION programmes.die()`);
    await expect(setDuties(plan, yearly(), yearly({ key: 'other' }))).rejects.toThrow('The connection was lost');
    await owner.query('DROP FUNCTION programmes.die CASCADE');
    await owner.end();
    expect([await owed(plan.id), await versionOf(context, plan.id)]).toEqual([before, version]);
    expect(await setDuties(plan, yearly(), yearly({ key: 'other' }))).toBe('done');
    expect(await days(plan.id)).toEqual(DAYS.flatMap((due) => [due, due]));
  });

  describe('when organisations merge or split', () => {
    const TODAY = '2026-06-15';
    const owedOf = async (...duties: Duty[]): Promise<GivenPlan> => {
      const plan = await given.adopted();
      await setDuties(plan, ...duties);
      return plan;
    };
    const byAdopters = yearly({ owedBy: 'adopters' });
    const open = DAYS.map((due) => `${due} open`);

    it('whatTheOwnerOwes_goesToItsSuccessor', async () => {
      const plan = await owedOf(yearly());
      const into = await given.organisation();
      await given.merge([plan.owner], into, TODAY);
      expect([await by(plan.id, plan.owner), await by(plan.id, into)]).toEqual([[], open]);
      expect(await told(plan.id)).toEqual({ demanded: 3, 'handed-over': 3 });
    });

    it('whatTheOwnerOwes_goesToItsSuccessor_onItsDay', async () => {
      const plan = await owedOf(yearly());
      const into = await given.organisation();
      await given.merge([plan.owner], into, '2027-01-01');
      await keep('2026-12-31');
      expect([await by(plan.id, plan.owner), await by(plan.id, into)]).toEqual([open, []]);
      await keep('2027-01-01');
      expect([await by(plan.id, plan.owner), await by(plan.id, into)]).toEqual([[], [...open, '2029-11-16 open']]);
    });

    it('whatAnAdopterOwes_goesToItsSuccessor', async () => {
      const plan = await owedOf(byAdopters);
      const [town, into] = [await adopter(plan), await given.organisation()];
      await given.merge([town], into, TODAY);
      expect([await by(plan.id, town), await by(plan.id, into)]).toEqual([[], open]);
    });

    it('twoAdoptersThatBecomeOne_keepOneSet', async () => {
      const plan = await owedOf(byAdopters);
      const towns = [await adopter(plan), await adopter(plan)];
      const into = await given.organisation();
      await given.merge(towns, into, TODAY);
      expect(await by(plan.id, into)).toEqual(open);
      expect(await days(plan.id, 'withdrawn')).toEqual(DAYS);
      expect(await told(plan.id)).toEqual({ demanded: 6, 'handed-over': 3, withdrawn: 3 });
      await keep('2026-06-17');
      expect(await told(plan.id)).toEqual({ demanded: 6, 'handed-over': 3, withdrawn: 3 });
    });

    it.each([
      ['theOlder', 0],
      ['theYounger', 1],
    ] as const)('anAdopterThatGoesOnInAnother_%sOfTwo_leavesOneSet', async (_, ended) => {
      const plan = await owedOf(byAdopters);
      const towns = [await adopter(plan), await adopter(plan)] as const;
      const into = towns[ended === 0 ? 1 : 0];
      await given.merge([towns[ended]], into, TODAY);
      expect((await by(plan.id, into)).filter((each) => each.endsWith('open'))).toEqual(open);
      expect(await days(plan.id)).toEqual(DAYS);
      expect(await days(plan.id, 'withdrawn')).toEqual(DAYS);
    });

    it('adoptersThatBecomeOneLater_oweOnUntilThen', async () => {
      const plan = await owedOf(byAdopters);
      const [one, other, into] = [await adopter(plan), await adopter(plan), await given.organisation()];
      await given.merge([one, other], into, '2027-01-01');
      const until = ['2026-11-16 open', '2027-11-16 withdrawn', '2028-11-16 withdrawn'];
      const after = ['2027-11-16 open', '2028-11-16 open'];
      await keep('2026-12-31');
      expect([await by(plan.id, one), await by(plan.id, other), await by(plan.id, into)]).toEqual([
        until,
        until,
        after,
      ]);
      await keep('2027-01-01');
      const later = [...open, '2029-11-16 open'];
      expect((await by(plan.id, into)).filter((each) => each.endsWith('open'))).toEqual(later);
      expect(await days(plan.id)).toEqual([...DAYS, '2029-11-16']);
    });

    it('whatAnAdopterThatSplitsOwes_goesWithItsAdoption', async () => {
      const plan = await owedOf(byAdopters);
      const [town, otherwise, named] = [await adopter(plan), await given.organisation(), await given.organisation()];
      await given.split(town, [otherwise, named], TODAY, new Map([[plan.id, named]]));
      expect([await by(plan.id, town), await by(plan.id, otherwise), await by(plan.id, named)]).toEqual([[], [], open]);
      expect(await told(plan.id)).toEqual({ demanded: 3, 'handed-over': 3 });
    });
  });
});

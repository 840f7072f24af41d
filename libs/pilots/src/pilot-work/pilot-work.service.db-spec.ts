import { type Id, type LocalDate, NotAllowed, type OrganisationId, Period, uuidOf } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { asking, OPERATOR, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { waitFor } from '@talkoot/platform/testing/run';
import { registryDatabase } from '@talkoot/registry';
import { pilotsDatabase, PilotsModule } from '../index.js';
import { PilotRepository } from '../pilots/pilot.repository.js';
import { PilotsLoader } from '../pilots/pilots.loader.js';
import { PilotsService } from '../pilots/pilots.service.js';
import { PilotProgrammesService } from '../programmes/programmes.service.js';
import { actingFor, day, Given, type GivenPilot } from '../testing/given.js';
import { PilotWorkService } from './pilot-work.service.js';

const WAITING = `SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE datname = current_database() AND NOT granted`;

describe('PilotWorkService', () => {
  let context: TestContext;
  let given: Given;
  let work: PilotWorkService;
  let pilot: GivenPilot;
  let partner: OrganisationId;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, pilotsDatabase],
      [PilotsModule, ReadModelModule],
    );
    given = new Given(context);
    work = context.get(PilotWorkService);
    pilot = await given.pilot();
    partner = await given.organisation();
    const joining = {
      pilot: pilot.pilot,
      organisation: partner,
      on: day('2014-02-01'),
      provenance: 'reported',
    } as const;
    await context.get(PilotsService).join(testOperation(actingFor(pilot.coordinator)), joining);
  });
  afterAll(() => context.close());

  const coordinating = () => testOperation(actingFor(pilot.coordinator));

  it('reportStatus_showsTheLightToAnybody_andTheReasonToThoseConcerned', async () => {
    const report = { pilot: pilot.pilot, light: 'at-risk', reason: { fi: 'Yritys vetäytyi' } } as const;
    await work.reportStatus(coordinating(), report);
    const ask = await asking(context);
    const seenBy = async (organisation?: OrganisationId) => {
      const operation = testOperation(organisation && actingFor(organisation));
      const query = 'query Q($id: ID!) { node(id: $id) { ... on Pilot { statusReport { light reason } } } }';
      return ask(operation, query, { id: pilot.pilot });
    };
    const shown = (reason: string | null) => ({ node: { statusReport: { light: 'AT_RISK', reason } } });
    expect(await seenBy()).toEqual(shown(null));
    expect(await seenBy(await given.organisation())).toEqual(shown(null));
    expect(await seenBy(partner)).toEqual(shown('Yritys vetäytyi'));
    expect(await seenBy(pilot.owner)).toEqual(shown('Yritys vetäytyi'));
    const told = await given.ask(
      `SELECT data - 'statusReport' AS data FROM platform.event WHERE name LIKE 'pilot.status%'`,
    );
    expect(told).toEqual([{ data: { light: 'at-risk', on: '2014-11-19' } }]);
  });

  it('whoHadToWait_andCoordinatesNoMore_isRefused', async () => {
    const { pilot: id, coordinator } = await given.pilot();
    const next = await given.organisation();
    const milestone = {
      pilot: id,
      name: { fi: 'Linja avataan' },
      due: day('2015-01-31'),
      provenance: 'reported',
    } as const;
    let late: Promise<unknown> | undefined;
    await context.get(UnitOfWork).run(testOperation(OPERATOR), async (transaction) => {
      const held = await context.get(PilotsLoader).load(transaction, id);
      late = work.planMilestone(testOperation(actingFor(coordinator)), milestone);
      late.catch(() => undefined);
      await waitFor('the other change to wait', async () => (await given.ask(WAITING)).length > 0);
      held.changeCoordinator(next, day('2014-11-01'));
      await context.get(PilotRepository).save(transaction, [held]);
    });
    await expect(late).rejects.toThrow(NotAllowed);
    await expect(work.planMilestone(testOperation(actingFor(next)), milestone)).resolves.toMatch(/^milestone_/);
  });

  it('beginExperiment_byAPartner_isOfItsOwnPartAlone', async () => {
    const experiment = (organisation: OrganisationId) =>
      work.beginExperiment(testOperation(actingFor(partner)), {
        pilot: pilot.pilot,
        organisation,
        name: { fi: 'Kokeilu' },
        tried: { fi: 'Biokaasua bussille' },
        expected: { fi: 'Halvempi liikenne' },
        on: day('2014-03-01'),
        provenance: 'reported',
      });
    await expect(experiment(pilot.coordinator)).rejects.toThrow(NotAllowed);

    const id = await experiment(partner);
    const outcome = { experiment: id, outcome: { fi: 'Toimi' }, on: day('2014-02-28') };
    await expect(work.concludeExperiment(coordinating(), outcome)).rejects.toMatchObject({
      code: 'PERIOD_ENDS_BEFORE_START',
      path: ['on'],
    });
    await work.concludeExperiment(coordinating(), { ...outcome, on: day('2014-09-30') });
    await expect(work.concludeExperiment(coordinating(), outcome)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
  });

  it('reachMilestone_whenTwoDoItAtOnce_happensOnce', async () => {
    const milestone = await work.planMilestone(coordinating(), {
      pilot: pilot.pilot,
      name: { fi: 'Yritysverkosto koossa' },
      due: day('2014-09-30'),
      provenance: 'reported',
    });
    const reach = () => work.reachMilestone(coordinating(), { milestone, on: day('2014-10-02') });
    const outcomes = await Promise.allSettled([reach(), reach()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [row] = await given.ask<{ reached: string }>(
      'SELECT reached_on::text AS reached FROM pilots.milestone WHERE id = $1',
      [uuidOf(milestone)],
    );
    expect(row?.reached).toBe('2014-10-02');
  });

  it('dropMilestone_leavesItReadableWithTheReason_andNothingElseCanBeDoneToIt', async () => {
    const milestone = await work.planMilestone(coordinating(), {
      pilot: pilot.pilot,
      name: { fi: 'Messut' },
      due: day('2014-12-31'),
      provenance: 'reported',
    });
    const drop = { milestone, reason: { fi: 'Messut peruttiin' } };
    await expect(work.dropMilestone(testOperation(actingFor(partner)), drop)).rejects.toThrow(NotAllowed);
    await work.dropMilestone(coordinating(), drop);
    const query = `query Q($id: ID!) { node(id: $id) { ... on Pilot {
      dropped: milestones(filter: { dropped: true }) { nodes { name droppedOn dropReason reachedOn } } } } }`;
    const ask = await asking(context);
    expect(await ask(testOperation(), query, { id: pilot.pilot })).toEqual({
      node: {
        dropped: {
          nodes: [{ name: 'Messut', droppedOn: '2014-11-19', dropReason: 'Messut peruttiin', reachedOn: null }],
        },
      },
    });
    const again = [
      () => work.dropMilestone(coordinating(), drop),
      () => work.reachMilestone(coordinating(), { milestone, on: day('2014-10-01') }),
      async () =>
        work.changeMilestone(coordinating(), {
          milestone,
          expectedVersion: await versionOf(context, milestone),
          name: { fi: 'Muu' },
        }),
    ];
    for (const each of again) await expect(each()).rejects.toMatchObject({ code: 'WRONG_STATUS', path: ['milestone'] });
  });

  it('daysOutsideThePilotsPeriod_areRefused_whateverTheyTellOf', async () => {
    const { pilot: id, coordinator } = await given.pilot();
    const as = testOperation(actingFor(coordinator), '2016-06-01');
    const of = { pilot: id, name: { fi: 'Jotain' }, provenance: 'reported' } as const;
    const milestone = await work.planMilestone(as, { ...of, due: day('2015-12-31') });
    const experiment = await work.beginExperiment(as, {
      ...of,
      organisation: coordinator,
      tried: { fi: 'Tätä' },
      expected: { fi: 'Tuota' },
      on: day('2014-01-01'),
    });
    const company = await given.organisation('company');
    const linked = { pilot: id, company, role: 'tester', on: day('2014-01-01'), provenance: 'reported' } as const;
    const companyLink = await work.linkCompany(as, linked);
    const late = day('2016-01-01');
    const outside: [() => Promise<unknown>, string][] = [
      [() => work.planMilestone(as, { ...of, due: late }), 'due'],
      [
        async () =>
          work.changeMilestone(as, { milestone, expectedVersion: await versionOf(context, milestone), due: late }),
        'due',
      ],
      [() => work.reachMilestone(as, { milestone, on: day('2013-12-31') }), 'on'],
      [() => work.reachMilestone(as, { milestone, on: late }), 'on'],
      [() => work.reportStatus(as, { pilot: id, light: 'on-track', on: late }), 'on'],
      [() => work.reportStatus(as, { pilot: id, light: 'on-track' }), 'on'],
      [() => work.reportStatus(as, { pilot: id, light: 'on-track', on: day('2013-12-31') }), 'on'],
      [() => work.concludeExperiment(as, { experiment, outcome: { fi: 'Toimi' }, on: late }), 'on'],
      [() => work.endCompanyLink(as, { companyLink, lastDay: late }), 'lastDay'],
      [() => work.recordResult(as, { ...of, organisation: coordinator, on: day('2013-12-31') }), 'on'],
    ];
    for (const [refused, field] of outside)
      await expect(refused()).rejects.toMatchObject({ code: 'OUTSIDE_PERIOD', path: [field] });
    // Results of a pilot may be published after its last day.
    await work.recordResult(as, { ...of, organisation: coordinator, on: late });

    const pilots = context.get(PilotsService);
    const shorten = async (from: string, to: string) =>
      pilots.change(testOperation(OPERATOR), {
        pilot: id,
        expectedVersion: await versionOf(context, id),
        period: Period.of(day(from), day(to)),
      });
    await expect(shorten('2014-01-01', '2015-12-30')).rejects.toMatchObject({
      code: 'OUTSIDE_PERIOD',
      path: ['period'],
    });
    await work.dropMilestone(as, { milestone, reason: { fi: 'Aika loppui' } });
    await shorten('2014-01-01', '2015-12-30');
  });

  it('linkCompany_keepsItsTimeInARole', async () => {
    const company = await given.organisation('company');
    const link = {
      pilot: pilot.pilot,
      company,
      role: 'tester',
      on: day('2014-04-01'),
      provenance: 'reported',
    } as const;
    const id: Id<'companylink'> = await work.linkCompany(coordinating(), link);
    await expect(work.linkCompany(coordinating(), link)).rejects.toMatchObject({ path: ['company'] });
    await work.endCompanyLink(coordinating(), { companyLink: id, lastDay: day('2014-06-30') });
    await work.linkCompany(coordinating(), { ...link, on: day('2014-07-01') });
    const periods = await given.ask<{ period: string }>(
      'SELECT period::text FROM pilots.company_link WHERE organisation_id = $1 ORDER BY period',
      [uuidOf(company)],
    );
    expect(periods.map(({ period }) => Period.fromRange(period).toRange())).toEqual([
      '[2014-04-01,2014-07-01)',
      '[2014-07-01,)',
    ]);
  });

  it('recordResult_ofADraft_isRefused', async () => {
    const { pilot: draft, coordinator } = await given.draft();
    const result = work.recordResult(testOperation(OPERATOR), {
      pilot: draft,
      organisation: coordinator,
      name: { fi: 'Tulos' },
      on: day('2014-03-01'),
      provenance: 'reported',
    });
    await expect(result).rejects.toMatchObject({ code: 'WRONG_STATUS', path: ['pilot'] });
  });

  /** What docs/access.md and the descriptions of the schema say of pilots, and who tries otherwise. */
  describe('a rule that is stated', () => {
    const during2014 = Period.of(day('2014-01-01'), day('2014-12-31')) ?? Period.always;
    const part = { name: { fi: 'Jotain' }, on: day('2014-06-01'), provenance: 'reported' } as const;
    const trial = { tried: { fi: 'Tätä' }, expected: { fi: 'Tuota' } };
    const seed = (purposes: ('start-up' | 'implementation')[]) => ({ kind: 'seed' as const, purposes, unfunded: [] });
    const asOwner = () => testOperation(actingFor(pilot.owner, 'manager'));
    const programmes = () => context.get(PilotProgrammesService);
    const pilots = () => context.get(PilotsService);

    it.each<[rule: string, attempt: () => Promise<unknown>, refusal: object]>([
      [
        'a pilot programme is owned by a ministry or an agency',
        async () => given.programme(await given.organisation('company')),
        { code: 'WRONG_KIND', path: ['owner'] },
      ],
      [
        'seed money is for starting and coordinating, not for implementing',
        async () =>
          programmes().change(asOwner(), {
            programme: pilot.programme,
            expectedVersion: await versionOf(context, pilot.programme),
            funding: seed(['start-up', 'implementation']),
          }),
        { code: 'PURPOSE_NOT_ALLOWED', path: ['funding', 'purposes', 1] },
      ],
      [
        'a call names municipalities',
        async () =>
          programmes().change(asOwner(), {
            programme: pilot.programme,
            expectedVersion: await versionOf(context, pilot.programme),
            callMunicipalities: [pilot.owner],
          }),
        { code: 'WRONG_KIND', path: ['callMunicipalities', 0] },
      ],
      [
        'a company takes part in a pilot',
        () =>
          work.linkCompany(coordinating(), { pilot: pilot.pilot, company: partner, role: 'tester', ...dated(part) }),
        { code: 'WRONG_KIND', path: ['company'] },
      ],
      [
        'an experiment is the part of the coordinator, the owner or a partner',
        async () =>
          work.beginExperiment(coordinating(), {
            pilot: pilot.pilot,
            organisation: await given.organisation(),
            ...part,
            ...trial,
          }),
        { code: 'NOT_PARTNER', path: ['organisation'] },
      ],
      [
        'a result comes from the part of the coordinator, the owner or a partner',
        async () =>
          work.recordResult(coordinating(), { pilot: pilot.pilot, organisation: await given.organisation(), ...part }),
        { code: 'NOT_PARTNER', path: ['organisation'] },
      ],
      [
        'a partner takes part from the day of joining',
        () =>
          work.recordResult(coordinating(), {
            pilot: pilot.pilot,
            organisation: partner,
            ...part,
            on: day('2014-01-31'),
          }),
        { code: 'NOT_PARTNER', path: ['organisation'] },
      ],
      [
        'a partner joins within the pilot’s period',
        async () =>
          pilots().join(coordinating(), {
            pilot: pilot.pilot,
            organisation: await given.organisation(),
            on: day('2013-12-31'),
            provenance: 'reported',
          }),
        { code: 'OUTSIDE_PERIOD', path: ['on'] },
      ],
      [
        'the days on which partners joined lie within the pilot’s period',
        async () =>
          pilots().change(asOwner(), {
            pilot: pilot.pilot,
            expectedVersion: await versionOf(context, pilot.pilot),
            period: Period.of(day('2014-02-02'), day('2015-12-31')),
          }),
        { code: 'OUTSIDE_PERIOD', path: ['period'] },
      ],
      [
        'nothing about a closed pilot changes any more',
        async () => {
          const { pilot: closed, owner, coordinator } = await given.pilot();
          const [as, leading] = [testOperation(actingFor(owner, 'manager')), testOperation(actingFor(coordinator))];
          const company = await given.organisation('company');
          const companyLink = await work.linkCompany(leading, {
            pilot: closed,
            company,
            role: 'tester',
            ...dated(part),
          });
          await pilots().decide(as, 'complete', { pilot: closed });
          await pilots().decide(as, 'close', { pilot: closed });
          await expect(
            pilots().change(as, {
              pilot: closed,
              expectedVersion: await versionOf(context, closed),
              period: during2014,
            }),
          ).rejects.toMatchObject({
            code: 'WRONG_STATUS',
          });
          return work.endCompanyLink(leading, { companyLink, lastDay: day('2014-07-01') });
        },
        { code: 'WRONG_STATUS', path: ['pilot'] },
      ],
    ])('%s', async (_, attempt, refusal) => {
      await expect(attempt()).rejects.toMatchObject(refusal);
    });

    it('invitations end with the work, since nobody can take them up', async () => {
      const { pilot: done, owner, coordinator } = await given.pilot();
      const town = await given.organisation();
      await pilots().invite(testOperation(actingFor(coordinator)), { pilot: done, organisation: town });
      await pilots().decide(testOperation(actingFor(owner, 'manager')), 'complete', { pilot: done });
      const told = await given.ask<{ name: string }>(
        'SELECT name FROM platform.event WHERE aggregate_id = $1 ORDER BY aggregate_version DESC LIMIT 2',
        [uuidOf(done)],
      );
      expect(told.map(({ name }) => name)).toEqual(['pilot.invitation-ended.v1', 'pilot.completed.v1']);
    });
  });
});

const dated = ({ on, provenance }: { on: LocalDate; provenance: 'reported' }) => ({ on, provenance });

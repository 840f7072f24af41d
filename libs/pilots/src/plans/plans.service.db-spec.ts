import {
  ANYBODY,
  Clock,
  id,
  type Id,
  idOf,
  newId,
  NotAllowed,
  type OrganisationId,
  Period,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { identityDatabase, InvitationsService } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import {
  type Ask,
  asking,
  OPERATOR,
  type TestContext,
  testContext,
  testOperation,
  versionOf,
} from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { PilotsApi, pilotsDatabase, PilotsModule } from '../index.js';
import { z } from 'zod';
import { actingFor, day, Given } from '../testing/given.js';
import { CallOpenings } from '../programmes/call-openings.service.js';
import { PilotsService } from '../pilots/pilots.service.js';
import { PlansService } from './plans.service.js';
import { PilotProgrammesService } from '../programmes/programmes.service.js';

const SUBMITTED = '2014-01-15';
const DECIDED = '2014-02-03';

/** A plan of a town, submitted to a call that is open. */
interface GivenPlan {
  readonly programme: Id<'pilotprogramme'>;
  readonly plan: Id<'plan'>;
  readonly owner: OrganisationId;
  readonly applicant: OrganisationId;
  readonly coordinator: OrganisationId;
  readonly partner: OrganisationId;
}

describe('PlansService', () => {
  let context: TestContext;
  let given: Given;
  let plans: PlansService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, pilotsDatabase],
      [PilotsModule, ReadModelModule],
    );
    given = new Given(context);
    plans = context.get(PlansService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  /** Who waits for whose consent to a plan. */
  const invited = async (plan: Id<'plan'>) =>
    (
      await given.ask<{ id: string; organisation: string; roles: string[] }>(
        `SELECT id, organisation_id AS organisation, roles FROM identity.invitation_held WHERE to_id = $1 AND status = 'pending'`,
        [uuidOf(plan)],
      )
    ).map(({ id, organisation, roles }) => ({
      invitation: idOf('invitation', id),
      organisation: idOf('organisation', organisation),
      roles,
    }));
  const agree = async (plan: Id<'plan'>, on = SUBMITTED) => {
    for (const { invitation, organisation } of await invited(plan))
      await context.get(InvitationsService).accept(testOperation(actingFor(organisation), on), { invitation });
  };

  /** A plan to which the applicant and the coordinator have agreed. */
  const submit = async (actor: 'applicant' | 'coordinator' | 'partner' = 'applicant') => {
    const owner = await given.organisation('ministry');
    const programme = await given.programme(owner);
    const named = {
      applicant: await given.organisation(),
      coordinator: await given.organisation(),
      partner: await given.organisation(),
    };
    const { applicant, coordinator, partner } = named;
    const plan = await plans.submit(testOperation(actingFor(named[actor]), SUBMITTED), {
      programme,
      name: { fi: 'Vihreä kasvu' },
      applicant,
      coordinator,
      partners: [partner],
      provenance: 'reported',
    });
    await agree(plan);
    return { programme, plan, owner, ...named } satisfies GivenPlan;
  };

  const asOwner = ({ owner }: GivenPlan) => testOperation(actingFor(owner, 'manager'), DECIDED);

  /** What the viewer sees of the plan by its id; null when it is not there for them. */
  const seenBy = async ({ plan }: Pick<GivenPlan, 'plan'>, viewer: Viewer) => {
    const query = 'query Q($id: ID!) { plan(id: $id) { status } }';
    const { plan: seen } = z
      .object({ plan: z.object({ status: z.string() }).nullable() })
      .parse(await ask(testOperation(viewer, DECIDED), query, { id: plan }));
    return seen?.status;
  };

  const eventsOf = (id: Id<'plan' | 'pilot' | 'project'>) =>
    given.ask<{ name: string; visibility: string; organisations: string[] }>(
      // What consent changes has a test of its own.
      `SELECT name, visibility, organisations FROM platform.event
       WHERE aggregate_id = $1 AND name <> 'plan.party-changed.v1' ORDER BY aggregate_version`,
      [uuidOf(id)],
    );

  const namesAndVisibility = async (id: Id<'plan' | 'pilot' | 'project'>) =>
    (await eventsOf(id)).map(({ name, visibility }) => `${name} ${visibility}`);

  it('submit_concernsTheOwnerAndWhoSubmitsIt_andNobodyElseWhomItNames', async () => {
    const submitted = await submit();
    const { plan, owner, applicant, coordinator, partner } = submitted;
    const [event] = await eventsOf(plan);
    expect(event).toMatchObject({ name: 'plan.submitted.v1', visibility: 'concerned' });
    expect(event?.organisations.toSorted()).toEqual([owner, applicant].map(uuidOf).toSorted());

    const concerned = [owner, applicant, coordinator].map((each) => seenBy(submitted, actingFor(each)));
    expect(await Promise.all(concerned)).toEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED']);
    expect(await seenBy(submitted, actingFor(partner))).toBeUndefined();
    expect(await seenBy(submitted, ANYBODY)).toBeUndefined();
    expect(await seenBy(submitted, actingFor(await given.organisation()))).toBeUndefined();
  });

  it('submit_inTheNameOfAnother_waitsForItsConsent_andStandsInForIt', async () => {
    const [owner, applicant, coordinator] = [
      await given.organisation('ministry'),
      await given.organisation(),
      await given.organisation(),
    ];
    const programme = await given.programme(owner);
    const on = (organisation: OrganisationId, day = SUBMITTED) =>
      testOperation(actingFor(organisation, 'manager'), day);
    const command = {
      programme,
      name: { fi: 'Kasvu' },
      applicant,
      coordinator,
      partners: [],
      provenance: 'reported' as const,
    };
    const plan = await plans.submit(on(applicant), command);
    const parties = async () => {
      const query = 'query Q($id: ID!) { plan(id: $id) { applicant { id } coordinator { id } } }';
      return ask(on(owner), query, { id: plan });
    };
    const leads = (by: OrganisationId) => ({ plan: { applicant: { id: applicant }, coordinator: { id: by } } });
    expect(await parties()).toEqual(leads(applicant));
    expect(await invited(plan)).toMatchObject([{ organisation: coordinator, roles: ['coordinator'] }]);
    const [event] = await eventsOf(plan);
    expect(event?.organisations).not.toContain(uuidOf(coordinator));

    // Who is invited reads what it is to agree to; until it has answered nothing of it changes and nothing is decided.
    expect(await seenBy({ plan }, actingFor(coordinator))).toBe('SUBMITTED');
    const waits = { code: 'WRONG_STATUS', path: ['plan'] };
    await expect(
      plans.change(on(applicant), { plan, expectedVersion: await versionOf(context, plan), name: { fi: 'Toinen' } }),
    ).rejects.toMatchObject(waits);
    await expect(plans.approve(on(owner, DECIDED), { plan, code: 'WAITS', themes: [] })).rejects.toMatchObject(waits);
    await agree(plan);
    expect(await parties()).toEqual(leads(coordinator));

    // Another one is asked; who declines is never shown, and who led it goes on.
    const other = await given.organisation();
    await plans.change(on(applicant), { plan, expectedVersion: await versionOf(context, plan), coordinator: other });
    expect(await parties()).toEqual(leads(coordinator));
    const [asked] = await invited(plan);
    if (!asked) throw new Error('An invitation');
    await context.get(InvitationsService).decline(on(other), { invitation: asked.invitation });
    expect(await parties()).toEqual(leads(coordinator));
    expect(await seenBy({ plan }, actingFor(other))).toBeUndefined();
    await plans.change(on(applicant), {
      plan,
      expectedVersion: await versionOf(context, plan),
      coordinator: applicant,
    });
    expect(await parties()).toEqual(leads(applicant));

    // What is decided or withdrawn asks nobody any more.
    await plans.change(on(applicant), { plan, expectedVersion: await versionOf(context, plan), coordinator: other });
    await plans.reject(on(owner, DECIDED), { plan, reason: { fi: 'Ei' } });
    expect(await invited(plan)).toEqual([]);
  });

  it('submit_byTheCoordinatorToo_butNotByAPartner', async () => {
    await expect(submit('coordinator')).resolves.toBeDefined();
    await expect(submit('partner')).rejects.toThrow(NotAllowed);
  });

  it('submit_whenTheCallIsNotOpen_isRefused', async () => {
    const owner = await given.organisation('ministry');
    const programme = await given.programme(owner, '2014-06-01');
    const command = { programme, name: { fi: 'S' }, applicant: owner, partners: [], provenance: 'reported' as const };
    const submitOn = (viewer: Viewer, on: string) => plans.submit(testOperation(viewer, on), command);
    await expect(submitOn(actingFor(owner), '2014-05-31')).rejects.toMatchObject({
      code: 'CALL_NOT_OPEN',
      path: ['programme'],
    });
    const town = await given.organisation();
    await expect(submitOn(actingFor(town), '2014-05-31')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(submitOn(actingFor(owner), '2014-06-01')).resolves.toBeDefined();
  });

  it('submit_withAPartnerThatHasMergedAway_isRefusedAtItsPlace', async () => {
    const town = await given.organisation();
    const ended = await given.organisation('municipality', Period.of(undefined, day('2013-12-31')));
    const programme = await given.programme(await given.organisation('ministry'));
    const submitted = plans.submit(testOperation(actingFor(town), SUBMITTED), {
      programme,
      name: { fi: 'Suunnitelma' },
      applicant: town,
      partners: [town, ended],
      provenance: 'reported',
    });
    await expect(submitted).rejects.toMatchObject({ code: 'ORGANISATION_ENDED', path: ['partners', 1] });
  });

  it('change_byThoseWhoSubmittedIt_untilItIsDecided_isToldToTheOwner', async () => {
    const submitted = await submit();
    const { plan, owner, applicant, coordinator, partner } = submitted;
    const other = await given.organisation();
    const changeAs = async (organisation: OrganisationId, change: object) =>
      plans.change(testOperation(actingFor(organisation), SUBMITTED), {
        plan,
        expectedVersion: await versionOf(context, plan),
        ...change,
      });
    await expect(changeAs(partner, { partners: [] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(changeAs(owner, { name: { fi: 'Muu' } })).rejects.toThrow(NotAllowed);
    await expect(changeAs(applicant, { partners: [other], expectedVersion: 7 })).rejects.toMatchObject({
      code: 'STALE_VERSION',
    });
    await changeAs(applicant, { name: { fi: 'Vihreä kasvu' }, partners: [partner] });
    expect(await namesAndVisibility(plan)).toEqual(['plan.submitted.v1 concerned']);

    await changeAs(coordinator, { name: { fi: 'Vihreämpi kasvu' } });
    await changeAs(applicant, { partners: [other], coordinator: applicant });
    const [, , told] = await eventsOf(plan);
    expect(told).toMatchObject({ name: 'plan.details-changed.v1', visibility: 'concerned' });
    expect(told?.organisations.toSorted()).toEqual([owner, applicant].map(uuidOf).toSorted());
    const query = 'query Q($id: ID!) { plan(id: $id) { name coordinator { id } partners { nodes { id } } version } }';
    expect(await ask(testOperation(actingFor(owner), DECIDED), query, { id: plan })).toEqual({
      plan: {
        name: 'Vihreämpi kasvu',
        coordinator: { id: applicant },
        partners: { nodes: [{ id: other }] },
        version: 4,
      },
    });
    // A partner that was left out by mistake is named again on the same day.
    await changeAs(applicant, { partners: [other, partner] });

    await plans.reject(asOwner(submitted), { plan, reason: { fi: 'Ei kuulu ohjelmaan.' } });
    await expect(changeAs(applicant, { name: { fi: 'Myöhässä' } })).rejects.toMatchObject({ code: 'WRONG_STATUS' });
  });

  it('withdraw_isTheirsWhoSubmittedIt_once_andNobodyElseComesToSeeIt', async () => {
    const submitted = await submit();
    const { plan, owner, applicant, coordinator, partner } = submitted;
    const withdrawAs = (organisation: OrganisationId) =>
      plans.withdraw(testOperation(actingFor(organisation), SUBMITTED), { plan, reason: { fi: 'Rahat loppuivat' } });
    await expect(withdrawAs(partner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(withdrawAs(owner)).rejects.toThrow(NotAllowed);
    await withdrawAs(coordinator);
    const [, told] = await eventsOf(plan);
    expect(told).toMatchObject({ name: 'plan.withdrawn.v1', visibility: 'concerned' });
    expect(told?.organisations).toEqual(expect.arrayContaining([owner, applicant].map(uuidOf)));
    const query = 'query Q($id: ID!) { plan(id: $id) { status withdrawnOn decidedOn reason } }';
    expect(await ask(testOperation(actingFor(owner), DECIDED), query, { id: plan })).toEqual({
      plan: { status: 'WITHDRAWN', withdrawnOn: SUBMITTED, decidedOn: null, reason: 'Rahat loppuivat' },
    });
    const reasons = await context.get(PilotsApi).reasons([plan, submitted.programme, newId('milestone')]);
    expect(reasons).toEqual(new Map([[plan, { fi: 'Rahat loppuivat' }]]));
    expect(await seenBy(submitted, ANYBODY)).toBeUndefined();
    await expect(withdrawAs(applicant)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    await expect(plans.approve(asOwner(submitted), { plan, code: 'NEVER', themes: [] })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    });
  });

  it('withdraw_orTheDecision_whicheverComesFirst_isTheOne', async () => {
    const submitted = await submit();
    const { plan, applicant } = submitted;
    const outcomes = await Promise.allSettled([
      plans.withdraw(testOperation(actingFor(applicant), SUBMITTED), { plan }),
      plans.reject(asOwner(submitted), { plan, reason: { fi: 'Ei' } }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await eventsOf(plan)).toHaveLength(2);
  });

  it('approve_makesItAPilot_withItsCoordinatorAsPartnerAndItsPartnersInvited', async () => {
    const submitted = await submit();
    const code = `P${submitted.plan.slice(-6).toUpperCase()}`;
    await plans.approve(asOwner(submitted), { plan: submitted.plan, code, themes: [] });

    expect(await namesAndVisibility(submitted.plan)).toEqual([
      'plan.submitted.v1 concerned',
      'plan.approved.v1 public',
    ]);
    const found = await ask(
      testOperation(ANYBODY, DECIDED),
      'query Q($id: ID!) { plan(id: $id) { status decidedOn pilot { id } } }',
      { id: submitted.plan },
    );
    const { plan } = z.object({ plan: z.looseObject({ pilot: z.object({ id: id('pilot') }) }) }).parse(found);
    expect(plan).toMatchObject({ status: 'APPROVED', decidedOn: DECIDED });
    const pilot = plan.pilot.id;
    expect(await namesAndVisibility(pilot)).toEqual([
      'pilot.approved.v1 public',
      'pilot.partner-joined.v1 public',
      'pilot.partner-invited.v1 concerned',
    ]);
    const taking = await given.ask<{ id: string; status: string }>(
      'SELECT organisation_id AS id, status FROM pilots.partnership WHERE pilot_id = $1',
      [uuidOf(pilot)],
    );
    expect(new Map(taking.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [uuidOf(submitted.coordinator), 'joined'],
        [uuidOf(submitted.partner), 'invited'],
      ]),
    );
  });

  it('redirect_makesItAProject_ledByWhomTheOwnerNames', async () => {
    const submitted = await submit();
    const leader = await given.organisation();
    const code = `J${submitted.plan.slice(-6).toUpperCase()}`;
    const period = Period.of(day('2014-03-01'), day('2014-12-31'));
    await plans.redirect(asOwner(submitted), { plan: submitted.plan, code, period, coordinator: leader });

    const query = 'query Q($code: String!) { project(code: $code) { coordinator { id } period { from to } } }';
    expect(await ask(testOperation(ANYBODY, DECIDED), query, { code })).toEqual({
      project: { coordinator: { id: leader }, period: { from: '2014-03-01', to: '2014-12-31' } },
    });
    expect(await seenBy(submitted, ANYBODY)).toBe('REDIRECTED');
    expect(await namesAndVisibility(submitted.plan)).toEqual([
      'plan.submitted.v1 concerned',
      'plan.redirected.v1 public',
    ]);
  });

  it('redirect_toACodeThatIsTaken_leavesThePlanUndecided', async () => {
    const [first, second] = [await submit(), await submit()];
    const code = `J${first.plan.slice(-6).toUpperCase()}`;
    await plans.redirect(asOwner(first), { plan: first.plan, code });
    await expect(plans.redirect(asOwner(second), { plan: second.plan, code })).rejects.toMatchObject({
      code: 'CODE_TAKEN',
    });
    expect(await seenBy(second, actingFor(second.owner))).toBe('SUBMITTED');
    expect(await eventsOf(second.plan)).toHaveLength(1);
  });

  it('reject_isTheOwnersAlone_once_andThenAnybodySeesIt', async () => {
    const submitted = await submit();
    const command = { plan: submitted.plan, reason: { fi: 'Ei kuulu ohjelmaan.' } };
    const rejectAs = (viewer: Viewer) => plans.reject(testOperation(viewer, DECIDED), command);
    await expect(rejectAs(actingFor(submitted.coordinator, 'manager'))).rejects.toThrow(NotAllowed);
    await expect(rejectAs(actingFor(await given.organisation(), 'manager'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      path: ['plan'],
    });
    await expect(plans.reject(asOwner(submitted), { ...command, expectedVersion: 7 })).rejects.toMatchObject({
      code: 'STALE_VERSION',
    });
    await expect(plans.reject(asOwner(submitted), { ...command, on: day('2014-02-04') })).rejects.toMatchObject({
      code: 'INVALID_DATE',
    });
    await expect(plans.reject(asOwner(submitted), { ...command, on: day('2014-01-14') })).rejects.toMatchObject({
      code: 'INVALID_DATE',
    });

    await plans.reject(asOwner(submitted), command);
    await expect(plans.reject(asOwner(submitted), command)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    expect(await seenBy(submitted, ANYBODY)).toBe('REJECTED');
  });

  describe('the programme of a call', () => {
    const reason = { fi: 'Rahat loppuivat' };
    const asManager = (owner: OrganisationId, on = DECIDED) => testOperation(actingFor(owner, 'manager'), on);
    const programmes = () => context.get(PilotProgrammesService);
    const pilots = () => context.get(PilotsService);
    const stateOf = async (id: Id<'pilotprogramme'>) => {
      const query =
        'query Q($id: ID!) { node(id: $id) { ... on PilotProgramme { status statusOn statusReason call { opens closes } } } }';
      return ask(testOperation(ANYBODY, DECIDED), query, { id });
    };
    const concernedBy = async (name: string, id: Id<'pilotprogramme'>) => {
      const found = await given.ask<{ organisations: string[] }>(
        'SELECT organisations FROM platform.event WHERE name = $1 AND aggregate_id = $2 ORDER BY aggregate_version',
        [name, uuidOf(id)],
      );
      return found.map(({ organisations }) => organisations.toSorted());
    };

    it('end_whileAPlanOrAPilotStandsAgainstIt_isRefusedAndNamesThem', async () => {
      const submitted = await submit();
      const { programme, owner, plan } = submitted;
      const draft = await pilots().draft(testOperation(OPERATOR), {
        programme,
        code: `D${plan.slice(-6).toUpperCase()}`,
        name: { fi: 'Luonnos' },
        period: Period.of(day('2014-01-01'), day('2014-12-31')) ?? Period.always,
        coordinator: owner,
        themes: [],
        provenance: 'reported',
      });
      const end = () => programmes().end(asManager(owner), { programme, reason });
      await expect(end()).rejects.toThrow(/^IN_USE at programme: .*”Vihreä kasvu”.*”Luonnos”/);
      await expect(
        programmes().end(testOperation(actingFor(submitted.applicant, 'manager'), DECIDED), { programme, reason }),
      ).rejects.toThrow(NotAllowed);

      await plans.reject(asManager(owner), { plan, reason });
      await expect(end()).rejects.toThrow(/^IN_USE at programme: (?!.*kasvu)/);
      await pilots().cancel(asManager(owner), { pilot: draft });
      await end();
      expect(await stateOf(programme)).toEqual({
        node: {
          status: 'ENDED',
          statusOn: DECIDED,
          statusReason: 'Rahat loppuivat',
          call: { opens: '2013-05-15', closes: DECIDED },
        },
      });
      expect(await concernedBy('pilot-programme.ended.v1', programme)).toEqual([
        [owner, submitted.applicant].map(uuidOf).toSorted(),
      ]);

      const over = { code: 'WRONG_STATUS', path: ['programme'] };
      const { applicant } = submitted;
      const another = {
        programme,
        name: { fi: 'Toinen' },
        applicant,
        partners: [],
        provenance: 'reported' as const,
      };
      await expect(plans.submit(testOperation(actingFor(applicant), DECIDED), another)).rejects.toMatchObject({
        code: 'CALL_NOT_OPEN',
      });
      const changed = programmes().change(asManager(owner), {
        programme,
        expectedVersion: await versionOf(context, programme),
        name: { fi: 'Muu' },
      });
      await expect(changed).rejects.toMatchObject(over);
      await expect(programmes().cancel(asManager(owner), { programme, reason })).rejects.toMatchObject(over);
    });

    it('cancel_isForAProgrammeOfWhichNothingWasCompleted', async () => {
      const { pilot, programme, owner } = await given.pilot();
      await pilots().decide(asManager(owner), 'complete', { pilot });
      const cancelled = programmes().cancel(asManager(owner), { programme, reason });
      await expect(cancelled).rejects.toThrow(/^WRONG_STATUS at programme: .*”Pilotti”/);
      await programmes().end(asManager(owner), { programme, reason });
      expect(await context.get(PilotsApi).reasons([programme])).toEqual(new Map([[programme, reason]]));
    });

    it('cancel_beforeTheCallOpens_keepsItFromEverBecomingPublic', async () => {
      const owner = await given.organisation('ministry');
      const programme = await given.programme(owner, '2014-06-01');
      await programmes().cancel(asManager(owner), { programme, reason });
      const query = 'query Q($id: ID!) { node(id: $id) { id } }';
      expect(await ask(testOperation(ANYBODY, '2014-07-01'), query, { id: programme })).toEqual({ node: null });
      expect(await ask(asManager(owner, '2014-07-01'), query, { id: programme })).toEqual({ node: { id: programme } });
      expect(await context.get(PilotsApi).reasons([programme])).toEqual(new Map());
    });

    it('end_orAPilotDraftedAtTheSameMoment_neverLeavesAPilotInAnEndedProgramme', async () => {
      const owner = await given.organisation('ministry');
      const programme = await given.programme(owner);
      const draft = {
        programme,
        code: `R${programme.slice(-6).toUpperCase()}`,
        name: { fi: 'Luonnos' },
        period: Period.of(day('2014-01-01'), day('2014-12-31')) ?? Period.always,
        coordinator: owner,
        themes: [],
        provenance: 'reported' as const,
      };
      const outcomes = await Promise.allSettled([
        programmes().end(asManager(owner), { programme, reason }),
        pilots().draft(asManager(owner), draft),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    });

    it('call_namesMunicipalities_whoHearOnceThatItOpened_andThoseNamedLaterToo', async () => {
      const owner = await given.organisation('ministry');
      const [one, two, late] = [await given.organisation(), await given.organisation(), await given.organisation()];
      const today = context.get(Clock).today();
      const programme = await given.programme(owner, today.plusDays(1).toString());
      const change = async (callMunicipalities: OrganisationId[], opens = today.plusDays(1)) =>
        programmes().change(asManager(owner, today.toString()), {
          programme,
          expectedVersion: await versionOf(context, programme),
          callMunicipalities,
          call: { opens },
        });
      await expect(change([one, await given.organisation('company')])).rejects.toMatchObject({
        code: 'WRONG_KIND',
        path: ['callMunicipalities', 1],
      });
      await change([one, two]);
      const query =
        'query Q($id: ID!) { node(id: $id) { ... on PilotProgramme { callMunicipalities { totalCount } } } }';
      expect(await ask(asManager(owner, today.toString()), query, { id: programme })).toEqual({
        node: { callMunicipalities: { totalCount: 2 } },
      });

      const openings = context.get(CallOpenings);
      const told = () => concernedBy('pilot-programme.call-opened.v1', programme);
      const first = [owner, one, two].map(uuidOf).toSorted();
      await openings.tellNext();
      expect(await told()).toEqual([]);
      await change([one, two], today);
      await Promise.all([openings.tellNext(), openings.tellNext()]);
      await openings.tellNext();
      expect(await told()).toEqual([first]);
      await change([two, late], today);
      await openings.tellNext();
      await openings.tellNext();
      expect(await told()).toEqual([first, [owner, late].map(uuidOf).toSorted()]);
    });

    it('create_isForMinistriesAndAgencies', async () => {
      const town = await given.organisation();
      await expect(given.programme(town)).rejects.toMatchObject({ code: 'WRONG_KIND', path: ['owner'] });
      await expect(given.programme(await given.organisation('agency'))).resolves.toBeDefined();
    });
  });
});

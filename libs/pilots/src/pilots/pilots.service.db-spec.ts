import { type Id, NotAllowed, type OrganisationId, Period, uuidOf } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { pilotsDatabase, PilotsModule } from '../index.js';
import { actingFor, day, Given, type GivenPilot } from '../testing/given.js';
import { PilotsService } from './pilots.service.js';

describe('PilotsService', () => {
  let context: TestContext;
  let given: Given;
  let pilots: PilotsService;

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase, identityDatabase, pilotsDatabase], [PilotsModule]);
    given = new Given(context);
    pilots = context.get(PilotsService);
  });
  afterAll(() => context.close());

  const join = (
    { pilot, coordinator }: GivenPilot,
    organisation: OrganisationId,
    { on = '2014-06-01', actor = coordinator, expectedVersion = undefined as number | undefined } = {},
  ) =>
    pilots.join(testOperation(actingFor(actor)), {
      pilot,
      organisation,
      on: day(on),
      provenance: 'reported',
      expectedVersion,
    });

  const timesOf = async (pilot: Id<'pilot'>, organisation: OrganisationId) => {
    const found = await given.ask<{ time: string }>(
      `SELECT status || ' ' || period AS time FROM pilots.partnership
       WHERE pilot_id = $1 AND organisation_id = $2 ORDER BY period`,
      [uuidOf(pilot), uuidOf(organisation)],
    );
    return found.map(({ time }) => time);
  };

  it('join_concernsEveryPartnerTheNewOneTheCoordinatorAndTheOwner', async () => {
    const pilot = await given.pilot();
    const [first, second] = [await given.organisation(), await given.organisation()];
    await join(pilot, first);
    await join(pilot, second);
    const [event] = await given.ask<{ organisations: string[]; visibility: string }>(
      `SELECT organisations, visibility FROM platform.event WHERE aggregate_id = $1 ORDER BY aggregate_version DESC LIMIT 1`,
      [uuidOf(pilot.pilot)],
    );
    expect(event?.visibility).toBe('public');
    expect(event?.organisations.toSorted()).toEqual(
      [first, second, pilot.coordinator, pilot.owner].map(uuidOf).toSorted(),
    );
  });

  it('leave_writesNoPartnerWhoStays', async () => {
    const pilot = await given.pilot();
    const [stays, leaves] = [await given.organisation(), await given.organisation()];
    await join(pilot, stays);
    await join(pilot, leaves);
    const written = () =>
      given.ask('SELECT ctid, xmin, xmax FROM pilots.partnership WHERE organisation_id = $1', [uuidOf(stays)]);
    const before = await written();
    await pilots.leave(testOperation(actingFor(pilot.coordinator)), {
      pilot: pilot.pilot,
      organisation: leaves,
      lastDay: day('2014-08-31'),
      expectedVersion: await versionOf(context, pilot.pilot),
    });
    expect(await written()).toEqual(before);
    expect(await timesOf(pilot.pilot, leaves)).toEqual(['joined [2014-06-01,2014-09-01)']);
  });

  it('join_whenManyDoItAtOnce_happensOnce', async () => {
    const pilot = await given.pilot();
    const town = await given.organisation();
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => join(pilot, town)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of outcomes.filter((outcome) => outcome.status === 'rejected')) {
      expect(each.reason).toMatchObject({ code: 'ALREADY_PARTNER', path: ['organisation'] });
    }
    expect(await timesOf(pilot.pilot, town)).toEqual(['joined [2014-06-01,)']);
  });

  it('join_withAStaleVersion_isRefused', async () => {
    const pilot = await given.pilot();
    await join(pilot, await given.organisation());
    const stale = join(pilot, await given.organisation(), { expectedVersion: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'STALE_VERSION', path: ['expectedVersion'] });
  });

  it('join_byATownItself_needsAnInvitation', async () => {
    const pilot = await given.pilot();
    const town = await given.organisation();
    await expect(join(pilot, town, { actor: town })).rejects.toMatchObject({
      code: 'NOT_INVITED',
      path: ['organisation'],
    });

    await pilots.invite(testOperation(actingFor(pilot.owner)), { pilot: pilot.pilot, organisation: town });
    await join(pilot, town, { actor: town });
    expect(await timesOf(pilot.pilot, town)).toEqual(['joined [2014-06-01,)']);
  });

  it('join_byOthers_isNotAllowed_andADraftIsNotThereForThem', async () => {
    const [stranger, town] = [await given.organisation(), await given.organisation()];
    await expect(join(await given.pilot(), town, { actor: stranger })).rejects.toThrow(NotAllowed);
    await expect(join(await given.draft(), town, { actor: stranger })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      path: ['pilot'],
    });
  });

  it('join_ofATownThatHasMergedAway_isRefused', async () => {
    const ended = await given.organisation('municipality', Period.of(undefined, day('2014-05-31')));
    await expect(join(await given.pilot(), ended)).rejects.toMatchObject({
      code: 'ORGANISATION_ENDED',
      path: ['organisation'],
    });
  });

  it('leave_thenJoinAgain_keepsBothTimes', async () => {
    const pilot = await given.pilot();
    const town = await given.organisation();
    await join(pilot, town, { on: '2014-02-01' });
    await pilots.leave(testOperation(actingFor(town)), {
      pilot: pilot.pilot,
      expectedVersion: await versionOf(context, pilot.pilot),
      organisation: town,
      lastDay: day('2014-03-31'),
    });
    await join(pilot, town, { on: '2014-10-01' });
    expect(await timesOf(pilot.pilot, town)).toEqual(['joined [2014-02-01,2014-04-01)', 'joined [2014-10-01,)']);
    await expect(join(pilot, town, { on: '2014-05-01' })).rejects.toMatchObject({ code: 'ALREADY_PARTNER' });
  });

  it('draft_isSeenByThoseNamed_andApprovedByTheOwnerAlone', async () => {
    const { pilot, owner, coordinator } = await given.draft();
    const visible = () =>
      given.ask('SELECT name, visibility FROM platform.event WHERE aggregate_id = $1 ORDER BY aggregate_version', [
        uuidOf(pilot),
      ]);
    expect(await visible()).toEqual([{ name: 'pilot.drafted.v1', visibility: 'concerned' }]);

    await expect(pilots.approve(testOperation(actingFor(coordinator, 'manager')), { pilot })).rejects.toThrow(
      NotAllowed,
    );
    await pilots.approve(testOperation(actingFor(owner, 'manager')), { pilot });
    expect(await visible()).toEqual([
      { name: 'pilot.drafted.v1', visibility: 'concerned' },
      { name: 'pilot.approved.v1', visibility: 'public' },
      { name: 'pilot.partner-joined.v1', visibility: 'public' },
    ]);
    expect(await timesOf(pilot, coordinator)).toEqual(['joined [2014-01-01,)']);
  });
});

import { randomUUID } from 'node:crypto';
import {
  Clock,
  EVENT_NAMES,
  eventOf,
  heardBy,
  type Id,
  Instant,
  newId,
  type OrganisationId,
  uuidOf,
  ZonedClock,
  ZoneId,
} from '@talkoot/contracts';
import { type Config, readConfig } from '@talkoot/platform/config';
import { UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { waitFor } from '@talkoot/platform/testing/run';
import type { GivenPilot } from '../../../pilots/src/testing/given.js';
import { ProgrammeFacts } from '../rendering/programme-facts.loader.js';
import type { PilotProgrammeReport } from '../rendering/programme-report.js';
import { ReportRenderer } from '../rendering/report-renderer.service.js';
import { GivenReports, published } from '../testing/given-reports.js';
import { StandingReportRenewal } from './standing-report-renewal.service.js';
import { StandingReportRepository } from './standing-report.repository.js';
import { StandingReportsConsumer } from './standing-reports.consumer.js';

interface StandingRow {
  readonly version: number;
  readonly asOf: string | null;
  readonly isStale: boolean;
  readonly isClaimed: boolean;
  readonly files: number;
}

describe('standing reports', () => {
  let given: GivenReports;
  let pilot: GivenPilot;
  const running: StandingReportRenewal[] = [];

  beforeAll(async () => {
    given = await GivenReports.begin();
  });
  afterAll(() => given.context.close());
  beforeEach(async () => {
    await given.ask('DELETE FROM reporting.standing_report RETURNING id');
    pilot = await given.pilots.pilot();
  });
  afterEach(() => Promise.all(running.splice(0).map((each) => each.beforeApplicationShutdown())));

  /** A process that renews. */
  function renewer(
    changes: { seconds?: number; clock?: Clock; renderer?: ReportRenderer } = {},
  ): StandingReportRenewal {
    const { context } = given;
    const clock = changes.clock ?? context.get(Clock);
    const config: Config = { ...readConfig({}), REPORT_RENEWAL_SECONDS: changes.seconds ?? 0 };
    const renewal = new StandingReportRenewal(
      context.get(StandingReportRepository),
      context.get(ProgrammeFacts),
      changes.renderer ?? new ReportRenderer(),
      context.get(UnitOfWork),
      clock,
      Log.for({ LOG_LEVEL: 'silent' }, 'test'),
      config,
    );
    running.push(renewal);
    return renewal;
  }

  const heard = (event: Parameters<typeof published>[0]) =>
    given.heard(given.context.get(StandingReportsConsumer), published(event));
  const milestoneReached = (of: Id<'pilot'> = pilot.pilot) =>
    heard({
      type: 'pilot.milestone-reached.v1',
      subject: of,
      data: { milestone: newId('milestone'), on: '2014-10-01' },
    });
  const renamed = (organisation: OrganisationId) =>
    heard({
      type: 'organisation.renamed.v1',
      subject: organisation,
      data: { name: { fi: 'Uusi' }, on: '2014-10-01' },
    });

  const reportOf = async (programme: Id<'pilotprogramme'>) => {
    const [report] = await given.ask<StandingRow>(
      `SELECT version, as_of AS "asOf", stale_since IS NOT NULL AS "isStale", claimed_by IS NOT NULL AS "isClaimed",
         (SELECT count(*)::int FROM reporting.standing_file f WHERE f.standing_report_id = s.id) AS files
       FROM reporting.standing_report s WHERE programme_id = $1`,
      [uuidOf(programme)],
    );
    return report;
  };
  const renewals = async () => {
    const [counted] = await given.ask<{ count: number }>(
      `SELECT count(*)::int AS count FROM platform.event WHERE name = 'report.renewed.v1' AND data ->> 'programme' = $1`,
      [pilot.programme],
    );
    return counted?.count ?? 0;
  };
  const isCurrent = async () => {
    const report = await reportOf(pilot.programme);
    return report !== undefined && !report.isStale && !report.isClaimed;
  };

  it('renew_makesEveryLanguageAndFormat_ofTheProgrammeThatAnEventConcerns', async () => {
    const other = await given.pilots.pilot();
    await milestoneReached();
    expect(await reportOf(pilot.programme)).toMatchObject({ version: 0, isStale: true, files: 0 });
    expect(await reportOf(other.programme)).toBeUndefined();

    const renewal = renewer();
    expect(await renewal.renewNext()).toBe(true);
    expect(await renewal.renewNext()).toBe(false);
    const today = given.context.get(Clock).today().toString();
    expect(await reportOf(pilot.programme)).toEqual({
      version: 1,
      asOf: today,
      isStale: false,
      isClaimed: false,
      files: 6,
    });
    expect(await renewals()).toBe(1);
  });

  it.each(['owner', 'coordinator'] as const)('anEventOfAnOrganisation_concernsTheProgrammesOfIts %s', async (role) => {
    await renamed(await given.pilots.organisation());
    expect(await reportOf(pilot.programme)).toBeUndefined();
    await renamed(pilot[role]);
    expect(await reportOf(pilot.programme)).toMatchObject({ isStale: true });
  });

  it('anEventOfATheme_mayConcernAnyReport', async () => {
    await milestoneReached();
    await renewer().renewNext();
    await heard({ type: 'theme.renamed.v1', subject: newId('theme'), data: { name: { fi: 'Uusi teema' } } });
    expect(await reportOf(pilot.programme)).toMatchObject({ isStale: true });
  });

  it('renew_afterABurst_comesOnceOrTwice', async () => {
    renewer({ seconds: 0.5 }).start();
    await Promise.all(Array.from({ length: 50 }, () => milestoneReached()));
    await waitFor('the report to be current', isCurrent);
    expect(await renewals()).toBeLessThanOrEqual(2);
  });

  it('renew_whileChangesKeepComing_goesOnAtTheInterval', async () => {
    renewer({ seconds: 0.2 }).start();
    await waitFor('three renewals in a stream of changes', async () => {
      await milestoneReached();
      return (await renewals()) >= 3;
    });
  });

  it('renew_beforeTheInterval_waits', async () => {
    await milestoneReached();
    expect(await renewer({ seconds: 60 }).renewNext()).toBe(false);
  });

  it('renew_bySeveralProcesses_isDoneByOne', async () => {
    await milestoneReached();
    const done = await Promise.all([renewer(), renewer(), renewer()].map((each) => each.renewNext()));
    expect(done.filter((each) => each)).toHaveLength(1);
    expect(await renewals()).toBe(1);
  });

  it('aChangeDuringARenewal_leavesTheReportStale_andTheNextOneShowsIt', async () => {
    class Interrupted extends ReportRenderer {
      private isFirst = true;
      override async render(...what: Parameters<ReportRenderer['render']>) {
        if (this.isFirst) {
          this.isFirst = false;
          await milestoneReached();
        }
        return super.render(...what);
      }
    }
    await milestoneReached();
    await renewer({ renderer: new Interrupted() }).renewNext();
    expect(await reportOf(pilot.programme)).toMatchObject({ version: 1, isStale: true });
    expect(await renewer().renewNext()).toBe(true);
    expect(await reportOf(pilot.programme)).toMatchObject({ version: 2, isStale: false });
  });

  it('aRenewalThatDied_keepsTheOldFiles_andIsTakenOverAfterItsTime', async () => {
    await milestoneReached();
    await renewer().renewNext();
    await milestoneReached();
    class Dying extends ReportRenderer {
      override render(): Promise<never> {
        return Promise.reject(new Error('killed'));
      }
    }
    await expect(renewer({ renderer: new Dying() }).renewNext()).rejects.toThrow('killed');
    expect(await reportOf(pilot.programme)).toMatchObject({ version: 1, files: 6, isClaimed: true });
    expect(await renewer().renewNext()).toBe(false);

    await given.ask('UPDATE reporting.standing_report SET claimed_until = now() RETURNING id');
    expect(await renewer().renewNext()).toBe(true);
    expect(await reportOf(pilot.programme)).toMatchObject({ version: 2, files: 6, isClaimed: false });
  });

  it('aRenewalThatWasTakenOver_changesNothing', async () => {
    await milestoneReached();
    class Overtaken extends ReportRenderer {
      override async render(report: PilotProgrammeReport, ...how: [never, never]) {
        await given.ask('UPDATE reporting.standing_report SET claimed_by = $1 RETURNING id', [randomUUID()]);
        return super.render(report, ...how);
      }
    }
    await renewer({ renderer: new Overtaken() }).renewNext();
    expect(await reportOf(pilot.programme)).toMatchObject({ version: 0, files: 0, isClaimed: true });
    expect(await renewals()).toBe(0);
  });

  it('renew_onTheNextDay_comesByItself', async () => {
    await milestoneReached();
    await renewer().renewNext();
    const tomorrow = given.context
      .get(Clock)
      .now()
      .plusSeconds(24 * 3600);
    const clock = new ZonedClock(ZoneId.of('Europe/Helsinki'), () => Instant.parse(tomorrow.toString()));
    expect(await renewer({ clock }).renewNext()).toBe(true);
    expect(await reportOf(pilot.programme)).toMatchObject({ version: 2, asOf: clock.today().toString() });
  });

  it('renew_ofAProgrammeThatIsNotPublicYet_makesNothing', async () => {
    const hidden = await given.pilots.programme(pilot.owner, '2999-01-01');
    await heard({ type: 'pilot-programme.details-changed.v1', subject: hidden, data: { fields: ['name'] } });
    await renewer().renewNext();
    expect(await reportOf(hidden)).toMatchObject({ version: 0, files: 0, isStale: false });
  });

  it('nobodyListensToRenewals_soThatTheyDoNotCauseEachOther', () => {
    expect(eventOf('report.renewed.v1').heardBy).toEqual([]);
  });

  it('noEventThatOnlyThoseConcernedSee_renewsAReport', () => {
    const renewing = EVENT_NAMES.filter((name) => heardBy(name).includes('standing-reports'));
    expect(renewing).toContain('plan.rejected.v1');
    expect(renewing.filter((name) => eventOf(name).visibility === 'concerned')).toEqual([]);
  });
});

import {
  Clock,
  type Id,
  type Locale,
  newId,
  NotAllowed,
  parseInput,
  type ReportFormat,
  uuidOf,
} from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import { testOperation } from '@talkoot/platform/testing';
import type { GivenPilot } from '../../../pilots/src/testing/given.js';
import { ProgrammeFacts } from '../rendering/programme-facts.loader.js';
import type { PilotProgrammeReport } from '../rendering/programme-report.js';
import type { RenderedFile } from '../rendering/rendered-file.entity.js';
import { ReportRenderer } from '../rendering/report-renderer.service.js';
import { GivenReports, type Officer, published } from '../testing/given-reports.js';
import { ReportRunsConsumer } from './report-runs.consumer.js';
import { ReportRepository } from './report.repository.js';
import { requestReport, ReportsService } from './reports.service.js';

interface ReportRow {
  readonly status: string;
  readonly progress: number;
  readonly attempts: number;
  readonly failure: string | null;
}

describe('reports that people ask for', () => {
  let given: GivenReports;
  let pilot: GivenPilot;
  let officer: Officer;

  beforeAll(async () => {
    given = await GivenReports.begin();
    pilot = await given.pilots.pilot();
    officer = await given.officer(pilot.coordinator);
  });
  afterAll(() => given.context.close());

  const requested = (id: Id<'report'>) =>
    published({
      type: 'report.requested.v1',
      subject: id,
      data: {
        kind: 'pilot-programme',
        subject: pilot.programme,
        formats: ['html', 'csv'],
        locale: 'fi',
        asOf: '2014-11-19',
      },
    });
  const run = (id: Id<'report'>, consumer = given.context.get(ReportRunsConsumer)) =>
    given.heard(consumer, requested(id));

  /** A worker whose rendering does something else. */
  const worker = (render: ReportRenderer['render']): ReportRunsConsumer => {
    class Other extends ReportRenderer {
      override render(report: PilotProgrammeReport, locale: Locale, format: ReportFormat): Promise<RenderedFile> {
        return render.call(this, report, locale, format);
      }
    }
    const { context } = given;
    return new ReportRunsConsumer(
      context.get(ReportRepository),
      context.get(ProgrammeFacts),
      new Other(),
      context.get(IdentityApi),
      context.get(Clock),
    );
  };
  const real = new ReportRenderer();

  const reportOf = async (id: Id<'report'>) => {
    const [report] = await given.ask<ReportRow>(
      'SELECT status, progress, attempts, failure FROM reporting.report WHERE id = $1',
      [uuidOf(id)],
    );
    return report;
  };
  const filesOf = (id: Id<'report'>) =>
    given.ask<RenderedFile>('SELECT * FROM reporting.report_file WHERE report_id = $1 ORDER BY format', [uuidOf(id)]);
  const eventsOf = async (id: Id<'report'>) => {
    const events = await given.ask<{ name: string; visibility: string }>(
      'SELECT name, visibility FROM platform.event WHERE aggregate_id = $1 ORDER BY aggregate_version',
      [uuidOf(id)],
    );
    expect(events.every(({ visibility }) => visibility === 'concerned')).toBe(true);
    return events.map(({ name }) => name);
  };

  it('run_makesTheFiles_andTellsHowFarItIs', async () => {
    const id = await given.requested(pilot.programme, officer);
    expect(await reportOf(id)).toEqual({ status: 'queued', progress: 0, attempts: 0, failure: null });

    const progress: (number | undefined)[] = [];
    const watched = worker(async (...what) => {
      progress.push((await reportOf(id))?.progress);
      return real.render(...what);
    });
    await run(id, watched);

    expect(progress).toEqual([20, 55]);
    expect(await reportOf(id)).toEqual({ status: 'done', progress: 100, attempts: 1, failure: null });
    const [csv, html] = await filesOf(id);
    expect(html?.content.toString()).toContain('<html lang="fi">');
    expect(csv?.content.toString()).toContain('Pilotti');
    expect(html).toMatchObject({ format: 'html', size: html?.content.length });
    expect(await eventsOf(id)).toEqual(['report.requested.v1', 'report.finished.v1']);
  });

  it('request_isChecked', async () => {
    const input = { kind: 'pilot-programme', subject: pilot.programme, formats: ['html'] };
    expect(() => parseInput(requestReport, { ...input, formats: [] })).toThrow('Give at least one');
    expect(() => parseInput(requestReport, { ...input, formats: ['csv', 'csv'] })).toThrow('given twice');
    expect(() => parseInput(requestReport, { ...input, subject: pilot.pilot })).toThrow('(pilotprogramme_…)');
    await expect(given.requested(newId('pilotprogramme'), officer)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      path: ['subject'],
    });
  });

  it('request_ofWhatOneMayNotSee_readsAsNotFound', async () => {
    const hidden = await given.pilots.programme(pilot.owner, '2999-01-01');
    await expect(given.requested(hidden, officer)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(given.requested(hidden, await given.officer(pilot.owner))).resolves.toMatch(/^report_/);
  });

  it('report_showsWhatTheRequestersOrganisationMaySee', async () => {
    const draft = await given.pilots.draft();
    const pilotsShownTo = async (organisation: typeof draft.owner) => {
      const id = await given.requested(draft.programme, await given.officer(organisation));
      await run(id);
      const [csv] = await filesOf(id);
      return (csv?.content.toString().trim().split('\r\n') ?? []).slice(1).length;
    };
    expect(await pilotsShownTo(draft.coordinator)).toBe(1);
    expect(await pilotsShownTo(pilot.coordinator)).toBe(0);
  });

  it('run_thatDied_isTakenOver_andItsResultIsThereOnce', async () => {
    const id = await given.requested(pilot.programme, officer);
    const dying = worker((...what) => (what[2] === 'csv' ? Promise.reject(new Error('killed')) : real.render(...what)));
    await expect(run(id, dying)).rejects.toThrow('killed');
    expect(await reportOf(id)).toMatchObject({ status: 'running', progress: 55 });
    expect(await filesOf(id)).toEqual([]);

    await Promise.all([run(id), run(id)]);
    await run(id);
    expect(await reportOf(id)).toMatchObject({ status: 'done' });
    expect(await filesOf(id)).toHaveLength(2);
    expect(await eventsOf(id)).toEqual(['report.requested.v1', 'report.finished.v1']);
  });

  it('run_thatAlwaysFails_isGivenUp', async () => {
    const id = await given.requested(pilot.programme, officer);
    const broken = worker(() => Promise.reject(new Error('a bug')));
    let tries = 0;
    while (
      await run(id, broken).then(
        () => false,
        () => true,
      )
    ) {
      tries += 1;
      expect(tries).toBeLessThan(10);
    }
    expect(await reportOf(id)).toMatchObject({ status: 'failed', failure: 'not-renderable' });
    expect(await eventsOf(id)).toEqual(['report.requested.v1', 'report.failed.v1']);
  });

  it('run_thatAlwaysDies_isGivenUpLater', async () => {
    const id = await given.requested(pilot.programme, officer);
    const reports = given.context.get(ReportRepository);
    for (let death = 1; death <= 20; death += 1) await reports.begin(id, testOperation().now);
    await run(id);
    expect(await reportOf(id)).toMatchObject({ status: 'failed', failure: 'not-renderable' });
  });

  it('run_whenTheRequesterActsNoMore_fails', async () => {
    const gone = await given.officer(pilot.coordinator, { period: '[,2020-01-01)' });
    const id = await given.requested(pilot.programme, gone);
    await run(id);
    expect(await reportOf(id)).toMatchObject({ status: 'failed', failure: 'requester-left' });
  });

  it('cancel_whileItRuns_leavesNoFiles', async () => {
    const id = await given.requested(pilot.programme, officer);
    const interrupted = worker(async (...what) => {
      await given.context.get(ReportsService).cancel(testOperation(officer), { report: id });
      return real.render(...what);
    });
    await run(id, interrupted);
    expect(await reportOf(id)).toMatchObject({ status: 'cancelled', progress: 20 });
    expect(await filesOf(id)).toEqual([]);
    expect(await eventsOf(id)).toEqual(['report.requested.v1', 'report.cancelled.v1']);
  });

  it('cancel_byOthers_isRefused', async () => {
    const id = await given.requested(pilot.programme, officer);
    const cancel = (viewer: Officer) => given.context.get(ReportsService).cancel(testOperation(viewer), { report: id });
    await expect(cancel(await given.officer(pilot.owner))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const auditor = await given.officer(pilot.owner, { platformRoles: ['auditor'] });
    await expect(cancel(auditor)).rejects.toThrow(NotAllowed);
    await cancel(await given.officer(pilot.coordinator));
    await expect(cancel(officer)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
  });
});

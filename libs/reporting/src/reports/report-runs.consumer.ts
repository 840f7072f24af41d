import { Injectable } from '@nestjs/common';
import { ANYBODY, Clock, id, type PublishedEvent, type ReportFailure, type Viewer } from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import type { EventConsumer, Once } from '@talkoot/platform/queue';
import { ProgrammeFacts } from '../rendering/programme-facts.loader.js';
import type { PilotProgrammeReport } from '../rendering/programme-report.js';
import type { RenderedFile } from '../rendering/rendered-file.entity.js';
import { ReportRenderer } from '../rendering/report-renderer.service.js';
import { ReportRepository, type Run } from './report.repository.js';

/** The number of failed runs after which a report is given up: with the queue's pauses, ten seconds after the first. */
const MOST_FAILURES = 4;
/**
 * The number of runs after which a report is given up even if none was seen to fail: it may be what kills the process. It is
 * larger, since processes are also killed and restarted for other reasons.
 */
const MOST_ATTEMPTS = 20;

/** How much of the work it is to gather the facts, in percent; the rest is rendering. */
const GATHERED = 20;
const RENDERED = 90;

type Outcome = { readonly files: readonly RenderedFile[] } | { readonly failure: ReportFailure } | 'not wanted';

/** Makes the reports that people asked for: long work first, then files, status and the record of the event at once. */
@Injectable()
export class ReportRunsConsumer implements EventConsumer {
  readonly consumer = 'report-runs';

  constructor(
    private readonly reports: ReportRepository,
    private readonly facts: ProgrammeFacts,
    private readonly renderer: ReportRenderer,
    private readonly identity: IdentityApi,
    private readonly clock: Clock,
  ) {}

  async handle(event: PublishedEvent, once: Once): Promise<void> {
    const reportId = id('report').parse(event.aggregate);
    const run = await this.reports.begin(reportId, this.clock.now());
    const outcome = run ? await this.attempt(run) : 'not wanted';
    await once(async (transaction) => {
      const report = await this.reports.load(transaction, reportId);
      if (!report || report.isOver || outcome === 'not wanted') return;
      if ('failure' in outcome) report.fail(outcome.failure);
      else report.finish();
      await this.reports.conclude(transaction, report, 'files' in outcome ? outcome.files : []);
    });
  }

  private async attempt(run: Run): Promise<Outcome> {
    if (run.failures >= MOST_FAILURES || run.attempts > MOST_ATTEMPTS) return { failure: 'not-renderable' };
    try {
      return await this.make(run);
    } catch (error) {
      // When the database was the fault it cannot be counted, and need not be.
      await this.reports.countFailure(run.report);
      throw error;
    }
  }

  private async make(run: Run): Promise<Outcome> {
    const viewer = await this.viewerOf(run);
    if (!viewer) return { failure: 'requester-left' };
    const facts = await this.facts.of(run.subject, run.asOf, viewer);
    if (!facts) return { failure: 'subject-not-visible' };
    return this.render(run, facts);
  }

  private async render(run: Run, facts: PilotProgrammeReport): Promise<Outcome> {
    const files: RenderedFile[] = [];
    for (const format of run.formats) {
      const progress = GATHERED + ((RENDERED - GATHERED) * files.length) / run.formats.length;
      // oxlint-disable-next-line no-await-in-loop -- the person who asked sees how far it is, and can call it off between two formats
      if (!(await this.reports.advance(run.report, Math.round(progress)))) return 'not wanted';
      // oxlint-disable-next-line no-await-in-loop -- one language and format after the other, with a look in between whether it was called off
      files.push(await this.renderer.render(facts, run.locale, format));
    }
    return (await this.reports.advance(run.report, RENDERED)) ? { files } : 'not wanted';
  }

  /**
   * The person who asked, as they act for the organisation today. Not as an operator or auditor, even if they are: everybody of the
   * organisation may read the report.
   */
  private async viewerOf({ person, organisation }: Run): Promise<Viewer | undefined> {
    const acting = await this.identity.actingAs(person, organisation, this.clock.today());
    return acting && { ...ANYBODY, person, organisation, role: acting.role };
  }
}

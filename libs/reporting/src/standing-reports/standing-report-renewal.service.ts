import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { ANYBODY, Clock, type LocalDate, LOCALES, REPORT_FORMATS } from '@talkoot/contracts';
import { jobOperation } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { Pace } from '@talkoot/platform/process';
import { ProgrammeFacts } from '../rendering/programme-facts.loader.js';
import { ReportRenderer } from '../rendering/report-renderer.service.js';
import { StandingReport } from './standing-report.js';
import { type ClaimedRenewal, type StandingFile, StandingReportRepository } from './standing-report.repository.js';

const POLL_MS = 500;
/** Much longer than a renewal takes. One that failed or died is tried again after it. */
const CLAIM_SECONDS = 30;

const EDITIONS = LOCALES.flatMap((locale) => REPORT_FORMATS.map((format) => ({ locale, format })));

/**
 * Renews the standing reports that are stale, a while after the first change, however many came since; any number of processes
 * may. The old files stay until all the new ones are there.
 */
@Injectable()
export class StandingReportRenewal implements BeforeApplicationShutdown {
  private readonly renewer = randomUUID();
  private readonly pace = new Pace(POLL_MS);

  constructor(
    private readonly reports: StandingReportRepository,
    private readonly facts: ProgrammeFacts,
    private readonly renderer: ReportRenderer,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  start(): void {
    this.pace.keep(() =>
      this.renewNext().catch((error: unknown) => {
        this.log.error({ event: 'report.renewal-failed', err: error });
        return false;
      }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.pace.end();
  }

  /** Says whether there was one to renew. */
  async renewNext(): Promise<boolean> {
    const today = this.clock.today();
    const renewal = await this.reports.claim(this.renewer, {
      today,
      afterSeconds: this.config.REPORT_RENEWAL_SECONDS,
      forSeconds: CLAIM_SECONDS,
    });
    if (!renewal) return false;
    const files = await this.render(renewal, today);
    await this.keep(renewal, today, files);
    this.log.info({ event: 'report.renewed', programme: renewal.programme, files: files.length });
    return true;
  }

  /** What anybody may see, in every language and format; nothing while the programme is not public. */
  private async render({ programme }: ClaimedRenewal, today: LocalDate): Promise<StandingFile[]> {
    const facts = await this.facts.of(programme, today, ANYBODY);
    if (!facts) return [];
    return Promise.all(
      EDITIONS.map(async ({ locale, format }) => ({
        locale,
        ...(await this.renderer.render(facts, locale, format)),
      })),
    );
  }

  private keep(renewal: ClaimedRenewal, today: LocalDate, files: readonly StandingFile[]): Promise<void> {
    const operation = { ...jobOperation(this.clock, 'reports.renewed'), today };
    return this.unitOfWork.run(operation, (transaction) => {
      const report = new StandingReport(renewal.id, renewal.version, renewal.programme);
      if (files.length > 0) report.renew(today);
      return this.reports.replace(transaction, this.renewer, report, today, files);
    });
  }
}

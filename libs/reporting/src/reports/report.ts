import {
  Aggregate,
  type Id,
  type LocalDate,
  type Locale,
  newId,
  type OrganisationId,
  type PersonId,
  type ReportFailure,
  type ReportFormat,
  type ReportKind,
  type ReportStatus,
} from '@talkoot/contracts';
import { REPORT_FLOW } from './report-flow.js';

/** What somebody asks for, and for whom. */
export interface Request {
  readonly kind: ReportKind;
  readonly subject: Id<'pilotprogramme'>;
  readonly formats: readonly ReportFormat[];
  readonly locale: Locale;
  /** The day that the report describes. */
  readonly asOf: LocalDate;
  readonly person: PersonId;
  /** Anyone who acts for it may read the report, and it shows what they may see. */
  readonly organisation: OrganisationId;
}

export interface ReportState extends Request {
  readonly status: ReportStatus;
  readonly failure?: ReportFailure | undefined;
}

type ReportEvent = 'report.requested.v1' | 'report.finished.v1' | 'report.failed.v1' | 'report.cancelled.v1';

/** A report that somebody asked for: queued → running → done, failed or cancelled. How far a run has come is not its business. */
export class Report extends Aggregate<'report', ReportEvent> {
  private current: ReportState;

  constructor(id: Id<'report'>, version: number, state: ReportState) {
    super(id, version);
    this.current = state;
  }

  static request(request: Request): Report {
    const report = new Report(newId('report'), 0, { ...request, status: REPORT_FLOW.requestReport.take({}) });
    const { person: _, organisation: __, ...data } = request;
    report.record('report.requested.v1', { ...data, formats: [...data.formats] });
    return report;
  }

  get state(): ReportState {
    return this.current;
  }

  /** Nothing becomes of it any more. */
  get isOver(): boolean {
    const { status } = this.current;
    return !REPORT_FLOW.cancelReport.from.includes(status);
  }

  finish(): void {
    this.become(REPORT_FLOW.finish.take(this.current));
    this.record('report.finished.v1', { formats: [...this.current.formats] });
  }

  fail(failure: ReportFailure): void {
    this.become(REPORT_FLOW.fail.take(this.current), failure);
    this.record('report.failed.v1', { failure });
  }

  cancel(): void {
    this.become(REPORT_FLOW.cancelReport.take(this.current));
    this.record('report.cancelled.v1', {});
  }

  protected override concerned(): readonly OrganisationId[] {
    return [this.current.organisation];
  }

  protected override isPublic(): boolean {
    return false;
  }

  private become(status: ReportStatus, failure?: ReportFailure): void {
    this.current = { ...this.current, status, failure };
  }
}

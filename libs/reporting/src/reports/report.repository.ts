import { Injectable } from '@nestjs/common';
import {
  type Id,
  idOf,
  type Instant,
  LocalDate,
  type Locale,
  type OrganisationId,
  type PersonId,
  type ReportFormat,
  uuidOf,
} from '@talkoot/contracts';
import { rows, type Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import type { RenderedFile } from '../rendering/rendered-file.entity.js';
import { REPORT_FLOW } from './report-flow.js';
import { ReportEntity, ReportFileEntity } from './report.entity.js';
import { Report } from './report.js';

/** What a run has to make, and for whom. */
export interface Run {
  readonly report: Id<'report'>;
  readonly subject: Id<'pilotprogramme'>;
  readonly formats: readonly ReportFormat[];
  readonly locale: Locale;
  readonly asOf: LocalDate;
  readonly person: PersonId;
  readonly organisation: OrganisationId;
  /** How often a run began, this one counted. */
  readonly attempts: number;
  /** How many of them came upon a fault of ours. */
  readonly failures: number;
}

interface RunRow {
  readonly programme_id: string;
  readonly formats: ReportFormat[];
  readonly locale: Locale;
  readonly as_of: string;
  readonly person_id: string;
  readonly organisation_id: string;
  readonly attempts: number;
  readonly failures: number;
}

@Injectable()
export class ReportRepository {
  constructor(private readonly source: DataSource) {}

  async add(transaction: Transaction, report: Report): Promise<void> {
    await transaction.record(report.takeEvents());
    const { failure, formats, ...facts } = report.state;
    const row = {
      id: report.id,
      version: report.version,
      ...facts,
      formats: [...formats],
      failure,
      progress: 0,
      attempts: 0,
      failures: 0,
      createdAt: new Date(transaction.operation.now.toEpochMilli()),
      startedAt: undefined,
      finishedAt: undefined,
    };
    await transaction.insert(ReportEntity, [row]);
  }

  /** Loads a report and holds it until the end of the transaction. */
  async load(transaction: Transaction, id: Id<'report'>): Promise<Report | undefined> {
    const row = await transaction.manager.findOne(ReportEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ? toReport(row) : undefined;
  }

  /** Keeps what became of a report, with its files when it is done. */
  async conclude(transaction: Transaction, report: Report, files: readonly RenderedFile[] = []): Promise<void> {
    const { status, failure } = report.state;
    await transaction.record(report.takeEvents());
    await transaction.insert(
      ReportFileEntity,
      files.map((file) => ({ ...file, report: uuidOf(report.id) })),
    );
    await transaction.rows(
      `WITH concluded AS (
         UPDATE reporting.report SET version = $2, status = $3, failure = $4, finished_at = $5,
           progress = CASE WHEN $3 = 'done' THEN 100 ELSE progress END
         WHERE id = $1 RETURNING id)
       SELECT count(*) FROM concluded`,
      [uuidOf(report.id), report.version, status, failure ?? null, transaction.operation.now.toString()],
    );
  }

  /** Begins a run, in a transaction of its own, or takes over one that died; undefined when the report is over. */
  async begin(report: Id<'report'>, at: Instant): Promise<Run | undefined> {
    const { from, to } = REPORT_FLOW.run;
    const [row] = await rows<RunRow>(
      this.source.manager,
      `WITH begun AS (
         UPDATE reporting.report
         SET status = $4, progress = 0, attempts = attempts + 1, started_at = coalesce(started_at, $2)
         WHERE id = $1 AND status = ANY($3) RETURNING *)
       SELECT programme_id, formats, locale, as_of, person_id, organisation_id, attempts, failures FROM begun`,
      [uuidOf(report), at.toString(), from, to],
    );
    return (
      row && {
        report,
        subject: idOf('pilotprogramme', row.programme_id),
        formats: row.formats,
        locale: row.locale,
        asOf: LocalDate.parse(row.as_of),
        person: idOf('person', row.person_id),
        organisation: idOf('organisation', row.organisation_id),
        attempts: row.attempts,
        failures: row.failures,
      }
    );
  }

  /** Counts, in a transaction of its own, a run that came upon a fault of ours. */
  async countFailure(report: Id<'report'>): Promise<void> {
    await rows(
      this.source.manager,
      `WITH counted AS (UPDATE reporting.report SET failures = failures + 1 WHERE id = $1 RETURNING id)
       SELECT count(*) FROM counted`,
      [uuidOf(report)],
    );
  }

  /** Tells in a transaction of its own how far a run has come, in percent; false when the report is not wanted any more. */
  async advance(report: Id<'report'>, progress: number): Promise<boolean> {
    const advanced = await rows<{ id: string }>(
      this.source.manager,
      `WITH advanced AS (
         UPDATE reporting.report SET progress = $2 WHERE id = $1 AND status = 'running' RETURNING id)
       SELECT id FROM advanced`,
      [uuidOf(report), progress],
    );
    return advanced.length > 0;
  }
}

const toReport = ({ id, version, failure, ...row }: ReportEntity): Report =>
  new Report(id, version, {
    kind: row.kind,
    subject: row.subject,
    formats: row.formats,
    locale: row.locale,
    asOf: row.asOf,
    person: row.person,
    organisation: row.organisation,
    status: row.status,
    failure: failure ?? undefined,
  });

import { Injectable } from '@nestjs/common';
import { type Id, idOf, type LocalDate, type Locale, newId, uuidOf } from '@talkoot/contracts';
import { rows, type Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import type { RenderedFile } from '../rendering/rendered-file.entity.js';
import { StandingFileEntity } from './standing-report.entity.js';
import type { StandingReport } from './standing-report.js';

/** A rendered file of a standing report. */
export interface StandingFile extends RenderedFile {
  readonly locale: Locale;
}

/** A standing report that this process alone renews, until the claim is over. */
export interface ClaimedRenewal {
  readonly id: Id<'standingreport'>;
  readonly version: number;
  readonly programme: Id<'pilotprogramme'>;
}

/** Who renews, as a UUID of this process. */
type Renewer = string;

@Injectable()
export class StandingReportRepository {
  constructor(private readonly source: DataSource) {}

  /** From now on the reports of the programmes do not show what is; a programme without one gets one. */
  async markStale(transaction: Transaction, programmes: readonly Id<'pilotprogramme'>[]): Promise<void> {
    // Sorted, so that two events that concern the same programmes do not wait for each other. A report that is stale already is
    // not written again, yet held: a renewal waits for this transaction, and reads after it.
    await transaction.rows(
      `WITH stale AS (
         INSERT INTO reporting.standing_report AS s (id, version, programme_id, stale_since)
         SELECT given.id, 0, given.programme, clock_timestamp()
         FROM unnest($1::uuid[], $2::uuid[]) AS given(id, programme) ORDER BY given.programme
         ON CONFLICT ON CONSTRAINT standing_report_of_programme
         DO UPDATE SET stale_since = excluded.stale_since WHERE s.stale_since IS NULL
         RETURNING s.id)
       SELECT count(*) FROM stale`,
      [programmes.map(() => uuidOf(newId('standingreport'))), programmes.map(uuidOf)],
    );
  }

  /** From now on no report that there is shows what is. */
  async markAllStale(transaction: Transaction): Promise<void> {
    await transaction.rows(
      `WITH given AS (SELECT id, stale_since FROM reporting.standing_report ORDER BY programme_id FOR UPDATE),
       stale AS (
         UPDATE reporting.standing_report AS s SET stale_since = clock_timestamp()
         FROM given WHERE s.id = given.id AND given.stale_since IS NULL RETURNING s.id)
       SELECT count(*) FROM stale`,
    );
  }

  /**
   * Takes one report to renew, for the given time: its first change is old enough, or it describes a day that has passed,
   * or its renewal has not finished in time. What changes from now on makes it stale anew.
   */
  async claim(
    renewer: Renewer,
    { today, afterSeconds, forSeconds }: { today: LocalDate; afterSeconds: number; forSeconds: number },
  ): Promise<ClaimedRenewal | undefined> {
    const [row] = await rows<{ id: string; version: number; programme_id: string }>(
      this.source.manager,
      `WITH due AS (
         SELECT id FROM reporting.standing_report
         WHERE CASE WHEN claimed_by IS NOT NULL THEN claimed_until <= now()
           ELSE stale_since <= now() - make_interval(secs => $2) OR as_of < $3::date END
         ORDER BY coalesce(stale_since, renewed_at) LIMIT 1 FOR UPDATE SKIP LOCKED),
       claimed AS (
         UPDATE reporting.standing_report AS s
         SET stale_since = NULL, claimed_by = $1, claimed_until = now() + make_interval(secs => $4)
         FROM due WHERE s.id = due.id RETURNING s.*)
       SELECT id, version, programme_id FROM claimed`,
      [renewer, afterSeconds, today.toString(), forSeconds],
    );
    return (
      row && {
        id: idOf('standingreport', row.id),
        version: row.version,
        programme: idOf('pilotprogramme', row.programme_id),
      }
    );
  }

  /** Puts the files in the place of those before; does nothing when somebody else has taken the renewal over. */
  async replace(
    transaction: Transaction,
    renewer: Renewer,
    report: StandingReport,
    asOf: LocalDate,
    files: readonly StandingFile[],
  ): Promise<void> {
    const replaced = await transaction.rows<{ id: string }>(
      `WITH replaced AS (
         UPDATE reporting.standing_report
         SET version = $3, as_of = $4, renewed_at = $5, claimed_by = NULL, claimed_until = NULL
         WHERE id = $1 AND claimed_by = $2 RETURNING id),
       removed AS (DELETE FROM reporting.standing_file USING replaced WHERE standing_report_id = replaced.id)
       SELECT id FROM replaced`,
      [uuidOf(report.id), renewer, report.version, asOf.toString(), transaction.operation.now.toString()],
    );
    if (replaced.length === 0) return;
    await transaction.record(report.takeEvents());
    await transaction.insert(
      StandingFileEntity,
      files.map((file) => ({ ...file, report: uuidOf(report.id) })),
    );
  }
}

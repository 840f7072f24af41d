import { Injectable } from '@nestjs/common';
import {
  type Id,
  idOf,
  LocalDate,
  type Locale,
  type Operation,
  type ReportFormat,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import { type LinkBearer, ReportLinks } from '../application/report-links.js';
import { mayRead } from '../domain/readers.js';
import type { ReportFileType, ReportType, StandingReportType } from './report.types.js';

type FileRow = Pick<ReportFileType, 'format' | 'name' | 'size' | 'sha256'>;

type ReportRow = Pick<
  ReportType,
  'kind' | 'locale' | 'status' | 'progress' | 'failure' | 'createdAt' | 'startedAt' | 'finishedAt'
> & {
  readonly programme: string;
  readonly organisation: string;
  readonly on: string;
  readonly files: FileRow[];
};

type StandingRow = FileRow & {
  readonly id: string;
  readonly locale: Locale;
  readonly on: string;
  readonly renewedAt: Date;
  readonly isCurrent: boolean;
};

/** Plain reads until the read path is there. */
@Injectable()
export class ReportReads {
  constructor(
    private readonly source: DataSource,
    private readonly links: ReportLinks,
  ) {}

  /** Null when there is none, or the viewer may not know of it. */
  async byId(id: Id<'report'>, { viewer }: Operation): Promise<ReportType | null> {
    const [found] = await rows<ReportRow>(
      this.source.manager,
      `SELECT r.kind, r.programme_id AS programme, r.organisation_id AS organisation, r.locale, r.as_of AS on, r.status,
         r.progress, r.failure, r.created_at AS "createdAt", r.started_at AS "startedAt", r.finished_at AS "finishedAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('format', f.format, 'name', f.name, 'size', f.size,
             'sha256', f.sha256) ORDER BY array_position(r.formats, f.format))
           FROM reporting.report_file f WHERE f.report_id = r.id), '[]') AS files
       FROM reporting.report r WHERE r.id = $1`,
      [uuidOf(id)],
    );
    if (!found || !mayRead(viewer, idOf('organisation', found.organisation))) return null;
    const { programme, organisation: _, on, files, ...report } = found;
    const bearer = bearerOf(viewer);
    return {
      id,
      ...report,
      subject: idOf('pilotprogramme', programme),
      on: LocalDate.parse(on),
      files: await Promise.all(
        files.map(async (file) => ({
          ...file,
          url: await this.links.sign({ report: id, locale: report.locale, format: file.format }, bearer),
        })),
      ),
    };
  }

  async changed(id: Id<'report'>, operation: Operation): Promise<ReportType> {
    const report = await this.byId(id, operation);
    if (!report) throw new Error(`No report ${id}`);
    return report;
  }

  /** Null before there is one. */
  async standing(
    programme: Id<'pilotprogramme'>,
    locale: Locale,
    format: ReportFormat,
  ): Promise<StandingReportType | null> {
    const [found] = await rows<StandingRow>(
      this.source.manager,
      `SELECT s.id, f.format, f.locale, f.name, f.size, f.sha256, s.as_of AS on, s.renewed_at AS "renewedAt",
         s.stale_since IS NULL AND s.claimed_by IS NULL AS "isCurrent"
       FROM reporting.standing_report s JOIN reporting.standing_file f ON f.standing_report_id = s.id
       WHERE s.programme_id = $1 AND f.locale = $2 AND f.format = $3`,
      [uuidOf(programme), locale, format],
    );
    if (!found) return null;
    const { id, on, ...file } = found;
    const address = { report: idOf('standingreport', id), locale, format };
    return { ...file, on: LocalDate.parse(on), url: await this.links.sign(address, undefined) };
  }
}

function bearerOf({ person, organisation, platformRoles }: Viewer): LinkBearer {
  if (person === undefined || organisation === undefined) throw new Error('Only somebody who acts reads reports');
  return { person, organisation, platformRoles };
}

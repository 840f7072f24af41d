import { Injectable } from '@nestjs/common';
import { idOf, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import type { RenderedFile } from '../rendering/rendered-file.entity.js';
import type { ReportAddress } from './report-address.js';

const COLUMNS = 'f.format, f.name, f.content, f.size, f.sha256';

/** Reads rendered files with their content. */
@Injectable()
export class ReportFileRepository {
  constructor(private readonly source: DataSource) {}

  /** A file of a report that somebody asked for, and on whose behalf that was. */
  async ofReport({
    report,
    locale,
    format,
  }: ReportAddress): Promise<{ file: RenderedFile; organisation: OrganisationId } | undefined> {
    const [found] = await rows<RenderedFile & { organisation: string }>(
      this.source.manager,
      `SELECT ${COLUMNS}, r.organisation_id AS organisation
       FROM reporting.report_file f JOIN reporting.report r ON r.id = f.report_id
       WHERE r.id = $1 AND r.locale = $2 AND f.format = $3`,
      [uuidOf(report), locale, format],
    );
    if (!found) return undefined;
    const { organisation, ...file } = found;
    return { file, organisation: idOf('organisation', organisation) };
  }

  async ofStandingReport({ report, locale, format }: ReportAddress): Promise<RenderedFile | undefined> {
    const [found] = await rows<RenderedFile>(
      this.source.manager,
      `SELECT ${COLUMNS} FROM reporting.standing_file f
       WHERE f.standing_report_id = $1 AND f.locale = $2 AND f.format = $3`,
      [uuidOf(report), locale, format],
    );
    return found;
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assertNever, type Locale, type ReportFormat } from '@talkoot/contracts';
import { programmeReportCsv } from './csv.js';
import { programmeReportHtml } from './html.js';
import type { PilotProgrammeReport } from './programme-report.js';
import type { RenderedFile } from './rendered-file.entity.js';

/** Makes files of facts. */
@Injectable()
export class ReportRenderer {
  async render(report: PilotProgrammeReport, locale: Locale, format: ReportFormat): Promise<RenderedFile> {
    const content = Buffer.from(await textOf(report, locale, format));
    return {
      format,
      name: `${report.code}_${report.asOf.toString()}_${locale}.${format}`,
      content,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    };
  }
}

function textOf(report: PilotProgrammeReport, locale: Locale, format: ReportFormat): Promise<string> | string {
  switch (format) {
    case 'html':
      return programmeReportHtml(report, locale);
    case 'csv':
      return programmeReportCsv(report, locale);
    default:
      return assertNever(format);
  }
}

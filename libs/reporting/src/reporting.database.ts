import type { ContextDatabase } from '@talkoot/platform/database';
import { Reporting1795305601000 } from './migrations/20261122001000-reporting.js';
import { ReportEntity, ReportFileEntity } from './reports/report.entity.js';
import { StandingFileEntity, StandingReportEntity } from './standing-reports/standing-report.entity.js';

const RENDERED = 'Rendered from facts that keep their own history: it can be rendered again.';
const A_RUN = 'How far the making of a report has come; what became of it is in its events.';

export const reportingDatabase: ContextDatabase = {
  schema: 'reporting',
  entities: [ReportEntity, ReportFileEntity, StandingReportEntity, StandingFileEntity],
  migrations: [Reporting1795305601000],
  personal: {
    'reporting.report.person_id': {
      holds: 'Reports that the person asked for.',
      erased: { stays: 'A report is the organisation’s; the bare id says who asked for it.' },
    },
  },
  retained: [
    {
      what: 'reports that somebody asked for',
      table: 'reporting.report',
      days: 'RETENTION_REPORTS_DAYS',
      over: 'created_at < $1::date',
    },
  ],
  withoutHistory: {
    'reporting.report': A_RUN,
    'reporting.standing_report': A_RUN,
    'reporting.report_file': RENDERED,
    'reporting.standing_file': RENDERED,
  },
};

export { ReportRunsConsumer } from './reports/report-runs.consumer.js';
export { StandingReportRenewal } from './standing-reports/standing-report-renewal.service.js';
export { StandingReportsConsumer } from './standing-reports/standing-reports.consumer.js';
export { ReportMakingModule } from './report-making.module.js';
export { reportingDatabase } from './reporting.database.js';
export { ReportingModule, parts } from './reporting.module.js';

export { ReportRunsConsumer } from './application/report-runs.consumer.js';
export { StandingReportRenewal } from './application/standing-report-renewal.js';
export { StandingReportsConsumer } from './application/standing-reports.consumer.js';
export { ReportMakingModule } from './report-making.module.js';
export { reportingDatabase } from './reporting.database.js';
export { ReportingModule, parts } from './reporting.module.js';

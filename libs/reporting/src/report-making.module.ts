import { Module } from '@nestjs/common';
import { FundingModule } from '@talkoot/funding';
import { IdentityModule } from '@talkoot/identity';
import { PilotsModule } from '@talkoot/pilots';
import { RegistryModule } from '@talkoot/registry';
import { ProgrammeFacts } from './application/programme-facts.js';
import { ReportRenderer } from './application/report-renderer.js';
import { ReportRunsConsumer } from './application/report-runs.consumer.js';
import { StandingReportRenewal } from './application/standing-report-renewal.js';
import { StandingReportsConsumer } from './application/standing-reports.consumer.js';
import { ReportRepository } from './persistence/report.repository.js';
import { StandingReportRepository } from './persistence/standing-report.repository.js';

/** What the reporting-worker does: the reports that people asked for are made, the standing ones renewed. */
@Module({
  imports: [RegistryModule, IdentityModule, PilotsModule, FundingModule],
  providers: [
    ReportRunsConsumer,
    StandingReportsConsumer,
    StandingReportRenewal,
    ProgrammeFacts,
    ReportRenderer,
    ReportRepository,
    StandingReportRepository,
  ],
  exports: [ReportRunsConsumer, StandingReportsConsumer, StandingReportRenewal],
})
export class ReportMakingModule {}

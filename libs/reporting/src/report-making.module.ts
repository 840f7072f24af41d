import { Module } from '@nestjs/common';
import { FundingModule } from '@talkoot/funding';
import { IdentityModule } from '@talkoot/identity';
import { PilotsModule } from '@talkoot/pilots';
import { RegistryModule } from '@talkoot/registry';
import { ProgrammeFacts } from './rendering/programme-facts.loader.js';
import { ReportRenderer } from './rendering/report-renderer.service.js';
import { ReportRunsConsumer } from './reports/report-runs.consumer.js';
import { StandingReportRenewal } from './standing-reports/standing-report-renewal.service.js';
import { StandingReportsConsumer } from './standing-reports/standing-reports.consumer.js';
import { ReportRepository } from './reports/report.repository.js';
import { StandingReportRepository } from './standing-reports/standing-report.repository.js';

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

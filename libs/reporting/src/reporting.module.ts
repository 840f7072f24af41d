import { Module, type OnModuleInit } from '@nestjs/common';
import { FundingModule } from '@talkoot/funding';
import { IdentityModule } from '@talkoot/identity';
import { PilotsModule } from '@talkoot/pilots';
import { RegistryModule, SuccessionParticipants } from '@talkoot/registry';
import { ProgrammeFacts } from './application/programme-facts.js';
import { ReportDownloads } from './application/report-downloads.js';
import { ReportLinks } from './application/report-links.js';
import { reportsOfOrganisations } from './application/reporting.succession.js';
import { ReportsService } from './application/reports.service.js';
import { ProgrammeReportInterim } from './graphql/programme.extension.interim.js';
import { ReportReads } from './graphql/report.reads.interim.js';
import { ReportsInterim } from './graphql/reports.interim.js';
import { ReportsResolver } from './graphql/reports.resolver.js';
import { ReportFilesController } from './http/report-files.controller.js';
import { ReportFileRepository } from './persistence/report-file.repository.js';
import { ReportRepository } from './persistence/report.repository.js';

/** What people ask of reports: to have one made, to see how far it is, to download it. */
@Module({
  imports: [RegistryModule, IdentityModule, PilotsModule, FundingModule],
  controllers: [ReportFilesController],
  providers: [
    ReportsService,
    ReportRepository,
    ProgrammeFacts,
    ReportLinks,
    ReportDownloads,
    ReportFileRepository,
    ReportsResolver,
    ReportReads,
    ReportsInterim,
    ProgrammeReportInterim,
  ],
})
export class ReportingModule implements OnModuleInit {
  constructor(private readonly successions: SuccessionParticipants) {}

  onModuleInit(): void {
    this.successions.register(reportsOfOrganisations);
  }
}

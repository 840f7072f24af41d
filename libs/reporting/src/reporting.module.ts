import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { FundingModule } from '@talkoot/funding';
import { IdentityModule } from '@talkoot/identity';
import { PilotsModule } from '@talkoot/pilots';
import { RegistryModule, SuccessionParticipants } from '@talkoot/registry';
import { ProgrammeFacts } from './rendering/programme-facts.loader.js';
import { ReportDownloads } from './downloads/report-downloads.service.js';
import { ReportLinks } from './downloads/report-links.service.js';
import { reportsOfOrganisations } from './reporting.succession.js';
import { ReportsService } from './reports/reports.service.js';
import { reportLinks } from './reports/report.read-model.js';
import { ReportsMutations } from './reports/reports.mutations.js';
import { ReportFilesController } from './downloads/report-files.controller.js';
import { ReportFileRepository } from './downloads/report-file.repository.js';
import { ReportRepository } from './reports/report.repository.js';
import { reportingDatabase } from './reporting.database.js';

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
    ReportsMutations,
  ],
})
export class ReportingModule implements OnModuleInit {
  constructor(
    private readonly successions: SuccessionParticipants,
    private readonly links: ReportLinks,
  ) {}

  onModuleInit(): void {
    this.successions.register(reportsOfOrganisations);
    reportLinks.open(this.links);
  }
}

export const parts: ContextParts = {
  module: ReportingModule,
  database: reportingDatabase,
  formats: [],
  imports: [],
};

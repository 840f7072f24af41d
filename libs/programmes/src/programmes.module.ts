import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { VisibleIds } from '@talkoot/platform/read-model';
import { GovernanceModule } from '@talkoot/governance';
import { RegistryModule } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { ProgrammePlansImport, ProgrammesImport } from './programmes.import.js';
import * as formats from './programmes.import-format.js';
import { programmesDatabase } from './programmes.database.js';
import { ProgrammesGuard } from './programmes.guard.js';
import { ProgrammesSuccession } from './programmes.succession.js';
import { CycleKeeper } from './cycle/cycle-keeper.service.js';
import { Cycles } from './cycle/cycles.service.js';
import { wordsOfObligations } from './cycle/obligation-words.lookup.js';
import { Fulfilments } from './cycle/fulfilments.service.js';
import { ObligationRepository } from './cycle/obligation.repository.js';
import { ObligationsMutations } from './cycle/obligations.mutations.js';
import { ObligationsService } from './cycle/obligations.service.js';
import { notesOfMeasures } from './progress/measure-report-words.lookup.js';
import { MeasureReportRepository } from './progress/measure-report.repository.js';
import { MeasureReportsMutations } from './progress/measure-reports.mutations.js';
import { MeasureReportsService } from './progress/measure-reports.service.js';
import { ProgrammeChanges } from './programmes/programme-changes.port.js';
import { ProgrammeRepository } from './programmes/programme.repository.js';
import { ProgrammesLoader } from './programmes/programmes.loader.js';
import { ProgrammesMutations } from './programmes/programmes.mutations.js';
import { ProgrammesService } from './programmes/programmes.service.js';
import { References } from './programmes/references.service.js';
import { reasonsOfRevisions } from './revisions/revision-words.lookup.js';
import { RevisionRepository } from './revisions/revision.repository.js';
import { RevisionsLoader } from './revisions/revisions.loader.js';
import { RevisionsMutations } from './revisions/revisions.mutations.js';
import { RevisionsService } from './revisions/revisions.service.js';

@Module({
  imports: [GovernanceModule, RegistryModule],
  providers: [
    CycleKeeper,
    Cycles,
    Fulfilments,
    MeasureReportRepository,
    MeasureReportsMutations,
    MeasureReportsService,
    ObligationRepository,
    ObligationsMutations,
    ObligationsService,
    ProgrammeChanges,
    ProgrammePlansImport,
    ProgrammeRepository,
    ProgrammesGuard,
    ProgrammesImport,
    ProgrammesLoader,
    ProgrammesMutations,
    ProgrammesService,
    ProgrammesSuccession,
    References,
    RevisionRepository,
    RevisionsLoader,
    RevisionsMutations,
    RevisionsService,
    VisibleIds,
  ],
  exports: [CycleKeeper, ProgrammePlansImport, ProgrammesImport],
})
export class ProgrammesModule implements OnModuleInit {
  constructor(
    private readonly texts: EventTexts,
    private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    this.texts.registerWords(['revision'], (ids) => reasonsOfRevisions(this.source.manager, ids));
    this.texts.registerWords(['measurereport'], (ids) => notesOfMeasures(this.source.manager, ids));
    this.texts.registerWords(['obligation'], (ids, { event }) =>
      wordsOfObligations(this.source.manager, ids, event.name === 'obligation.due-moved.v1'),
    );
  }
}

export const parts: ContextParts = {
  module: ProgrammesModule,
  database: programmesDatabase,
  formats: Object.values(formats),
  imports: [ProgrammesImport],
  importsAfterAll: [ProgrammePlansImport],
};

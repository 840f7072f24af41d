import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { GovernanceModule } from '@talkoot/governance';
import { RegistryModule } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { ProgrammePlansImport, ProgrammesImport } from './programmes.import.js';
import * as formats from './programmes.import-format.js';
import { programmesDatabase } from './programmes.database.js';
import { ProgrammesGuard } from './programmes.guard.js';
import { ProgrammesSettlement } from './programmes.settlement.js';
import { ProgrammesSuccession } from './programmes.succession.js';
import {
  namesOfItems,
  notesOfMeasures,
  notesOfObligations,
  reasonsOfActivities,
  reasonsOfLastDays,
  reasonsOfParkedItems,
  titlesOfParkedItems,
  textsOfTasks,
  reasonsOfRevisions,
  textsOfActivityNotes,
  titlesOfActivities,
} from './words.lookup.js';
import { ProgrammeCopiesMutations } from './copies/programme-copies.mutations.js';
import { ProgrammeCopies } from './copies/programme-copies.service.js';
import { ConsultationKeeper } from './consultations/consultation-keeper.service.js';
import { ConsultationRepository } from './consultations/consultation.repository.js';
import { ConsultationsLoader } from './consultations/consultations.loader.js';
import { ConsultationsMutations } from './consultations/consultations.mutations.js';
import { ConsultationsService } from './consultations/consultations.service.js';
import { ConsultedOrganisations } from './consultations/consulted-organisations.service.js';
import { OpinionRepository } from './consultations/opinion.repository.js';
import { OpinionsMutations } from './consultations/opinions.mutations.js';
import { OpinionsService } from './consultations/opinions.service.js';
import { ParkedItemRepository } from './consultations/parked-item.repository.js';
import { ParkedItemsMutations } from './consultations/parked-items.mutations.js';
import { ParkedItemsService } from './consultations/parked-items.service.js';
import { ActionPlanRepository } from './action-plans/action-plan.repository.js';
import { ActionPlansLoader } from './action-plans/action-plans.loader.js';
import { ActionPlansMutations } from './action-plans/action-plans.mutations.js';
import { ActionPlansService } from './action-plans/action-plans.service.js';
import { ActionPlansSuccession } from './action-plans/action-plans.succession.js';
import { ActivitiesLoader } from './action-plans/activities.loader.js';
import { ActivitiesMutations } from './action-plans/activities.mutations.js';
import { ActivitiesService } from './action-plans/activities.service.js';
import { ActivityRepository } from './action-plans/activity.repository.js';
import { CycleKeeper } from './cycle/cycle-keeper.service.js';
import { Cycles } from './cycle/cycles.service.js';
import { Fulfilments } from './cycle/fulfilments.service.js';
import { ObligationRepository } from './cycle/obligation.repository.js';
import { ObligationsMutations } from './cycle/obligations.mutations.js';
import { ObligationsService } from './cycle/obligations.service.js';
import { MeasureReportRepository } from './progress/measure-report.repository.js';
import { MeasureReportsMutations } from './progress/measure-reports.mutations.js';
import { MeasureReportsService } from './progress/measure-reports.service.js';
import { Parties } from './programmes/parties.service.js';
import { ProgrammeChanges } from './programmes/programme-changes.port.js';
import { ProgrammeRepository } from './programmes/programme.repository.js';
import { ProgrammesLoader } from './programmes/programmes.loader.js';
import { ProgrammesMutations } from './programmes/programmes.mutations.js';
import { ProgrammesService } from './programmes/programmes.service.js';
import { References } from './programmes/references.service.js';
import { RevisionRepository } from './revisions/revision.repository.js';
import { RevisionsLoader } from './revisions/revisions.loader.js';
import { RevisionsMutations } from './revisions/revisions.mutations.js';
import { RevisionsService } from './revisions/revisions.service.js';
import { WorkProgrammeRepository } from './work-programmes/work-programme.repository.js';
import { WorkProgrammesLoader } from './work-programmes/work-programmes.loader.js';
import { WorkProgrammesMutations } from './work-programmes/work-programmes.mutations.js';
import { WorkProgrammesService } from './work-programmes/work-programmes.service.js';
import { WorkProgrammesSuccession } from './work-programmes/work-programmes.succession.js';
import { WorkProgrammesImport } from './work-programmes.import.js';

@Module({
  imports: [GovernanceModule, RegistryModule],
  providers: [
    ActionPlanRepository,
    ActionPlansLoader,
    ActionPlansMutations,
    ActionPlansService,
    ActionPlansSuccession,
    ActivitiesLoader,
    ActivitiesMutations,
    ActivitiesService,
    ActivityRepository,
    ConsultationKeeper,
    ConsultationRepository,
    ConsultationsLoader,
    ConsultationsMutations,
    ConsultationsService,
    ConsultedOrganisations,
    CycleKeeper,
    Cycles,
    Fulfilments,
    MeasureReportRepository,
    MeasureReportsMutations,
    MeasureReportsService,
    ObligationRepository,
    ObligationsMutations,
    ObligationsService,
    OpinionRepository,
    OpinionsMutations,
    OpinionsService,
    ParkedItemRepository,
    ParkedItemsMutations,
    ParkedItemsService,
    Parties,
    ProgrammeChanges,
    ProgrammeCopies,
    ProgrammeCopiesMutations,
    ProgrammePlansImport,
    ProgrammeRepository,
    ProgrammesGuard,
    ProgrammesImport,
    ProgrammesLoader,
    ProgrammesMutations,
    ProgrammesService,
    ProgrammesSettlement,
    ProgrammesSuccession,
    References,
    RevisionRepository,
    RevisionsLoader,
    RevisionsMutations,
    RevisionsService,
    WorkProgrammeRepository,
    WorkProgrammesImport,
    WorkProgrammesLoader,
    WorkProgrammesMutations,
    WorkProgrammesService,
    WorkProgrammesSuccession,
  ],
  exports: [ConsultationKeeper, CycleKeeper, ProgrammePlansImport, ProgrammesImport, WorkProgrammesImport],
})
export class ProgrammesModule implements OnModuleInit {
  constructor(
    private readonly texts: EventTexts,
    private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    const { manager } = this.source;
    this.texts.registerNames(['parkeditem'], (ids) => titlesOfParkedItems(manager, ids));
    this.texts.registerNames(['worktask'], (ids) => textsOfTasks(manager, ids));
    this.texts.registerNames(['activity'], (ids) => titlesOfActivities(manager, ids));
    this.texts.registerNames(['itemlineage'], (ids) => namesOfItems(manager, ids));
    this.texts.registerWords(['revision'], (ids) => reasonsOfRevisions(manager, ids));
    this.texts.registerWords(['measurereport'], (ids) => notesOfMeasures(manager, ids));
    this.texts.registerWords(['parkeditem'], (ids) => reasonsOfParkedItems(manager, ids));
    this.texts.registerWords(['activity'], (ids) => reasonsOfActivities(manager, ids));
    this.texts.registerWords(['activitynote'], (ids) => textsOfActivityNotes(manager, ids));
    this.texts.registerWords(['obligation'], (ids, { event }) =>
      event.name === 'obligation.due-moved.v1' ? reasonsOfLastDays(manager, ids) : notesOfObligations(manager, ids),
    );
  }
}

export const parts: ContextParts = {
  module: ProgrammesModule,
  database: programmesDatabase,
  formats: Object.values(formats),
  imports: [ProgrammesImport],
  importsAfterAll: [ProgrammePlansImport, WorkProgrammesImport],
};

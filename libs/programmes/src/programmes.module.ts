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
import {
  dropReasons,
  namesOfItems,
  textsOfNotes,
  titlesOfActivities,
} from './action-plans/action-plan-words.lookup.js';
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
import { wordsOfObligations } from './cycle/obligation-words.lookup.js';
import { Fulfilments } from './cycle/fulfilments.service.js';
import { ObligationRepository } from './cycle/obligation.repository.js';
import { ObligationsMutations } from './cycle/obligations.mutations.js';
import { ObligationsService } from './cycle/obligations.service.js';
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
    ActionPlanRepository,
    ActionPlansLoader,
    ActionPlansMutations,
    ActionPlansService,
    ActionPlansSuccession,
    ActivitiesLoader,
    ActivitiesMutations,
    ActivitiesService,
    ActivityRepository,
    CycleKeeper,
    Cycles,
    Fulfilments,
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
    const { manager } = this.source;
    this.texts.registerNames(['activity'], (ids) => titlesOfActivities(manager, ids));
    this.texts.registerNames(['itemlineage'], (ids) => namesOfItems(manager, ids));
    this.texts.registerWords(['activity'], (ids) => dropReasons(manager, ids));
    this.texts.registerWords(['activitynote'], (ids) => textsOfNotes(manager, ids));
    this.texts.registerWords(['revision'], (ids) => reasonsOfRevisions(manager, ids));
    this.texts.registerWords(['obligation'], (ids, { event }) =>
      wordsOfObligations(manager, ids, event.name === 'obligation.due-moved.v1'),
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

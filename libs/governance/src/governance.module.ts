import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { IdentityModule } from '@talkoot/identity';
import { VisibleIds } from '@talkoot/platform/read-model';
import { RegistryModule } from '@talkoot/registry';
import { ActionItemsLoader } from './application/action-items.loader.js';
import { ActionItemsService } from './application/action-items.service.js';
import { BodiesLoader } from './application/bodies.loader.js';
import { BodiesService } from './application/bodies.service.js';
import { BodyCalendars } from './application/body-calendars.js';
import { CalendarAddressesService } from './application/calendar-addresses.service.js';
import { CalendarFeeds } from './application/calendar-feeds.js';
import { GovernanceCalendars } from './application/governance-calendars.js';
import { GovernanceInvited } from './application/governance-invited.js';
import { GovernanceNotices } from './application/governance-notices.js';
import { GovernanceImport } from './application/governance.import.js';
import { GovernanceSuccession } from './application/governance.succession.js';
import { KnownBodies } from './application/known-bodies.js';
import { MeetingRecordsService } from './application/meeting-records.service.js';
import { MeetingsLoader } from './application/meetings.loader.js';
import { MeetingsService } from './application/meetings.service.js';
import { ProposalsImport } from './application/proposals.import.js';
import { BodiesInvitations } from './application/bodies.invitations.js';
import { ProposalsInvitations } from './application/proposals.invitations.js';
import { ProposalsLoader } from './application/proposals.loader.js';
import { ProposalsService } from './application/proposals.service.js';
import { NamedPersons } from './application/named-persons.js';
import { SeatInvitationsService } from './application/seat-invitations.service.js';
import { Reminders } from './application/reminders.js';
import { ActionItemsMutations } from './graphql/action-items.mutations.js';
import { BodiesMutations } from './graphql/bodies.mutations.js';
import { CalendarAddressesMutations } from './graphql/calendar-addresses.mutations.js';
import { MeetingRecordsMutations } from './graphql/meeting-records.mutations.js';
import { MeetingsMutations } from './graphql/meetings.mutations.js';
import { ProposalsMutations } from './graphql/proposals.mutations.js';
import { SeatInvitationsMutations } from './graphql/seat-invitations.mutations.js';
import { CalendarsController } from './http/calendars.controller.js';
import { ActionItemRepository } from './persistence/action-item.repository.js';
import { BodiesLookup } from './persistence/bodies.lookup.js';
import { BodyRepository } from './persistence/body.repository.js';
import { CalendarAddressRepository } from './persistence/calendar-address.repository.js';
import { CalendarLookup } from './persistence/calendar.lookup.js';
import { DecisionsLookup } from './persistence/decisions.lookup.js';
import { InvitedLookup } from './persistence/invited.lookup.js';
import { MeetingRepository } from './persistence/meeting.repository.js';
import { NoticesLookup } from './persistence/notices.lookup.js';
import { SeatInvitationRepository } from './persistence/seat-invitation.repository.js';
import { ProposalRepository } from './persistence/proposal.repository.js';
import { governanceDatabase } from './governance.database.js';
import * as formats from './application/governance.import-format.js';

@Module({
  imports: [IdentityModule, RegistryModule],
  controllers: [CalendarsController],
  providers: [
    ActionItemRepository,
    ActionItemsLoader,
    ActionItemsMutations,
    ActionItemsService,
    BodiesLoader,
    BodiesLookup,
    BodiesMutations,
    BodiesService,
    BodyCalendars,
    BodyRepository,
    CalendarAddressRepository,
    CalendarAddressesMutations,
    CalendarAddressesService,
    CalendarFeeds,
    CalendarLookup,
    GovernanceCalendars,
    GovernanceImport,
    GovernanceInvited,
    GovernanceNotices,
    GovernanceSuccession,
    DecisionsLookup,
    InvitedLookup,
    KnownBodies,
    MeetingRecordsMutations,
    MeetingRecordsService,
    MeetingRepository,
    MeetingsLoader,
    MeetingsMutations,
    MeetingsService,
    NamedPersons,
    NoticesLookup,
    ProposalRepository,
    ProposalsImport,
    BodiesInvitations,
    ProposalsInvitations,
    ProposalsLoader,
    ProposalsMutations,
    ProposalsService,
    Reminders,
    SeatInvitationRepository,
    SeatInvitationsMutations,
    SeatInvitationsService,
    VisibleIds,
  ],
  exports: [GovernanceCalendars, GovernanceImport, GovernanceInvited, GovernanceNotices, ProposalsImport, Reminders],
})
export class GovernanceModule implements OnModuleInit {
  constructor(
    private readonly texts: EventTexts,
    private readonly notices: GovernanceNotices,
  ) {}

  onModuleInit(): void {
    this.texts.registerNames(['body', 'seat', 'meeting', 'agendaitem', 'actionitem', 'proposal'], (ids) =>
      this.notices.names(ids),
    );
    this.texts.registerWords(['meeting', 'decision', 'remark', 'proposal'], (ids) => this.notices.words(ids));
  }
}

export const parts: ContextParts = {
  module: GovernanceModule,
  database: governanceDatabase,
  formats: Object.values(formats),
  imports: [],
  importsAfterAll: [GovernanceImport, ProposalsImport],
};

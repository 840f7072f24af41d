import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { IdentityModule } from '@talkoot/identity';
import { RegistryModule } from '@talkoot/registry';
import { ActionItemsLoader } from './action-items/action-items.loader.js';
import { ActionItemsService } from './action-items/action-items.service.js';
import { BodiesLoader } from './bodies/bodies.loader.js';
import { BodiesService } from './bodies/bodies.service.js';
import { BodyCalendars } from './bodies/body-calendars.service.js';
import { CalendarAddressesService } from './calendars/calendar-addresses.service.js';
import { CalendarFeeds } from './calendars/calendar-feeds.service.js';
import { GovernanceCalendars } from './calendars/calendars.api.js';
import { GovernanceInvited } from './notices/invited.api.js';
import { GovernanceNotices } from './notices/notices.api.js';
import { BodiesApi } from './bodies/bodies.api.js';
import { BodiesImport } from './bodies/bodies.import.js';
import { GovernanceSuccession } from './governance.succession.js';
import { KnownBodies } from './bodies/known-bodies.loader.js';
import { ApprovedMinutes } from './meetings/approved-minutes.port.js';
import { DecisionsApi } from './meetings/decisions.api.js';
import { MeetingRecordsService } from './meetings/meeting-records.service.js';
import { MeetingsLoader } from './meetings/meetings.loader.js';
import { MeetingsService } from './meetings/meetings.service.js';
import { ProposalsImport } from './proposals/proposals.import.js';
import { BodiesInvitations } from './bodies/bodies.invitations.js';
import { ProposalsInvitations } from './proposals/proposals.invitations.js';
import { ProposalsLoader } from './proposals/proposals.loader.js';
import { ProposalsService } from './proposals/proposals.service.js';
import { NamedPersons } from './bodies/named-persons.service.js';
import { SeatsOfErased } from './bodies/seats-of-erased.service.js';
import { SeatInvitationsService } from './bodies/seat-invitations.service.js';
import { Reminders } from './notices/reminders.service.js';
import { ActionItemsMutations } from './action-items/action-items.mutations.js';
import { BodiesMutations } from './bodies/bodies.mutations.js';
import { CalendarAddressesMutations } from './calendars/calendar-addresses.mutations.js';
import { MeetingRecordsMutations } from './meetings/meeting-records.mutations.js';
import { MeetingsMutations } from './meetings/meetings.mutations.js';
import { ProposalsMutations } from './proposals/proposals.mutations.js';
import { SeatInvitationsMutations } from './bodies/seat-invitations.mutations.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { ActionItemRepository } from './action-items/action-item.repository.js';
import { BodiesLookup } from './bodies/bodies.lookup.js';
import { BodyRepository } from './bodies/body.repository.js';
import { CalendarAddressRepository } from './calendars/calendar-address.repository.js';
import { CalendarLookup } from './calendars/calendar.lookup.js';
import { DecisionsLookup } from './meetings/decisions.lookup.js';
import { InvitedLookup } from './notices/invited.lookup.js';
import { MeetingRepository } from './meetings/meeting.repository.js';
import { NoticesLookup } from './notices/notices.lookup.js';
import { SeatInvitationRepository } from './bodies/seat-invitation.repository.js';
import { ProposalRepository } from './proposals/proposal.repository.js';
import { governanceDatabase } from './governance.database.js';
import * as formats from './governance.import-format.js';

@Module({
  imports: [IdentityModule, RegistryModule],
  controllers: [CalendarsController],
  providers: [
    ApprovedMinutes,
    BodiesApi,
    DecisionsApi,
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
    BodiesImport,
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
    SeatsOfErased,
  ],
  exports: [
    ApprovedMinutes,
    BodiesApi,
    DecisionsApi,
    GovernanceCalendars,
    BodiesImport,
    GovernanceInvited,
    GovernanceNotices,
    ProposalsImport,
    Reminders,
  ],
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
  importsAfterAll: [BodiesImport, ProposalsImport],
};

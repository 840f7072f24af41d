import type { ContextDatabase } from '@talkoot/platform/database';
import { Governance1795305602000 } from './migrations/20261122002000-governance.js';
import { CalendarAddresses1795305603000 } from './migrations/20261122003000-calendar-addresses.js';
import { OrdersOfMeetings1795305603150 } from './migrations/20261122003150-orders-of-meetings.js';
import { RecordedMeetings1795824017400 } from './migrations/20261128001740-recorded-meetings.js';
import { AgendaSuccessions1795305603300 } from './migrations/20261122003300-agenda-successions.js';
import { TimeZones1795824001500 } from './migrations/20261128001500-time-zones.js';
import { GovernanceOrders1795824020020 } from './migrations/20261128002002-governance-orders.js';
import { CalendarsOfAnyCollaboration1795996980000 } from './migrations/20261130000300-calendars-of-any-collaboration.js';
import { SeatInvitations1795824014010 } from './migrations/20261128001401-seat-invitations.js';
import { ActionItemEntity, ActionItemOrganisationEntity } from './action-items/action-item.entity.js';
import {
  BodyEntity,
  BodySecretariatEntity,
  MandateEntity,
  SeatEntity,
  SeatOrganisationEntity,
} from './bodies/body.entity.js';
import { SeatInvitationEntity } from './bodies/seat-invitation.entity.js';
import {
  AcceptanceEntity,
  AgendaItemEntity,
  AgendaItemOrganisationEntity,
  AttendanceEntity,
  DecisionEntity,
  DissentEntity,
  MeetingEntity,
  RemarkEntity,
} from './meetings/meeting.entity.js';
import { CalendarAddressEntity } from './calendars/calendar-address.entity.js';
import { ProposalEntity, ProposalPartyEntity } from './proposals/proposal.entity.js';

export const governanceDatabase: ContextDatabase = {
  schema: 'governance',
  entities: [
    BodyEntity,
    BodySecretariatEntity,
    SeatEntity,
    SeatOrganisationEntity,
    MandateEntity,
    SeatInvitationEntity,
    MeetingEntity,
    AgendaItemEntity,
    AgendaItemOrganisationEntity,
    AttendanceEntity,
    DecisionEntity,
    DissentEntity,
    RemarkEntity,
    AcceptanceEntity,
    ActionItemEntity,
    ActionItemOrganisationEntity,
    ProposalEntity,
    ProposalPartyEntity,
    CalendarAddressEntity,
  ],
  migrations: [
    Governance1795305602000,
    CalendarAddresses1795305603000,
    OrdersOfMeetings1795305603150,
    AgendaSuccessions1795305603300,
    TimeZones1795824001500,
    RecordedMeetings1795824017400,
    GovernanceOrders1795824020020,
    SeatInvitations1795824014010,
    CalendarsOfAnyCollaboration1795996980000,
  ],
  secret: ['governance.calendar_address.secret_sha256'],
  withoutHistory: {
    'governance.seat_invitation': 'It may hold an address until it is answered; its events tell what became of it.',
    'governance.calendar_address': 'It is made and revoked, and says itself when; nothing else of it changes.',
  },
};

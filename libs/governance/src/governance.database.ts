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
  personal: {
    'governance.mandate.person_id': {
      holds: 'Seats that the person holds or held, or stood in for.',
      erased: { byContext: 'They end; the bare id stays, so that it is known who decided.' },
    },
    'governance.seat_invitation.person_id': {
      holds: 'Invitations to seats that wait for the person, by the id.',
      erased: { byContext: 'They are withdrawn, and forget whom they were to.' },
    },
    'governance.seat_invitation.address': {
      holds: 'Invitations to seats that wait for the person, by the e-mail address.',
      where: 'address = (SELECT p.address FROM identity.person p WHERE p.id = $1)',
      erased: { byContext: 'They are withdrawn, and forget whom they were to.' },
    },
    'governance.acceptance.person_id': {
      holds: 'Minutes that the person accepted.',
      erased: { stays: 'That minutes were accepted is part of them; the bare id says by whom.' },
    },
    'governance.remark.person_id': {
      holds: 'Remarks of the person on minutes.',
      erased: { stays: 'A remark is part of the minutes; the bare id says whose it is.' },
    },
    'governance.action_item.person_id': {
      holds: 'What meetings asked the person to do.',
      erased: { stays: 'What was asked is part of the minutes; the bare id says of whom.' },
    },
    'governance.calendar_address.person_id': {
      holds: 'Addresses under which calendar programs read meetings for the person.',
      leavesOut: ['secret_sha256'],
      erased: { sets: 'revoked_at = coalesce(revoked_at, now())' },
    },
  },
  withoutHistory: {
    'governance.seat_invitation': 'It may hold an address until it is answered; its events tell what became of it.',
    'governance.calendar_address': 'It is made and revoked, and says itself when; nothing else of it changes.',
  },
};

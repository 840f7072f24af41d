import type { ContextDatabase } from '@talkoot/platform/database';
import { Governance1795305602000 } from './migrations/20261122002000-governance.js';
import { ActionItemEntity, ActionItemOrganisationEntity } from './persistence/action-item.entity.js';
import {
  BodyEntity,
  BodySecretariatEntity,
  MandateEntity,
  SeatEntity,
  SeatOrganisationEntity,
} from './persistence/body.entity.js';
import {
  AcceptanceEntity,
  AgendaItemEntity,
  AgendaItemOrganisationEntity,
  AttendanceEntity,
  DecisionEntity,
  DissentEntity,
  MeetingEntity,
  RemarkEntity,
} from './persistence/meeting.entity.js';
import { ProposalEntity, ProposalPartyEntity } from './persistence/proposal.entity.js';

export const governanceDatabase: ContextDatabase = {
  schema: 'governance',
  entities: [
    BodyEntity,
    BodySecretariatEntity,
    SeatEntity,
    SeatOrganisationEntity,
    MandateEntity,
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
  ],
  migrations: [Governance1795305602000],
  withoutHistory: {},
};

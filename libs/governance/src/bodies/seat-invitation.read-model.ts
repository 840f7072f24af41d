import { SEAT_INVITATION_STATUSES, type SeatInvitationStatus } from '@talkoot/contracts';
import { Me } from '@talkoot/identity';
import { enumOf } from '@talkoot/platform/graphql';
import {
  exists,
  extend,
  type ReadContext,
  readModel,
  type ReadModel,
  type Row,
  sql,
  type Sql,
  InPerson,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { Body } from './body.read-model.js';
import { MandateRoleEnum } from './body.enums.js';
import { SeatInvitationEntity } from './seat-invitation.entity.js';
import { Seat } from './seat.read-model.js';

const SeatInvitationStatusEnum = enumOf<SeatInvitationStatus>(
  'SeatInvitationStatus',
  'Where an invitation to a seat stands.',
  SEAT_INVITATION_STATUSES,
  {
    pending: 'Waits for the answer of the person',
    accepted: 'The person agreed and has the mandate',
    declined: 'The person does not want the seat',
    withdrawn: 'Was withdrawn before an answer',
    expired: 'Was not answered in time',
  },
);

/** Whether the person who looks is invited, by the id or by the address. */
const invites = ({ person, address }: Row<SeatInvitationEntity>, context: ReadContext): Sql =>
  sql`(${person} = ${context.person} OR ${exists(Me, (who) => sql`${who.id} = ${context.person} AND ${who.address} = ${address}`)})`;

export const SeatInvitation: ReadModel<SeatInvitationEntity> = readModel({
  name: 'SeatInvitation',
  plural: 'seatInvitations',
  description:
    'That a person is asked to hold a seat or to stand in for its holder. Until they accept, only they and those who manage the body see that; nobody is told who is invited.',
  table: SeatInvitationEntity,
  node: 'seatinvitation',
  relationsOf: { by: 'body', model: () => Body },
  relations: { named: new InPerson(invites) },
  visible: ['seat-invitation'],
  fields: (is) => ({
    id: is.id('seatinvitation', 'id', 'Its id, which `acceptSeat` and `declineSeat` take.'),
    seat: is.one(() => Seat, 'seat', 'The seat; null: its body is hidden from you until you accept.'),
    role: is.enumeration(MandateRoleEnum, 'role', 'Whether it is for the seat or for standing in.'),
    organisation: is.one(
      () => Organisation,
      'organisation',
      'For whom the person is to sit there; null: for nobody but the seat.',
    ),
    period: is.period('period', 'Since when and until when.'),
    invitedBy: is.one(() => Organisation, 'inviter', 'Whose people sent it; null: those who run the service.'),
    status: is.enumeration(SeatInvitationStatusEnum, 'status', 'Where it stands.'),
    sentOn: is.day('sentOn', 'The day on which it was sent.'),
    expiresOn: is.day('expiresOn', 'The last day on which it can be accepted.'),
    answeredOn: is.day('answeredOn', 'The day of the answer, or on which it was withdrawn or expired; null: it waits.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you answer or withdraw it.'),
  }),
  filters: (where) => ({ status: where.anyOf(SeatInvitationStatusEnum, 'status', 'In one of these statuses.') }),
  orders: (by) => ({ sent: by.ascending('The first sent first.', 'sentOn') }),
});

extend(Seat, (is) => ({
  invitations: is.connection(
    () => SeatInvitation,
    'seat',
    'Invitations to this seat, the first sent first: those to you, and all for those who manage the body.',
  ),
}));

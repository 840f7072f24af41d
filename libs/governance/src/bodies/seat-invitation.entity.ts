import type {
  Id,
  LocalDate,
  MandateRole,
  OrganisationId,
  Period,
  PersonId,
  Provenance,
  SeatInvitationStatus,
} from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, PeriodColumn } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index } from 'typeorm';

/** That a person is asked to hold a seat or to stand in. No history keeps a copy: an address stands here alone, and as long as it waits. */
@Entity({ schema: 'governance', name: 'seat_invitation' })
@Index('seat_invitation_by_seat', ['seat'])
@Index('seat_invitation_by_body', ['body'], { where: `status = 'pending'` })
@Index('seat_invitation_by_person', ['person'], { where: `status = 'pending'` })
@Index('seat_invitation_by_address', ['address'], { where: `status = 'pending'` })
@Index('seat_invitation_by_inviter', ['inviter', 'sentOn'])
@Index('seat_invitation_due', ['expiresOn'], { where: `status = 'pending'` })
@Check('seat_invitation_role', "role IN ('holder', 'substitute')")
@Check('seat_invitation_status', "status IN ('pending', 'accepted', 'declined', 'withdrawn', 'expired')")
@Check('seat_invitation_of_somebody', "num_nonnulls(person_id, address) = CASE status WHEN 'pending' THEN 1 ELSE 0 END")
@Check('seat_invitation_address_lower', 'address = lower(address)')
@Check('seat_invitation_answered', "(status = 'pending') = (answered_on IS NULL)")
@Check('seat_invitation_expires_later', 'expires_on >= sent_on')
@Check('seat_invitation_period_not_empty', 'NOT isempty(period)')
export class SeatInvitationEntity {
  @KeyColumn('seatinvitation', 'seat_invitation_pkey')
  id: Id<'seatinvitation'>;

  @Column({ type: 'integer' })
  version: number;

  @IdColumn('body', { name: 'body_id' })
  @ForeignKey('BodyEntity', { name: 'seat_invitation_body' })
  body: Id<'body'>;

  @IdColumn('seat', { name: 'seat_id' })
  @ForeignKey('SeatEntity', { name: 'seat_invitation_seat', onDelete: 'CASCADE' })
  seat: Id<'seat'>;

  @Column({ type: 'text' })
  role: MandateRole;

  /** For whom the person is to sit there. */
  @IdColumn('organisation', { name: 'organisation_id', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'seat_invitation_organisation' })
  organisation: OrganisationId | undefined;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;

  /** The person invited by the id; otherwise the address. */
  @IdColumn('person', { name: 'person_id', nullable: true })
  @ForeignKey('PersonEntity', { name: 'seat_invitation_person' })
  person: PersonId | undefined;

  @Column({ type: 'text', nullable: true })
  address: string | undefined;

  @IdColumn('organisation', { name: 'inviter_id', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'seat_invitation_inviter' })
  inviter: OrganisationId | undefined;

  @Column({ type: 'text' })
  status: SeatInvitationStatus;

  @DayColumn({ name: 'sent_on' })
  sentOn: LocalDate;

  @DayColumn({ name: 'expires_on' })
  expiresOn: LocalDate;

  @DayColumn({ name: 'answered_on', nullable: true })
  answeredOn: LocalDate | undefined;
}

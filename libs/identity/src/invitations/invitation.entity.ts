import type {
  Id,
  InvitationRole,
  InvitationStatus,
  InvitedTo,
  LocalDate,
  OrganisationId,
  Period,
  Provenance,
} from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That somebody is asked to take part in something. Nobody takes part by it: that stands with the thing, once it is accepted. */
@Entity({ schema: 'identity', name: 'invitation' })
@Index('invitation_to', ['to'])
@Check('invitation_status', "status IN ('pending', 'accepted', 'declined', 'withdrawn')")
@Check('invitation_to_kind', "to_kind IN ('alliance', 'proposal', 'plan', 'body')")
@Check('invitation_roles', "roles <@ '{proposer,member,owner,applicant,coordinator,secretariat}' AND roles <> '{}'")
@Check('invitation_answered', "(status = 'pending') = (answered_on IS NULL)")
export class InvitationEntity extends Recorded {
  @KeyColumn('invitation', 'invitation_pkey')
  id: Id<'invitation'>;

  @Column({ type: 'integer' })
  version: number;

  /** What it invites to. Later contexts have it, of several kinds, so that no foreign key tells. */
  @Column({ type: 'uuid', name: 'to_id' })
  to: string;

  @Column({ type: 'text', name: 'to_kind' })
  toKind: InvitedTo;

  @Column({ type: 'text', array: true })
  roles: readonly InvitationRole[];

  @DayColumn({ name: 'starts_on', nullable: true })
  startsOn: LocalDate | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'text' })
  status: InvitationStatus;

  @DayColumn({ name: 'sent_on' })
  sentOn: LocalDate;

  @DayColumn({ name: 'answered_on', nullable: true })
  answeredOn: LocalDate | undefined;
}

/** Who is invited by whom, and when. */
@Entity({ schema: 'identity', name: 'invitation_holding' })
@Index('invitation_holding_by_invitation', ['invitation'])
@Index('invitation_holding_by_organisation', ['organisation'])
@Index('invitation_holding_by_inviter', ['inviter'])
@OneAtATime('invitation_holding_once', ['invitation_id'])
@Check('invitation_holding_period_not_empty', 'NOT isempty(period)')
export class InvitationHoldingEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'invitation_holding_pkey' })
  id: string;

  @IdColumn('invitation', { name: 'invitation_id' })
  @ForeignKey('InvitationEntity', { name: 'invitation_holding_invitation' })
  invitation: Id<'invitation'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'invitation_holding_organisation' })
  organisation: OrganisationId;

  @IdColumn('organisation', { name: 'inviter_id', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'invitation_holding_inviter' })
  inviter: OrganisationId | undefined;

  @PeriodColumn()
  period: Period;
}

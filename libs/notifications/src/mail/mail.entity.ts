import type { Id, PersonId } from '@talkoot/contracts';
import { Column, IdColumn, KeyColumn } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';

/** pending: to be sent; sent: a server or the folder has it; refused: it would be refused again. */
export type MailStatus = 'pending' | 'sent' | 'refused';

/** The queue of mails, which is its own truth: what is pending is sent, whatever else is lost. */
@Entity({ schema: 'notifications', name: 'mail' })
@Check('mail_status', `status IN ('pending', 'sent', 'refused')`)
@Check('mail_to_somebody', 'num_nonnulls(person_id, seat_invitation_id, colleague_invitation_id) = 1')
@Unique('mail_once_of_seat_invitation', ['seatInvitation'])
@Unique('mail_once_of_colleague_invitation', ['colleagueInvitation'])
@Index('mail_of_person', ['person', 'writtenAt'])
@Index('mail_due', ['dueAt'], { where: `status = 'pending'` })
export class MailEntity {
  @KeyColumn('mail', 'mail_pkey')
  id: Id<'mail'>;

  /** To whom it goes; the notifications that it tells of say so themselves. */
  @IdColumn('person', { name: 'person_id', nullable: true })
  @ForeignKey('PersonEntity', { name: 'mail_person' })
  person: PersonId | undefined;

  /** The invitation to a seat that it tells of, to an address that nobody has yet. */
  @IdColumn('seatinvitation', { name: 'seat_invitation_id', nullable: true })
  @ForeignKey('SeatInvitationEntity', { name: 'mail_seat_invitation', onDelete: 'CASCADE' })
  seatInvitation: Id<'seatinvitation'> | undefined;

  /** The invitation to act for an organisation that it tells of. */
  @IdColumn('colleagueinvitation', { name: 'colleague_invitation_id', nullable: true })
  @ForeignKey('ColleagueInvitationEntity', { name: 'mail_colleague_invitation', onDelete: 'CASCADE' })
  colleagueInvitation: Id<'colleagueinvitation'> | undefined;

  @Column({ name: 'message_id', type: 'text' })
  messageId: string;

  @Column({ name: 'written_at', type: 'timestamptz', default: () => 'now()' })
  writtenAt: Date;

  @Column({ type: 'text', default: 'pending' })
  status: MailStatus;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** When it may be tried next; of a mail that is being sent, when its sender must have finished. */
  @Column({ name: 'due_at', type: 'timestamptz', default: () => 'now()' })
  dueAt: Date;

  /** The process that is sending it. */
  @Column({ name: 'claimed_by', type: 'uuid', nullable: true })
  claimedBy: string | undefined;

  /** The last answer of a server that did not take it. */
  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError: string | undefined;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | undefined;
}

import { Column } from '@talkoot/platform/database';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a person was last sent about a meeting, for their calendar. What is sent next is the difference to who sits there. */
@Entity({ schema: 'notifications', name: 'meeting_invitation' })
@Index('meeting_invitation_of_person', ['person'], { where: 'invited' })
export class MeetingInvitationEntity {
  @PrimaryColumn({ type: 'uuid', name: 'meeting_id', primaryKeyConstraintName: 'meeting_invitation_pkey' })
  @ForeignKey('MeetingEntity', { name: 'meeting_invitation_meeting' })
  meeting: string;

  @PrimaryColumn({ type: 'uuid', name: 'person_id', primaryKeyConstraintName: 'meeting_invitation_pkey' })
  @ForeignKey('PersonEntity', { name: 'meeting_invitation_person' })
  person: string;

  /** Whether the meeting stands in the person's calendar: the last message was no CANCEL. */
  @Column({ type: 'boolean' })
  invited: boolean;

  /** The meeting's own sequence when the message was written: a higher one has to be told. */
  @Column({ type: 'integer', name: 'meeting_sequence' })
  meetingSequence: number;

  /** The SEQUENCE of the message. It rises with every message to this person, also when only the invitation changed. */
  @Column({ type: 'integer' })
  sequence: number;
}

/** Up to which event the invitations of a body's meetings follow its seats. A transaction that changes invitations of a body locks this row. */
@Entity({ schema: 'notifications', name: 'invited_body' })
export class InvitedBodyEntity {
  @PrimaryColumn({ type: 'uuid', name: 'body_id', primaryKeyConstraintName: 'invited_body_pkey' })
  @ForeignKey('BodyEntity', { name: 'invited_body_body' })
  body: string;

  @Column({ type: 'bigint' })
  position: string;
}

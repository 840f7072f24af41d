import type { AffiliationRole, Id, LocalDate, Locale, OrganisationId } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { KeptStatus } from './colleague-invitation-flow.js';

/** That somebody is asked to act for an organisation. No history keeps a copy: the address stands here alone, until 30 days after the end. */
@Entity({ schema: 'identity', name: 'colleague_invitation' })
@Index('colleague_invitation_of_organisation', ['organisation', 'sentOn'])
@Index('colleague_invitation_by_address', ['address'], { where: 'address IS NOT NULL' })
@Check('colleague_invitation_role', `role IN ('member', 'editor', 'manager')`)
@Check('colleague_invitation_status', `status IN ('sent', 'accepted', 'declined', 'withdrawn')`)
@Check('colleague_invitation_answered', `(status = 'sent') = (answered_on IS NULL)`)
@Check('colleague_invitation_address_lower', 'address = lower(address)')
export class ColleagueInvitationEntity {
  @KeyColumn('colleagueinvitation', 'colleague_invitation_pkey')
  id: Id<'colleagueinvitation'>;

  @Column({ type: 'integer' })
  version: number;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'colleague_invitation_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'text' })
  role: AffiliationRole;

  /** The first day on which they are to act. */
  @DayColumn({ name: 'starts_on' })
  startsOn: LocalDate;

  /** The language of the mail, and of the person until they choose another. */
  @Column({ type: 'text' })
  locale: Locale;

  @Column({ type: 'text', nullable: true })
  name: string | undefined;

  @Column({ type: 'text', nullable: true })
  address: string | undefined;

  @Column({ type: 'text' })
  status: KeptStatus;

  @DayColumn({ name: 'sent_on' })
  sentOn: LocalDate;

  @DayColumn({ name: 'expires_on' })
  expiresOn: LocalDate;

  @DayColumn({ name: 'answered_on', nullable: true })
  answeredOn: LocalDate | undefined;
}

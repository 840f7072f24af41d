import { COLLABORATION_KINDS, type Id, type Locale, type OrganisationId, type PersonId } from '@talkoot/contracts';
import { Column, IdColumn, KeyColumn } from '@talkoot/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';

/** Whose meetings a calendar shows, by the kind of its id: a body's, those of a collaboration's bodies, or a person's own. */
export const CALENDAR_TARGETS = ['body', ...COLLABORATION_KINDS, 'person'] as const;
export type CalendarTarget = (typeof CALENDAR_TARGETS)[number];

/** A secret address under which a calendar can be read until it is revoked. */
@Entity({ schema: 'governance', name: 'calendar_address' })
@Index('calendar_address_secret', ['secret'], { unique: true })
@Index('calendar_address_of_person', ['person', 'id'])
export class CalendarAddressEntity {
  @KeyColumn('calendaraddress', 'calendar_address_pkey')
  id: Id<'calendaraddress'>;

  @Column({ type: 'text' })
  kind: CalendarTarget;

  @Column({ type: 'uuid', name: 'target_id' })
  target: string;

  /** Who made it, and for which organisation: it shows what they may see at the time of reading. */
  @IdColumn('person', { name: 'person_id' })
  @ForeignKey('PersonEntity', { name: 'calendar_address_person' })
  person: PersonId;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'calendar_address_organisation' })
  organisation: OrganisationId;

  /** The language in which it is written. */
  @Column({ type: 'text' })
  locale: Locale;

  /** The SHA-256 of its secret part, which is told once and kept nowhere. */
  @Column({ type: 'bytea', name: 'secret_sha256' })
  secret: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt: Date | undefined;
}

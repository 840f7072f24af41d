import type { Id, Instant, OrganisationId, PersonId } from '@talkoot/contracts';
import { Column, IdColumn, InstantColumn, KeyColumn } from '@talkoot/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';

/** The session of a browser. Its secrets stand here as keyed hashes alone. */
@Entity({ schema: 'identity', name: 'session' })
@Index('session_handle', ['handle'], { unique: true })
@Index('session_of_person', ['person', 'begunAt', 'id'])
export class SessionEntity {
  @KeyColumn('session', 'session_pkey')
  id: Id<'session'>;

  @IdColumn('person', { name: 'person_id' })
  @ForeignKey('PersonEntity', { name: 'session_person' })
  person: PersonId;

  @IdColumn('organisation', { name: 'organisation_id', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'session_organisation' })
  organisation: OrganisationId | undefined;

  @Column({ type: 'text' })
  provider: string;

  @Column({ type: 'text', name: 'provider_session', nullable: true })
  providerSession: string | undefined;

  /** Encrypted: the provider asks for it when somebody signs out. */
  @Column({ type: 'text', name: 'id_token', nullable: true })
  idToken: string | undefined;

  @Column({ type: 'text' })
  address: string;

  /** The keyed hash of the part of the cookie that stays the same. */
  @Column({ type: 'bytea' })
  handle: Buffer;

  /** The keyed hash of the part that is replaced. */
  @Column({ type: 'bytea' })
  secret: Buffer;

  @Column({ type: 'bytea', name: 'previous_secret', nullable: true })
  previousSecret: Buffer | undefined;

  @InstantColumn({ name: 'begun_at' })
  begunAt: Instant;

  @InstantColumn({ name: 'last_used_at' })
  lastUsedAt: Instant;

  @InstantColumn({ name: 'idle_ends_at' })
  idleEndsAt: Instant;

  @InstantColumn({ name: 'ends_at' })
  endsAt: Instant;

  @InstantColumn({ name: 'renew_at' })
  renewAt: Instant;

  @InstantColumn({ name: 'renewed_at' })
  renewedAt: Instant;

  @InstantColumn({ name: 'ended_at', nullable: true })
  endedAt: Instant | undefined;
}

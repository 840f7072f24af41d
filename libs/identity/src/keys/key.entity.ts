import type { Id, Instant, LocalDate, OrganisationId, PersonId, Scope } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, InstantColumn, KeyColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { KeyRole } from './key-roles.js';

@Entity({ schema: 'identity', name: 'api_key' })
@Index('api_key_prefix', ['prefix'], { unique: true })
@Index('api_key_of_organisation', ['organisation', 'id'])
@Index('api_key_by_person', ['madeBy'])
@Check('api_key_role', "role IN ('editor', 'manager')")
@Check('api_key_scopes', "scopes @> '{read}'")
export class KeyEntity extends Recorded {
  @KeyColumn('key', 'api_key_pkey')
  id: Id<'key'>;

  @Column({ type: 'integer' })
  version: number;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'api_key_organisation' })
  organisation: OrganisationId;

  /** Undefined: erased, or nobody knows. */
  @IdColumn('person', { name: 'person_id', nullable: true })
  @ForeignKey('PersonEntity', { name: 'api_key_person' })
  madeBy: PersonId | undefined;

  @Column({ type: 'text' })
  name: string;

  /** How its secrets begin; it is no secret itself. */
  @Column({ type: 'text' })
  prefix: string;

  @Column({ type: 'text' })
  role: KeyRole;

  @Column({ type: 'text', array: true })
  scopes: readonly Scope[];

  @DayColumn({ name: 'expires_on' })
  expiresOn: LocalDate;

  @InstantColumn({ name: 'created_at' })
  createdAt: Instant;

  @InstantColumn({ name: 'rotated_at', nullable: true })
  rotatedAt: Instant | undefined;

  @InstantColumn({ name: 'revoked_at', nullable: true })
  revokedAt: Instant | undefined;
}

/** A secret of a key, as its keyed hash alone. */
@Entity({ schema: 'identity', name: 'api_key_secret' })
@Index('api_key_secret_of_key', ['key'])
export class KeySecretEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_key_secret_pkey' })
  id: string;

  @IdColumn('key', { name: 'key_id' })
  @ForeignKey('KeyEntity', { name: 'api_key_secret_key' })
  key: Id<'key'>;

  /** HMAC-SHA-256. */
  @Column({ type: 'bytea' })
  digest: Buffer;

  /** NULL: it is the newest one. */
  @InstantColumn({ name: 'good_until', nullable: true })
  goodUntil: Instant | undefined;
}

/** When a key was last used, to the minute. It is no fact of its own, and has no history. */
@Entity({ schema: 'identity', name: 'api_key_use' })
export class KeyUseEntity {
  @KeyColumn('key', 'api_key_use_pkey')
  @ForeignKey('KeyEntity', { name: 'api_key_use_key' })
  id: Id<'key'>;

  @InstantColumn({ name: 'last_used_at' })
  lastUsedAt: Instant;
}

import type { Instant } from '@talkoot/contracts';
import { Column, InstantColumn } from '@talkoot/platform/database';
import { Check, Entity, PrimaryColumn } from 'typeorm';

/** A key by which this instance signs tokens: all processes share it, and nothing logs it. */
@Entity({ schema: 'identity', name: 'signing_key' })
@Check('signing_key_sealed', '(sealed IS NULL) <> (plain IS NULL)')
export class SigningKeyEntity {
  /** By which a token names it (RFC 7515, 4.1.4). */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'signing_key_pkey' })
  kid: string;

  /** A JWK (RFC 7517), for everybody. */
  @Column({ type: 'jsonb', name: 'public_key' })
  publicKey: object;

  /** The private JWK, encrypted. */
  @Column({ type: 'bytea', nullable: true })
  sealed: Buffer | undefined;

  /** The private JWK as an earlier release kept it; the next start seals it. */
  @Column({ type: 'jsonb', nullable: true })
  plain: object | undefined;

  @InstantColumn({ name: 'made_at' })
  madeAt: Instant;

  @InstantColumn({ name: 'current_since', nullable: true })
  currentSince: Instant | undefined;

  @InstantColumn({ name: 'retired_at', nullable: true })
  retiredAt: Instant | undefined;
}

/** A secret of this instance, encrypted: what secrets for several purposes are derived from. */
@Entity({ schema: 'identity', name: 'sealed_secret' })
export class SealedSecretEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sealed_secret_pkey' })
  purpose: 'root';

  @Column({ type: 'bytea' })
  sealed: Buffer;
}

/** A token that was revoked, until it would be over anyway. */
@Entity({ schema: 'identity', name: 'revoked_token' })
export class RevokedTokenEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'revoked_token_pkey' })
  jti: string;

  @InstantColumn()
  until: Instant;
}

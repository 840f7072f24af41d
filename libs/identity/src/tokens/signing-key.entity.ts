import { Column } from '@talkoot/platform/database';
import { Check, Entity, PrimaryColumn } from 'typeorm';

/** The key of this instance: a private JWK (RFC 7517) that all processes share and nothing logs. */
@Entity({ schema: 'identity', name: 'signing_key' })
@Check('signing_key_purpose', `purpose = 'token'`)
export class SigningKeyEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'signing_key_pkey' })
  purpose: 'token';

  @Column({ type: 'jsonb' })
  key: object;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()', insert: false, update: false })
  createdAt: Date;
}

import type { Instant, PersonId } from '@talkoot/contracts';
import { IdColumn, InstantColumn } from '@talkoot/platform/database';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The account of a provider by which a person signs in (OpenID Connect Core, 5.7: issuer and subject together are stable). */
@Entity({ schema: 'identity', name: 'login' })
@Index('login_of_person', ['person'])
export class LoginEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'login_pkey' })
  issuer: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'login_pkey' })
  subject: string;

  @IdColumn('person', { name: 'person_id' })
  @ForeignKey('PersonEntity', { name: 'login_person' })
  person: PersonId;

  @InstantColumn({ name: 'linked_at' })
  linkedAt: Instant;
}

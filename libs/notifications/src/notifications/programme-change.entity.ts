import type { EventId, EventName, Id, Translations } from '@talkoot/contracts';
import { Column, IdColumn, KeyColumn } from '@talkoot/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';

/** An event of a programme in plain words; who may know of the event sees them. */
@Entity({ schema: 'notifications', name: 'programme_change' })
@Index('programme_change_of', ['programme', 'occurredAt', 'id'])
export class ProgrammeChangeEntity {
  /** That of the event. */
  @KeyColumn('event', 'programme_change_pkey')
  id: EventId;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'programme_change_programme' })
  programme: Id<'programme'>;

  @Column({ type: 'text' })
  type: EventName;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;

  @Column({ type: 'jsonb' })
  text: Translations;

  @Column({ type: 'text' })
  visibility: 'public' | 'concerned';

  /** Those whom it concerns. */
  @Column({ type: 'uuid', array: true })
  organisations: string[];
}

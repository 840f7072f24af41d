import type { Id, LocalDate, LocalisedText, OrganisationId, Period, PilotStatus, Provenance } from '@talkoot/contracts';
import {
  Column,
  DayColumn,
  IdColumn,
  IndexedByName,
  KeyColumn,
  OneAtATime,
  PeriodColumn,
  Recorded,
} from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { Partnership } from './partnership.js';

@Entity({ schema: 'pilots', name: 'pilot' })
@IndexedByName('pilot_by_name')
@Index('pilot_code', ['code'], { unique: true })
@Index('pilot_by_programme', ['programme'])
@Index('pilot_by_status', ['statusOn', 'id'])
@Index('pilot_by_change', ['recordedAt', 'id'])
@Check('pilot_period_not_empty', 'NOT isempty(period)')
@Check('pilot_status', `status IN ('draft', 'approved', 'running', 'completed', 'closed', 'cancelled')`)
@Check('pilot_cancellation_reason', `cancellation_reason IS NULL OR status = 'cancelled'`)
@Check('pilot_approved', `CASE status WHEN 'draft' THEN NOT approved WHEN 'cancelled' THEN true ELSE approved END`)
export class PilotEntity extends Recorded {
  @KeyColumn('pilot', 'pilot_pkey')
  @ForeignKey('CollaborationEntity', { name: 'pilot_collaboration' })
  id: Id<'pilot'>;

  @IdColumn('pilotprogramme', { name: 'programme_id' })
  @ForeignKey('PilotProgrammeEntity', { name: 'pilot_programme' })
  programme: Id<'pilotprogramme'>;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  status: PilotStatus;

  @DayColumn({ name: 'status_on' })
  statusOn: LocalDate;

  @Column({ type: 'boolean', comment: 'Whether it was ever approved: from then on anybody may see it.' })
  approved: boolean;

  @Column({ name: 'cancellation_reason', type: 'jsonb', nullable: true })
  cancellationReason: LocalisedText | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** A partner's time in a pilot, or an invitation; an organisation is in a pilot once at a time. */
@Entity({ schema: 'pilots', name: 'partnership' })
@OneAtATime('partnership_once_at_a_time', ['pilot_id', 'organisation_id'], `status <> 'withdrawn'`)
@Check('partnership_period_starts', 'NOT isempty(period) AND NOT lower_inf(period)')
@Check('partnership_status', `status IN ('invited', 'joined', 'withdrawn')`)
@Index('partnership_by_organisation', ['organisation'])
@Index('partnership_by_pilot', ['pilot'])
export class PartnershipEntity extends Recorded {
  @KeyColumn('partnership', 'partnership_pkey')
  id: Id<'partnership'>;

  @IdColumn('pilot', { name: 'pilot_id' })
  @ForeignKey('PilotEntity', { name: 'partnership_pilot' })
  pilot: Id<'pilot'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'partnership_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'text' })
  status: Partnership['status'];

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

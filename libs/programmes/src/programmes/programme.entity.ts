import type {
  Id,
  LocalDate,
  Locale,
  LocalisedText,
  OrganisationId,
  Period,
  ProgrammeKind,
  ProgrammeStage,
  Provenance,
} from '@talkoot/contracts';
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
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Preparation } from './programme-details.js';

/** What a programme has besides what every collaboration has; it shares the key of its collaboration. */
@Entity({ schema: 'programmes', name: 'programme' })
@IndexedByName('programme_by_name')
@Index('programme_by_change', ['recordedAt', 'id'])
@Index('programme_code', ['code'], { unique: true })
@Index('programme_by_original', ['adaptedFrom'])
@Index('programme_by_basis', ['carriesOut'])
@Index('programme_by_predecessor', ['predecessor'])
@Index('programme_by_body', ['adoptingBody'])
@Index('programme_by_decision', ['decision'])
@Check('programme_status', "status IN ('draft', 'adopted', 'withdrawn')")
@Check('programme_period_not_empty', 'NOT isempty(period)')
export class ProgrammeEntity extends Recorded {
  @KeyColumn('programme', 'programme_pkey')
  @ForeignKey('CollaborationEntity', { name: 'programme_collaboration' })
  id: Id<'programme'>;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @Column({ type: 'text' })
  kind: ProgrammeKind;

  @Column({ type: 'text' })
  status: ProgrammeStage;

  @PeriodColumn()
  period: Period;

  @DayColumn({ name: 'adopted_on', nullable: true })
  adoptedOn: LocalDate | undefined;

  @IdColumn('body', { name: 'adopting_body_id', nullable: true })
  @ForeignKey('BodyEntity', { name: 'programme_adopting_body' })
  adoptingBody: Id<'body'> | undefined;

  /** The body in words, where Talkoot does not have it. */
  @Column({ type: 'jsonb', name: 'adopted_by', nullable: true })
  adoptedBy: LocalisedText | undefined;

  @IdColumn('decision', { name: 'decision_id', nullable: true })
  @ForeignKey('DecisionEntity', { name: 'programme_decision' })
  decision: Id<'decision'> | undefined;

  @Column({ type: 'jsonb', nullable: true })
  purpose: LocalisedText | undefined;

  @Column({ type: 'jsonb', nullable: true })
  message: LocalisedText | undefined;

  @Column({ type: 'jsonb', nullable: true })
  role: LocalisedText | undefined;

  @Column({ type: 'jsonb' })
  choices: readonly LocalisedText[];

  @Column({ type: 'jsonb' })
  preparation: Preparation;

  @Column({ type: 'jsonb', nullable: true })
  monitoring: LocalisedText | undefined;

  @Column({ type: 'jsonb', nullable: true })
  contact: LocalisedText | undefined;

  @PeriodColumn({ name: 'council_term', nullable: true })
  councilTerm: Period | undefined;

  @Column({ type: 'jsonb', name: 'council_term_note', nullable: true })
  councilTermNote: LocalisedText | undefined;

  @IdColumn('programme', { name: 'adapted_from_id', nullable: true })
  @ForeignKey('ProgrammeEntity', { name: 'programme_adapted_from' })
  adaptedFrom: Id<'programme'> | undefined;

  @IdColumn('programme', { name: 'carries_out_id', nullable: true })
  @ForeignKey('ProgrammeEntity', { name: 'programme_carries_out' })
  carriesOut: Id<'programme'> | undefined;

  /** What it carries out in words, where Talkoot does not have it. */
  @Column({ type: 'jsonb', nullable: true })
  basis: LocalisedText | undefined;

  @IdColumn('programme', { name: 'predecessor_id', nullable: true })
  @ForeignKey('ProgrammeEntity', { name: 'programme_predecessor' })
  predecessor: Id<'programme'> | undefined;

  /** Its duties on the wire, each since when. */
  @Column({ type: 'jsonb' })
  duties: readonly object[];

  @Column({ type: 'integer', name: 'successor_year', nullable: true })
  successorYear: number | undefined;

  @Column({ type: 'text', name: 'source_locale', nullable: true })
  sourceLocale: Locale | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** Who has adopted a programme for itself, and since when; at a merger the successor stands in. */
@Entity({ schema: 'programmes', name: 'adopter' })
@Index('adopter_by_programme', ['programme'])
@Index('adopter_by_organisation', ['organisation'])
@OneAtATime('adopter_once', ['programme_id', 'organisation_id'])
@Check('adopter_period_not_empty', 'NOT isempty(period)')
export class AdopterEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'adopter_pkey' })
  id: string;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'adopter_programme' })
  programme: Id<'programme'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'adopter_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

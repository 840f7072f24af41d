import type {
  CollaborationKind,
  Id,
  LinkedDocument,
  LocalDate,
  LocalisedText,
  OrganisationId,
  Period,
  ProposalAnswer,
  ProposalStatus,
  Provenance,
} from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An initiative of organisations that somebody has to answer. */
@Entity({ schema: 'governance', name: 'proposal' })
@Index('proposal_by_answer_due', { synchronize: false })
@Index('proposal_by_submission', { synchronize: false })
@Index('proposal_by_latest_submission', { synchronize: false })
@Index('proposal_code', ['code'], { unique: true })
@Index('proposal_by_collaboration', ['collaboration'])
@Index('proposal_by_body', ['addresseeBody'])
@Index('proposal_waiting', ['answerDue'], { where: "status = 'submitted'" })
@Check('proposal_collaboration_kind', '(collaboration_id IS NULL) = (collaboration_kind IS NULL)')
@Check('proposal_status', "status IN ('submitted', 'answered', 'withdrawn')")
@Check(
  'proposal_answered',
  "(status = 'answered') = (answered_on IS NOT NULL) AND (answered_on IS NULL) = (answer IS NULL)",
)
export class ProposalEntity extends Recorded {
  @KeyColumn('proposal', 'proposal_pkey')
  id: Id<'proposal'>;

  @Column({ type: 'text', nullable: true })
  code: string | undefined;

  @Column({ type: 'jsonb' })
  title: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  text: LocalisedText | undefined;

  @Column({ type: 'jsonb' })
  documents: readonly LinkedDocument[];

  /** The key of the collaboration that it is about or made in, and the kind. */
  @Column({ type: 'uuid', name: 'collaboration_id', nullable: true })
  @ForeignKey('CollaborationEntity', { name: 'proposal_collaboration' })
  collaboration: string | undefined;

  @Column({ type: 'text', name: 'collaboration_kind', nullable: true })
  collaborationKind: CollaborationKind | undefined;

  /** The body that has to answer; without one, the addressee among its parties. */
  @IdColumn('body', { name: 'addressee_body_id', nullable: true })
  @ForeignKey('BodyEntity', { name: 'proposal_addressee_body' })
  addresseeBody: Id<'body'> | undefined;

  @Column({ type: 'text' })
  status: ProposalStatus;

  /** Undefined: the source does not say. */
  @DayColumn({ name: 'submitted_on', nullable: true })
  submittedOn: LocalDate | undefined;

  @DayColumn({ name: 'answer_due', nullable: true })
  answerDue: LocalDate | undefined;

  @DayColumn({ name: 'answered_on', nullable: true })
  answeredOn: LocalDate | undefined;

  @Column({ type: 'text', nullable: true })
  answer: ProposalAnswer | undefined;

  @Column({ type: 'jsonb', name: 'answer_text', nullable: true })
  answerText: LocalisedText | undefined;

  @DayColumn({ name: 'withdrawn_on', nullable: true })
  withdrawnOn: LocalDate | undefined;

  /** The due day of which it was told that it has passed. */
  @DayColumn({ name: 'told_overdue', nullable: true })
  toldOverdue: LocalDate | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** Who makes a proposal, supports it or has to answer it, and when. */
@Entity({ schema: 'governance', name: 'proposal_party' })
@Index('proposal_party_by_proposal', ['proposal'])
@Index('proposal_party_by_organisation', ['organisation'])
@OneAtATime('proposal_party_once', ['proposal_id', 'role', 'organisation_id'])
@Check('proposal_party_role', "role IN ('proposer', 'supporter', 'addressee')")
@Check('proposal_party_period_not_empty', 'NOT isempty(period)')
export class ProposalPartyEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'proposal_party_pkey' })
  id: string;

  @IdColumn('proposal', { name: 'proposal_id' })
  @ForeignKey('ProposalEntity', { name: 'proposal_party_proposal' })
  proposal: Id<'proposal'>;

  @Column({ type: 'text' })
  role: 'proposer' | 'supporter' | 'addressee';

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'proposal_party_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

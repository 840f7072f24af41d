import type {
  AllianceStatus,
  Id,
  LocalDate,
  LocalisedText,
  OrganisationId,
  Period,
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

/** What an alliance has besides what every collaboration has; it shares the key of its collaboration. */
@Entity({ schema: 'alliances', name: 'alliance' })
@IndexedByName('alliance_by_name')
@Index('alliance_by_change', ['recordedAt', 'id'])
@Index('alliance_code', ['code'], { unique: true })
@Check('alliance_status', "status IN ('proposed', 'active', 'ended')")
@Check('alliance_period_not_empty', 'NOT isempty(period)')
@Check('alliance_permanent_has_no_end', "NOT permanent OR status = 'ended' OR upper_inf(period)")
export class AllianceEntity extends Recorded {
  @KeyColumn('alliance', 'alliance_pkey')
  @ForeignKey('CollaborationEntity', { name: 'alliance_collaboration' })
  id: Id<'alliance'>;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @PeriodColumn()
  period: Period;

  /** Meant to last, with no end; otherwise for its period. */
  @Column({ type: 'boolean' })
  permanent: boolean;

  @Column({ type: 'text' })
  status: AllianceStatus;

  /** The day of the decision; none where the source of the status tells none. */
  @DayColumn({ name: 'status_on', nullable: true })
  statusOn: LocalDate | undefined;

  /** What it is for, in the order in which it says so. */
  @Column({ type: 'jsonb' })
  aims: readonly LocalisedText[];

  /** The rhythm of its meetings on the wire, as in the API. */
  @Column({ type: 'jsonb', nullable: true })
  rhythm: object | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** Who proposes an alliance; at a merger the successor stands in. */
@Entity({ schema: 'alliances', name: 'alliance_proposer' })
@Index('alliance_proposer_by_alliance', ['alliance'])
@Index('alliance_proposer_by_organisation', ['organisation'])
@OneAtATime('alliance_proposer_once', ['alliance_id', 'organisation_id'])
@Check('alliance_proposer_period_not_empty', 'NOT isempty(period)')
export class AllianceProposerEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'alliance_proposer_pkey' })
  id: string;

  @IdColumn('alliance', { name: 'alliance_id' })
  @ForeignKey('AllianceEntity', { name: 'alliance_proposer_alliance' })
  alliance: Id<'alliance'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'alliance_proposer_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

/** Who is a member of an alliance, and when. */
@Entity({ schema: 'alliances', name: 'alliance_member' })
@Index('alliance_member_by_alliance', ['alliance'])
@Index('alliance_member_by_organisation', ['organisation'])
@OneAtATime('alliance_member_once', ['alliance_id', 'organisation_id'])
@Check('alliance_member_period_not_empty', 'NOT isempty(period)')
export class AllianceMemberEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'alliance_member_pkey' })
  id: string;

  @IdColumn('alliance', { name: 'alliance_id' })
  @ForeignKey('AllianceEntity', { name: 'alliance_member_alliance' })
  alliance: Id<'alliance'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'alliance_member_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

/** A group of an alliance's themes. */
@Entity({ schema: 'alliances', name: 'theme_group' })
@Index('theme_group_by_alliance', ['alliance'])
export class ThemeGroupEntity extends Recorded {
  @KeyColumn('themegroup', 'theme_group_pkey')
  id: Id<'themegroup'>;

  @IdColumn('alliance', { name: 'alliance_id' })
  @ForeignKey('AllianceEntity', { name: 'theme_group_alliance' })
  alliance: Id<'alliance'>;
}

/** What a group of themes is called, and at which place it stands, and when: it is there as long as it stands somewhere. */
@Entity({ schema: 'alliances', name: 'theme_group_standing' })
@Index('theme_group_standing_by_group', ['group'])
@OneAtATime('theme_group_standing_once', ['group_id'])
@Check('theme_group_standing_period_not_empty', 'NOT isempty(period)')
export class ThemeGroupStandingEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'theme_group_standing_pkey' })
  id: string;

  @IdColumn('themegroup', { name: 'group_id' })
  @ForeignKey('ThemeGroupEntity', { name: 'theme_group_standing_group' })
  group: Id<'themegroup'>;

  /** Before the others with a greater one; 0 is the first. */
  @Column({ type: 'integer' })
  place: number;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @PeriodColumn()
  period: Period;
}

/** That a theme of the vocabulary stands in a group, where and when; the alliance deals with it as long. */
@Entity({ schema: 'alliances', name: 'theme_group_theme' })
@Index('theme_group_theme_by_group', ['group'])
@Index('theme_group_theme_by_theme', ['theme'])
@OneAtATime('theme_group_theme_once', ['group_id', 'theme_id'])
@Check('theme_group_theme_period_not_empty', 'NOT isempty(period)')
export class ThemeGroupThemeEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'theme_group_theme_pkey' })
  id: string;

  @IdColumn('themegroup', { name: 'group_id' })
  @ForeignKey('ThemeGroupEntity', { name: 'theme_group_theme_group' })
  group: Id<'themegroup'>;

  @IdColumn('theme', { name: 'theme_id' })
  @ForeignKey('ThemeEntity', { name: 'theme_group_theme_theme' })
  theme: Id<'theme'>;

  @Column({ type: 'integer' })
  place: number;

  @PeriodColumn()
  period: Period;
}

import type { Id, LocalisedText, Period, Provenance } from '@talkoot/contracts';
import { Column, IdColumn, KeyColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'registry', name: 'theme' })
@Index('theme_code', ['code'], { unique: true })
@Index('theme_by_parent', ['parent'])
@Check('theme_not_below_itself', 'parent_id <> id')
export class ThemeEntity extends Recorded {
  @KeyColumn('theme', 'theme_pkey')
  id: Id<'theme'>;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @IdColumn('theme', { name: 'parent_id', nullable: true })
  @ForeignKey('ThemeEntity', { name: 'theme_parent' })
  parent: Id<'theme'> | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** What a collaboration deals with, and when. */
@Entity({ schema: 'registry', name: 'collaboration_theme' })
@Index('collaboration_theme_by_collaboration', ['collaboration'])
@Index('collaboration_theme_by_theme', ['theme'])
@OneAtATime('collaboration_theme_once', ['collaboration_id', 'theme_id'])
@Check('collaboration_theme_period_not_empty', 'NOT isempty(period)')
export class CollaborationThemeEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'collaboration_theme_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'collaboration_id' })
  @ForeignKey('CollaborationEntity', { name: 'collaboration_theme_collaboration' })
  collaboration: string;

  @IdColumn('theme', { name: 'theme_id' })
  @ForeignKey('ThemeEntity', { name: 'collaboration_theme_theme' })
  theme: Id<'theme'>;

  @PeriodColumn()
  period: Period;
}

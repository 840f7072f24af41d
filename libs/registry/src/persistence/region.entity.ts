import type { Country, Id, LocalisedText } from '@talkoot/contracts';
import { KeyColumn, Recorded } from '@talkoot/platform/database';
import { Check, Column, Entity, Index } from 'typeorm';

@Entity({ schema: 'registry', name: 'region' })
@Index('region_code', ['country', 'code'], { unique: true })
@Check('region_nuts_whole', '(nuts IS NULL) = (nuts_version IS NULL)')
export class RegionEntity extends Recorded {
  @KeyColumn('region', 'region_pkey')
  id: Id<'region'>;

  @Column({ type: 'character', length: 2 })
  country: Country;

  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'code_version', type: 'integer', nullable: true })
  codeVersion: number | null;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @Column({ type: 'text', nullable: true })
  nuts: string | null;

  @Column({ name: 'nuts_version', type: 'integer', nullable: true })
  nutsVersion: number | null;

  @Column({ type: 'text', nullable: true })
  iso: string | null;

  @Column({ type: 'integer' })
  version: number;
}

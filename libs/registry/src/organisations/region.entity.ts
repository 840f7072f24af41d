import type { Country, Id, LocalisedText } from '@talkoot/contracts';
import { Column, KeyColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, Index } from 'typeorm';

@Entity({ schema: 'registry', name: 'region' })
@Index('region_code', ['country', 'code'], { unique: true })
@Index('region_iso', ['iso'], { unique: true })
@Index('region_nuts', ['nuts', 'nutsVersion'], { unique: true })
@Check('region_nuts_whole', '(nuts IS NULL) = (nuts_version IS NULL)')
export class RegionEntity extends Recorded {
  @KeyColumn('region', 'region_pkey')
  id: Id<'region'>;

  @Column({ type: 'character', length: 2 })
  country: Country;

  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'code_version', type: 'integer', nullable: true })
  codeVersion: number | undefined;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @Column({ type: 'text', nullable: true })
  nuts: string | undefined;

  @Column({ name: 'nuts_version', type: 'integer', nullable: true })
  nutsVersion: number | undefined;

  @Column({ type: 'text', nullable: true })
  iso: string | undefined;

  @Column({ type: 'integer' })
  version: number;
}

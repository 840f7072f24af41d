import type { Currency, Id, LocalDate, Provenance } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, MinorUnitsColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';

/** What was decided is never updated: later facts have rows of their own. */
const decided = { update: false } as const;

@Entity({ schema: 'funding', name: 'appropriation' })
@Unique('appropriation_in_its_currency', ['id', 'currency'])
@Index('appropriation_code', ['code'], { unique: true })
@Index('appropriation_of_programme', ['programme'])
@Check('appropriation_amount', 'amount_minor > 0')
export class AppropriationEntity extends Recorded {
  @KeyColumn('appropriation', 'appropriation_pkey')
  id: Id<'appropriation'>;

  @Column({ ...decided, type: 'text' })
  code: string;

  @IdColumn('pilotprogramme', { ...decided, name: 'programme_id' })
  @ForeignKey('PilotProgrammeEntity', { name: 'appropriation_programme' })
  programme: Id<'pilotprogramme'>;

  @MinorUnitsColumn({ ...decided, name: 'amount_minor' })
  amount: bigint;

  @Column({ ...decided, type: 'character', length: 3 })
  currency: Currency;

  @DayColumn({ ...decided, name: 'available_from' })
  availableFrom: LocalDate;

  @DayColumn({ ...decided, name: 'decided_on', nullable: true })
  decidedOn: LocalDate | undefined;

  @Column({ ...decided, type: 'text', nullable: true })
  reference: string | undefined;

  @Column({ ...decided, type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

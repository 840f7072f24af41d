import type { Id, LocalDate, Locale, LocalisedText, PlatformRole, Provenance } from '@talkoot/contracts';
import { Column, DayColumn, KeyColumn } from '@talkoot/platform/database';
import { Check, Entity, Unique } from 'typeorm';

/** The one place of names and addresses of people; no history keeps a copy of them. */
@Entity({ schema: 'identity', name: 'person' })
@Unique('person_address', ['address'])
@Check('person_address_lower', 'address = lower(address)')
@Check('person_erased', '(erased_on IS NULL) = (address IS NOT NULL)')
export class PersonEntity {
  @KeyColumn('person', 'person_pkey')
  id: Id<'person'>;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  /** Undefined once the person is erased; then there is no name either. */
  @Column({ type: 'text', nullable: true })
  address: string | undefined;

  @Column({ type: 'text' })
  locale: Locale;

  @Column({ name: 'platform_roles', type: 'text', array: true })
  platformRoles: PlatformRole[];

  @Column({ type: 'text' })
  provenance: Provenance;

  @DayColumn({ name: 'erased_on', nullable: true })
  erasedOn: LocalDate | undefined;
}

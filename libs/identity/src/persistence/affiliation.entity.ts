import type { AffiliationRole, Id, OrganisationId, Period, PersonId, Provenance } from '@talkoot/contracts';
import { IdColumn, KeyColumn, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Column, Entity, Exclusion, ForeignKey, Index } from 'typeorm';

@Entity({ schema: 'identity', name: 'affiliation' })
@Exclusion('affiliation_one_role_at_a_time', 'USING gist (person_id WITH =, organisation_id WITH =, period WITH &&)')
@Check('affiliation_role', `role IN ('member', 'editor', 'manager')`)
@Check('affiliation_period_not_empty', 'NOT isempty(period)')
@Index('affiliation_of_organisation', ['organisation'])
export class AffiliationEntity extends Recorded {
  @KeyColumn('affiliation', 'affiliation_pkey')
  id: Id<'affiliation'>;

  @Column({ type: 'integer' })
  version: number;

  @IdColumn('person', { name: 'person_id' })
  @ForeignKey('PersonEntity', { name: 'affiliation_person' })
  person: PersonId;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'affiliation_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'text' })
  role: AffiliationRole;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

import type { AffiliationRole, Id, OrganisationId, Period, PersonId, Provenance } from '@talkoot/contracts';
import { Column, IdColumn, KeyColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index } from 'typeorm';

@Entity({ schema: 'identity', name: 'affiliation' })
@OneAtATime('affiliation_one_role_at_a_time', ['person_id', 'organisation_id'])
@Check('affiliation_role', `role IN ('member', 'editor', 'manager')`)
@Check('affiliation_period_not_empty', 'NOT isempty(period)')
@Index('affiliation_of_organisation', ['organisation'])
@Index('affiliation_of_person', ['person'])
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

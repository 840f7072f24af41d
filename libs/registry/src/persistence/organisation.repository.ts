import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { Organisation } from '../domain/organisation.js';
import { OrganisationEntity, OrganisationNameEntity } from './organisation.entity.js';

@Injectable()
export class OrganisationRepository {
  /** Loads an organisation and holds it until the end of the transaction; undefined when there is none. */
  async load(transaction: Transaction, id: OrganisationId): Promise<Organisation | undefined> {
    const { manager } = transaction;
    const row = await manager.findOne(OrganisationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) return undefined;
    const names = await manager.find(OrganisationNameEntity, { where: { organisation: id } });
    return toOrganisation(row, names);
  }

  /** Writes what changed, events first: in one statement a table, however many organisations there are. */
  async save(transaction: Transaction, organisations: readonly Organisation[]): Promise<void> {
    await transaction.record(organisations.flatMap((each) => each.takeEvents()));
    await transaction.upsert(OrganisationEntity, organisations.map(toRow));
    await transaction.upsert(OrganisationNameEntity, organisations.flatMap(toNameRows));
  }
}

function toOrganisation(row: OrganisationEntity, names: OrganisationNameEntity[]): Organisation {
  const { latitude, longitude } = row;
  return new Organisation(row.id, row.version, {
    kind: row.kind,
    country: row.country,
    code: row.code,
    businessId: row.businessId ?? undefined,
    location: latitude === null || longitude === null ? undefined : { latitude, longitude },
    languages: row.languages,
    provenance: row.provenance,
    period: row.period,
    names,
  });
}

const toRow = ({ id, version, state }: Organisation): Omit<OrganisationEntity, 'recordedAt'> => ({
  id,
  version,
  kind: state.kind,
  country: state.country,
  code: state.code,
  businessId: state.businessId ?? null,
  latitude: state.location?.latitude ?? null,
  longitude: state.location?.longitude ?? null,
  languages: [...state.languages],
  provenance: state.provenance,
  period: state.period,
});

const toNameRows = (organisation: Organisation): Omit<OrganisationNameEntity, 'recordedAt'>[] =>
  organisation.state.names.map((each) => ({ ...each, organisation: organisation.id }));

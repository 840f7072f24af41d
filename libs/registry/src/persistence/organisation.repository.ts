import { Injectable } from '@nestjs/common';
import { idOf, type OrganisationId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { Organisation } from '../domain/organisation.js';
import { OrganisationEntity, OrganisationNameEntity } from './organisation.entity.js';

@Injectable()
export class OrganisationRepository {
  /** Loads an organisation and holds it until the end of the transaction; undefined when there is none. */
  async load(transaction: Transaction, id: OrganisationId): Promise<Organisation | undefined> {
    const { manager } = transaction;
    const row = await manager.findOne(OrganisationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) return undefined;
    const names = await manager.find(OrganisationNameEntity, { where: { organisation: id }, order: { period: 'ASC' } });
    return toOrganisation(row, names);
  }

  /** Loads those that there are under the given codes, in any country, and holds them until the end of the transaction. */
  async loadByCodes(transaction: Transaction, codes: readonly string[]): Promise<Organisation[]> {
    const { manager } = transaction;
    const found = await manager.find(OrganisationEntity, {
      where: { code: In([...codes]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const names = await manager.find(OrganisationNameEntity, {
      where: { organisation: In(found.map(({ id }) => id)) },
      order: { period: 'ASC' },
    });
    const namesOf = new Map<OrganisationId, OrganisationNameEntity[]>(found.map(({ id }) => [id, []]));
    for (const name of names) namesOf.get(name.organisation)?.push(name);
    return found.map((row) => toOrganisation(row, namesOf.get(row.id) ?? []));
  }

  /** Which organisation is meant by each reference as files write it: `FI-232` for a municipality, `TEM` for another. */
  async findByReferences(
    transaction: Transaction,
    references: readonly string[],
  ): Promise<ReadonlyMap<string, OrganisationId>> {
    const found = await transaction.rows<{ reference: string; id: string }>(
      `SELECT reference, id FROM (
         SELECT CASE WHEN kind = 'municipality' THEN country || '-' || code ELSE code END AS reference, id
         FROM registry.organisation) AS known
       WHERE reference = ANY ($1)`,
      [references],
    );
    return new Map(found.map(({ reference, id }) => [reference, idOf('organisation', id)]));
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

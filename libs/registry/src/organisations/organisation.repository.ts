import { Injectable } from '@nestjs/common';
import { type DomainError, idOf, type OrganisationId, type Period, uuidOf, Members } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction, violatedConstraint } from '@talkoot/platform/database';
import { type FindOptionsWhere, In } from 'typeorm';
import { refuse } from '../messages/index.js';
import {
  OrganisationEntity,
  OrganisationMemberEntity,
  OrganisationNameEntity,
  RegionMembershipEntity,
} from './organisation.entity.js';
import { Organisation, type OrganisationDetails, type OrganisationState } from './organisation.js';

@Injectable()
export class OrganisationRepository {
  /** Loads an organisation and holds it until the end of the transaction; undefined when there is none. */
  async load(transaction: Transaction, id: OrganisationId): Promise<Organisation | undefined> {
    return (await this.loadWhere(transaction, { id })).get(id);
  }

  /** Loads those that there are and holds them until the end of the transaction. */
  loadAll(
    transaction: Transaction,
    ids: readonly OrganisationId[],
  ): Promise<ReadonlyMap<OrganisationId, Organisation>> {
    return this.loadWhere(transaction, { id: In([...ids]) });
  }

  /** Loads those that there are under the given codes, in any country, and holds them until the end of the transaction. */
  async loadByCodes(transaction: Transaction, codes: readonly string[]): Promise<Organisation[]> {
    return [...(await this.loadWhere(transaction, { code: In([...codes]) })).values()];
  }

  /** The joint authorities to which one of the given belongs or has belonged. */
  async withMembers(transaction: Transaction, of: readonly OrganisationId[]): Promise<OrganisationId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      'SELECT DISTINCT organisation_id AS id FROM registry.organisation_member WHERE member_id = ANY ($1)',
      [of.map(uuidOf)],
    );
    return found.map(({ id }) => idOf('organisation', id));
  }

  /** Throws CODE_TAKEN. */
  save(transaction: Transaction, organisations: readonly Organisation[]): Promise<void> {
    return transaction.save(organisations, TABLES, (error) => {
      return taken(violatedConstraint(error), organisations) ?? error;
    });
  }

  private async loadWhere(
    transaction: Transaction,
    where: FindOptionsWhere<OrganisationEntity>,
  ): Promise<ReadonlyMap<OrganisationId, Organisation>> {
    const lock = { mode: 'pessimistic_write' } as const;
    const found = await transaction.find(OrganisationEntity, { where, order: { id: 'ASC' }, lock });
    const parts = { where: { organisation: In(found.map(({ id }) => id)) }, order: { period: 'ASC' } } as const;
    const [named, lying, joined] = await Promise.all([
      transaction.find(OrganisationNameEntity, parts),
      transaction.find(RegionMembershipEntity, parts),
      transaction.find(OrganisationMemberEntity, parts),
    ]);
    const [names, regions, members] = [grouped(named), grouped(lying), grouped(joined)];
    return new Map(
      found.map((row) => [
        row.id,
        new Organisation(row.id, row.version, {
          ...toDetails(row),
          names: names(row.id),
          regions: regions(row.id),
          members: new Members(members(row.id)),
        }),
      ]),
    );
  }
}

/** Which code another organisation has already, by the constraint that says so. */
function taken(constraint: string | undefined, organisations: readonly Organisation[]): DomainError | undefined {
  const listed = (each: (state: OrganisationState) => string | undefined) =>
    organisations.flatMap(({ state }) => each(state) ?? []).join(', ');
  if (constraint === 'organisation_code') return refuse('CODE_TAKEN', ['code'], { code: listed(({ code }) => code) });
  if (constraint === 'organisation_business_id')
    return refuse('CODE_TAKEN.businessId', ['businessId'], { code: listed(({ businessId }) => businessId) });
  return undefined;
}

/** The rows of each organisation. */
function grouped<R extends { readonly organisation: OrganisationId }>(all: readonly R[]): (id: OrganisationId) => R[] {
  const groups = new Map<OrganisationId, R[]>();
  for (const each of all) groups.set(each.organisation, [...(groups.get(each.organisation) ?? []), each]);
  return (id) => groups.get(id) ?? [];
}

/** The rows of a kind of parts: what ends first goes first, so that a row is cut before the next one takes its days. */
const partsOf =
  <P extends { readonly period: Period }>(parts: (state: OrganisationState) => readonly P[]) =>
  ({ id, state }: Organisation): (P & { organisation: OrganisationId })[] =>
    parts(state)
      .map((each) => ({ ...each, organisation: id }))
      .toSorted((one, other) => endOf(one.period) - endOf(other.period));

const endOf = ({ to }: Period): number => to?.toEpochDay() ?? Number.MAX_SAFE_INTEGER;

function toDetails(row: OrganisationEntity): OrganisationDetails {
  const { latitude, longitude } = row;
  return {
    kind: row.kind,
    country: row.country,
    code: row.code,
    businessId: row.businessId,
    location: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
    languages: row.languages,
    provenance: row.provenance,
    period: row.period,
  };
}

const toRow = ({ id, version, state }: Organisation): Row<OrganisationEntity> => ({
  id,
  version,
  kind: state.kind,
  country: state.country,
  code: state.code,
  businessId: state.businessId,
  latitude: state.location?.latitude,
  longitude: state.location?.longitude,
  languages: [...state.languages],
  provenance: state.provenance,
  period: state.period,
});

const TABLES = [
  rootTable(OrganisationEntity, toRow),
  partTable(
    OrganisationNameEntity,
    'organisation',
    partsOf(({ names }) => names),
  ),
  partTable(
    RegionMembershipEntity,
    'organisation',
    partsOf(({ regions }) => regions),
  ),
  partTable(
    OrganisationMemberEntity,
    'organisation',
    partsOf(({ members }) => members.all),
  ),
];

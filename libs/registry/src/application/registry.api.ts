import { Injectable } from '@nestjs/common';
import {
  CodeTaken,
  type CollaborationId,
  collaborationKindOf,
  type Country,
  type InputPath,
  type LocalDate,
  type LocalisedText,
  newUuid,
  NotFound,
  type OrganisationId,
  Period,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { type Transaction, violatedConstraint } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import { OrganisationEnded, OrganisationNotYet } from '../domain/organisation.errors.js';
import { CollaborationEntity } from '../persistence/collaboration.entity.js';
import { type KnownOrganisation, OrganisationLookup } from '../persistence/organisation.lookup.js';
import { OrganisationRepository } from '../persistence/organisation.repository.js';

export type { KnownOrganisation };

export interface Collaboration {
  /** Shared with the aggregate of the context that calls. */
  readonly id: CollaborationId;
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: Period;
  /** The first owner; a later one comes by succession, so that it is not given again to a collaboration that has one. */
  readonly owner?: OrganisationId | undefined;
  readonly provenance: Provenance;
}

/** What other contexts may ask of the registry. Reads see the transaction that is given, else what is committed. */
@Injectable()
export class RegistryApi {
  constructor(
    private readonly source: DataSource,
    private readonly lookup: OrganisationLookup,
    private readonly repository: OrganisationRepository,
  ) {}

  /** Those that there are, whether they exist today or not. */
  organisations(
    ids: readonly OrganisationId[],
    transaction?: Transaction,
  ): Promise<ReadonlyMap<OrganisationId, KnownOrganisation>> {
    return this.lookup.byIds(this.reading(transaction), ids);
  }

  /** Which organisation is meant by each reference of an imported file (`FI-232`, `TEM`); unknown ones are not in the answer. */
  findOrganisations(
    transaction: Transaction,
    references: readonly string[],
  ): Promise<ReadonlyMap<string, OrganisationId>> {
    return this.repository.findByReferences(transaction, references);
  }

  organisationByCode(
    country: Country,
    code: string,
    transaction?: Transaction,
  ): Promise<KnownOrganisation | undefined> {
    return this.lookup.byCode(this.reading(transaction), country, code);
  }

  /** What each organisation and collaboration is called on the day; before its first and after its last name, the nearest one. */
  names<I extends OrganisationId | CollaborationId>(
    ids: readonly I[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.lookup.names(this.reading(transaction), ids, on);
  }

  /** Who owns each collaboration on the day; what has no owner is not in the answer. */
  owners<I extends CollaborationId>(
    ids: readonly I[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<I, OrganisationId>> {
    return this.lookup.owners(this.reading(transaction), ids, on);
  }

  /**
   * Throws NOT_FOUND, ORGANISATION_NOT_YET or ORGANISATION_ENDED unless the organisation exists on the day; asked by somebody, it must
   * not have ended by today either, whatever the day: nobody acts for it any more. It stays so until the end of the transaction.
   */
  async requireExisting(
    transaction: Transaction,
    organisation: OrganisationId,
    on: LocalDate,
    path: InputPath,
  ): Promise<KnownOrganisation> {
    const found = await this.lookup.hold(transaction, organisation);
    if (!found) throw new NotFound(path);
    const { origin, today } = transaction.operation;
    if (found.period.from?.isAfter(on)) throw new OrganisationNotYet(path, found.period.from);
    if (found.period.endedBefore(on) || (origin === 'request' && found.period.endedBefore(today))) {
      throw new OrganisationEnded(path, await this.lookup.namesOfThoseWhoGoOn(transaction.manager, organisation));
    }
    return found;
  }

  /** Enters collaborations or changes them, for the context whose aggregates they are. Throws CodeTaken. */
  async saveCollaborations(transaction: Transaction, collaborations: readonly Collaboration[]): Promise<void> {
    const rows = collaborations.map(({ owner, id, ...each }) => ({
      ...each,
      id: uuidOf(id),
      kind: collaborationKindOf(id),
    }));
    await transaction.upsert(CollaborationEntity, rows).catch((error: unknown) => {
      const taken = collaborations.map(({ code }) => code).join(', ');
      throw violatedConstraint(error) === 'collaboration_code' ? new CodeTaken(taken) : error;
    });
    const owned = collaborations.flatMap(({ id, owner }) => (owner ? [{ id, owner }] : []));
    await transaction.rows(
      `INSERT INTO registry.collaboration_owner (id, collaboration_id, organisation_id, period)
       SELECT given.id, given.collaboration, given.owner, '(,)'
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS given(id, collaboration, owner)
       WHERE NOT EXISTS (SELECT FROM registry.collaboration_owner AS o WHERE o.collaboration_id = given.collaboration)`,
      [owned.map(newUuid), owned.map(({ id }) => uuidOf(id)), owned.map(({ owner }) => uuidOf(owner))],
    );
  }

  private reading(transaction: Transaction | undefined) {
    return transaction?.manager ?? this.source.manager;
  }
}

import { Injectable } from '@nestjs/common';
import {
  type CollaborationId,
  type CollaborationKind,
  type Country,
  type Id,
  idOf,
  keyedById,
  type LocalDate,
  type LocalisedText,
  type OrganisationId,
  type OrganisationKind,
  Period,
  type Point,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows, rowsAmong, type Transaction } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** What is known of an organisation besides its names, which are dated. */
export interface KnownOrganisation {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly country: Country;
  readonly code: string;
  readonly businessId: string | null;
  readonly location: Point | null;
  readonly languages: string[];
  readonly provenance: Provenance;
  readonly period: Period;
  readonly version: number;
}

/** A region by its official code. */
export interface KnownRegion {
  readonly id: Id<'region'>;
  readonly country: Country;
  readonly code: string;
  readonly name: LocalisedText;
}

type Row = Omit<KnownOrganisation, 'location' | 'period'> & {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly period: string;
};

type Executor = Pick<EntityManager, 'query'>;

const KNOWN = `SELECT id, kind, country, code, business_id AS "businessId", latitude, longitude, languages, provenance, period,
  version FROM registry.organisation`;

/** Reads organisations as plain rows, in one statement a question. */
@Injectable()
export class OrganisationLookup {
  async byIds(
    executor: Executor,
    ids: readonly OrganisationId[],
  ): Promise<ReadonlyMap<OrganisationId, KnownOrganisation>> {
    const found = await rowsAmong<Row>(executor, `${KNOWN} WHERE id = ANY ($1)`, [ids.map(uuidOf)]);
    return new Map(found.map(toKnown).map((each) => [each.id, each]));
  }

  async byCode(executor: Executor, country: Country, code: string): Promise<KnownOrganisation | undefined> {
    const found = await rows<Row>(executor, `${KNOWN} WHERE country = $1 AND code = $2`, [country, code]);
    return found.map(toKnown)[0];
  }

  /** The codes of organisations, of any country, that the text begins with before one of its hyphens. */
  async codesBefore(executor: Executor, text: string): Promise<string[]> {
    const parts = text.split('-');
    const before = parts.slice(1).map((_, place) => parts.slice(0, place + 1).join('-'));
    const found = await rowsAmong<{ code: string }>(
      executor,
      `SELECT DISTINCT code FROM registry.organisation WHERE code = ANY ($1)`,
      [before],
    );
    return found.map(({ code }) => code);
  }

  /**
   * Which organisation each reference means: `FI-232` a municipality, `TEM` another by its own code. Where a Finnish organisation has
   * the code of a foreign one, the foreign one goes by its country too (`SE-TEM`). Unknown ones are not in the answer.
   */
  async byReferences(executor: Executor, references: readonly string[]): Promise<ReadonlyMap<string, OrganisationId>> {
    const found = await rowsAmong<{ reference: string; id: string }>(
      executor,
      `SELECT reference, id FROM (
         SELECT o.id, CASE WHEN o.kind = 'municipality' OR finnish.id IS NOT NULL
           THEN o.country || '-' || o.code ELSE o.code END AS reference
         FROM registry.organisation o LEFT JOIN registry.organisation finnish
           ON o.country <> 'FI' AND finnish.country = 'FI' AND finnish.code = o.code AND finnish.kind <> 'municipality') AS known
       WHERE reference = ANY ($1)`,
      [references],
    );
    return new Map(found.map(({ reference, id }) => [reference, idOf('organisation', id)]));
  }

  /** Reads it and lets nobody end it until the end of the transaction. */
  async hold(
    transaction: Transaction,
    ids: readonly OrganisationId[],
  ): Promise<ReadonlyMap<OrganisationId, KnownOrganisation>> {
    const found = await transaction.rowsAmong<Row>(`${KNOWN} WHERE id = ANY ($1) ORDER BY id FOR SHARE`, [
      ids.map(uuidOf),
    ]);
    return new Map(found.map(toKnown).map((each) => [each.id, each]));
  }

  async names<I extends OrganisationId | CollaborationId>(
    executor: Executor,
    ids: readonly I[],
    on: LocalDate,
  ): Promise<ReadonlyMap<I, LocalisedText>> {
    const found = await rowsAmong<{ id: string; name: LocalisedText }>(
      executor,
      `(SELECT DISTINCT ON (organisation_id) organisation_id AS id, name FROM registry.organisation_name
        WHERE organisation_id = ANY ($1)
        ORDER BY organisation_id, period @> $2::date DESC, lower(period) > $2::date, abs(lower(period) - $2::date))
       UNION ALL
       SELECT id, name FROM registry.collaboration WHERE id = ANY ($1)`,
      [ids.map(uuidOf), on.toString()],
    );
    return keyedById(
      ids,
      found.map(({ id, name }) => [id, name]),
    );
  }

  async owners<I extends CollaborationId>(
    executor: Executor,
    ids: readonly I[],
    on: LocalDate,
  ): Promise<ReadonlyMap<I, OrganisationId>> {
    const found = await rowsAmong<{ collaboration: string; owner: string }>(
      executor,
      `SELECT collaboration_id AS collaboration, organisation_id AS owner FROM registry.collaboration_owner
       WHERE collaboration_id = ANY ($1) AND period @> $2::date`,
      [ids.map(uuidOf), on.toString()],
    );
    return keyedById(
      ids,
      found.map(({ collaboration, owner }) => [collaboration, idOf('organisation', owner)]),
    );
  }

  async ownedBy<K extends CollaborationKind>(
    executor: Executor,
    organisations: readonly OrganisationId[],
    kind: K,
  ): Promise<Id<K>[]> {
    const found = await rowsAmong<{ id: string }>(
      executor,
      `SELECT DISTINCT c.id FROM registry.collaboration_owner o JOIN registry.collaboration c ON c.id = o.collaboration_id
       WHERE o.organisation_id = ANY ($1) AND c.kind = $2`,
      [organisations.map(uuidOf), kind],
    );
    return found.map(({ id }) => idOf(kind, id));
  }

  async regions(
    executor: Executor,
    municipalities: readonly OrganisationId[],
    on: LocalDate,
  ): Promise<ReadonlyMap<OrganisationId, KnownRegion>> {
    const found = await rowsAmong<Omit<KnownRegion, 'id'> & { id: string; municipality: string }>(
      executor,
      `SELECT m.organisation_id AS municipality, r.id, r.country, r.code, r.name
       FROM registry.region_membership m JOIN registry.region r ON r.id = m.region_id
       WHERE m.organisation_id = ANY ($1) AND m.period @> $2::date`,
      [municipalities.map(uuidOf), on.toString()],
    );
    return keyedById(
      municipalities,
      found.map(({ municipality, id, ...region }) => [municipality, { ...region, id: idOf('region', id) }]),
    );
  }

  /** The last names of those who go on for an organisation now, through however many successions. */
  async namesOfThoseWhoGoOn(executor: Executor, id: OrganisationId): Promise<LocalisedText[]> {
    const found = await rows<{ name: LocalisedText }>(
      executor,
      `WITH RECURSIVE line AS (
         SELECT successor_id FROM registry.succession_pair WHERE predecessor_id = $1 AND successor_id <> $1
         UNION
         SELECT p.successor_id FROM registry.succession_pair p JOIN line ON p.predecessor_id = line.successor_id)
       SELECT DISTINCT ON (n.organisation_id) n.name
       FROM line JOIN registry.organisation_name n ON n.organisation_id = line.successor_id
       WHERE NOT EXISTS (SELECT FROM registry.succession_pair p
         WHERE p.predecessor_id = line.successor_id AND p.successor_id <> p.predecessor_id)
       ORDER BY n.organisation_id, n.period DESC`,
      [uuidOf(id)],
    );
    return found.map(({ name }) => name);
  }
}

function toKnown({ id, latitude, longitude, period, ...row }: Row): KnownOrganisation {
  return {
    ...row,
    id: idOf('organisation', id),
    period: Period.fromRange(period),
    location: latitude === null || longitude === null ? null : { latitude, longitude },
  };
}

import { Injectable } from '@nestjs/common';
import {
  type AffiliationRole,
  type Id,
  idOf,
  type LocalDate,
  type OrganisationId,
  type PersonId,
  type PlatformRole,
  uuidOf,
} from '@talkoot/contracts';
import { LOCKS, rootTable, type Row, rows, type Transaction } from '@talkoot/platform/database';
import { DataSource, In } from 'typeorm';
import { AffiliationEntity } from './affiliation.entity.js';
import { Affiliation } from './affiliation.js';

/** Somebody who acts for an organisation on the day that was asked for. */
export interface Acting {
  readonly person: PersonId;
  readonly affiliation: Id<'affiliation'>;
  readonly organisation: OrganisationId;
  readonly role: AffiliationRole;
  readonly platformRoles: readonly PlatformRole[];
}

/** An organisation on a day. */
export interface OnDay {
  readonly organisation: OrganisationId;
  readonly day: LocalDate;
}

@Injectable()
export class AffiliationRepository {
  constructor(private readonly source: DataSource) {}

  /** All affiliations of the given persons, past ones too. */
  async loadOfPersons(transaction: Transaction, persons: readonly PersonId[]): Promise<Affiliation[]> {
    const found = await transaction.find(AffiliationEntity, {
      where: { person: In([...persons]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found.map(toAffiliation);
  }

  /** All affiliations, with whomever, of those who ever acted for any of the organisations. */
  async loadOfPeopleOf(transaction: Transaction, organisations: readonly OrganisationId[]): Promise<Affiliation[]> {
    const found = await transaction.rowsAmong<{ person: string }>(
      'SELECT DISTINCT person_id AS person FROM identity.affiliation WHERE organisation_id = ANY ($1)',
      [organisations.map(uuidOf)],
    );
    return this.loadOfPersons(
      transaction,
      found.map(({ person }) => idOf('person', person)),
    );
  }

  /** For whom the person acts, or acted, by it. */
  async organisationOf(transaction: Transaction, id: Id<'affiliation'>): Promise<OrganisationId | undefined> {
    const [found] = await transaction.rows<{ organisation: string }>(
      'SELECT organisation_id AS organisation FROM identity.affiliation WHERE id = $1',
      [uuidOf(id)],
    );
    return found && idOf('organisation', found.organisation);
  }

  /** Nobody else changes who acts for the organisations, or invites people to, until the end of the transaction. */
  async hold(transaction: Transaction, organisations: readonly OrganisationId[]): Promise<void> {
    for (const organisation of [...organisations].toSorted())
      // oxlint-disable-next-line no-await-in-loop -- in one order, so that no two wait for each other
      await transaction.rows('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LOCKS.people, uuidOf(organisation)]);
  }

  /** The managers of the organisations, past ones too, and those of the ids; held until the end of the transaction. */
  async loadManagers(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    ids: readonly Id<'affiliation'>[] = [],
  ): Promise<Affiliation[]> {
    const lock = { mode: 'pessimistic_write' } as const;
    const order = { id: 'ASC' } as const;
    const [managers, others] = await Promise.all([
      transaction.find(AffiliationEntity, {
        where: { organisation: In([...organisations]), role: 'manager' },
        order,
        lock,
      }),
      transaction.find(AffiliationEntity, { where: { id: In([...ids]) }, order, lock }),
    ]);
    const found = new Map([...managers, ...others].map((each) => [each.id, each]));
    return [...found.values()].map(toAffiliation);
  }

  /** Ended before begun: the database sees them in this order and allows one role at a time. */
  async save(transaction: Transaction, affiliations: readonly Affiliation[]): Promise<void> {
    const takenBack = affiliations.filter((each) => each.isTakenBack);
    if (takenBack.length > 0) {
      await transaction.record(takenBack.flatMap((each) => each.takeEvents()));
      const ids = takenBack.map(({ id }) => uuidOf(id));
      await transaction.execute('DELETE FROM identity.affiliation WHERE id = ANY ($1)', [ids]);
    }
    await transaction.save(
      affiliations.filter((each) => !each.isTakenBack),
      TABLES,
    );
  }

  /** Who acts for any of the organisations on the day; somebody who acts for two of them comes twice. */
  async actingFor(organisations: readonly OrganisationId[], on: LocalDate): Promise<Acting[]> {
    const found = await rows<ActingRow>(
      this.source.manager,
      `${ACTING} WHERE a.organisation_id = ANY ($2) ORDER BY a.id`,
      [on.toString(), organisations.map(uuidOf)],
    );
    return found.map(toActing);
  }

  /** Who acts for which of the organisations on the day that is given with it; with a person, whether that one does. */
  async actingOn<W extends OnDay>(
    transaction: Transaction,
    wanted: readonly W[],
    person?: PersonId,
  ): Promise<(W & { readonly person: PersonId })[]> {
    const found = await transaction.rowsAmong<{ person: string; place: number }>(
      `SELECT a.person_id AS person, w.place::int AS place
       FROM unnest($1::uuid[], $2::date[]) WITH ORDINALITY AS w(organisation, day, place)
       JOIN identity.affiliation a ON a.organisation_id = w.organisation AND a.period @> w.day
       WHERE $3::uuid IS NULL OR a.person_id = $3
       ORDER BY w.place, a.id`,
      [
        wanted.map(({ organisation }) => uuidOf(organisation)),
        wanted.map(({ day }) => day.toString()),
        person ? uuidOf(person) : null,
      ],
    );
    return found.flatMap(({ person: who, place }) => {
      const on = wanted[place - 1];
      return on ? [{ ...on, person: idOf('person', who) }] : [];
    });
  }

  /** For whom the person acts on the day. */
  async ofPerson(person: PersonId, on: LocalDate): Promise<Acting[]> {
    const found = await rows<ActingRow>(this.source.manager, `${ACTING} WHERE a.person_id = $2 ORDER BY a.id`, [
      on.toString(),
      uuidOf(person),
    ]);
    return found.map(toActing);
  }

  /** With the id of a token: nobody, once that is revoked. */
  async actingAs(
    person: PersonId,
    organisation: OrganisationId,
    on: LocalDate,
    token?: string,
  ): Promise<Acting | undefined> {
    const [found] = await rows<ActingRow>(
      this.source.manager,
      `${ACTING} WHERE a.organisation_id = $2 AND a.person_id = $3
         AND NOT EXISTS (SELECT FROM identity.revoked_token WHERE jti = $4)`,
      [on.toString(), uuidOf(organisation), uuidOf(person), token ?? null],
    );
    return found && toActing(found);
  }
}

interface ActingRow {
  readonly person: string;
  readonly affiliation: string;
  readonly organisation: string;
  readonly role: AffiliationRole;
  readonly platformRoles: PlatformRole[];
}

const ACTING = `
  SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role,
    p.platform_roles AS "platformRoles"
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date`;

const toActing = ({ person, affiliation, organisation, ...roles }: ActingRow): Acting => ({
  person: idOf('person', person),
  affiliation: idOf('affiliation', affiliation),
  organisation: idOf('organisation', organisation),
  ...roles,
});

const toAffiliation = ({
  id,
  version,
  person,
  organisation,
  role,
  period,
  provenance,
}: AffiliationEntity): Affiliation => new Affiliation(id, version, { person, organisation, role, period, provenance });

const toRow = ({ id, version, state }: Affiliation): Row<AffiliationEntity> => ({
  id,
  version,
  ...state,
});

const TABLES = [rootTable(AffiliationEntity, toRow)];

import { Injectable } from '@nestjs/common';
import { idOf, type Locale, type OrganisationId, type PersonId, uuidOf } from '@talkoot/contracts';
import { rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { DataSource, In } from 'typeorm';
import { PersonEntity } from './person.entity.js';
import { Person } from './person.js';

/** Where and how to write to a person. */
export interface Contact {
  readonly address: string;
  readonly locale: Locale;
}

/** How an input names a person. */
export interface Naming {
  readonly person?: PersonId | undefined;
  readonly address?: string | undefined;
}

/** Among whom somebody may name people: those of the organisation, and of those with a seat. */
export interface NamedAmong {
  readonly organisation: OrganisationId | undefined;
  /** Who sits there in person, and for which organisation. */
  readonly seated: readonly { readonly person: PersonId; readonly organisation: OrganisationId | undefined }[];
}

@Injectable()
export class PersonRepository {
  constructor(private readonly source: DataSource) {}

  /** Those of the given addresses, held until the end of the transaction. */
  async loadByAddress(transaction: Transaction, addresses: readonly string[]): Promise<Person[]> {
    const found = await transaction.find(PersonEntity, {
      where: { address: In([...addresses]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found.map(toPerson);
  }

  /** Who runs the service, held until the end of the transaction. */
  async holdOperators(transaction: Transaction): Promise<PersonId[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT id FROM identity.person WHERE 'operator' = ANY (platform_roles) ORDER BY id FOR UPDATE`,
    );
    return found.map(({ id }) => idOf('person', id));
  }

  /** Holds the person until the end of the transaction. */
  async load(transaction: Transaction, person: PersonId): Promise<Person | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const [found] = await transaction.find(PersonEntity, { where: { id: person }, lock });
    return found && toPerson(found);
  }

  /** Of those who have one. */
  async contactsOf(persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Contact>> {
    const { manager } = this.source;
    const found = await manager.find(PersonEntity, {
      select: { id: true, address: true, locale: true },
      where: { id: In([...persons]) },
    });
    return new Map(found.flatMap(({ id, address, locale }) => (address ? [[id, { address, locale }] as const] : [])));
  }

  async findByAddress({ manager }: Transaction, addresses: readonly string[]): Promise<ReadonlyMap<string, PersonId>> {
    const found = await manager.find(PersonEntity, {
      select: { id: true, address: true },
      where: { address: In([...addresses]) },
    });
    return new Map(found.flatMap(({ id, address }) => (address ? [[address, id] as const] : [])));
  }

  /**
   * The person of the id or the address, if the actor may name them: somebody who sits there in person, who acts for the
   * organisation that asks, or for one for which one of its own people sits there. Others are as if there were nobody.
   */
  async findAmong(
    transaction: Transaction,
    { person, address }: Naming,
    { organisation, seated }: NamedAmong,
  ): Promise<PersonId | undefined> {
    const [found] = await transaction.rows<{ id: string }>(
      `WITH seated AS (
         SELECT * FROM jsonb_to_recordset($4::jsonb) AS s(person uuid, organisation uuid)),
       ours AS (
         SELECT $3::uuid AS organisation
         UNION
         SELECT s.organisation FROM seated s JOIN identity.affiliation a
           ON a.person_id = s.person AND a.organisation_id = s.organisation AND a.period @> $5::date)
       SELECT p.id FROM identity.person p
       WHERE (p.id = $1 OR p.address = $2)
         AND (p.id IN (SELECT person FROM seated)
           OR EXISTS (
             SELECT FROM identity.affiliation a JOIN ours ON ours.organisation = a.organisation_id
             WHERE a.person_id = p.id AND a.period @> $5::date))`,
      [
        person ? uuidOf(person) : null,
        address ?? null,
        organisation ? uuidOf(organisation) : null,
        JSON.stringify(
          seated.map((each) => ({
            person: uuidOf(each.person),
            organisation: each.organisation ? uuidOf(each.organisation) : null,
          })),
        ),
        transaction.operation.today.toString(),
      ],
    );
    return found && idOf('person', found.id);
  }

  async personAt(address: string): Promise<PersonId | undefined> {
    const found = await this.source.manager.findOne(PersonEntity, { select: { id: true }, where: { address } });
    return found?.id;
  }

  async isKnown(person: PersonId, transaction?: Transaction): Promise<boolean> {
    const { manager } = transaction ?? this.source;
    return manager.exists(PersonEntity, { where: { id: person } });
  }

  save(transaction: Transaction, persons: readonly Person[]): Promise<void> {
    return transaction.save(persons, TABLES);
  }
}

const toPerson = ({ id, version, name, address, locale, ...facts }: PersonEntity): Person =>
  new Person(id, version, { details: { name, address, locale }, ...facts });

const toRow = ({ id, version, state: { details, platformRoles, ...facts } }: Person): Row<PersonEntity> => ({
  id,
  version,
  ...details,
  platformRoles: [...platformRoles],
  ...facts,
});

const TABLES = [rootTable(PersonEntity, toRow)];

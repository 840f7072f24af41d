import { Injectable } from '@nestjs/common';
import type { Locale, PersonId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { DataSource, In } from 'typeorm';
import { Person } from '../domain/person.js';
import { PersonEntity } from './person.entity.js';

/** Where and how to write to a person. */
export interface Contact {
  readonly address: string;
  readonly locale: Locale;
}

@Injectable()
export class PersonRepository {
  constructor(private readonly source: DataSource) {}

  /** Those of the given addresses, held until the end of the transaction. */
  async loadByAddress(transaction: Transaction, addresses: readonly string[]): Promise<Person[]> {
    const found = await transaction.manager.find(PersonEntity, {
      where: { address: In([...addresses]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found.map(toPerson);
  }

  /** Of those who have one. */
  async contactsOf(persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Contact>> {
    const { manager } = this.source;
    const found = await manager.find(PersonEntity, {
      select: { id: true, address: true, locale: true },
      where: { id: In([...persons]) },
    });
    return new Map(found.map(({ id, address, locale }) => [id, { address, locale }]));
  }

  async findByAddress({ manager }: Transaction, addresses: readonly string[]): Promise<ReadonlyMap<string, PersonId>> {
    const found = await manager.find(PersonEntity, {
      select: { id: true, address: true },
      where: { address: In([...addresses]) },
    });
    return new Map(found.map(({ id, address }) => [address, id]));
  }

  async isKnown(person: PersonId, transaction?: Transaction): Promise<boolean> {
    const { manager } = transaction ?? this.source;
    return manager.exists(PersonEntity, { where: { id: person } });
  }

  /** Writes what changed, events first: in one statement, however many persons there are. */
  async save(transaction: Transaction, persons: readonly Person[]): Promise<void> {
    await transaction.record(persons.flatMap((each) => each.takeEvents()));
    await transaction.upsert(PersonEntity, persons.map(toRow));
  }
}

const toPerson = ({ id, version, name, address, locale, platformRoles, provenance }: PersonEntity): Person =>
  new Person(id, version, { details: { name, address, locale }, platformRoles, provenance });

const toRow = ({ id, version, state: { details, platformRoles, provenance } }: Person): PersonEntity => ({
  id,
  version,
  ...details,
  platformRoles: [...platformRoles],
  provenance,
});

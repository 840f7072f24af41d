import { Injectable } from '@nestjs/common';
import {
  type AffiliationRole,
  type Id,
  idOf,
  type LocalDate,
  type LocalisedText,
  type OrganisationId,
  type PersonId,
  type PlatformRole,
  uuidOf,
} from '@talkoot/contracts';
import { type Row, rows, type Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import { LoginEntity } from './login.entity.js';

/** Somebody of the bundled data, as the page for trying things out shows them. */
export interface LocalPerson {
  readonly person: PersonId;
  readonly name: LocalisedText;
  readonly affiliation: Id<'affiliation'>;
  readonly organisation: OrganisationId;
  readonly role: AffiliationRole;
  readonly platformRoles: readonly PlatformRole[];
}

/** More than the bundled data have. */
const MOST_LOCAL = 1000;

@Injectable()
export class LoginRepository {
  constructor(private readonly source: DataSource) {}

  /** Whose account it is. */
  async personOf(issuer: string, subject: string, transaction?: Transaction): Promise<PersonId | undefined> {
    const { manager } = transaction ?? this.source;
    const found = await manager.findOne(LoginEntity, { where: { issuer, subject } });
    return found?.person;
  }

  link(transaction: Transaction, login: Row<LoginEntity>): Promise<void> {
    return transaction.insert(LoginEntity, [login]);
  }

  /** Who acts today among the illustrative people: nobody real is ever among them. */
  async illustrative(on: LocalDate): Promise<LocalPerson[]> {
    const found = await rows<LocalRow>(
      this.source.manager,
      `SELECT p.id AS person, p.name, p.platform_roles AS "platformRoles", a.id AS affiliation,
         a.organisation_id AS organisation, a.role
       FROM identity.person p JOIN identity.affiliation a ON a.person_id = p.id AND a.period @> $1::date
       WHERE p.provenance = 'illustrative' ORDER BY a.organisation_id, a.id LIMIT $2`,
      [on.toString(), MOST_LOCAL],
    );
    return found.map(({ person, affiliation, organisation, ...rest }) => ({
      ...rest,
      person: idOf('person', person),
      affiliation: idOf('affiliation', affiliation),
      organisation: idOf('organisation', organisation),
    }));
  }

  /** What the person is called. */
  async nameOf(person: PersonId): Promise<LocalisedText> {
    const [found] = await rows<{ name: LocalisedText }>(
      this.source.manager,
      'SELECT name FROM identity.person WHERE id = $1',
      [uuidOf(person)],
    );
    return found?.name ?? {};
  }
}

type LocalRow = Omit<LocalPerson, 'person' | 'affiliation' | 'organisation'> & {
  person: string;
  affiliation: string;
  organisation: string;
};

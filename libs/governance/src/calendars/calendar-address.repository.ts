import { Injectable } from '@nestjs/common';
import { type Id, idOf, type Locale, type OrganisationId, type PersonId, uuidOf } from '@talkoot/contracts';
import { type Row, rows, type Transaction } from '@talkoot/platform/database';
import { DataSource, IsNull } from 'typeorm';
import { CalendarAddressEntity, type CalendarTarget } from './calendar-address.entity.js';

/** What an address that is not revoked says. */
export interface OpenAddress {
  readonly kind: CalendarTarget;
  /** A UUID. */
  readonly target: string;
  readonly person: PersonId;
  readonly organisation: OrganisationId;
  readonly locale: Locale;
  readonly createdAt: Date;
}

@Injectable()
export class CalendarAddressRepository {
  constructor(private readonly source: DataSource) {}

  async add(transaction: Transaction, address: Row<CalendarAddressEntity>): Promise<void> {
    await transaction.insert(CalendarAddressEntity, [address]);
  }

  /** How many addresses the person has that are not revoked. */
  countOpen(transaction: Transaction, person: PersonId): Promise<number> {
    return transaction.manager.countBy(CalendarAddressEntity, { person, revokedAt: IsNull() });
  }

  /** Revokes the person's own address permanently; says whether there is one. */
  async revoke(transaction: Transaction, person: PersonId, address: Id<'calendaraddress'>): Promise<boolean> {
    const revoked = await transaction.rows(
      `WITH revoked AS (
         UPDATE governance.calendar_address SET revoked_at = coalesce(revoked_at, $3)
         WHERE id = $1 AND person_id = $2 RETURNING id)
       SELECT id FROM revoked`,
      [uuidOf(address), uuidOf(person), transaction.operation.now.toString()],
    );
    return revoked.length > 0;
  }

  /** What the address with this secret says, unless it is revoked. */
  async bySecret(sha256: Buffer): Promise<OpenAddress | undefined> {
    const [found] = await rows<Omit<OpenAddress, 'person' | 'organisation'> & { person: string; organisation: string }>(
      this.source.manager,
      `SELECT kind, target_id AS target, person_id AS person, organisation_id AS organisation, locale, created_at AS "createdAt"
       FROM governance.calendar_address WHERE secret_sha256 = $1 AND revoked_at IS NULL`,
      [sha256],
    );
    return (
      found && {
        ...found,
        person: idOf('person', found.person),
        organisation: idOf('organisation', found.organisation),
      }
    );
  }
}

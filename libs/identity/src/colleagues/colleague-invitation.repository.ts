import { Injectable } from '@nestjs/common';
import {
  type AffiliationRole,
  type Id,
  idOf,
  type LocalDate,
  type Locale,
  type OrganisationId,
  uuidOf,
} from '@talkoot/contracts';
import { rootTable, type Row, rowsAmong, type Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import { ColleagueInvitationEntity } from './colleague-invitation.entity.js';
import { ColleagueInvitation } from './colleague-invitation.js';

type InvitationId = Id<'colleagueinvitation'>;

/** What the mail of an invitation says. */
export interface InvitedColleague {
  readonly address: string;
  readonly locale: Locale;
  readonly organisation: OrganisationId;
  readonly role: AffiliationRole;
  readonly expiresOn: string;
}

/** How many there are that limit a new one. */
export interface ColleagueInvitationCounts {
  readonly waiting: number;
  readonly sentToday: number;
  readonly toThem: number;
}

@Injectable()
export class ColleagueInvitationRepository {
  constructor(private readonly source: DataSource) {}

  /** Holds it until the end of the transaction. */
  async load(transaction: Transaction, id: InvitationId): Promise<ColleagueInvitation | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const [found] = await transaction.find(ColleagueInvitationEntity, { where: { id }, lock });
    return found && toInvitation(found, transaction.operation.today);
  }

  /** Those to the address that nobody has answered. */
  async waitingTo(transaction: Transaction, address: string): Promise<ColleagueInvitation[]> {
    const found = await transaction.find(ColleagueInvitationEntity, {
      where: { address, status: 'sent' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const all = found.map((each) => toInvitation(each, transaction.operation.today));
    return all.filter(({ status }) => status === 'sent');
  }

  async counts(
    transaction: Transaction,
    organisation: OrganisationId,
    address: string,
  ): Promise<ColleagueInvitationCounts> {
    const [counts] = await transaction.rows<ColleagueInvitationCounts>(
      `SELECT count(*) FILTER (WHERE waits)::int AS waiting, count(*) FILTER (WHERE sent_on = $2)::int AS "sentToday",
         count(*) FILTER (WHERE waits AND address = $3)::int AS "toThem"
       FROM (SELECT *, status = 'sent' AND expires_on >= $2::date AS waits
         FROM identity.colleague_invitation WHERE organisation_id = $1 AND sent_on > $2::date - 15) AS recent`,
      [uuidOf(organisation), transaction.operation.today.toString(), address],
    );
    if (!counts) throw new Error('Nothing was counted');
    return counts;
  }

  /** What the mails of those say that still wait on the day. */
  async waiting(ids: readonly InvitationId[], on: LocalDate): Promise<ReadonlyMap<InvitationId, InvitedColleague>> {
    const found = await rowsAmong<Omit<InvitedColleague, 'organisation'> & { id: string; organisation: string }>(
      this.source.manager,
      `SELECT id, address, locale, organisation_id AS organisation, role, expires_on::text AS "expiresOn"
       FROM identity.colleague_invitation
       WHERE id = ANY ($1) AND status = 'sent' AND expires_on >= $2 AND address IS NOT NULL`,
      [ids.map(uuidOf), on.toString()],
    );
    return new Map(
      found.map(({ id, organisation, ...said }) => [
        idOf('colleagueinvitation', id),
        { ...said, organisation: idOf('organisation', organisation) },
      ]),
    );
  }

  save(transaction: Transaction, invitations: readonly ColleagueInvitation[]): Promise<void> {
    return transaction.save(invitations, TABLES);
  }
}

const toInvitation = ({ id, version, ...state }: ColleagueInvitationEntity, today: LocalDate): ColleagueInvitation =>
  new ColleagueInvitation(id, version, state, today);

const toRow = ({ id, version, state }: ColleagueInvitation): Row<ColleagueInvitationEntity> => ({
  id,
  version,
  ...state,
});

const TABLES = [rootTable(ColleagueInvitationEntity, toRow)];

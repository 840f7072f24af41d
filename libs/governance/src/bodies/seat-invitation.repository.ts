import { Injectable } from '@nestjs/common';
import { type Id, idOf, type LocalDate, type OrganisationId, type PersonId, uuidOf } from '@talkoot/contracts';
import { LOCKS, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { SeatInvitationEntity } from './seat-invitation.entity.js';
import { type InvitedPerson, SeatInvitation, type SeatInvitationStanding } from './seat-invitation.js';

type InvitationId = Id<'seatinvitation'>;

/** How many invitations there are that count for a new one. */
export interface SeatInvitationCounts {
  readonly pendingOfBody: number;
  readonly sentToday: number;
  readonly pendingToThem: number;
  readonly pendingToThemOfSeat: number;
}

@Injectable()
export class SeatInvitationRepository {
  /** Whose invitation it is, which never changes. */
  async bodyOf(transaction: Transaction, id: InvitationId): Promise<Id<'body'> | undefined> {
    const [found] = await transaction.rows<{ body: string }>(
      'SELECT body_id AS body FROM governance.seat_invitation WHERE id = $1',
      [uuidOf(id)],
    );
    return found && idOf('body', found.body);
  }

  /** Loads those that there are and holds them until the end of the transaction. */
  async load(
    transaction: Transaction,
    ids: readonly InvitationId[],
    standingOf: (body: Id<'body'>) => SeatInvitationStanding,
  ): Promise<SeatInvitation[]> {
    const found = await transaction.find(SeatInvitationEntity, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found.map(({ id, version, person, address, ...facts }) => {
      return new SeatInvitation(id, version, { ...facts, invited: { person, address } }, standingOf(facts.body));
    });
  }

  /** Counts what limits a new one, while nobody else of the organisation invites. */
  async counts(
    transaction: Transaction,
    { body, seat }: { readonly body: Id<'body'>; readonly seat: Id<'seat'> },
    { person, address }: InvitedPerson,
    inviter: OrganisationId | undefined,
  ): Promise<SeatInvitationCounts> {
    const organisation = inviter ? uuidOf(inviter) : null;
    await transaction.rows('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
      LOCKS.seatInvitations,
      organisation ?? '',
    ]);
    const [counts] = await transaction.rows<SeatInvitationCounts>(
      `SELECT
         (SELECT count(*)::int FROM governance.seat_invitation WHERE body_id = $1 AND status = 'pending') AS "pendingOfBody",
         (SELECT count(*)::int FROM governance.seat_invitation WHERE inviter_id = $2 AND sent_on = $3) AS "sentToday",
         t.pending AS "pendingToThem", t.of_seat AS "pendingToThemOfSeat"
       FROM (
         SELECT count(*) FILTER (WHERE inviter_id IS NOT DISTINCT FROM $2)::int AS pending,
           count(*) FILTER (WHERE seat_id = $4)::int AS of_seat
         FROM governance.seat_invitation
         WHERE status = 'pending' AND (person_id = $5 OR address = $6)) AS t`,
      [
        uuidOf(body),
        organisation,
        transaction.operation.today.toString(),
        uuidOf(seat),
        person ? uuidOf(person) : null,
        address ?? null,
      ],
    );
    if (!counts) throw new Error('Nothing was counted');
    return counts;
  }

  /** Takes some whose last day is over; those that another process has taken are left to it. */
  async claimExpired(transaction: Transaction, today: LocalDate, most: number): Promise<InvitationId[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT id FROM governance.seat_invitation WHERE status = 'pending' AND expires_on < $1
       ORDER BY expires_on, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [today.toString(), most],
    );
    return found.map(({ id }) => idOf('seatinvitation', id));
  }

  /** Of which body each of them is. */
  async bodiesOf(transaction: Transaction, ids: readonly InvitationId[]): Promise<Id<'body'>[]> {
    const found = await transaction.rowsAmong<{ body: string }>(
      'SELECT DISTINCT body_id AS body FROM governance.seat_invitation WHERE id = ANY ($1)',
      [ids.map(uuidOf)],
    );
    return found.map(({ body }) => idOf('body', body));
  }

  /** The bodies in which the person sits or will sit, or is invited to, and those invitations that wait. */
  async concerning(
    transaction: Transaction,
    person: PersonId,
  ): Promise<{ readonly bodies: Id<'body'>[]; readonly invitations: InvitationId[] }> {
    const found = await transaction.rows<{ body: string; invitation: string | null }>(
      `SELECT s.body_id AS body, NULL::uuid AS invitation
       FROM governance.mandate m JOIN governance.seat s ON s.id = m.seat_id
       WHERE m.person_id = $1 AND m.period && daterange($2, NULL)
       UNION
       SELECT body_id, id FROM governance.seat_invitation
       WHERE status = 'pending'
         AND (person_id = $1 OR address = (SELECT p.address FROM identity.person p WHERE p.id = $1))`,
      [uuidOf(person), transaction.operation.today.toString()],
    );
    return {
      bodies: [...new Set(found.map(({ body }) => idOf('body', body)))],
      invitations: found.flatMap(({ invitation }) => (invitation ? idOf('seatinvitation', invitation) : [])),
    };
  }

  save(transaction: Transaction, invitations: readonly SeatInvitation[]): Promise<void> {
    return transaction.save(invitations, TABLES);
  }
}

const toRow = ({ id, version, state: { invited, ...facts } }: SeatInvitation): Row<SeatInvitationEntity> => ({
  id,
  version,
  ...facts,
  organisation: facts.organisation,
  inviter: facts.inviter,
  answeredOn: facts.answeredOn,
  person: invited.person,
  address: invited.address,
});

const TABLES = [rootTable(SeatInvitationEntity, toRow)];

import { Injectable } from '@nestjs/common';
import {
  grouped,
  type Id,
  idOf,
  type InvitedToId,
  INVITED_TO,
  isId,
  type LocalDate,
  type OrganisationId,
  uuidOf,
} from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { InvitationEntity, InvitationHoldingEntity } from './invitation.entity.js';
import { Invitation } from './invitation.js';

type InvitationId = Id<'invitation'>;

/** An invitation and what it invites to, which never changes. */
export interface InvitationTo {
  readonly id: InvitationId;
  readonly to: InvitedToId;
}

interface FoundRow {
  readonly id: string;
  readonly to: string;
  readonly kind: (typeof INVITED_TO)[number];
}

const toInvitation = ({ id, to, kind }: FoundRow): InvitationTo => ({ id: idOf('invitation', id), to: idOf(kind, to) });

@Injectable()
export class InvitationRepository {
  /** What it invites to; undefined when there is no such invitation. */
  async find(transaction: Transaction, id: InvitationId): Promise<InvitationTo | undefined> {
    const [found] = await transaction.rows<FoundRow>(
      'SELECT id, to_id AS to, to_kind AS kind FROM identity.invitation WHERE id = $1',
      [uuidOf(id)],
    );
    return found && toInvitation(found);
  }

  /** Those to any of the things that nobody has answered. */
  async pendingTo(transaction: Transaction, things: readonly InvitedToId[]): Promise<InvitationTo[]> {
    const found = await transaction.rowsAmong<FoundRow>(
      `SELECT id, to_id AS to, to_kind AS kind FROM identity.invitation WHERE to_id = ANY ($1) AND status = 'pending'`,
      [things.map(uuidOf)],
    );
    return found.map(toInvitation);
  }

  /** Those that nobody has answered in which one of the organisations is invited, or has invited, on the day or later. */
  async pendingOf(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<InvitationTo[]> {
    const found = await transaction.rowsAmong<FoundRow>(
      `SELECT DISTINCT i.id, i.to_id AS to, i.to_kind AS kind
       FROM identity.invitation_holding h JOIN identity.invitation i ON i.id = h.invitation_id
       WHERE i.status = 'pending' AND (h.organisation_id = ANY ($1) OR h.inviter_id = ANY ($1)) AND h.period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(toInvitation);
  }

  /** Loads those that there are and holds them until the end of the transaction. */
  async load(transaction: Transaction, ids: readonly InvitationId[]): Promise<Invitation[]> {
    if (ids.length === 0) return [];
    const [found, holdings] = await Promise.all([
      transaction.find(InvitationEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(InvitationHoldingEntity, {
        where: { invitation: In([...ids]) },
        order: { period: 'ASC', id: 'ASC' },
      }),
    ]);
    const holdingsOf = grouped(holdings, ({ invitation }) => invitation);
    return found.map(({ id, version, to, toKind, recordedAt: _, ...facts }) => {
      const own = (holdingsOf.get(id) ?? []).map(({ invitation: __, recordedAt: ___, ...holding }) => holding);
      return new Invitation(
        id,
        version,
        { ...facts, to: idOf(toKind, to), holdings: own },
        transaction.operation.today,
      );
    });
  }

  save(transaction: Transaction, invitations: readonly Invitation[]): Promise<void> {
    return transaction.save(invitations, TABLES);
  }
}

function toRow({ id, version, state }: Invitation): Row<InvitationEntity> {
  const { to, roles, startsOn, provenance, status, sentOn, answeredOn } = state;
  const toKind = INVITED_TO.find((kind) => isId(kind, to));
  if (!toKind) throw new Error(`Nobody is invited to ${to}`);
  return { id, version, to: uuidOf(to), toKind, roles, startsOn, provenance, status, sentOn, answeredOn };
}

const toHoldingRows = ({ id: invitation, state }: Invitation): Row<InvitationHoldingEntity>[] =>
  state.holdings.map(({ id, organisation, inviter, period }) => ({ id, invitation, organisation, inviter, period }));

const TABLES = [rootTable(InvitationEntity, toRow), partTable(InvitationHoldingEntity, 'invitation', toHoldingRows)];

import { Injectable } from '@nestjs/common';
import {
  type AffiliationRole,
  type Id,
  idOf,
  Instant,
  type LocalDate,
  type OrganisationId,
  type PersonId,
  type PlatformRole,
  uuidOf,
} from '@talkoot/contracts';
import { type Row, rows, type Transaction } from '@talkoot/platform/database';
import { DataSource, In } from 'typeorm';
import { SessionEntity } from './session.entity.js';
import { Session, type SessionLimits } from './session.js';

/** What the database keeps of the secrets of a session. */
export interface Hashes {
  readonly handle: Buffer;
  readonly secret: Buffer;
  readonly previousSecret: Buffer | undefined;
  readonly idToken: string | undefined;
}

/** Who acts by a session today. */
export interface SessionActing {
  readonly affiliation: Id<'affiliation'>;
  readonly organisation: OrganisationId;
  readonly role: AffiliationRole;
  readonly platformRoles: readonly PlatformRole[];
}

export interface KeptSession {
  readonly session: Session;
  readonly hashes: Hashes;
}

/** How many sessions a person can have that are not over; signing in once more ends the oldest. */
const MOST_OPEN = 20;

@Injectable()
export class SessionRepository {
  constructor(private readonly source: DataSource) {}

  /**
   * The session of a handle, and who acts by it on the day: in whichever role the person has then within the organisation that was
   * chosen. One statement, for it is sent with every request.
   */
  async byHandle(
    handle: Buffer,
    today: LocalDate,
    limits: SessionLimits,
  ): Promise<(KeptSession & { readonly acting: SessionActing | undefined }) | undefined> {
    const [found] = await rows<FoundRow>(this.source.manager, BY_HANDLE, [handle, today.toString()]);
    return found && { ...toKept(fromRow(found), limits), acting: found.acting ? toActing(found.acting) : undefined };
  }

  /** Those of the person that nobody has ended, held until the end of the transaction. */
  async loadOpen(transaction: Transaction, person: PersonId, limits: SessionLimits): Promise<KeptSession[]> {
    const open = await transaction.rows<{ id: string }>(
      'SELECT id FROM identity.session WHERE person_id = $1 AND ended_at IS NULL AND idle_ends_at > $2',
      [uuidOf(person), transaction.operation.now.toString()],
    );
    return this.hold(transaction, open, limits);
  }

  /** Those that began at a provider and that nobody has ended, held until the end of the transaction. */
  async loadOfProvider(
    transaction: Transaction,
    { provider, providerSession, person }: OfProvider,
    limits: SessionLimits,
  ): Promise<KeptSession[]> {
    const open = await transaction.rows<{ id: string }>(
      `SELECT id FROM identity.session WHERE provider = $1 AND ended_at IS NULL AND idle_ends_at > $2
         AND ($3::text IS NULL OR provider_session = $3) AND ($4::uuid IS NULL OR person_id = $4)`,
      [provider, transaction.operation.now.toString(), providerSession ?? null, person ? uuidOf(person) : null],
    );
    return this.hold(transaction, open, limits);
  }

  /** One of the person's own, held until the end of the transaction. */
  async load(
    transaction: Transaction,
    { id, person }: { readonly id: Id<'session'>; readonly person: PersonId },
    limits: SessionLimits,
  ): Promise<KeptSession | undefined> {
    const [found] = await transaction.find(SessionEntity, {
      where: { id, person },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found && toKept(found, limits);
  }

  save(transaction: Transaction, sessions: readonly KeptSession[]): Promise<void> {
    return transaction.upsert(SessionEntity, sessions.map(toRow));
  }

  /** Makes room for one more session of the person: the oldest of too many ends. */
  async makeRoom(transaction: Transaction, person: PersonId): Promise<void> {
    const { now } = transaction.operation;
    await transaction.execute(
      `UPDATE identity.session SET ended_at = $2, id_token = NULL WHERE id IN (
         SELECT id FROM identity.session WHERE person_id = $1 AND ended_at IS NULL AND idle_ends_at > $2
         ORDER BY begun_at DESC, id DESC OFFSET $3)`,
      [uuidOf(person), now.toString(), MOST_OPEN - 1],
    );
  }

  /** Writes down that it was used. */
  async touch({ id, state }: Session): Promise<void> {
    await this.source.manager.query(
      `UPDATE identity.session SET last_used_at = $2, idle_ends_at = $3
       WHERE id = $1 AND ended_at IS NULL AND last_used_at < $2`,
      [uuidOf(id), state.lastUsedAt.toString(), state.idleEndsAt.toString()],
    );
  }

  /** Replaces the secret unless another request has just done so; says whether it did. */
  async renew({ id, state }: Session, before: Buffer, after: Buffer): Promise<boolean> {
    const renewed = await rows(
      this.source.manager,
      `WITH renewed AS (
         UPDATE identity.session SET secret = $3, previous_secret = secret, renewed_at = $4, renew_at = $5
         WHERE id = $1 AND secret = $2 AND ended_at IS NULL RETURNING id)
       SELECT id FROM renewed`,
      [uuidOf(id), before, after, state.renewedAt.toString(), state.renewAt.toString()],
    );
    return renewed.length > 0;
  }

  private async hold(
    transaction: Transaction,
    open: readonly { readonly id: string }[],
    limits: SessionLimits,
  ): Promise<KeptSession[]> {
    const found = await transaction.find(SessionEntity, {
      where: { id: In(open.map(({ id }) => idOf('session', id))) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found.map((each) => toKept(each, limits));
  }
}

/** Sessions by that of the provider, by whose they are, or by both. */
export interface OfProvider {
  readonly provider: string;
  readonly providerSession: string | undefined;
  readonly person: PersonId | undefined;
}

type ActingRow = Omit<SessionActing, 'affiliation' | 'organisation'> & { affiliation: string; organisation: string };

type Moment = 'begunAt' | 'lastUsedAt' | 'idleEndsAt' | 'endsAt' | 'renewAt' | 'renewedAt';

/** As the driver gives it. */
type FoundRow = Omit<SessionEntity, 'id' | 'person' | 'organisation' | 'endedAt' | Moment> &
  Record<Moment, Date> & {
    readonly id: string;
    readonly person: string;
    readonly organisation: string | null;
    readonly endedAt: Date | null;
    readonly acting: ActingRow | null;
  };

const BY_HANDLE = `
  SELECT s.id, s.person_id AS person, s.organisation_id AS organisation, s.provider, s.provider_session AS "providerSession",
    s.id_token AS "idToken", s.address, s.handle, s.secret, s.previous_secret AS "previousSecret", s.begun_at AS "begunAt",
    s.last_used_at AS "lastUsedAt", s.idle_ends_at AS "idleEndsAt", s.ends_at AS "endsAt", s.renew_at AS "renewAt",
    s.renewed_at AS "renewedAt", s.ended_at AS "endedAt", (
      SELECT json_build_object('affiliation', a.id, 'organisation', a.organisation_id, 'role', a.role,
        'platformRoles', p.platform_roles)
      FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id
      WHERE a.person_id = s.person_id AND a.organisation_id = s.organisation_id AND a.period @> $2::date) AS acting
  FROM identity.session s WHERE s.handle = $1`;

const momentOf = (moment: Date): Instant => Instant.ofEpochMilli(moment.getTime());

const fromRow = ({ acting: _, ...row }: FoundRow): SessionEntity => ({
  ...row,
  id: idOf('session', row.id),
  person: idOf('person', row.person),
  organisation: row.organisation === null ? undefined : idOf('organisation', row.organisation),
  providerSession: row.providerSession ?? undefined,
  idToken: row.idToken ?? undefined,
  previousSecret: row.previousSecret ?? undefined,
  begunAt: momentOf(row.begunAt),
  lastUsedAt: momentOf(row.lastUsedAt),
  idleEndsAt: momentOf(row.idleEndsAt),
  endsAt: momentOf(row.endsAt),
  renewAt: momentOf(row.renewAt),
  renewedAt: momentOf(row.renewedAt),
  endedAt: row.endedAt === null ? undefined : momentOf(row.endedAt),
});

const toActing = ({ affiliation, organisation, ...roles }: ActingRow): SessionActing => ({
  affiliation: idOf('affiliation', affiliation),
  organisation: idOf('organisation', organisation),
  ...roles,
});

function toKept(
  { id, handle, secret, previousSecret, idToken, ...state }: SessionEntity,
  limits: SessionLimits,
): KeptSession {
  return { session: new Session(id, state, limits), hashes: { handle, secret, previousSecret, idToken } };
}

/** What the provider's token is for is over with the session. */
const toRow = ({ session: { id, state }, hashes }: KeptSession): Row<SessionEntity> => ({
  id,
  ...hashes,
  idToken: state.endedAt ? undefined : hashes.idToken,
  ...state,
  organisation: state.organisation,
  providerSession: state.providerSession,
  endedAt: state.endedAt,
});

import { Injectable } from '@nestjs/common';
import { type Id, idOf, isId, type LocalDate, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { NOTICE_DAYS } from './obligation-state.js';
import { ObligationEntity } from './obligation.entity.js';
import { Obligation } from './obligation.js';
import { SETTLING_KINDS, type Settling } from './settling.js';

type ProgrammeId = Id<'programme'>;
type Owners = ReadonlyMap<ProgrammeId, OrganisationId>;

@Injectable()
export class ObligationRepository {
  /** All obligations of programmes, held until the end of the transaction. */
  async ofProgrammes(
    transaction: Transaction,
    programmes: readonly ProgrammeId[],
    owners: Owners,
  ): Promise<Obligation[]> {
    const lock = { mode: 'pessimistic_write' } as const;
    const found = await transaction.find(ObligationEntity, {
      where: { programme: In([...programmes]) },
      order: { id: 'ASC' },
      lock,
    });
    return found.map((each) => toObligation(each, transaction, owners));
  }

  async load(transaction: Transaction, ids: readonly Id<'obligation'>[], owners: Owners): Promise<Obligation[]> {
    const lock = { mode: 'pessimistic_write' } as const;
    const found = await transaction.find(ObligationEntity, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock,
    });
    return found.map((each) => toObligation(each, transaction, owners));
  }

  /** What such a thing may fulfil, and what it has fulfilled before. */
  async settleable(
    transaction: Transaction,
    { programme, kind, by }: Pick<Settling, 'kind' | 'by'> & { readonly programme: ProgrammeId },
  ): Promise<Id<'obligation'>[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT id FROM programmes.obligation WHERE programme_id = $1 AND kind = $2 AND (status = 'open' OR fulfilled_by_id = $3)`,
      [uuidOf(programme), kind, uuidOf(by)],
    );
    return found.map(({ id }) => idOf('obligation', id));
  }

  async programmesOf(transaction: Transaction, ids: readonly Id<'obligation'>[]): Promise<ProgrammeId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      'SELECT DISTINCT programme_id AS id FROM programmes.obligation WHERE id = ANY ($1)',
      [ids.map(uuidOf)],
    );
    return found.map(({ id }) => idOf('programme', id));
  }

  /** Programmes of whose open obligations one of the organisations owes one. */
  async programmesInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
  ): Promise<ProgrammeId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT programme_id AS id FROM programmes.obligation WHERE owed_by_id = ANY ($1) AND status = 'open'`,
      [organisations.map(uuidOf)],
    );
    return found.map(({ id }) => idOf('programme', id));
  }

  /** Takes open obligations of which nobody was told yet that their day comes, or that it is over; others leave them alone. */
  async claimUntold(transaction: Transaction, today: LocalDate, most: number): Promise<Id<'obligation'>[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT id FROM programmes.obligation
       WHERE status = 'open' AND due <= $2 AND CASE WHEN due < $1 THEN told_late ELSE told_due END IS DISTINCT FROM due
       ORDER BY due, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [today.toString(), today.plusDays(NOTICE_DAYS).toString(), most],
    );
    return found.map(({ id }) => idOf('obligation', id));
  }

  /** Takes programmes whose obligations are not kept up to date of the day yet; who changes one has its row first, and keeps it. */
  async claimCycles(transaction: Transaction, today: LocalDate, most: number): Promise<ProgrammeId[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT c.id FROM programmes.cycle c JOIN programmes.programme p ON p.id = c.id
       WHERE c.kept_on < $1 ORDER BY c.kept_on, c.id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [today.toString(), most],
    );
    return found.map(({ id }) => idOf('programme', id));
  }

  /** How many programmes are left to be kept up to date of the day. */
  async cyclesLeft(transaction: Transaction, today: LocalDate): Promise<number> {
    const [found] = await transaction.rows<{ count: string }>(
      'SELECT count(*) AS count FROM programmes.cycle WHERE kept_on < $1',
      [today.toString()],
    );
    return Number(found?.count ?? 0);
  }

  async kept(transaction: Transaction, programmes: readonly ProgrammeId[], on: LocalDate): Promise<void> {
    await transaction.execute(
      `INSERT INTO programmes.cycle (id, kept_on) SELECT id, $2 FROM unnest($1::uuid[]) AS id
       ON CONFLICT (id) DO UPDATE SET kept_on = EXCLUDED.kept_on`,
      [programmes.map(uuidOf), on.toString()],
    );
  }

  save(transaction: Transaction, obligations: readonly Obligation[]): Promise<void> {
    return transaction.save(obligations, TABLES);
  }
}

function toObligation(
  {
    id,
    version,
    recordedAt: _,
    turn: key,
    turnFirst: first,
    turnLast: last,
    area,
    workingGroup,
    fulfilledByKind,
    fulfilledBy,
    ...state
  }: ObligationEntity,
  { operation: { today } }: Transaction,
  owners: Owners,
): Obligation {
  const turn = { key, first, last };
  return new Obligation(
    id,
    version,
    {
      ...state,
      turn,
      subject: area ?? workingGroup,
      fulfilledBy: fulfilledByKind && fulfilledBy ? idOf(fulfilledByKind, fulfilledBy) : undefined,
    },
    { today, owner: owners.get(state.programme) },
  );
}

const toRow = ({ id, version, state }: Obligation): Row<ObligationEntity> => {
  const { turn, subject, fulfilledBy } = state;
  return {
    id,
    version,
    programme: state.programme,
    duty: state.duty,
    kind: state.kind,
    turn: turn.key,
    turnFirst: turn.first,
    turnLast: turn.last,
    area: subject && isId('itemlineage', subject) ? subject : undefined,
    workingGroup: subject && isId('body', subject) ? subject : undefined,
    role: state.role,
    owedBy: state.owedBy,
    due: state.due,
    dueMovedOn: state.dueMovedOn,
    dueReason: state.dueReason,
    status: state.status,
    statusOn: state.statusOn,
    note: state.note,
    fulfilledByKind: fulfilledBy && SETTLING_KINDS.find((kind) => isId(kind, fulfilledBy)),
    fulfilledBy: fulfilledBy && uuidOf(fulfilledBy),
    toldDue: state.toldDue,
    toldLate: state.toldLate,
  };
};

const TABLES = [rootTable(ObligationEntity, toRow)];

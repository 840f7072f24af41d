import { Injectable } from '@nestjs/common';
import { type Id, idOf, type LocalDate, Money, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { AmountCorrection } from './amount-correction.js';
import { AmountCorrectionRepository } from './amount-correction.repository.js';
import { GrantConditionsEntity, GrantEntity, GrantHolderEntity } from './grant.entity.js';
import { Grant } from './grant.js';
import { LedgerRepository } from './ledger.repository.js';

@Injectable()
export class GrantRepository {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly corrections: AmountCorrectionRepository,
  ) {}

  /** Loads grants and holds them until the end of the transaction, in the order of their ids; those that there are. */
  async load(transaction: Transaction, ids: readonly Id<'grant'>[]): Promise<Grant[]> {
    const [found, holders, conditions, corrections] = await Promise.all([
      transaction.find(GrantEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(GrantHolderEntity, { where: { grant: In([...ids]) } }),
      transaction.find(GrantConditionsEntity, { where: { grant: In([...ids]) } }),
      this.corrections.ofGrants(transaction, ids),
    ]);
    return found.map((row) =>
      toGrant(
        row,
        corrections.get(row.id) ?? [],
        holders.filter(({ grant }) => grant === row.id),
        conditions.filter(({ grant }) => grant === row.id),
      ),
    );
  }

  /** Those of a pilot. */
  async ofPilot(transaction: Transaction, pilot: Id<'pilot'>): Promise<Grant[]> {
    const found = await transaction.manager.find(GrantEntity, { select: { id: true }, where: { pilot } });
    return this.load(
      transaction,
      found.map(({ id }) => id),
    );
  }

  /** To which pilot it was granted; nobody changes that. */
  async pilotOf(transaction: Transaction, id: Id<'grant'>): Promise<Id<'pilot'> | undefined> {
    const [found] = await transaction.rows<{ pilot: string }>(
      'SELECT pilot_id AS pilot FROM funding."grant" WHERE id = $1',
      [uuidOf(id)],
    );
    return found && idOf('pilot', found.pilot);
  }

  /** The grants that any of the organisations holds on the day or later. */
  async heldBy(transaction: Transaction, organisations: readonly OrganisationId[], from: LocalDate): Promise<Grant[]> {
    const held = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT grant_id AS id FROM funding.grant_holder
       WHERE organisation_id = ANY ($1) AND period && daterange($2::date, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return this.load(
      transaction,
      held.map(({ id }) => idOf('grant', id)),
    );
  }

  async findByCodes(transaction: Transaction, codes: readonly string[]): Promise<Grant[]> {
    const found = await transaction.manager.find(GrantEntity, {
      select: { id: true },
      where: { code: In([...codes]) },
    });
    return this.load(
      transaction,
      found.map(({ id }) => id),
    );
  }

  /** Writes new grants with their accounts and postings. */
  async add(transaction: Transaction, grants: readonly Grant[]): Promise<void> {
    await this.save(transaction, grants);
    await this.ledger.open(
      transaction,
      grants.map(({ id, state }) => ({
        appropriation: state.appropriation,
        grant: id,
        currency: state.amount.currency,
      })),
    );
    await this.ledger.post(
      transaction,
      grants.flatMap((each) => each.takePostings()),
    );
  }

  /** Writes what changed of grants that there are, with what that moves in the ledger. */
  async move(transaction: Transaction, grants: readonly Grant[]): Promise<void> {
    await this.save(transaction, grants);
    for (const { id, state, corrections } of grants) {
      // oxlint-disable-next-line no-await-in-loop -- the grants of one pilot; most have nothing to add
      await this.corrections.add(transaction, { appropriation: state.appropriation, grant: id }, corrections);
    }
    await this.ledger.post(
      transaction,
      grants.flatMap((each) => each.takePostings()),
    );
  }

  /** Writes what changed of grants that there are. */
  save(transaction: Transaction, grants: readonly Grant[]): Promise<void> {
    return transaction.save(grants, TABLES);
  }
}

function toGrant(
  row: GrantEntity,
  corrections: readonly AmountCorrection[],
  holders: GrantHolderEntity[],
  conditions: GrantConditionsEntity[],
): Grant {
  const state = {
    code: row.code,
    appropriation: row.appropriation,
    pilot: row.pilot,
    amount: Money.ofMinor(row.amount, row.currency),
    purposes: row.purposes,
    decidedOn: row.decidedOn,
    reference: row.reference,
    provenance: row.provenance,
    holders,
    conditions,
  };
  return new Grant(row.id, row.version, state, corrections);
}

const toRow = ({ id, version, state }: Grant): Row<GrantEntity> => ({
  id,
  version,
  code: state.code,
  appropriation: state.appropriation,
  pilot: state.pilot,
  amount: state.amount.minor,
  currency: state.amount.currency,
  purposes: [...state.purposes],
  decidedOn: state.decidedOn,
  reference: state.reference,
  provenance: state.provenance,
});

const TABLES = [
  rootTable(GrantEntity, toRow),
  partTable(GrantHolderEntity, 'grant', ({ id, state }: Grant) =>
    state.holders.map((each) => ({ ...each, grant: id })),
  ),
  partTable(GrantConditionsEntity, 'grant', ({ id, state }: Grant) =>
    state.conditions.map(({ conditions, reference, ...each }) => ({
      ...each,
      conditions: [...conditions],
      reference,
      grant: id,
    })),
  ),
];

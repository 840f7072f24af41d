import { Injectable } from '@nestjs/common';
import { type Id, Money } from '@talkoot/contracts';
import { rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { AmountCorrection } from './amount-correction.js';
import { AmountCorrectionRepository } from './amount-correction.repository.js';
import { AppropriationEntity } from './appropriation.entity.js';
import { Appropriation } from './appropriation.js';
import { LedgerRepository } from './ledger.repository.js';

@Injectable()
export class AppropriationRepository {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly corrections: AmountCorrectionRepository,
  ) {}

  /** Without holding it: a grant changes the ledger, not the appropriation, and there the database decides. */
  async find(transaction: Transaction, id: Id<'appropriation'>): Promise<Appropriation | undefined> {
    return this.withCorrections(transaction, id, transaction.find(AppropriationEntity, { where: { id } }));
  }

  /** Held until the end of the transaction. */
  async load(transaction: Transaction, id: Id<'appropriation'>): Promise<Appropriation | undefined> {
    const held = transaction.find(AppropriationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return this.withCorrections(transaction, id, held);
  }

  async findByCodes(transaction: Transaction, codes: readonly string[]): Promise<Appropriation[]> {
    const found = await transaction.find(AppropriationEntity, { where: { code: In([...codes]) } });
    const corrections = await this.corrections.ofAppropriations(
      transaction,
      found.map(({ id }) => id),
    );
    return found.map((row) => toAppropriation(row, corrections.get(row.id) ?? []));
  }

  /** Writes new appropriations with their accounts and postings. */
  async add(transaction: Transaction, appropriations: readonly Appropriation[]): Promise<void> {
    await transaction.save(appropriations, TABLES);
    await this.ledger.open(
      transaction,
      appropriations.map(({ id, state }) => ({ appropriation: id, currency: state.amount.currency })),
    );
    await this.ledger.post(
      transaction,
      appropriations.flatMap((each) => each.takePostings()),
    );
  }

  /** Writes what was corrected of appropriations that there are, with their postings. */
  async save(transaction: Transaction, appropriations: readonly Appropriation[]): Promise<void> {
    await transaction.save(appropriations, TABLES);
    for (const { id, corrections } of appropriations) {
      // oxlint-disable-next-line no-await-in-loop -- a request corrects one appropriation
      await this.corrections.add(transaction, { appropriation: id }, corrections);
    }
    await this.ledger.post(
      transaction,
      appropriations.flatMap((each) => each.takePostings()),
    );
  }

  private async withCorrections(
    transaction: Transaction,
    id: Id<'appropriation'>,
    asked: Promise<AppropriationEntity[]>,
  ): Promise<Appropriation | undefined> {
    const [[row], corrections] = await Promise.all([asked, this.corrections.ofAppropriations(transaction, [id])]);
    return row && toAppropriation(row, corrections.get(id) ?? []);
  }
}

function toAppropriation(
  { id, version, amount, currency, reference, ...facts }: AppropriationEntity,
  corrections: readonly AmountCorrection[],
): Appropriation {
  const { code, programme, availableFrom, decidedOn, provenance } = facts;
  const state = {
    code,
    programme,
    amount: Money.ofMinor(amount, currency),
    availableFrom,
    decidedOn,
    reference,
    provenance,
  };
  return new Appropriation(id, version, state, undefined, corrections);
}

const toRow = ({ id, version, state }: Appropriation): Row<AppropriationEntity> => ({
  id,
  version,
  code: state.code,
  programme: state.programme,
  amount: state.amount.minor,
  currency: state.amount.currency,
  availableFrom: state.availableFrom,
  decidedOn: state.decidedOn,
  reference: state.reference,
  provenance: state.provenance,
});

const TABLES = [rootTable(AppropriationEntity, toRow)];

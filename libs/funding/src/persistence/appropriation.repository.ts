import { Injectable } from '@nestjs/common';
import { type Id, Money } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { Appropriation } from '../domain/appropriation.js';
import { AppropriationEntity } from './appropriation.entity.js';
import { LedgerRepository } from './ledger.repository.js';

@Injectable()
export class AppropriationRepository {
  constructor(private readonly ledger: LedgerRepository) {}

  /** Without holding it: a grant changes the ledger, not the appropriation, and there the database decides. */
  async find(transaction: Transaction, id: Id<'appropriation'>): Promise<Appropriation | undefined> {
    const row = await transaction.manager.findOneBy(AppropriationEntity, { id });
    return row ? toAppropriation(row) : undefined;
  }

  async findByCodes(transaction: Transaction, codes: readonly string[]): Promise<Appropriation[]> {
    const found = await transaction.manager.findBy(AppropriationEntity, { code: In([...codes]) });
    return found.map(toAppropriation);
  }

  /** Writes new appropriations with their accounts and postings, events first. */
  async add(transaction: Transaction, appropriations: readonly Appropriation[]): Promise<void> {
    await transaction.record(appropriations.flatMap((each) => each.takeEvents()));
    await transaction.upsert(AppropriationEntity, appropriations.map(toRow));
    await this.ledger.open(
      transaction,
      appropriations.map(({ id, state }) => ({ appropriation: id, currency: state.amount.currency })),
    );
    await this.ledger.post(
      transaction,
      appropriations.flatMap((each) => each.takePostings()),
    );
  }
}

function toAppropriation({ id, version, amount, currency, reference, ...facts }: AppropriationEntity): Appropriation {
  const { code, programme, availableFrom, decidedOn, provenance } = facts;
  return new Appropriation(id, version, {
    code,
    programme,
    amount: Money.ofMinor(amount, currency),
    availableFrom,
    decidedOn,
    reference: reference ?? undefined,
    provenance,
  });
}

const toRow = ({ id, version, state }: Appropriation): Omit<AppropriationEntity, 'recordedAt'> => ({
  id,
  version,
  code: state.code,
  programme: state.programme,
  amount: state.amount.minor,
  currency: state.amount.currency,
  availableFrom: state.availableFrom,
  decidedOn: state.decidedOn,
  reference: state.reference ?? null,
  provenance: state.provenance,
});

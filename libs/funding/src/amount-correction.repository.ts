import { Injectable } from '@nestjs/common';
import { grouped, type Id, Money } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { AmountCorrectionEntity } from './amount-correction.entity.js';
import type { AmountCorrection } from './amount-correction.js';

type Corrections<I> = ReadonlyMap<I, readonly AmountCorrection[]>;

/** What was corrected of amounts, in the order of time. Rows are inserted once and stay. */
@Injectable()
export class AmountCorrectionRepository {
  async ofAppropriations(
    transaction: Transaction,
    ids: readonly Id<'appropriation'>[],
  ): Promise<Corrections<Id<'appropriation'>>> {
    const where = { appropriation: In([...ids]) };
    const found = await transaction.find(AmountCorrectionEntity, { where, order: { place: 'ASC' } });
    const ofThemselves = found.filter(({ grant }) => grant === undefined);
    return byKey(ofThemselves, ({ appropriation }) => appropriation);
  }

  async ofGrants(transaction: Transaction, ids: readonly Id<'grant'>[]): Promise<Corrections<Id<'grant'>>> {
    const where = { grant: In([...ids]) };
    const found = await transaction.find(AmountCorrectionEntity, { where, order: { place: 'ASC' } });
    return byKey(found, ({ grant }) => grant);
  }

  async add(
    transaction: Transaction,
    of: { readonly appropriation: Id<'appropriation'>; readonly grant?: Id<'grant'> },
    corrections: readonly AmountCorrection[],
  ): Promise<void> {
    const added = corrections.filter(({ isNew }) => isNew);
    if (added.length === 0) return;
    const places = corrections.length - added.length;
    await transaction.insert(
      AmountCorrectionEntity,
      added.map(({ id, before, amount, reason, on }, at) => ({
        id,
        appropriation: of.appropriation,
        grant: of.grant,
        place: places + at + 1,
        before: before.minor,
        amount: amount.minor,
        currency: amount.currency,
        reason,
        on,
      })),
    );
  }
}

const byKey = <I>(
  found: readonly AmountCorrectionEntity[],
  key: (row: AmountCorrectionEntity) => I | undefined,
): Corrections<I> => {
  const keyed = found.flatMap((row) => {
    const of = key(row);
    return of === undefined ? [] : [{ of, correction: toCorrection(row) }];
  });
  return new Map(
    [...grouped(keyed, ({ of }) => of)].map(([of, each]) => [of, each.map(({ correction }) => correction)]),
  );
};

const toCorrection = ({ id, before, amount, currency, reason, on }: AmountCorrectionEntity): AmountCorrection => ({
  id,
  before: Money.ofMinor(before, currency),
  amount: Money.ofMinor(amount, currency),
  reason,
  on,
});

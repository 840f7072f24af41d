import type { FundingPurpose, Provenance } from '../../api/operations.js';
import { needsMark } from '../../parts/provenance.js';

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

interface Granted {
  readonly purposes: readonly FundingPurpose[];
  readonly amount: Money;
  readonly returned: Money;
  readonly provenance: Provenance;
}

interface Sum extends Granted {
  readonly count: number;
}

/** Grants summed by what they may be used for. One that may be used for several things is not divided: nobody knows how. */
export function byPurposes(grants: readonly Granted[]): readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const { purposes, amount, returned, provenance } of grants) {
    const sorted = purposes.toSorted();
    const key = [amount.currency, ...sorted].join(' ');
    const before = sums.get(key);
    sums.set(key, {
      purposes: before?.purposes ?? purposes,
      count: (before?.count ?? 0) + 1,
      amount: plus(before?.amount, amount),
      returned: plus(before?.returned, returned),
      // A sum is no better than the least of its parts.
      provenance: before && needsMark(before.provenance) ? before.provenance : provenance,
    });
  }
  return [...sums.values()].toSorted((one, other) => Number(other.amount.amount) - Number(one.amount.amount));
}

/** By whole cents, so that nothing is lost. */
function plus(one: Money | undefined, { amount, currency }: Money): Money {
  const decimals = amount.split('.')[1]?.length ?? 0;
  const sum = String(unitsOf(one?.amount ?? '0') + unitsOf(amount)).padStart(decimals + 1, '0');
  return {
    amount: decimals === 0 ? sum : `${sum.slice(0, -decimals)}.${sum.slice(-decimals)}`,
    currency,
  };
}

const unitsOf = (amount: string): bigint => BigInt(amount.replace('.', ''));

import { type LocalDate, localDate } from '@talkoot/contracts';
import { z } from 'zod';
import { type Duty, duty } from './duty.js';

/** A duty and since when the cycle demands it: what was due before, it does not demand. */
export interface DatedDuty {
  readonly duty: Duty;
  readonly from: LocalDate;
  readonly to?: LocalDate | undefined;
}

/**
 * The duties of a cycle from a day on. A duty that goes on keeps the day from which it is demanded, even when it is due on
 * another day of its turn, its sources are known better, or it was to end. What is new, or has another rhythm, subject or debtor, demands
 * nothing that was due before; what it takes the place of demands nothing that is due later.
 */
export function arranged(before: readonly DatedDuty[], after: readonly Duty[], on: LocalDate): DatedDuty[] {
  const isCurrent = ({ to }: DatedDuty) => !to?.isBefore(on);
  const kept = before.flatMap((dated): DatedDuty[] => {
    if (!isCurrent(dated)) return [dated];
    const duty = after.find((each) => isSame(each, dated.duty));
    if (duty) return [{ duty, from: dated.from }];
    return dated.from.isBefore(on) ? [{ ...dated, to: on.minusDays(1) }] : [];
  });
  const begun = after.filter((duty) => !before.some((dated) => isCurrent(dated) && isSame(dated.duty, duty)));
  return [...kept, ...begun.map((duty) => ({ duty, from: on }))];
}

/** Whether two duties demand the same turns of the same ones. */
const isSame = (one: Duty, other: Duty): boolean => demandOf(one) === demandOf(other);

const demandOf = ({ key, kind, every, startsIn, scope, owedBy }: Duty): string =>
  JSON.stringify([key, kind, every, startsIn, scope, owedBy]);

/** Whether two cycles demand the same since the same days. */
export const sameDuties = (one: readonly DatedDuty[], other: readonly DatedDuty[]): boolean =>
  wordsOf(one) === wordsOf(other);

const wordsOf = (duties: readonly DatedDuty[]): string =>
  JSON.stringify(duties.map(({ duty, from, to }) => [demandOf(duty), duty.due, String(from), to?.toString()]));

const kept = z.array(z.strictObject({ duty, from: localDate, to: localDate.optional() }));

/** The duties of a cycle as the database has them. */
export const readDuties = (stored: unknown): readonly DatedDuty[] => kept.parse(stored);
export const writtenDuties = (duties: readonly DatedDuty[]): readonly object[] =>
  z.array(z.looseObject({})).parse(JSON.parse(JSON.stringify(z.encode(kept, [...duties]))));

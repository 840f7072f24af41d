import type { LocalDate } from './local-date.js';
import { Period } from './period.js';

/** A known period as a source corrects it. What the source leaves open it does not state, and nothing that has ended is reopened. */
export function correctedPeriod(known: Period, stated: Period): Period {
  return Period.of(stated.from ?? known.from, earlier(stated.to, known.to)) ?? known;
}

/** Of two ends, where a missing one is later than any. */
function earlier(one: LocalDate | undefined, other: LocalDate | undefined): LocalDate | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.isBefore(other) ? one : other;
}

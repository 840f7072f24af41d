import type { LocalDate, Period } from '@talkoot/contracts';
import type { Language } from '../language.js';
import { type Content, markup } from '../markup.js';

/** The period, and whether it is over or has not begun. Undefined when neither end is known. */
export function periodOf(period: Period, asOf: LocalDate, { say, formats }: Language): Content {
  const written = formats.period(period);
  if (period.endedBefore(asOf)) return markup`${written} <small class="nowrap">(${say('report.over')})</small>`;
  if (period.from?.isAfter(asOf)) return markup`${written} <small class="nowrap">(${say('report.notBegun')})</small>`;
  return written;
}

/** A status, and the day of the decision or the source that gave it. */
export function statusOn(status: string, day: LocalDate, { say, formats }: Language): Content {
  return markup`${status} <small class="nowrap">(${say('report.statusOn', { day: formats.day(day) })})</small>`;
}

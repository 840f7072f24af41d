import { type Country, LocalDate } from '@talkoot/contracts';
import type { Turn } from './turn.js';

/**
 * The first days of the council terms of municipalities. After the last one here a term begins every four years.
 *
 * - Finland: Kuntalaki (410/2015), 15 § for June; the Act also prolonged the term before it to 31 May 2017. The elections of 2021 were held
 *   in June, so that the term began in August.
 * - Sweden: Kommunallag (2017:725), chapter 5; before 2014 the terms began in November.
 */
const BEGINNINGS: Record<Country, readonly string[]> = {
  FI: ['2005-01-01', '2009-01-01', '2013-01-01', '2017-06-01', '2021-08-01', '2025-06-01'],
  SE: ['2006-11-01', '2010-11-01', '2014-10-15', '2018-10-15'],
};

const YEARS_OF_A_TERM = 4;

/** The council terms of a country that have a day between two days, both included. None is known before 2005 (2006). */
export function councilTerms(country: Country, from: LocalDate, to: LocalDate): Turn[] {
  const beginnings = BEGINNINGS[country].map((each) => LocalDate.parse(each));
  for (let last = beginnings.at(-1); last && !last.isAfter(to); last = beginnings.at(-1))
    beginnings.push(last.plusYears(YEARS_OF_A_TERM));
  return beginnings.flatMap((first, place) => {
    const next = beginnings[place + 1];
    if (!next || first.isAfter(to) || !next.isAfter(from)) return [];
    return [{ key: `T${first.year()}`, first, last: next.minusDays(1) }];
  });
}

/** The n-th year of a term. The last one ends with the term, which can be some months longer or shorter than four years. */
export function yearOfTerm({ key, first, last }: Turn, year: number): Turn {
  const end = year === YEARS_OF_A_TERM ? last : first.plusYears(year).minusDays(1);
  return { key, first: first.plusYears(year - 1), last: end };
}

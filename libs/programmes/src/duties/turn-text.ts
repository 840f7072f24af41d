import { inEachLanguage, LocalDate, tagOf, type Translations } from '@talkoot/contracts';
import { say } from '../messages/index.js';
import type { Turn } from './turn.js';

/** The key of a turn in plain words: `2027`, `May 2027`, `third quarter of 2027`, `council term from 2025`. */
export function turnText(key: Turn['key']): Translations {
  const [, year = key, part] = /^(\d{4})-(.+)$/.exec(key) ?? [];
  if (part !== undefined && /^\d/.test(part)) return monthText(LocalDate.of(Number(year), Number(part), 1));
  if (part !== undefined) return say('turn.part', { length: part.charAt(0), number: Number(part.slice(1)), year });
  return key.startsWith('T') ? say('turn.councilTerm', { year: key.slice(1) }) : inEachLanguage(() => key);
}

function monthText(first: LocalDate): Translations {
  const day = new Date(Date.UTC(first.year(), first.monthValue() - 1, 1));
  return inEachLanguage((locale) =>
    new Intl.DateTimeFormat(tagOf(locale), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day),
  );
}

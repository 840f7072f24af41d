import type { LocalDate } from './local-date.js';
import { tagOf } from './locales.js';
import { inEachLanguage, type Translations } from './localised-text.js';

const MS_PER_DAY = 86_400_000;

/** A calendar day as each language writes it: "1. tammikuuta 2026", "1 januari 2026", "1 January 2026". */
export const dayText = (day: LocalDate): Translations =>
  inEachLanguage((locale) =>
    new Intl.DateTimeFormat(tagOf(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
      day.toEpochDay() * MS_PER_DAY,
    ),
  );

/** A name with its day, where it has one: "Työryhmä (1. tammikuuta 2026)". */
export function dated(name: Translations, day: LocalDate | undefined): Translations {
  if (!day) return name;
  const on = dayText(day);
  return inEachLanguage((locale) => `${name[locale]} (${on[locale]})`);
}

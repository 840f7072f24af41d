import type { LocalDate, Locale, Translations } from '@talkoot/contracts';

const TAGS: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const MS_PER_DAY = 86_400_000;

/** A calendar day as each language writes it: "1. tammikuuta 2026", "1 januari 2026", "1 January 2026". */
export function dayText(day: LocalDate): Translations {
  const text = (locale: Locale) =>
    new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(day.toEpochDay() * MS_PER_DAY);
  return { fi: text('fi'), sv: text('sv'), en: text('en') };
}

/** A calendar day within a sentence: Swedish puts "den" before it. */
export function dayInSentence(day: LocalDate): Translations {
  const text = dayText(day);
  return { ...text, sv: `den ${text.sv}` };
}

/** A name with its day, where it has one: "Työryhmä (1. tammikuuta 2026)". */
export function dated(name: Translations, day: LocalDate | undefined): Translations {
  if (!day) return name;
  const on = dayText(day);
  return { fi: `${name.fi} (${on.fi})`, sv: `${name.sv} (${on.sv})`, en: `${name.en} (${on.en})` };
}

import { LocalDateTime } from '@js-joda/core';
import { type Instant, ZoneId } from './clock.js';
import type { Locale, Translations } from './localised-text.js';

const TAGS: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** What stands between a day and a time. */
const AT: Record<Locale, string> = { fi: ' klo ', sv: ' kl. ', en: ' at ' };

/** As people say whose time it is. Zones of other countries are named by their distance from UTC. */
const NAMES: Readonly<Record<string, Translations>> = {
  'Europe/Helsinki': { fi: 'Suomen aikaa', sv: 'finsk tid', en: 'Finnish time' },
  'Europe/Stockholm': { fi: 'Ruotsin aikaa', sv: 'svensk tid', en: 'Swedish time' },
};

/** A moment and whose time it is told in: "15. joulukuuta 2026 klo 11.00 (Suomen aikaa)". */
export function momentText(moment: Instant, zone: ZoneId): Translations {
  return inEach((locale) => {
    const { day, time } = wallClock(moment, zone, locale);
    return `${day}${AT[locale]}${time} (${zoneText(moment, zone, locale)})`;
  });
}

/** From a moment to a later one: "15. joulukuuta 2026 klo 11.00–12.30 (Suomen aikaa)", with both days where they differ. */
export function momentsText(from: Instant, to: Instant, zone: ZoneId): Translations {
  return inEach((locale) => {
    const [start, end] = [wallClock(from, zone, locale), wallClock(to, zone, locale)];
    const at = AT[locale];
    const until = start.day === end.day ? `–${end.time}` : ` – ${end.day}${at}${end.time}`;
    return `${start.day}${at}${start.time}${until} (${zoneText(from, zone, locale)})`;
  });
}

function wallClock(moment: Instant, zone: ZoneId, locale: Locale): { day: string; time: string } {
  // Intl does not know every zone that can be set, so it is given the wall clock as if it were UTC.
  const local = LocalDateTime.ofInstant(moment, zone).atZone(ZoneId.UTC).toInstant().toEpochMilli();
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: 'UTC' }).format(local);
  return { day: format({ dateStyle: 'long' }), time: format({ timeStyle: 'short' }) };
}

function zoneText(moment: Instant, zone: ZoneId, locale: Locale): string {
  const offset = zone.rules().offset(moment).id();
  return NAMES[zone.id()]?.[locale] ?? `UTC${offset === 'Z' ? '' : offset}`;
}

const inEach = (text: (locale: Locale) => string): Translations => ({ fi: text('fi'), sv: text('sv'), en: text('en') });

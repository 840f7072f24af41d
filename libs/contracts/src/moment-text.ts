import { LocalDateTime } from '@js-joda/core';
import { say } from './catalogue.js';
import { type Instant, ZoneId } from './clock.js';
import { type Locale, tagOf } from './locales.js';
import { inEachLanguage, type Translations } from './localised-text.js';

/** Zones by which people say whose time it is. Others are named by their distance from UTC. */
const NAMED_ZONES = ['Europe/Helsinki', 'Europe/Stockholm'] as const;

/** A moment and whose time it is told in: "15. joulukuuta 2026 klo 11.00 (Suomen aikaa)". */
export function momentText(moment: Instant, zone: ZoneId): Translations {
  return say('moment.zone', { moment: wallClockText(moment, zone), zone: zoneText(moment, zone) });
}

/** From a moment to a later one: "15. joulukuuta 2026 klo 11.00–12.30 (Suomen aikaa)", with both days where they differ. */
export function momentsText(from: Instant, to: Instant, zone: ZoneId): Translations {
  const isOneDay = wallClock(from, zone).toLocalDate().equals(wallClock(to, zone).toLocalDate());
  const [start, end] = [wallClockText(from, zone), isOneDay ? timeText(to, zone) : wallClockText(to, zone)];
  const moment = inEachLanguage((locale) => `${start[locale]}${isOneDay ? '–' : ' – '}${end[locale]}`);
  return say('moment.zone', { moment, zone: zoneText(from, zone) });
}

const wallClockText = (moment: Instant, zone: ZoneId): Translations =>
  say('moment.at', {
    day: inEachLanguage((locale) => formatted(moment, zone, locale, { dateStyle: 'long' })),
    time: timeText(moment, zone),
  });

const timeText = (moment: Instant, zone: ZoneId): Translations =>
  inEachLanguage((locale) => formatted(moment, zone, locale, { timeStyle: 'short' }));

// Intl does not know every zone that can be set, so it is given the wall clock as if it were UTC.
const formatted = (moment: Instant, zone: ZoneId, locale: Locale, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tagOf(locale), { ...options, timeZone: 'UTC' }).format(
    wallClock(moment, zone).atZone(ZoneId.UTC).toInstant().toEpochMilli(),
  );

const wallClock = (moment: Instant, zone: ZoneId): LocalDateTime => LocalDateTime.ofInstant(moment, zone);

function zoneText(moment: Instant, zone: ZoneId): Translations | string {
  const named = NAMED_ZONES.find((each) => each === zone.id());
  if (named) return say(`zone.${named}`);
  const offset = zone.rules().offset(moment).id();
  return `UTC${offset === 'Z' ? '' : offset}`;
}

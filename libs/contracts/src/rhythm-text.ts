import { assertNever } from './assert-never.js';
import type { Translations } from './localised-text.js';
import type { Ordinal, Rhythm, Weekday } from './rhythm.js';

/** A rhythm as a phrase: `joka tiistai`, `den andra tisdagen varje månad`, `every 3 months on the second Tuesday`. */
export function rhythmText({ pattern }: Rhythm): Translations {
  switch (pattern.unit) {
    case 'regular':
      return { fi: 'säännöllisesti', sv: 'regelbundet', en: 'regularly' };
    case 'week':
      return weekly(pattern.every, NAMES[pattern.weekday]);
    case 'month':
      return 'day' in pattern.on
        ? monthlyByNumber(pattern.every, pattern.on.day)
        : monthlyByWeekday(pattern.every, NTH[pattern.on.ordinal], NAMES[pattern.on.weekday]);
    case 'year': {
      const month = monthNames(pattern.month);
      return 'day' in pattern.on
        ? yearlyByNumber(pattern.every, pattern.on.day, month)
        : yearlyByWeekday(pattern.every, NTH[pattern.on.ordinal], NAMES[pattern.on.weekday], month);
    }
    default:
      return assertNever(pattern);
  }
}

type Words = Translations;

function weekly(every: number, weekday: WeekdayNames): Words {
  return {
    fi: every === 1 ? `joka ${weekday.fi}` : `${every} viikon välein ${weekday.fiOften}`,
    sv: every === 1 ? `varje ${weekday.sv}` : `${everySv(every, 'n')} vecka på ${weekday.sv}ar`,
    en: every === 1 ? `every ${weekday.en}` : `every ${every} weeks on ${weekday.en}`,
  };
}

function monthlyByWeekday(every: number, nth: Words, weekday: WeekdayNames): Words {
  return {
    fi: `${everyMonthFi(every)} ${nth.fi} ${weekday.fi}na`,
    sv: `den ${nth.sv} ${weekday.sv}en ${everySv(every, 'n')} månad`,
    en: `${everyEn(every, 'month')} on the ${nth.en} ${weekday.en}`,
  };
}

function monthlyByNumber(every: number, day: number): Words {
  return {
    fi: `${everyMonthFi(every)} ${day}. päivänä tai seuraavana työpäivänä`,
    sv: `den ${day} ${everySv(every, 'n')} månad eller följande arbetsdag`,
    en: `${everyEn(every, 'month')} on day ${day} or the next working day`,
  };
}

function yearlyByWeekday(every: number, nth: Words, weekday: WeekdayNames, month: Words): Words {
  return {
    fi: `${everyYearFi(every)} ${month.fi}n ${nth.fi} ${weekday.fi}na`,
    sv: `den ${nth.sv} ${weekday.sv}en i ${month.sv} ${everySv(every, 't')} år`,
    en: `${everyEn(every, 'year')} on the ${nth.en} ${weekday.en} of ${month.en}`,
  };
}

function yearlyByNumber(every: number, day: number, month: Words): Words {
  return {
    fi: `${everyYearFi(every)} ${day}. ${month.fi}ta tai seuraavana työpäivänä`,
    sv: `den ${day} ${month.sv} ${everySv(every, 't')} år eller följande arbetsdag`,
    en: `${everyEn(every, 'year')} on ${day} ${month.en} or the next working day`,
  };
}

const everyMonthFi = (every: number) => (every === 1 ? 'joka kuukauden' : `${every} kuukauden välein kuukauden`);
const everyYearFi = (every: number) => (every === 1 ? 'joka vuosi' : `${every} vuoden välein`);
const everyEn = (every: number, unit: string) => (every === 1 ? `every ${unit}` : `every ${every} ${unit}s`);

/** `varje`, `varannan`, `var 3:e` before a word of common gender; `vartannat`, `vart 3:e` before one of neuter. */
function everySv(every: number, gender: 'n' | 't'): string {
  if (every === 1) return 'varje';
  if (every === 2) return gender === 'n' ? 'varannan' : 'vartannat';
  const ending = [1, 2].includes(every % 10) && every !== 11 && every !== 12 ? 'a' : 'e';
  return `${gender === 'n' ? 'var' : 'vart'} ${every}:${ending}`;
}

interface WeekdayNames extends Words {
  /** On such days, again and again: `tiistaisin`, `keskiviikkoisin`. */
  readonly fiOften: string;
}

const NAMES: Record<Weekday, WeekdayNames> = {
  monday: { fi: 'maanantai', fiOften: 'maanantaisin', sv: 'måndag', en: 'Monday' },
  tuesday: { fi: 'tiistai', fiOften: 'tiistaisin', sv: 'tisdag', en: 'Tuesday' },
  wednesday: { fi: 'keskiviikko', fiOften: 'keskiviikkoisin', sv: 'onsdag', en: 'Wednesday' },
  thursday: { fi: 'torstai', fiOften: 'torstaisin', sv: 'torsdag', en: 'Thursday' },
  friday: { fi: 'perjantai', fiOften: 'perjantaisin', sv: 'fredag', en: 'Friday' },
  saturday: { fi: 'lauantai', fiOften: 'lauantaisin', sv: 'lördag', en: 'Saturday' },
  sunday: { fi: 'sunnuntai', fiOften: 'sunnuntaisin', sv: 'söndag', en: 'Sunday' },
};

const NTH: Record<Ordinal, Words> = {
  first: { fi: 'ensimmäisenä', sv: 'första', en: 'first' },
  second: { fi: 'toisena', sv: 'andra', en: 'second' },
  third: { fi: 'kolmantena', sv: 'tredje', en: 'third' },
  fourth: { fi: 'neljäntenä', sv: 'fjärde', en: 'fourth' },
  last: { fi: 'viimeisenä', sv: 'sista', en: 'last' },
};

/** The month's name by itself: `tammikuu`, `januari`, `January`. */
function monthNames(month: number): Words {
  const noon = new Date(Date.UTC(2000, month - 1, 1, 12));
  const name = (tag: string) => new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }).format(noon);
  return { fi: name('fi'), sv: name('sv'), en: name('en') };
}

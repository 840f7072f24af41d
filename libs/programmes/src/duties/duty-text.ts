import { assertNever, grouped, inEachLanguage, tagOf, type Translations } from '@talkoot/contracts';
import { say } from '../messages/index.js';
import type { DueDay, Duty, Every } from './duty.js';

/**
 * A cycle in plain words, the longest rhythm first: `Revised every 4 years. Every year: a follow-up, a round table and an
 * action plan for each strategic area.` Undefined when it demands nothing.
 */
export function cycleText(duties: readonly Duty[]): Translations | undefined {
  if (duties.length === 0) return undefined;
  const groups = grouped(duties, (duty) => JSON.stringify([isRevision(duty), duty.every]));
  const sentences = [...groups.values()].toSorted(byLength).map(sentenceOf);
  return inEachLanguage((locale) => sentences.map((each) => each[locale]).join(' '));
}

/** One duty with its day: `Every year, by 31 March or the next working day: an action plan for each strategic area.` */
export function dutyText(duty: Duty): Translations {
  const { every, startsIn, due } = duty;
  const often = everyText(every);
  const when = startsIn === undefined ? often : say('cycle.startsIn', { when: often, year: String(startsIn) });
  return capitalised(say('cycle.duty', { when, day: dueText(due, every), what: thingText(duty) }));
}

/** Duties of one rhythm. */
function sentenceOf(duties: readonly Duty[]): Translations {
  const [first] = duties;
  if (!first) throw new Error('Duties of one rhythm are one at least');
  const when = everyText(first.every);
  if (isRevision(first)) return say('cycle.revised', { when });
  const things = duties.map(thingText);
  const what = inEachLanguage((locale) =>
    new Intl.ListFormat(tagOf(locale)).format(things.map((each) => each[locale])),
  );
  return capitalised(say('cycle.group', { when, what }));
}

/** What is said by a verb: that the owner revises the programme. */
const isRevision = ({ kind, owedBy, scope }: Duty): boolean =>
  kind === 'revision' && owedBy === 'owner' && scope === 'programme';

const byLength = ([one]: readonly Duty[], [other]: readonly Duty[]): number =>
  (other ? monthsOf(other.every) : 0) - (one ? monthsOf(one.every) : 0);

function monthsOf(every: Every): number {
  switch (every.unit) {
    case 'month':
      return every.count;
    case 'year':
      return every.count * 12;
    case 'council-term':
      return 4 * 12;
    default:
      return assertNever(every);
  }
}

function everyText(every: Every): Translations {
  switch (every.unit) {
    case 'month':
      return say('cycle.month', { count: every.count });
    case 'year':
      return say('cycle.year', { count: every.count });
    case 'council-term':
      return say('cycle.council-term', { year: every.year });
    default:
      return assertNever(every);
  }
}

function thingText({ kind, scope, owedBy }: Duty): Translations {
  const thing = say(`dutyScope.${scope}`, { thing: say(`duty.${kind}`) });
  return say(`dutyRole.${owedBy}`, { thing });
}

function dueText(due: DueDay, every: Every): Translations {
  if ('lastWorkingDay' in due) return say('dutyDay.lastWorkingDay');
  if ('workingDaysAfter' in due) return say('dutyDay.workingDaysAfter', { n: due.workingDaysAfter });
  if (due.month !== undefined) return say('dutyDay.ofYear', { date: dateText(due.month, due.day) });
  return say('dutyDay.ofMonth', { day: due.day, count: monthsOf(every) });
}

/** A day of any year, `31. maaliskuuta`, `31 mars`, `31 March`; the year 2000 has all of them. */
const dateText = (month: number, day: number): Translations =>
  inEachLanguage((locale) =>
    new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2000, month - 1, day),
    ),
  );

const capitalised = (text: Translations): Translations =>
  inEachLanguage((locale) => text[locale].charAt(0).toLocaleUpperCase(tagOf(locale)) + text[locale].slice(1));

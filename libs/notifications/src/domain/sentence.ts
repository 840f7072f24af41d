import {
  type EventName,
  type Id,
  type IdKind,
  isId,
  type LocalDate,
  type PublishedEvent,
  type Translations,
  type ZoneId,
} from '@talkoot/contracts';
import { dated, dayInSentence } from './day.js';
import { shortened } from './shortened.js';

/** What a thing is called on the day of the event, in every language as far as there is one: see {@link called}. */
export type NameOf = (id: Id<IdKind>) => Translations;

/** What a sentence is told with besides the event and the names. */
export interface Circumstances {
  /** By whose clocks moments are told. */
  readonly zone: ZoneId;
  /** What people wrote about the thing: a reason, a decision, a remark, an answer. */
  readonly wordsOf: (id: Id<IdKind>) => Translations | undefined;
}

/** Notifications and mails tell in brief; what is longer stands whole where the link leads. */
const LONGEST_NAME = 200;
const LONGEST_WORDS = 1_000;
const MOST_LISTED = 10;

/** What a notification says of an event: one sentence, and what there is to know besides in lines of its own. */
export type Sentence<N extends EventName> = (
  event: PublishedEvent<N>,
  nameOf: NameOf,
  circumstances: Circumstances,
) => Translations;

/** The sentence in every language, out of the texts in each: names first, then the day. */
export function say(
  names: readonly Translations[],
  day: LocalDate | undefined,
  fi: (on: string, ...names: string[]) => string,
  sv: (on: string, ...names: string[]) => string,
  en: (on: string, ...names: string[]) => string,
): Translations {
  const on = day && dayInSentence(day);
  return {
    fi: fi(on?.fi ?? '', ...names.map((each) => each.fi)),
    sv: sv(on?.sv ?? '', ...names.map((each) => each.sv)),
    en: en(on?.en ?? '', ...names.map((each) => each.en)),
  };
}

/** A name as sentences take it, with the day of a meeting. All but those of organisations, which are proper names, are in quotation marks. */
export const called = (id: Id<IdKind>, name: Translations, day?: LocalDate): Translations =>
  isId('organisation', id) ? inBrief(name, LONGEST_NAME) : dated(quoted(name), day);

/** A name that cannot be taken for a word of the sentence: a pilot may be called “Cancelled”. */
export function quoted(name: Translations): Translations {
  const { fi, sv, en } = inBrief(name, LONGEST_NAME);
  return { fi: `”${inner(fi)}”`, sv: `”${inner(sv)}”`, en: `“${inner(en)}”` };
}

const inner = (name: string): string => name.replace(/["“”„«»]/gu, '’');

const inBrief = ({ fi, sv, en }: Translations, longest: number): Translations => ({
  fi: shortened(fi, longest),
  sv: shortened(sv, longest),
  en: shortened(en, longest),
});

/** Adds lines to a sentence; undefined ones are left out. */
export function withLines(sentence: Translations, ...lines: readonly (Translations | undefined)[]): Translations {
  const all = [sentence, ...lines.flatMap((each) => each ?? [])];
  return {
    fi: all.map(({ fi }) => fi).join('\n'),
    sv: all.map(({ sv }) => sv).join('\n'),
    en: all.map(({ en }) => en).join('\n'),
  };
}

/** A line with a label: "Perustelu: …"; undefined when there is nothing to say. */
export function labelled(label: Translations, words: Translations | undefined): Translations | undefined {
  if (!words) return undefined;
  const { fi, sv, en } = inBrief(words, LONGEST_WORDS);
  return { fi: `${label.fi}: ${fi}`, sv: `${label.sv}: ${sv}`, en: `${label.en}: ${en}` };
}

export const REASON: Translations = { fi: 'Perustelu', sv: 'Motivering', en: 'Reason' };
export const PROPOSERS: Translations = { fi: 'Ehdottajat', sv: 'Förslagsställare', en: 'Proposed by' };

export const DUE: Translations = { fi: 'Määräpäivä', sv: 'Senast', en: 'Due' };
const MORE: Translations = { fi: '…', sv: '…', en: '…' };

/** The first of many, and that there are others. */
export const firstOf = (all: readonly Translations[]): readonly Translations[] =>
  all.length > MOST_LISTED ? [...all.slice(0, MOST_LISTED), MORE] : all;

/** Names after one another. */
export function listed(all: readonly Translations[]): Translations {
  const some = firstOf(all);
  return {
    fi: some.map(({ fi }) => fi).join(', '),
    sv: some.map(({ sv }) => sv).join(', '),
    en: some.map(({ en }) => en).join(', '),
  };
}

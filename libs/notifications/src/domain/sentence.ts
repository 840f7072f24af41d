import {
  type Arguments,
  type EventName,
  type Id,
  type IdKind,
  inEachLanguage,
  isId,
  LocalDate,
  type PublishedEvent,
  type Translations,
  type ZoneId,
} from '@talkoot/contracts';
import { type Message, say } from '../messages/index.js';
import { dated, dayText } from './day.js';
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

/** The arguments of a message, and the lines that follow it; undefined ones are left out. */
export type Told = readonly [Arguments, ...(Translations | undefined)[]];

/** How an event is told: its message has the event's name as its key. */
export type Sentence<N extends EventName> = (
  event: PublishedEvent<N>,
  nameOf: NameOf,
  circumstances: Circumstances,
) => Told;

/** For events that nobody is notified of. */
export const SILENT = () => undefined;

/** How each of some events is told: a sentence for those that have a message, SILENT for the others. */
export type Sentences<E extends EventName> = { readonly [N in E]: N extends Message ? Sentence<N> : typeof SILENT };

/** Says a message and the lines that follow it. Days are written out, as `1 January 2026`. */
export function tell(key: Message, given: Arguments, ...lines: readonly (Translations | undefined)[]): Translations {
  const written = Object.entries(given).map(([name, value]) => [name, inWords(value)] as const);
  return withLines(say(key, Object.fromEntries(written)), ...lines);
}

const inWords = <T>(value: T | LocalDate): T | Translations => (value instanceof LocalDate ? dayText(value) : value);

/** A line with a label: "Perustelu: …"; undefined when there is nothing to say. */
export const line = (
  key: Extract<Message, `line.${string}`>,
  text: Translations | LocalDate | undefined,
): Translations | undefined => text && say(key, { text: inBrief(inWords(text), LONGEST_WORDS) });

/** Adds lines to a sentence; undefined ones are left out. */
export const withLines = (sentence: Translations, ...lines: readonly (Translations | undefined)[]): Translations =>
  inEachLanguage((locale) => [sentence, ...lines.flatMap((each) => each ?? [])].map((each) => each[locale]).join('\n'));

/** A name as sentences take it, with the day of a meeting. All but those of organisations, which are proper names, are in quotation marks. */
export const called = (id: Id<IdKind>, name: Translations, day?: LocalDate): Translations =>
  isId('organisation', id) ? inBrief(name, LONGEST_NAME) : dated(quoted(name), day);

/** A name that cannot be taken for a word of the sentence: a pilot may be called “Cancelled”. */
export function quoted(name: Translations): Translations {
  const brief = inBrief(name, LONGEST_NAME);
  return say('quoted', { name: inEachLanguage((locale) => brief[locale].replace(/["“”„«»]/gu, '’')) });
}

const inBrief = (text: Translations, longest: number): Translations =>
  inEachLanguage((locale) => shortened(text[locale], longest));

/** The first of many, and that there are others. */
export const firstOf = (all: readonly Translations[]): readonly Translations[] =>
  all.length > MOST_LISTED ? [...all.slice(0, MOST_LISTED), inEachLanguage(() => '…')] : all;

/** Names after one another. */
export const listed = (all: readonly Translations[]): Translations =>
  inEachLanguage((locale) =>
    firstOf(all)
      .map((each) => each[locale])
      .join(', '),
  );

import { type Arguments, type Catalogue, say as sayShared } from './catalogue.js';
import type { ZoneId } from './clock.js';
import type { PublishedEvent } from './cloud-event.js';
import { dated } from './day-text.js';
import type { EventDeclaration, EventName } from './events.js';
import { type Id, type IdKind, isId } from './ids.js';
import { LocalDate } from './local-date.js';
import { inEachLanguage, type Translations } from './localised-text.js';
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

/** The arguments of a message, and the lines that follow it; undefined ones are left out. */
type SentenceParts = readonly [Arguments, ...(Translations | undefined)[]];

interface SentenceWriter<N extends EventName> {
  // As a method, so that a sentence of one event is one of events.
  write(event: PublishedEvent<N>, nameOf: NameOf, circumstances: Circumstances): SentenceParts;
}

/** How an event is told: its message has the event's name as its key. */
export type Sentence<N extends EventName = EventName> = SentenceWriter<N>['write'];

interface PersonalSentenceWriter<N extends EventName> {
  write(event: PublishedEvent<N>, nameOf: NameOf): Translations;
}

/** How an event is told to the person whom it is about. */
export type PersonalSentence<N extends EventName = EventName> = PersonalSentenceWriter<N>['write'];

/** For events that the notifications hear of for another reason than a sentence to everybody. */
export const SILENT = 'silent';

type Own = Readonly<Record<string, EventDeclaration>>;
type Heard<Events extends Own> = {
  [N in keyof Events]: 'notifications' extends Events[N]['heardBy'][number] ? N : never;
}[keyof Events] &
  EventName;

/** How each event of a context is told that the notifications hear of: a sentence where the context has a message of its name. */
export type Sentences<Events extends Own, Message extends string> = {
  readonly [N in Heard<Events>]: N extends Message ? Sentence<N> : typeof SILENT;
};

/** How some of a context's events are told to the person whom they are about. */
export type PersonalSentences<Events extends Own> = { readonly [N in keyof Events & EventName]?: PersonalSentence<N> };

type SentenceForAll = (event: PublishedEvent, nameOf: NameOf, circumstances: Circumstances) => Translations;

/** How each event is told to all whom it concerns, and to the person whom it is about. Each context adds its own. */
export const SENTENCES: Record<string, SentenceForAll> = {};
export const PERSONAL_SENTENCES: Record<string, PersonalSentence> = {};

/** What people are told of the event; undefined when nobody is. */
export const sentenceOf = (
  event: PublishedEvent,
  nameOf: NameOf,
  circumstances: Circumstances,
): Translations | undefined => SENTENCES[event.name]?.(event, nameOf, circumstances);

/** What the event tells the person whom it is about; undefined when that is what it tells everybody. */
export const personalSentenceOf = (event: PublishedEvent, nameOf: NameOf): Translations | undefined =>
  PERSONAL_SENTENCES[event.name]?.(event, nameOf);

/** How a context tells its events: by the messages of its catalogue. */
export function sentenceBuilder<Message extends string>({ say }: Pick<Catalogue<Message>, 'say'>) {
  /** Says a message and the lines that follow it. */
  const sentence = (key: Message, given: Arguments, ...lines: readonly (Translations | undefined)[]): Translations =>
    withLines(say(key, given), ...lines);

  /** A line with a label: "Perustelu: …"; undefined when there is nothing to say. */
  const line = (
    key: Extract<Message, `line.${string}`>,
    text: Translations | LocalDate | undefined,
  ): Translations | undefined =>
    text && say(key, { text: text instanceof LocalDate ? text : inBrief(text, LONGEST_WORDS) });

  /** The sentences of the messages that the events' names are keys of. */
  const sentences = (written: Readonly<Record<string, Sentence | typeof SILENT>>): Record<string, SentenceForAll> => {
    const isMessage = (name: string): name is Message => written[name] !== SILENT;
    return Object.fromEntries(
      Object.entries(written).flatMap(([name, write]): [string, SentenceForAll][] =>
        write === SILENT || !isMessage(name) ? [] : [[name, (...event) => sentence(name, ...write(...event))]],
      ),
    );
  };

  return { sentence, line, sentences };
}

/** Notifications and mails tell in brief; what is longer stands whole where the link leads. */
const LONGEST_NAME = 200;
const LONGEST_WORDS = 1_000;
const MOST_LISTED = 10;

/** Adds lines to a sentence; undefined ones are left out. */
export const withLines = (sentence: Translations, ...lines: readonly (Translations | undefined)[]): Translations =>
  inEachLanguage((locale) => [sentence, ...lines.flatMap((each) => each ?? [])].map((each) => each[locale]).join('\n'));

/** A name as sentences take it, with the day of a meeting. All but those of organisations, which are proper names, are in quotation marks. */
export const called = (id: Id<IdKind>, name: Translations, day?: LocalDate): Translations =>
  isId('organisation', id) ? inBrief(name, LONGEST_NAME) : dated(quoted(name), day);

/** A name that cannot be taken for a word of the sentence: a pilot may be called “Cancelled”. */
export function quoted(name: Translations): Translations {
  const brief = inBrief(name, LONGEST_NAME);
  return sayShared('quoted', { name: inEachLanguage((locale) => brief[locale].replace(/["“”„«»]/gu, '’')) });
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

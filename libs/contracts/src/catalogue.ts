import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { dayText } from './day-text.js';
import { DomainError, ERROR_CODES, type ErrorCode, type InputPath } from './errors.js';
import { LocalDate } from './local-date.js';
import { type Locale, tagOf } from './locales.js';
import { inEachLanguage, type LocalisedText, readText, type Translations } from './localised-text.js';
import type shared from './messages/fi.json';
import { Money, moneyText } from './money.js';
import { Period } from './period.js';

/** What a placeholder of a message can stand for. */
export type Argument =
  string | number | LocalDate | Period | Money | LocalisedText | Alternatives | readonly Argument[];
export type Arguments = Readonly<Record<string, Argument>>;

/** A list of which one will do: "a, b or c". */
class Alternatives {
  constructor(readonly of: readonly Argument[]) {}
}
export const oneOf = (of: readonly Argument[]): Alternatives => new Alternatives(of);

/** The keys of refusals: an error code, or a code and which of its texts. */
export type RefusalKey<Key extends string> = Extract<Key, ErrorCode | `${ErrorCode}.${string}`>;

type SharedKey = keyof typeof shared;

/** The texts of a library, by key. Those of the contracts belong to every catalogue. */
export interface Catalogue<Key extends string> {
  /** A text in every language. Throws when an argument that the text names is missing. */
  readonly say: (key: Key, given?: Arguments) => Translations;
  /** The same in one language, for texts of which there are thousands. */
  readonly sayIn: (locale: Locale) => (key: Key, given?: Arguments) => string;
  /** The refusal to throw: its code is the part of the key before the dot. */
  readonly refuse: (key: RefusalKey<Key>, path: InputPath, given?: Arguments) => DomainError;
}

type Messages = Readonly<Record<string, string>>;

const SHARED = join(import.meta.dirname, 'messages');

/** The catalogue of a folder that holds a file of messages (ICU MessageFormat) for each language, such as `fi.json`. */
export function catalogue<Key extends string = never>(folder = SHARED): Catalogue<Key | SharedKey> {
  // Read when the library is loaded, so that a missing file keeps a process from starting; parsed when first said.
  const messages = inEachLanguage((locale) => ({ ...read(SHARED, locale), ...read(folder, locale) }));
  const formats = inEachLanguage(() => new Map<string, IntlMessageFormat>());

  const inLanguage = (locale: Locale, key: string, given: Arguments): string => {
    const format = formats[locale].get(key) ?? parse(messages[locale][key], key, locale);
    formats[locale].set(key, format);
    const values = Object.entries(given).map(([name, value]) => [name, shown(value, locale)] as const);
    return String(format.format(Object.fromEntries(values)));
  };

  const say = (key: string, given: Arguments = {}): Translations =>
    inEachLanguage((locale) => inLanguage(locale, key, given));

  const sayIn =
    (locale: Locale) =>
    (key: string, given: Arguments = {}): string =>
      inLanguage(locale, key, given);

  return { say, sayIn, refuse: (key, path, given) => new DomainError(codeOf(key), path, say(key, given)) };
}

/** The texts that the contracts have themselves. */
export const { say, refuse } = catalogue();

// TypeScript has the keys from the files; Node warns of JSON that is imported.
function read(folder: string, locale: Locale): Messages {
  return JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')) as Messages;
}

function parse(message: string | undefined, key: string, locale: Locale): IntlMessageFormat {
  if (message === undefined) throw new Error(`The message ${key} has no text in the language ${locale}`);
  return new IntlMessageFormat(message, tagOf(locale), undefined, { ignoreTag: true });
}

function codeOf(key: string): ErrorCode {
  const [code = ''] = key.split('.');
  if (!isErrorCode(code)) throw new Error(`The key ${key} does not begin with an error code`);
  return code;
}

const isErrorCode = (code: string): code is ErrorCode => code in ERROR_CODES;

/** The one place that decides how each kind of argument is shown. Numbers stay numbers, for the plurals of ICU. */
function shown(value: Argument, locale: Locale): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof LocalDate) return dayText(value)[locale];
  if (value instanceof Period) return periodText(value)[locale];
  if (value instanceof Money) return moneyText(value)[locale];
  if (value instanceof Alternatives)
    return new Intl.ListFormat(tagOf(locale), { type: 'disjunction' }).format(
      value.of.map((each) => String(shown(each, locale))),
    );
  if (isList(value)) return value.map((each) => shown(each, locale)).join(', ');
  return readText(value, locale).text;
}

function periodText({ from, to }: Period): Translations {
  if (from && to) return say('period.between', { from, to });
  if (from) return say('period.from', { from });
  return to ? say('period.until', { to }) : say('period.always');
}

const isList = (value: Argument): value is readonly Argument[] => Array.isArray(value);

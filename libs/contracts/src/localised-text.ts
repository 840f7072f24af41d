import Negotiator from 'negotiator';
import { z } from 'zod';
import { DEFAULT_LOCALE, fallbacks, type Locale, LOCALES } from './locales.js';
import { sentAs } from './wire.js';
import { plainLine, plainText } from './text.js';

/** A text complete in every language: what the product itself says. */
export type Translations = Readonly<Record<Locale, string>>;

/** A text in any subset of the languages: what people and sources say. At least one is there. */
export type LocalisedText = { readonly [L in Locale]?: string | undefined };

/** What something is in each language. */
export function inEachLanguage<T>(of: (locale: Locale) => T): Record<Locale, T> {
  const found: Partial<Record<Locale, T>> = {};
  for (const locale of LOCALES) found[locale] = of(locale);
  if (!hasEachLanguage(found)) throw new Error('A language is missing');
  return found;
}

const hasEachLanguage = <T>(found: Partial<Record<Locale, T>>): found is Record<Locale, T> =>
  LOCALES.every((locale) => locale in found);

/** The text in the reader's language or the nearest that there is, and which language that was. */
export function readText(text: LocalisedText, locale: Locale): { text: string; locale: Locale } {
  for (const each of fallbacks(locale)) {
    const found = text[each];
    if (found !== undefined) return { text: found, locale: each };
  }
  throw new Error('A localised text without any language');
}

/** Browsers send few different headers. */
const MOST_HEADERS = 500;
const LONGEST_HEADER = 500;
const locales = new Map<string, Locale>();

/** The reader's language out of an `Accept-Language` header (RFC 9110); the default when it names none of ours. */
export function preferredLocale(header = ''): Locale {
  const read = header.slice(0, LONGEST_HEADER);
  const known = locales.get(read);
  if (known) return known;
  const wanted = new Negotiator({ headers: { 'accept-language': read } }).language([...LOCALES]);
  const found = LOCALES.find((each) => each === wanted) ?? DEFAULT_LOCALE;
  if (locales.size < MOST_HEADERS) locales.set(read, found);
  return found;
}

export const locale = z.enum(LOCALES);

/** A text of the product on its way through somebody else's code. */
export const translations: z.ZodType<Translations> = z.object(inEachLanguage(() => z.string()));

const inAnyLanguage = (each: z.ZodType<string, string>): z.ZodType<LocalisedText, LocalisedText> =>
  sentAs(
    'localised',
    z
      .strictObject(inEachLanguage(() => each.optional()))
      .refine((text) => LOCALES.some((locale) => text[locale] !== undefined), { error: 'no_language' }),
  );

/** A name or a title from outside: one line a language. */
export const localisedLine = (max: number): z.ZodType<LocalisedText, LocalisedText> => inAnyLanguage(plainLine(max));

/** A text from outside, of several lines. */
export const localisedText = (max: number): z.ZodType<LocalisedText, LocalisedText> => inAnyLanguage(plainText(max));

/** A text as it was recorded: what it may hold was decided when it was written, and is no matter of those who read it later. */
export const recordedText = z.strictObject(inEachLanguage(() => z.string().optional()));

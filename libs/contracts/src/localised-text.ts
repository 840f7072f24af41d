import { z } from 'zod';
import { sentAs } from './wire.js';
import { plainLine, plainText } from './text.js';

/** The languages of the product, in the order in which a missing one falls back. */
export const LOCALES = ['fi', 'sv', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text complete in every language: what the product itself says. */
export type Translations = Readonly<Record<Locale, string>>;

/** A text in any subset of the languages: what people and sources say. At least one is there. */
export type LocalisedText = { readonly [L in Locale]?: string | undefined };

const FALLBACK: Record<Locale, readonly Locale[]> = {
  fi: ['fi', 'sv', 'en'],
  sv: ['sv', 'fi', 'en'],
  en: ['en', 'fi', 'sv'],
};

/** The text in the reader's language or the nearest that there is, and which language that was. */
export function readText(text: LocalisedText, locale: Locale): { text: string; locale: Locale } {
  for (const each of FALLBACK[locale]) {
    const found = text[each];
    if (found !== undefined) return { text: found, locale: each };
  }
  throw new Error('A localised text without any language');
}

/** The reader's language out of an `Accept-Language` header (RFC 9110); Finnish when it names none of ours. */
export function preferredLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const locale = LOCALES.find((each) => each === language);
    if (locale) return locale;
  }
  return 'fi';
}

export const locale = z.enum(LOCALES);

const inAnyLanguage = (each: z.ZodType<string, string>): z.ZodType<LocalisedText, LocalisedText> =>
  sentAs(
    'localised',
    z
      .strictObject({ fi: each.optional(), sv: each.optional(), en: each.optional() })
      .refine((text) => LOCALES.some((locale) => text[locale] !== undefined), { error: 'no_language' }),
  );

/** A name or a title from outside: one line a language. */
export const localisedLine = (max: number): z.ZodType<LocalisedText, LocalisedText> => inAnyLanguage(plainLine(max));

/** A text from outside, of several lines. */
export const localisedText = (max: number): z.ZodType<LocalisedText, LocalisedText> => inAnyLanguage(plainText(max));

/** A text as it was recorded: what it may hold was decided when it was written, and is no matter of those who read it later. */
export const recordedText = z.strictObject({
  fi: z.string().optional(),
  sv: z.string().optional(),
  en: z.string().optional(),
});

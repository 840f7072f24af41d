import { z } from 'zod';

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

/** C0 but tab and line break, delete, C1; and half of a pair of UTF-16, which PostgreSQL does not have. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Cs}]/u;
/** Something that can be seen: spaces and what only formats, such as a zero-width space, cannot. */
const VISIBLE = /[^\s\p{Cf}]/u;

/** A text as people write it: well-formed, no control characters, not blank, at most `max` characters (UTF-16 units). */
export function plainText(max: number): z.ZodType<string, string> {
  return z
    .string()
    .trim()
    .min(1, { error: 'blank', abort: true })
    .max(max, { error: `too_long:${max}` })
    .refine((text) => VISIBLE.test(text), { error: 'blank' })
    .refine((text) => !CONTROL.test(text), { error: 'control_characters' });
}

export function localisedText(max: number): z.ZodType<LocalisedText, LocalisedText> {
  const each = plainText(max).optional();
  return z
    .strictObject({ fi: each, sv: each, en: each })
    .refine((text) => LOCALES.some((each) => text[each] !== undefined), { error: 'no_language' });
}

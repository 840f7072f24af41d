/**
 * The languages of the product, in the order in which a missing one falls back. By its tag, Intl writes numbers, days and lists:
 * Swedish as in Finland, where the service is at home and which Sweden reads as well; English with the day before the month.
 */
const LANGUAGES = [
  { locale: 'fi', tag: 'fi-FI' },
  { locale: 'sv', tag: 'sv-FI' },
  { locale: 'en', tag: 'en-GB' },
] as const;

export type Locale = (typeof LANGUAGES)[number]['locale'];

const [first, ...others] = LANGUAGES;
export const LOCALES: readonly [Locale, ...Locale[]] = [first.locale, ...others.map(({ locale }) => locale)];

/** The language of a reader who asks for none. */
export const DEFAULT_LOCALE = LOCALES[0];

/** The language of operators and developers: of logs, documents and the schema. */
export const OPERATORS_LOCALE = 'en' satisfies Locale;

const TAGS = new Map<Locale, string>(LANGUAGES.map(({ locale, tag }) => [locale, tag]));

/** The BCP 47 tag of a language, for Intl. */
export const tagOf = (locale: Locale): string => TAGS.get(locale) ?? locale;

/** What a language is called in another one, by default in that of documents and of the schema. */
export const languageName = (locale: Locale, reader: Locale = OPERATORS_LOCALE): string =>
  new Intl.DisplayNames(tagOf(reader), { type: 'language' }).of(locale) ?? locale;

/** In which order the languages are tried for a reader of one of them. */
export const fallbacks = (locale: Locale): readonly Locale[] => [...new Set([locale, ...LOCALES])];

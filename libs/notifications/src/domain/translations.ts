import { type Locale, type LocalisedText, readText, type Translations } from '@talkoot/contracts';

/** A text in every language: where one is missing, the nearest that there is. */
export function translations(text: LocalisedText): Translations {
  const read = (locale: Locale) => readText(text, locale).text;
  return { fi: read('fi'), sv: read('sv'), en: read('en') };
}

import { type Locale, type LocalisedText, readText, type Translations } from '@talkoot/contracts';
import { oneLine } from './one-line.js';

/** A name or a reason in every language, on one line: where a language is missing, the nearest that there is. */
export function translations(text: LocalisedText): Translations {
  const read = (locale: Locale) => oneLine(readText(text, locale).text);
  return { fi: read('fi'), sv: read('sv'), en: read('en') };
}

import { inEachLanguage, type LocalisedText, readText, type Translations } from '@talkoot/contracts';
import { oneLine } from './one-line.js';

/** A name or a reason in every language, on one line: where a language is missing, the nearest that there is. */
export function translations(text: LocalisedText): Translations {
  return inEachLanguage((locale) => oneLine(readText(text, locale).text));
}

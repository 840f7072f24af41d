import { inEachLanguage, type LocalisedText, readText, type Translations } from './localised-text.js';

/**
 * Line breaks, tabs and other control characters become a space each run (a no-break space stays, as in an amount), and the invisible characters that turn the
 * direction of the text around them go (Unicode's bidirectional overrides, embeddings and isolates): what is left is one line that
 * shows what it says, fit for a mail's header.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/(?:[^\S\u00a0\u202f]|\p{Cc})+/gu, ' ')
    .trim();
}

/** A name or a reason in every language, on one line: where a language is missing, the nearest that there is. */
export const inOneLine = (text: LocalisedText): Translations =>
  inEachLanguage((locale) => oneLine(readText(text, locale).text));

import { LOCALES } from '@talkoot/contracts';

const NO_BREAK_SPACE = '\u00a0';

/** The names of the months and what spreadsheets take for them, in lower case. */
const MONTHS: ReadonlySet<string> = new Set(
  LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) =>
      Array.from({ length: 12 }, (_, index) => {
        const parts = new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' }).formatToParts(
          Date.UTC(2000, index, 1),
        );
        return parts.find(({ type }) => type === 'month')?.value ?? '';
      }),
    ),
  ).flatMap((name) => {
    const word = name.toLowerCase().replace(/[^\p{L}].*$/u, '');
    // Finnish months are written with and without "kuu" and its ending: maaliskuuta, maaliskuu, maalis.
    return [word, word.slice(0, 3), word.replace(/ta$/, ''), word.replace(/kuuta$/, '')];
  }),
);

/** Words that stand in a number, a date or a time of a spreadsheet. */
const isOfNumber = (word: string): boolean =>
  word.length === 1 || /^[ap]m$/i.test(word) || MONTHS.has(word.toLowerCase());

/** Whether a spreadsheet would take the text for a number, a date or a time: `007`, `1E5`, `12.3.`, `MAR-1`. */
const looksLikeNumber = (text: string): boolean => /\d/.test(text) && (text.match(/\p{L}+/gu) ?? []).every(isOfNumber);

/** What spreadsheets in our languages take for true or false. */
const TRUTH_VALUE = /^(true|false|tosi|epätosi|sant|falskt)$/i;

/**
 * A text from outside as the cell of a CSV file, so that a spreadsheet shows what it says. What would be a formula is preceded by an
 * apostrophe (OWASP, "CSV Injection"). What would be a number, a date or a truth value is preceded by a no-break space: spreadsheets keep it as
 * text then, and show it as it is.
 */
export function asText(text: string): string {
  if (/^[=+\-@\t\r\n＝＋－＠]/.test(text)) return `'${text}`;
  return looksLikeNumber(text) || TRUTH_VALUE.test(text) ? `${NO_BREAK_SPACE}${text}` : text;
}

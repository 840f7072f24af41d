import { z } from 'zod';

/**
 * Text from outside. What looks the same is the same: code that takes a text from the API, a file or the command line takes it
 * through `plainLine` (names, titles, codes, searches) or `plainText` (texts of several lines), or through a form that begins
 * with `tidyLine`.
 */

/** White space that stands between words on a line: spaces of every width, no-break ones too, tabs and line ends. */
const WHITE_SPACE = /[\t\n\r\u2028\u2029\p{Zs}]+/gu;
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
/** Says only where a word may be broken; texts copied from the web have it. */
const SOFT_HYPHEN = /\u00ad/g;

/** The letters composed (NFC), each run of white space one space, none at the ends. */
export const tidyLine = (text: string): string =>
  text.replace(SOFT_HYPHEN, '').normalize('NFC').trim().replace(WHITE_SPACE, ' ');

/** The letters composed (NFC), every line end a line feed, no white space at the ends; what is inside stays. */
const tidyText = (text: string): string =>
  text.replace(SOFT_HYPHEN, '').normalize('NFC').replace(LINE_ENDS, '\n').trim();

/** C0 and C1 with delete, without tab and line feed, which a line never has; halves of a pair of UTF-16; U+FFFD, once another character. */
const CONTROL = /[\p{Cs}\ufffd]|(?![\t\n])\p{Cc}/u;
/** Something that can be seen: neither spaces nor what only formats, such as a zero-width space. */
const VISIBLE = /[^\s\p{Cf}]/u;

/** Scripts whose letters take other forms beside a joiner or a non-joiner (UAX #31, 2.3.1). */
const JOINING = ['Arabic', 'Syriac', 'Bengali', 'Devanagari', 'Gujarati', 'Gurmukhi', 'Kannada', 'Khmer', 'Malayalam']
  .concat(['Mongolian', 'Myanmar', 'Oriya', 'Sinhala', 'Tamil', 'Telugu'])
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');
/** Invisible characters that belong to what is seen: emoji made of several, and joiners where a script needs them. */
const BELONGS = new RegExp(
  [
    String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
    String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}]`,
    String.raw`(?<=[${JOINING}])[\u200c\u200d](?=[${JOINING}])`,
  ].join('|'),
  'gu',
);
/** Bidirectional controls, zero-width characters and all else that shows nothing of itself. */
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u;

function refuseUnseen(text: string, context: z.RefinementCtx): void {
  if (!VISIBLE.test(text)) context.addIssue({ code: 'custom', message: 'blank' });
  else refuseHidden(text, context);
}

/** Refuses what turns the text around it, or makes two texts that look the same two. */
function refuseHidden(text: string, context: z.RefinementCtx): void {
  const hidden = HIDDEN.exec(text.replace(BELONGS, ''))?.[0].codePointAt(0);
  if (hidden !== undefined) {
    const name = hidden.toString(16).toUpperCase().padStart(4, '0');
    context.addIssue({ code: 'custom', message: `hidden_character:U+${name}` });
  } else if (CONTROL.test(text)) context.addIssue({ code: 'custom', message: 'control_characters' });
}

const tidied = (max: number, tidy: (text: string) => string): z.ZodType<string, string> =>
  z
    .string()
    .overwrite(tidy)
    .min(1, { error: 'blank', abort: true })
    .max(max, { error: `too_long:${max}` })
    .superRefine(refuseUnseen);

/** A text on one line, such as a name: tidied, nothing hidden in it, not blank, at most `max` characters (UTF-16 units). */
export const plainLine = (max: number): z.ZodType<string, string> => tidied(max, tidyLine);

/** The same of several lines. */
export const plainText = (max: number): z.ZodType<string, string> => tidied(max, tidyText);

/** What somebody looks for: as a line, and it may be empty. */
export const searchLine = (max: number): z.ZodType<string, string> =>
  z
    .string()
    .overwrite(tidyLine)
    .max(max, { error: `too_long:${max}` })
    .superRefine(refuseHidden);

/** A text in a form of its own, such as a code or a time of the day. The form is what it may hold; `error` says it in plain words. */
export const formed = (form: RegExp, error: string): z.ZodType<string, string> =>
  z.string().overwrite(tidyLine).regex(form, { error });

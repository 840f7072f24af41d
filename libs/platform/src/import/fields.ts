import {
  DEFAULT_LOCALE,
  formed as formedText,
  type LocalDate,
  localDate,
  type Locale,
  LOCALES,
  type LocalisedText,
  ORDINALS,
  Period,
  plainLine,
  rhythm,
  RHYTHM_UNITS,
  WEEKDAYS,
} from '@talkoot/contracts';
import { z } from 'zod';
import type { FieldText } from './field-texts.js';

/** Fields that files of several sections have in common; in a file every one of them is written as text. */

const formed = (pattern: RegExp, error: FieldText) => formedText(pattern, error);

/** Kuntanumero (three digits) or kommunkod (four), leading zeros included. */
export const municipalityCode = formed(/^\d{3,4}$/, 'field.municipality-code');

/** Maakunta or län: two digits. */
export const regionCode = formed(/^\d{2}$/, 'field.region-code');

export const nuts3Code = formed(/^[A-Z]{2}[A-Z0-9]{3}$/, 'field.nuts');

/** A whole number, written in digits. */
export function wholeNumber(range: { min: number; max: number }) {
  return formed(/^\d{1,9}$/, 'field.number')
    .meta({ type: ['integer', 'string'] })
    .transform(Number)
    .pipe(z.number().min(range.min).max(range.max));
}

export const year = formed(/^\d{4}$/, 'field.year')
  .meta({ type: ['integer', 'string'] })
  .transform(Number);

/** How often something takes place, in the words of the API: `{ unit: month, every: 1, ordinal: second, weekday: tuesday }`. */
export const statedRhythm = z
  .strictObject({
    unit: z.enum(RHYTHM_UNITS),
    every: wholeNumber({ min: 1, max: 52 }).optional(),
    weekday: z.enum(WEEKDAYS).optional(),
    ordinal: z.enum(ORDINALS).optional(),
    day: wholeNumber({ min: 1, max: 31 }).optional(),
    month: wholeNumber({ min: 1, max: 12 }).optional(),
  })
  .pipe(rhythm);

/** Degrees of WGS 84; spreadsheets of these countries write a comma. */
export function degrees(limit: 90 | 180) {
  return formed(/^-?\d{1,3}([.,]\d{1,8})?$/, 'field.number')
    .meta({ type: ['number', 'string'] })
    .transform((text) => Number(text.replace(',', '.')))
    .pipe(z.number().min(-limit).max(limit));
}

/** The two columns of a period in a table. An empty one is unknown or open. */
export const validity = { valid_from: localDate.optional(), valid_to: localDate.optional() };

/** The period that the two columns tell; adds the fault when it ends before it starts. */
export function validityPeriod(row: z.output<z.ZodObject<typeof validity>>, context: z.RefinementCtx): Period {
  const period = Period.of(row.valid_from, row.valid_to);
  if (period) return period;
  context.addIssue({ code: 'custom', path: ['valid_to'], message: 'ends_before_start' });
  return z.NEVER;
}

type NameColumn = `name_${Locale}`;
const nameColumn = (locale: Locale): NameColumn => `name_${locale}`;

/** The columns of a name in a table, one for each language: `name_en`. */
export const nameColumns = Object.fromEntries(
  LOCALES.map((locale) => [nameColumn(locale), plainLine(300).optional()]),
) as Readonly<Record<NameColumn, z.ZodOptional<z.ZodType<string, string>>>>;

/** The name that the columns tell; adds the fault when it is in none of the languages. */
export function nameInColumns(
  row: { readonly [column in NameColumn]?: string | undefined },
  context: z.RefinementCtx,
): LocalisedText {
  const given = LOCALES.flatMap((locale) => {
    const name = row[nameColumn(locale)];
    return name === undefined ? [] : [[locale, name] as const];
  });
  if (given.length === 0)
    context.addIssue({ code: 'custom', path: [nameColumn(DEFAULT_LOCALE)], message: 'no_language' });
  return Object.fromEntries(given);
}

/** The days `from` and `to` of a member, a partner, … stand in their order; a check for `superRefine`. */
export function inOrder(
  dated: { from?: LocalDate | undefined; to?: LocalDate | undefined },
  context: z.RefinementCtx,
): void {
  if (Period.of(dated.from, dated.to) === undefined) {
    context.addIssue({ code: 'custom', path: ['to'], message: 'ends_before_start' });
  }
}

import { z } from 'zod';
import { type Arguments, refuse } from './catalogue.js';
import { type InputIssue, InvalidInput } from './errors.js';
import { LOCALES } from './locales.js';
import { CURRENCIES } from './money.js';

/** How many wrong fields a refusal names. */
const MOST_ISSUES = 20;

/** The version that the caller read, of a change that overwrites what somebody may have read. */
export const versionRead = z
  .int()
  .describe('The version that you read. The change is refused if it has changed since.');

/** The same of a change that overwrites nothing: without it, the change is made at any version. */
export const expectedVersion = z
  .int()
  .optional()
  .describe('The version that you read. If you give it, the change is refused when it has changed since.');

/** Parses an input whole; throws InvalidInput with every field that is wrong, up to a number that a person would read. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  // Only a parsed input is known to be small.
  const issues = parsed.success ? givenTwice(input, []) : parsed.error.issues;
  if (parsed.success && issues.length === 0) return parsed.data;
  throw new InvalidInput(issues.slice(0, MOST_ISSUES).map(describeIssue));
}

/** In no list may an id or a word of an enum stand twice. */
function givenTwice(value: unknown, path: readonly PropertyKey[]): z.core.$ZodIssue[] {
  if (value === null || typeof value !== 'object') return [];
  const seen = new Set<unknown>();
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    if (!Array.isArray(value) || typeof each !== 'string') return givenTwice(each, place);
    if (seen.has(each)) return [{ code: 'custom', path: place, message: 'given_twice', input: each } as const];
    seen.add(each);
    return [];
  });
}

/** The changes that answer an invitation or withdraw it, by the kind of its id. */
const ANSWERED_BY: Record<string, Arguments> = {
  invitation: { accept: 'acceptInvitation', decline: 'declineInvitation', withdraw: 'withdrawInvitation' },
  partnership: { accept: 'joinPilot', decline: 'endInvitation', withdraw: 'endInvitation' },
  seatinvitation: { accept: 'acceptSeat', decline: 'declineSeat', withdraw: 'withdrawSeatInvitation' },
};

/** Our own issues: the message of a zod issue is `<name>` or `<name>:<argument>`. */
const OURS: Record<string, readonly [Parameters<typeof refuse>[0], ((argument: string) => Arguments)?]> = {
  blank: ['TEXT_MISSING.blank'],
  no_language: ['TEXT_MISSING.noLanguage', () => ({ languages: LOCALES })],
  too_long: ['TEXT_TOO_LONG', (max) => ({ max })],
  control_characters: ['INVALID_INPUT.controlCharacters'],
  hidden_character: ['INVALID_INPUT.hiddenCharacter', (character) => ({ character })],
  empty_list: ['INVALID_INPUT.emptyList'],
  too_many: ['INVALID_INPUT.tooMany', (max) => ({ max })],
  too_few: ['INVALID_INPUT.tooFew', (least) => ({ least })],
  given_twice: ['INVALID_INPUT.givenTwice'],
  invalid_date: ['INVALID_DATE.day'],
  year_out_of_range: ['INVALID_DATE.year', (range) => ({ range })],
  invalid_moment: ['INVALID_DATE.moment'],
  invalid_time: ['INVALID_INPUT.time'],
  ends_before_start: ['PERIOD_ENDS_BEFORE_START'],
  amount_too_large: ['INVALID_AMOUNT.tooLarge', (most) => ({ most })],
  invalid_amount: ['INVALID_AMOUNT.form', (currency) => ({ currency, digits: digitsOf(currency) })],
  out_of_range: ['INVALID_INPUT.outOfRange', (range) => ({ range })],
  too_big: ['INVALID_INPUT.tooBig', (most) => ({ most })],
  too_small: ['INVALID_INPUT.tooSmall', (least) => ({ least })],
  invalid_code: ['INVALID_INPUT.code'],
  invalid_reference: ['INVALID_INPUT.reference'],
  invalid_key: ['INVALID_INPUT.key'],
  invalid_language: ['INVALID_INPUT.language'],
  invalid_languages: ['INVALID_INPUT.languages'],
  invalid_nuts: ['INVALID_INPUT.nuts'],
  invalid_iso_region: ['INVALID_INPUT.isoRegion'],
  invalid_region_code: ['INVALID_INPUT.regionCode'],
  code_of_municipality: ['INVALID_INPUT.codeOfMunicipality'],
  one_of: ['INVALID_INPUT.oneOf', (fields) => ({ fields })],
  at_least_one_of: ['INVALID_INPUT.atLeastOneOf', (fields) => ({ fields })],
  needed_here: ['INVALID_INPUT.neededHere'],
  not_here: ['INVALID_INPUT.notHere'],
  never_empty: ['INVALID_INPUT.neverEmpty'],
  said_or_null: ['INVALID_INPUT.saidOrNull'],
  rhythm_day: ['INVALID_INPUT.rhythmDay'],
  rhythm_two_days: ['INVALID_INPUT.rhythmTwoDays'],
  invalid_url: ['INVALID_INPUT.url'],
  invalid_email: ['INVALID_INPUT.email', (fault) => ({ fault })],
  invalid_id: ['INVALID_ID.otherKind', (ids) => ({ ids })],
  other_invitation: ['INVALID_ID.otherInvitation', (kind) => ({ kind, ...ANSWERED_BY[kind] })],
};

const digitsOf = (currency: string): number => Object.entries(CURRENCIES).find(([code]) => code === currency)?.[1] ?? 2;

/** Zod's own limits, by what they limit, as issues of ours: a schema need not name each of them. */
const TOO_BIG: Record<string, string> = { number: 'too_big', int: 'too_big', string: 'too_long', array: 'too_many' };
const TOO_SMALL: Record<string, string> = { number: 'too_small', int: 'too_small', string: 'blank', array: 'too_few' };

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.message.split(':', 1).some((name) => name in OURS)) return issue.message;
  if (issue.code === 'too_big') return `${TOO_BIG[issue.origin]}:${issue.maximum}`;
  return issue.code === 'too_small' ? `${TOO_SMALL[issue.origin]}:${issue.minimum}` : issue.message;
}

/** What is wrong with a field and how to mend it, in every language. */
export function describeIssue(issue: z.core.$ZodIssue): InputIssue {
  const [name = '', argument = ''] = messageOf(issue).split(':');
  const path = issue.path.map((each) => (typeof each === 'number' ? each : String(each)));
  const [key, values] = OURS[name] ?? ['INVALID_INPUT.malformed'];
  const { code, text } = refuse(key, path, values?.(argument));
  return { code, path, text };
}

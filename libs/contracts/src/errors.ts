import type { Of } from './declared.js';
import { OPERATORS_LOCALE } from './locales.js';
import type { Translations } from './localised-text.js';

/** The ways in which a change can be refused in any context. */
const COMMON = {
  INVALID_INPUT: 'A value has the wrong form.',
  INVALID_ID: 'Not an id of the expected kind.',
  INVALID_DATE: 'Not a calendar day that exists.',
  INVALID_AMOUNT: 'Not an amount of the currency.',
  TEXT_TOO_LONG: 'The text is longer than allowed.',
  TEXT_MISSING: 'A text is missing or blank.',
  PERIOD_ENDS_BEFORE_START: 'The period ends before it starts.',
  NOT_FOUND: 'There is no such thing, or the viewer may not know of it.',
  STALE_VERSION: 'The thing has changed since the viewer read it.',
  CODE_TAKEN: 'Another thing has this code already.',
  ORGANISATION_ENDED: 'The organisation has ended; its successor is named.',
  ORGANISATION_NOT_YET: 'The organisation does not exist yet on that day.',
  WRONG_KIND: 'The organisation is of a kind that does not have this.',
  OUTSIDE_PERIOD: 'The day lies outside the period.',
  WRONG_STATUS: 'The thing is in a status that does not allow this.',
  ALREADY_MEMBER: 'The organisation is a member on that day already.',
  NOT_MEMBER: 'The organisation is no member on that day.',
  SUCCESSION_IMPOSSIBLE: 'The organisations cannot merge, split or be renamed like this.',
  ALREADY_INVITED: 'The organisation or person has an invitation already.',
  ALREADY_PARTY: 'The organisation has a part in it already.',
  NOT_PARTY: 'The organisation has no such part in it.',
  PURPOSE_NOT_ALLOWED: 'The funding does not allow this purpose.',
  TOO_MANY: 'There are as many of these as there may be.',
  IN_USE: 'Something else rests on the thing.',
} as const;

/** Every way in which a change can be refused. Each context adds its own. */
export interface ErrorCodes extends Of<typeof COMMON> {}
export type ErrorCode = keyof ErrorCodes;

/** What each code means, for people; the stable enum `MutationErrorCode` of the API. */
export const ERROR_CODES: Record<string, string> = { ...COMMON };

/** The place in the input that an error is about: field names and list positions, outermost first. */
export type InputPath = readonly (string | number)[];

/**
 * An expected failure, declared once where its rule stands: a stable code, the field it is about, and what to do about it
 * in every language. Everything else that is thrown is a bug.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly path: InputPath,
    readonly text: Translations,
  ) {
    super(`${code} at ${path.join('.') || 'the input'}: ${text[OPERATORS_LOCALE]}`);
    this.name = new.target.name;
  }
}

/** One field of an input that did not parse. */
export interface InputIssue {
  readonly code: ErrorCode;
  readonly path: InputPath;
  readonly text: Translations;
}

/** An input that did not parse, with everything that is wrong with it. */
export class InvalidInput extends Error {
  constructor(readonly issues: readonly InputIssue[]) {
    super(
      `Invalid input: ${issues.map(({ path, text }) => `${path.join('.')}: ${text[OPERATORS_LOCALE]}`).join('; ')}`,
    );
  }
}

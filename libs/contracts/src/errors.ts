import { OPERATORS_LOCALE } from './locales.js';
import type { Translations } from './localised-text.js';

/** Every way in which a change can be refused, with what it means; the stable enum `MutationErrorCode` of the API. */
export const ERROR_CODES = {
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
  CODE_OF_OTHERS:
    'The code begins with that of another organisation, or the thing is not public and its code does not begin with the owner’s.',
  ORGANISATION_ENDED: 'The organisation has ended; its successor is named.',
  ORGANISATION_NOT_YET: 'The organisation does not exist yet on that day.',
  WRONG_KIND: 'The organisation is of a kind that does not have this.',
  OUTSIDE_PERIOD: 'The day lies outside the period.',
  WRONG_STATUS: 'The thing is in a status that does not allow this.',
  INVALID_BUSINESS_ID: 'The check digit of the business id is wrong.',
  ALREADY_MEMBER: 'The organisation is a member on that day already.',
  NOT_MEMBER: 'The organisation is no member on that day.',
  SUCCESSION_IMPOSSIBLE: 'The organisations cannot merge, split or be renamed like this.',
  THEME_CYCLE: 'A theme cannot stand below itself.',
  ALREADY_PARTNER: 'The organisation is a partner on that day already.',
  ALREADY_INVITED: 'The organisation or person has an invitation already.',
  NOT_PARTNER: 'The organisation is no partner on that day.',
  NOT_INVITED: 'The town itself can join only with an invitation.',
  ALREADY_PARTY: 'The organisation has a part in it already.',
  NOT_PARTY: 'The organisation has no such part in it.',
  CALL_NOT_OPEN: 'The call is not open on that day.',
  COORDINATOR_STAYS: 'The coordinator cannot leave its pilot.',
  APPROPRIATION_EXCEEDED: 'The grants would exceed the appropriation.',
  CURRENCY_DIFFERS: 'The amount is in another currency.',
  PURPOSE_NOT_ALLOWED: 'The funding does not allow this purpose.',
  NOTICE_TOO_SHORT: 'There are fewer working days before the meeting than the notice of the body asks for.',
  AGENDA_EMPTY: 'The meeting has nothing on its agenda.',
  TOO_MANY: 'There are as many of these as there may be.',
  ALREADY_DECIDED: 'The item has been decided on already.',
  IN_USE: 'Something else rests on the thing.',
  NO_QUORUM: 'Those present are not enough to decide.',
  TOO_MANY_VOTES: 'There are more votes than seats present.',
  NOT_PRESENT: 'Nobody was present for the seat.',
  NOT_OF_THE_BODY: 'The seat or the mandate is not of this body on that day.',
  MINUTES_OPEN: 'The minutes are not sent, not accepted, or a remark on them is not answered.',
  NO_RHYTHM: 'The body has no rhythm from which days could be told.',
  SEAT_TAKEN: 'The seat has a holder on those days already.',
  ALREADY_SEATED: 'The same person or organisation has a mandate of the seat on those days already.',
  SEAT_KEPT_APART: 'Since a merger the seat lasts only as long as its holder’s mandate.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

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

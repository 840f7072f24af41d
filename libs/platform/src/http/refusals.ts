import { OPERATORS_LOCALE, type Translations } from '@talkoot/contracts';
import { say } from '../messages/index.js';

/** A request that is refused before anything of it runs. */
export class RequestRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: Translations,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${code}: ${text[OPERATORS_LOCALE]}`);
  }
}

/** The form that a request to the API has; it stands at the end of each refusal of another form. */
const FORM: Translations = say('request.form');

export const badRequest = (text: Translations): RequestRefused => new RequestRefused(400, 'BAD_REQUEST', text);

export const wrongField = (field: string): RequestRefused =>
  badRequest(say('request.wrongField', { field, form: FORM }));

export const wrongMethod = (allowed: string): RequestRefused =>
  new RequestRefused(405, 'METHOD_NOT_ALLOWED', say('request.wrongMethod', { allowed }), { allow: allowed });

export const WRONG_ADDRESS = badRequest(say('request.wrongAddress'));

/** We decompress nothing, and JSON is UTF-8 (RFC 8259). */
export const UNREADABLE_BODY = new RequestRefused(415, 'UNSUPPORTED_MEDIA_TYPE', say('request.unreadableBody'), {
  'accept-encoding': 'identity',
});

/** What a server that ends says to a connection that was still open. */
export const ENDING = new RequestRefused(503, 'SERVICE_UNAVAILABLE', say('request.ending'), { 'retry-after': '1' });

const BY_STATUS: Readonly<Record<number, { readonly code: string; readonly text: Translations }>> = {
  400: { code: 'BAD_REQUEST', text: say('request.notJson', { form: FORM }) },
  403: { code: 'FORBIDDEN', text: say('request.forbidden') },
  404: { code: 'NOT_FOUND', text: say('request.noSuchPage') },
  406: { code: 'NOT_ACCEPTABLE', text: say('request.notAcceptable') },
  408: { code: 'REQUEST_TIMEOUT', text: say('request.timeout') },
  413: { code: 'REQUEST_TOO_LARGE', text: say('request.tooLarge') },
  414: { code: 'ADDRESS_TOO_LONG', text: say('request.addressTooLong') },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', text: say('request.unsupportedType') },
  431: { code: 'HEADERS_TOO_LARGE', text: say('request.headersTooLarge') },
};

/** The refusal of a status that the HTTP server or the framework came to. */
export function refusalOf(status: number): RequestRefused {
  const known = BY_STATUS[status];
  if (known) return new RequestRefused(status, known.code, known.text);
  const other = refusalOf(400);
  return new RequestRefused(status, other.code, other.text);
}

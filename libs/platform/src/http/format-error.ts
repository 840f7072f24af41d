import { HttpException } from '@nestjs/common';
import {
  DomainError,
  InvalidInput,
  type InputIssue,
  type Locale,
  NotAllowed,
  preferredLocale,
  translations,
} from '@talkoot/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { InvalidToken, NotAuthenticated } from '../auth/index.js';
import { OutcomeUnknown } from '../database/index.js';
import { Log } from '../logging/index.js';
import { ChangedButNotRead, NotBegun, ReadRefused } from '../read-model/read-errors.js';
import { say } from '../messages/index.js';
import { messageOf, placeOf, shortened } from './graphql-texts.js';
import { refusalOf, RequestRefused } from './refusals.js';

/** Whom an answer is for: the language, and the id by which they can report it. */
export interface Reader {
  readonly locale: Locale;
  readonly requestId: string;
}

/** An error as it leaves, and the status of an answer that has nothing else. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly error: GraphQLFormattedError;
}

interface Explanation {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly path?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Places in the document that an error names. */
const MOST_LOCATIONS = 5;

/**
 * The one place where something that was thrown becomes an error of an answer, whichever way it leaves: in the reader's language,
 * without anything internal. What is nobody's mistake but ours is logged, and told with the id of the request.
 */
export function formatError(thrown: unknown, reader: Reader, log: Log): ErrorResponse {
  const explained = explain(thrown, reader.locale) ?? fault(thrown, reader, log);
  const { status, code, message, path, headers = {} } = explained;
  const place = thrown instanceof GraphQLError ? placeIn(thrown) : {};
  const extensions = {
    code,
    ...(path && { path }),
    ...(status >= 500 && { requestId: reader.requestId }),
  };
  return { status, headers, error: { message: shortened(message), ...place, extensions } };
}

/** Answers a request with what was thrown, outside GraphQL too. */
export function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const reader = { locale: preferredLocale(request.headers['accept-language']), requestId: request.id };
  const { status, headers, error } = formatError(thrown, reader, log);
  log.info({ event: 'request.refused', requestId: request.id, status, code: error.extensions?.['code'] });
  void reply
    .status(status)
    .headers({ ...headers, 'x-request-id': request.id, 'content-language': reader.locale })
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [error] }));
}

/** Why a change was refused, if it is a refusal: it becomes the `errors` of its payload. */
export function issuesOf(error: unknown): readonly InputIssue[] | undefined {
  if (error instanceof InvalidInput) return error.issues;
  return error instanceof DomainError ? [error] : undefined;
}

/** Undefined: it is a fault of the service. */
function explain(error: unknown, locale: Locale): Explanation | undefined {
  if (error instanceof GraphQLError) return explainGraphQL(error, locale);
  const [issue] = issuesOf(error) ?? [];
  if (issue) {
    return { status: 400, code: issue.code, message: issue.text[locale], path: issue.path.map(String) };
  }
  if (error instanceof RequestRefused || error instanceof ReadRefused)
    return { status: error.status, code: error.code, message: error.text[locale], headers: error.headers };
  if (error instanceof NotBegun) return { status: 400, code: 'CHANGE_NOT_BEGUN', message: error.text[locale] };
  if (error instanceof ChangedButNotRead) return explainChanged(error, locale);
  if (error instanceof NotAllowed) return { status: 403, code: 'FORBIDDEN', message: error.text[locale] };
  if (error instanceof NotAuthenticated || error instanceof InvalidToken)
    return { status: 401, code: 'UNAUTHENTICATED', message: new NotAuthenticated().text[locale] };
  if (isGoneAway(error)) return explain(refusalOf(400), locale);
  if (!(error instanceof HttpException) || error.getStatus() >= 500) return undefined;
  return explain(refusalOf(error.getStatus()), locale);
}

/** The client has closed the connection in the middle of its request, as Node tells it. */
const isGoneAway = (error: unknown): boolean =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';

/** What stands in the way of reading what was changed; nothing does when only another change of the operation failed. */
function explainChanged({ text, cause }: ChangedButNotRead, locale: Locale): Explanation | undefined {
  if (cause === undefined) return { status: 400, code: 'CHANGED_BUT_NOT_READ', message: text[locale] };
  const reason = explain(cause, locale);
  // "Nothing was done, try again" would be said of the reading.
  if (reason && reason.status >= 500) return explainChanged(new ChangedButNotRead(undefined), locale);
  return reason && { ...reason, message: `${text[locale]} ${reason.message}` };
}

function explainGraphQL(error: GraphQLError, locale: Locale): Explanation | undefined {
  const { text, reason, code } = error.extensions;
  const own = translations.safeParse(text);
  if (own.success) {
    const field = placeOf(error.message);
    const message = field === undefined ? own.data[locale] : `${field}: ${own.data[locale]}`;
    return { status: 400, code: String(reason ?? code), message };
  }
  const cause = error.originalError;
  if (cause && !(cause instanceof GraphQLError)) return explain(cause, locale);
  const known = messageOf(error, locale);
  return known && { status: 400, ...known };
}

function fault(error: unknown, { locale, requestId }: Reader, log: Log): Explanation {
  log.error({ event: 'request.failed', requestId, err: error });
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (cause instanceof ChangedButNotRead)
    return { status: 500, code: 'CHANGED_BUT_NOT_READ', message: cause.text[locale] };
  if (cause instanceof OutcomeUnknown)
    return { status: 503, code: 'OUTCOME_UNKNOWN', message: `${cause.text[locale]} ${requestId}.` };
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: say('request.failed', { requestId })[locale] };
}

function placeIn(error: GraphQLError): Pick<GraphQLFormattedError, 'path' | 'locations'> {
  const { path, locations } = error;
  return { ...(locations && { locations: locations.slice(0, MOST_LOCATIONS) }), ...(path && { path }) };
}

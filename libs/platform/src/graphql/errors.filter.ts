import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { GqlArgumentsHost, type GqlExceptionFilter } from '@nestjs/graphql';
import {
  DomainError,
  InvalidInput,
  type InputIssue,
  NotAllowed,
  type Operation,
  preferredLocale,
  type Translations,
} from '@talkoot/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { NotAuthenticated } from '../auth/index.js';
import { Log } from '../logging/index.js';
import { ReadRefused } from '../read-model/read-errors.js';
import type { MutationErrorType } from './common.types.js';

export const INTERNAL: Translations = {
  fi: 'Palvelussa on vika. Yritä uudelleen; jos se jatkuu, ilmoita pyynnön tunnus ylläpidolle.',
  sv: 'Tjänsten har ett fel. Försök på nytt; om det fortsätter, meddela driften begärans identifierare.',
  en: 'The service has a fault. Try again; if it goes on, give the operator the id of the request.',
};

interface Answer {
  readonly code: string;
  readonly text: Translations;
}
const FAULT: Answer = { code: 'INTERNAL_SERVER_ERROR', text: INTERNAL };
const MALFORMED: Answer = {
  code: 'BAD_REQUEST',
  text: {
    fi: 'Pyyntö ei ole kelvollista JSONia. Lähetä se muodossa {"query": "…", "variables": {…}}.',
    sv: 'Begäran är inte giltig JSON. Skicka den som {"query": "…", "variables": {…}}.',
    en: 'The request is not valid JSON. Send it as {"query": "…", "variables": {…}}.',
  },
};
const HTTP: Readonly<Record<number, Answer>> = {
  403: {
    code: 'FORBIDDEN',
    text: { fi: 'Tähän ei ole oikeutta.', sv: 'Det finns ingen rätt till detta.', en: 'This is not allowed.' },
  },
  404: {
    code: 'NOT_FOUND',
    text: {
      fi: 'Tällaista sivua ei ole. Rajapinta on osoitteessa /graphql.',
      sv: 'Det finns ingen sådan sida. Gränssnittet finns på /graphql.',
      en: 'There is no such page. The API is at /graphql.',
    },
  },
  413: {
    code: 'REQUEST_TOO_LARGE',
    text: {
      fi: 'Pyyntö on liian suuri: enintään 1 MiB.',
      sv: 'Begäran är för stor: högst 1 MiB.',
      en: 'The request is too large: at most 1 MiB.',
    },
  },
};

/** An error of the request, in the reader's language. */
export function requestError(
  code: string,
  text: Translations,
  locale: Operation['locale'],
  path?: readonly string[],
): GraphQLError {
  return new GraphQLError(text[locale], { extensions: { code, ...(path && { path }) } });
}

/** The one place where failures become answers: a refused mutation is its payload's `errors`, the rest errors of the request. */
@Catch()
export class ErrorsFilter implements GqlExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): { errors: MutationErrorType[] } | undefined {
    if (host.getType<string>() !== 'graphql') return this.answerHttp(error, host);
    const gql = GqlArgumentsHost.create(host);
    const { operation } = gql.getContext<{ operation: Operation }>();
    const { operation: document } = gql.getInfo<GraphQLResolveInfo>();
    const issues = refusals(error);
    if (issues && document.operation === OperationTypeNode.MUTATION)
      return { errors: issues.map((issue) => mutationError(issue, operation)) };
    throw toRequestError(error, operation, this.log);
  }

  /** What fails before GraphQL sees it, and on other routes, in the form of GraphQL's errors. */
  private answerHttp(error: unknown, host: ArgumentsHost): undefined {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const status = error instanceof HttpException ? error.getStatus() : 500;
    const { code, text } = HTTP[status] ?? (status < 500 ? MALFORMED : FAULT);
    if (status >= 500) this.log.error({ event: 'request.failed', requestId: request.id, err: error });
    const message = text[preferredLocale(request.headers['accept-language'])];
    void http
      .getResponse<FastifyReply>()
      .status(status)
      .send({ errors: [{ message, extensions: { code } }] });
  }
}

/** What an answer says of whatever was thrown, outside a mutation's payload; a bug is logged and not told. */
export function toRequestError(error: unknown, operation: Operation, log: Log): GraphQLError {
  const [issue] = refusals(error) ?? [];
  if (issue) return requestError(issue.code, issue.text, operation.locale, issue.path.map(String));
  if (error instanceof GraphQLError) return error;
  if (error instanceof ReadRefused) return requestError(error.code, error.text, operation.locale);
  if (error instanceof NotAllowed) return requestError('FORBIDDEN', error.text, operation.locale);
  if (error instanceof NotAuthenticated) return requestError('UNAUTHENTICATED', error.text, operation.locale);
  log.error({ event: 'request.failed', requestId: operation.requestId, err: error });
  return requestError('INTERNAL_SERVER_ERROR', INTERNAL, operation.locale);
}

function refusals(error: unknown): readonly InputIssue[] | undefined {
  if (error instanceof InvalidInput) return error.issues;
  return error instanceof DomainError ? [error] : undefined;
}

function mutationError({ code, path, text }: InputIssue, { locale }: Operation): MutationErrorType {
  return { code, path: path.map(String), message: text[locale] };
}

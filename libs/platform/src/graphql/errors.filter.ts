import { type ArgumentsHost, Catch } from '@nestjs/common';
import { GqlArgumentsHost, type GqlExceptionFilter } from '@nestjs/graphql';
import {
  DomainError,
  InvalidInput,
  type InputIssue,
  NotAllowed,
  type Operation,
  type Translations,
} from '@talkoot/contracts';
import { GraphQLError, type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { NotAuthenticated } from '../auth/index.js';
import { Log } from '../logging/index.js';
import type { MutationErrorType } from './common.types.js';

export const INTERNAL: Translations = {
  fi: 'Palvelussa on vika. Yritä uudelleen; jos se jatkuu, ilmoita pyynnön tunnus ylläpidolle.',
  sv: 'Tjänsten har ett fel. Försök på nytt; om det fortsätter, meddela driften begärans identifierare.',
  en: 'The service has a fault. Try again; if it goes on, give the operator the id of the request.',
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

  catch(error: unknown, host: ArgumentsHost): { errors: MutationErrorType[] } {
    if (host.getType<string>() !== 'graphql') throw error;
    const gql = GqlArgumentsHost.create(host);
    const { operation } = gql.getContext<{ operation: Operation }>();
    const { operation: document } = gql.getInfo<GraphQLResolveInfo>();
    const issues = refusals(error);
    if (issues && document.operation === OperationTypeNode.MUTATION)
      return { errors: issues.map((issue) => mutationError(issue, operation)) };
    const [issue] = issues ?? [];
    if (issue) throw requestError(issue.code, issue.text, operation.locale, issue.path.map(String));
    throw this.topLevel(error, operation);
  }

  private topLevel(error: unknown, operation: Operation): GraphQLError {
    if (error instanceof GraphQLError) return error;
    if (error instanceof NotAllowed) return requestError('FORBIDDEN', error.text, operation.locale);
    if (error instanceof NotAuthenticated) return requestError('UNAUTHENTICATED', error.text, operation.locale);
    this.log.error({ event: 'request.failed', requestId: operation.requestId, err: error });
    return requestError('INTERNAL_SERVER_ERROR', INTERNAL, operation.locale);
  }
}

function refusals(error: unknown): readonly InputIssue[] | undefined {
  if (error instanceof InvalidInput) return error.issues;
  return error instanceof DomainError ? [error] : undefined;
}

function mutationError({ code, path, text }: InputIssue, { locale }: Operation): MutationErrorType {
  return { code, path: path.map(String), message: text[locale] };
}

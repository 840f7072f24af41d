import { type ArgumentsHost, Catch } from '@nestjs/common';
import { GqlArgumentsHost, type GqlExceptionFilter } from '@nestjs/graphql';
import { Clock, type InputIssue, type Operation } from '@talkoot/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { Refusals } from '../audit/index.js';
import { anonymousOperation } from '../auth/index.js';
import { sendError, issuesOf, Routes } from '../http/index.js';
import { Log } from '../logging/index.js';
import type { MutationErrorType } from '../graphql/common.types.js';

/** A refused mutation is its payload's `errors`; everything else is told where all errors are (http/format-error.ts). */
@Catch()
export class ErrorsFilter implements GqlExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly routes: Routes,
    private readonly refusals: Refusals,
    private readonly clock: Clock,
  ) {}

  catch(error: unknown, host: ArgumentsHost): { errors: MutationErrorType[] } | undefined {
    if (host.getType<string>() !== 'graphql') return this.answerHttp(error, host);
    const gql = GqlArgumentsHost.create(host);
    const { operation } = gql.getContext<{ operation: Operation }>();
    const { operation: document } = gql.getInfo<GraphQLResolveInfo>();
    const issues = issuesOf(error);
    if (issues && document.operation === OperationTypeNode.MUTATION)
      return { errors: issues.map((issue) => mutationError(issue, operation)) };
    throw error;
  }

  private answerHttp(error: unknown, host: ArgumentsHost): undefined {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    // Nobody knows who asks: the credential was refused, or there is none.
    this.refusals.hear(error, anonymousOperation(this.clock, request));
    sendError(this.routes.wrongMethodOr(error, request), request, http.getResponse<FastifyReply>(), this.log);
  }
}

function mutationError({ code, path, text }: InputIssue, { locale }: Operation): MutationErrorType {
  return { code, path: path.map(String), message: text[locale] };
}

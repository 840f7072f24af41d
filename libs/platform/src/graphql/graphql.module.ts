import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { DomainError, preferredLocale } from '@talkoot/contracts';
import type { FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AccessDeclarations, AccessGuard, InvalidToken, NotAuthenticated, Operations } from '../auth/index.js';
import { Log } from '../logging/index.js';
import { Answers, finishTypes, ReadModelModule, ReadPath, stringifyResult } from '../read-model/index.js';
import { answering, type ExampleTabs, graphiql, localiseErrors, logRequests } from './apollo.plugins.js';
import { ErrorsFilter, INTERNAL, requestError, toRequestError } from './errors.filter.js';
import { KnownOperations } from './known-operations.js';
import { limits } from './limits.js';

/** Makes the operation of a request; a bad token is refused before anything runs. */
async function contextOf(operations: Operations, request: FastifyRequest) {
  try {
    return { operation: await operations.of(request.headers) };
  } catch (error) {
    if (!(error instanceof InvalidToken)) throw error;
    const refusal = requestError(
      'UNAUTHENTICATED',
      new NotAuthenticated().text,
      preferredLocale(request.headers['accept-language']),
    );
    throw new GraphQLError(refusal.message, { extensions: { ...refusal.extensions, http: { status: 401 } } });
  }
}

/** What an answer tells of an error: never more than the reader needs; a bug is logged. */
function formatting(log: Log) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = error instanceof GraphQLError ? error.originalError : undefined;
    if (cause instanceof DomainError) return { ...formatted, extensions: { code: cause.code, text: cause.text } };
    if (error instanceof GraphQLError && (cause === undefined || cause instanceof GraphQLError)) return formatted;
    log.error({ event: 'request.failed', err: error });
    return { message: INTERNAL.en, extensions: { code: 'INTERNAL_SERVER_ERROR', text: INTERNAL } };
  };
}

/** What answers, with Apollo or without it. */
@Module({})
class AnswersModule {
  static for(authentication: DynamicModule['imports']): DynamicModule {
    return {
      module: AnswersModule,
      imports: [ReadModelModule, ...(authentication ?? [])],
      providers: [
        KnownOperations,
        {
          provide: Answers,
          inject: [ReadPath, Log],
          useFactory: (reads: ReadPath, log: Log) => {
            const format = formatting(log);
            return new Answers(
              reads,
              (error, operation, path) => ({
                ...toRequestError(error, operation, log).toJSON(),
                ...(path && { path }),
              }),
              (error) => format(error.toJSON(), error),
            );
          },
        },
      ],
      exports: [Answers, KnownOperations],
    };
  }
}

/** The GraphQL API: schema from code, closed by default, bounded, with errors that tell nothing but what to do. */
@Module({})
export class GraphqlApiModule {
  static for(authentication: DynamicModule['imports'], examples: ExampleTabs): DynamicModule {
    return {
      module: GraphqlApiModule,
      imports: [
        DiscoveryModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [AnswersModule.for(authentication), ...(authentication ?? [])],
          inject: [Operations, Answers, KnownOperations, Log],
          useFactory: (
            operations: Operations,
            answers: Answers,
            known: KnownOperations,
            log: Log,
          ): Omit<ApolloDriverConfig, 'driver'> => {
            finishTypes();
            return {
              autoSchemaFile: true,
              sortSchema: true,
              context: (request: FastifyRequest) => contextOf(operations, request),
              graphiql: false,
              introspection: true,
              csrfPrevention: true,
              includeStacktraceInErrorResponses: false,
              validationRules: [limits],
              parseOptions: { maxLexicalTokens: 15_000 },
              plugins: [
                ApolloServerPluginCacheControlDisabled(),
                localiseErrors,
                logRequests(log),
                answering(answers, (source, valid) => known.note(source, valid)),
                graphiql(examples, answers, async () => ({ operation: await operations.of({}) })),
              ],
              stringifyResult,
              formatError: formatting(log),
            };
          },
        }),
      ],
      providers: [
        AccessDeclarations,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ErrorsFilter },
      ],
    };
  }
}

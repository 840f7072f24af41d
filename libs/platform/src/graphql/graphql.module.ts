import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { DomainError, preferredLocale } from '@talkoot/contracts';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { AccessDeclarations, AccessGuard, InvalidToken, NotAuthenticated, Operations } from '../auth/index.js';
import { Log } from '../logging/index.js';
import { type ExampleTabs, graphiql, localiseErrors, logRequests } from './apollo.plugins.js';
import { ErrorsFilter, INTERNAL, requestError } from './errors.filter.js';
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
          imports: [...(authentication ?? [])],
          inject: [Operations, Log],
          useFactory: (operations: Operations, log: Log): Omit<ApolloDriverConfig, 'driver'> => ({
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
              graphiql(examples, async () => ({ operation: await operations.of({}) })),
            ],
            formatError: (formatted, error) => {
              const cause = error instanceof GraphQLError ? error.originalError : undefined;
              if (cause instanceof DomainError)
                return { ...formatted, extensions: { code: cause.code, text: cause.text } };
              if (error instanceof GraphQLError && (cause === undefined || cause instanceof GraphQLError))
                return formatted;
              log.error({ event: 'request.failed', err: error });
              return { message: INTERNAL.en, extensions: { code: 'INTERNAL_SERVER_ERROR', text: INTERNAL } };
            },
          }),
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

import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { Operation } from '@talkoot/contracts';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { AuditTrail, Refusals } from '../audit/index.js';
import { AccessDeclarations, AccessGuard } from '../auth/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { Health, HealthModule } from '../health/index.js';
import { formatError, Routes } from '../http/index.js';
import { Log } from '../logging/index.js';
import {
  OperationExecutor,
  finishTypes,
  MAX_COERCION_ERRORS,
  ReadModelModule,
  ReadPath,
  stringifyResult,
  FairLimiter,
} from '../read-model/index.js';
import { answering, ApolloLog, logRequests, tellErrors } from './apollo.plugins.js';
import { ErrorsFilter } from './errors.filter.js';
import { GraphiqlController } from './graphiql.controller.js';
import { EXAMPLE_TABS, type ExampleTabs, Graphiql } from './graphiql.js';
import { GraphqlRoute } from './graphql-route.js';
import { IdempotentChanges } from './idempotent-changes.js';
import { KnownOperations } from './known-operations.js';
import { JsonBodies } from './json-bodies.js';
import { noIntrospection } from './limits.js';
import { operationKinds } from './operation-kinds.js';
import { TrustedOperations } from './trusted-operations.js';
import { ValidDocuments } from './valid-documents.js';

/** What answers, with Apollo or without it. */
@Module({})
class AnswersModule {
  static for(authentication: DynamicModule['imports']): DynamicModule {
    return {
      module: AnswersModule,
      imports: [ReadModelModule, HealthModule, ...(authentication ?? [])],
      providers: [
        KnownOperations,
        IdempotentChanges,
        {
          provide: OperationExecutor,
          inject: [ReadPath, Log, CONFIG, Health, AuditTrail, Refusals],
          useFactory: (
            reads: ReadPath,
            log: Log,
            { DATABASE_POOL }: Config,
            health: Health,
            trail: AuditTrail,
            refusals: Refusals,
          ) => {
            health.watch('overload', () => reads.isStuck);
            // Some connections stay for who asks, and for health.
            const changes = new FairLimiter({
              total: Math.max(1, DATABASE_POOL - 2),
              perCaller: Math.ceil(DATABASE_POOL / 2),
            });
            const tell = (error: unknown, operation: Operation) => {
              refusals.hear(error, operation);
              return formatError(error, operation, log);
            };
            return new OperationExecutor(reads, tell, changes, trail);
          },
        },
      ],
      exports: [OperationExecutor, KnownOperations, IdempotentChanges],
    };
  }
}

/** The GraphQL API: schema from code, closed by default, bounded, with errors that tell nothing but what to do. */
@Module({})
export class GraphqlApiModule {
  static for(authentication: DynamicModule['imports'], examples: ExampleTabs): DynamicModule {
    const answersModule = AnswersModule.for(authentication);
    return {
      module: GraphqlApiModule,
      imports: [
        DiscoveryModule,
        answersModule,
        ...(authentication ?? []),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [answersModule],
          inject: [OperationExecutor, KnownOperations, IdempotentChanges, Log, CONFIG],
          useFactory: (
            executor: OperationExecutor,
            known: KnownOperations,
            changes: IdempotentChanges,
            log: Log,
            { INTROSPECTION }: Config,
          ): Omit<ApolloDriverConfig, 'driver'> => {
            finishTypes();
            return {
              autoSchemaFile: true,
              sortSchema: true,
              graphiql: false,
              // By a rule of ours, which says so in the reader's language.
              introspection: true,
              // Requests are read by GraphqlRoute, errors told by tellErrors: Apollo has no say in either.
              csrfPrevention: false,
              autoTransformHttpErrors: false,
              preserveHttpStatusForExecutionErrors: false,
              includeStacktraceInErrorResponses: false,
              documentStore: new ValidDocuments(),
              logger: new ApolloLog(log),
              validationRules: [operationKinds, ...(INTROSPECTION === 'off' ? [noIntrospection] : [])],
              // To find and tell all mistakes of thousands costs far more than to send them.
              validationOptions: { maxErrors: MAX_COERCION_ERRORS },
              executionOptions: { maxCoercionErrors: MAX_COERCION_ERRORS },
              plugins: [
                ApolloServerPluginCacheControlDisabled(),
                tellErrors(log, { INTROSPECTION }),
                logRequests(log),
                answering(executor, changes, (source, valid) => known.note(source, valid)),
              ],
              stringifyResult,
            };
          },
        }),
      ],
      controllers: [GraphiqlController],
      providers: [
        AccessDeclarations,
        Routes,
        JsonBodies,
        GraphqlRoute,
        Graphiql,
        TrustedOperations,
        { provide: EXAMPLE_TABS, useValue: examples },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ErrorsFilter },
      ],
      exports: [TrustedOperations],
    };
  }
}

import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type Operation, OPERATORS_LOCALE } from '@talkoot/contracts';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Config } from '../config/index.js';
import { formatError } from '../http/index.js';
import type { OperationResult, OperationExecutor } from '../read-model/index.js';
import { Log } from '../logging/index.js';
import { say } from '../messages/index.js';
import type { IdempotentChanges } from './idempotent-changes.js';

interface Context {
  readonly operation: Operation;
  /** By which a change that is sent again is made once. */
  readonly idempotencyKey?: string;
}

/** Errors that Apollo and graphql-js came to, in the reader's language and without anything internal. Answers' own are told already. */
export function tellErrors(log: Log, { INTROSPECTION }: Pick<Config, 'INTROSPECTION'>): ApolloServerPlugin<Context> {
  return {
    // A plugin has thrown: Apollo goes on with an error that says nothing.
    unexpectedErrorProcessingRequest: ({ requestContext, error }) => {
      log.error({ event: 'request.failed', requestId: requestContext.contextValue.operation.requestId, err: error });
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ response, contextValue, errors }) => {
          if (response.body.kind === 'single' && errors) {
            if (INTROSPECTION === 'off') for (const each of errors) hideSuggestions(each);
            response.body.singleResult.errors = errors.map(
              (each) => formatError(each, contextValue.operation, log).error,
            );
          }
          return Promise.resolve();
        },
      }),
  };
}

/** Names of the schema that resemble what was asked would tell the schema word by word. */
function hideSuggestions(error: GraphQLError): void {
  error.message = error.message.replace(/ ?Did you mean [^]*$/, '');
}

interface AnsweredRequest {
  readonly operation: Operation;
  readonly definition: OperationDefinitionNode | undefined;
  readonly name: string | undefined;
  /** As `performance.now()` has it. */
  readonly since: number;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

/** One line a request: what was asked (its name only), how long it took, what went wrong by code. */
export function noteAnswer(log: Log, { operation, definition, name, since, errors }: AnsweredRequest): void {
  log.info({
    event: 'request.answered',
    requestId: operation.requestId,
    operation: name ?? null,
    kind: definition?.operation ?? null,
    milliseconds: Math.round(performance.now() - since),
    ...(errors && { errors: errors.map(({ extensions }) => extensions?.['code'] ?? 'UNKNOWN') }),
  });
}

export function logRequests(log: Log): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => {
      const since = performance.now();
      return Promise.resolve({
        willSendResponse: ({ response, contextValue, operationName, operation: definition }) => {
          const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
          const { operation } = contextValue;
          noteAnswer(log, { operation, definition, name: operationName ?? undefined, since, errors });
          return Promise.resolve();
        },
      });
    },
  };
}

/** With this header an answer tells what it cost, under `extensions`. */
export const EXPLAIN = 'x-explain';

/** Answers through the read path; what is not for it is executed as always. `valid` hears of every document that is. */
export function answering(
  executor: OperationExecutor,
  changes: IdempotentChanges,
  valid: DocumentListener,
): ApolloServerPlugin<Context> {
  return {
    serverWillStart: ({ schema }) => executor.check(schema),
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ operation, document, request: { operationName } }) => {
          if (!operation) throw noSuchOperation(document, operationName);
          return Promise.resolve();
        },
        responseForOperation: async ({ schema, document, operation, request, source, contextValue }) => {
          valid(request.query, { schema, document });
          const variables = request.variables ?? {};
          const asked = { schema, document, definition: operation, variables, context: contextValue };
          const { idempotencyKey: key } = contextValue;
          const answer = await (key !== undefined && operation.operation === OperationTypeNode.MUTATION
            ? changes.execute(asked, key, source)
            : executor.execute(asked));
          if (!answer) return null;
          const explained = request.http?.headers.get(EXPLAIN) !== undefined;
          const { status, headers = {} } = answer;
          return {
            // A GraphQLResponse has its status only when it is not the usual one.
            http: { ...(status !== undefined && { status }), headers: new HeaderMap(Object.entries(headers)) },
            body: { kind: 'single', singleResult: resultOf(answer, explained) },
          };
        },
      }),
  };
}

type DocumentListener = (source: string | undefined, valid: { schema: GraphQLSchema; document: DocumentNode }) => void;

/** What an answer is written from. */
export function resultOf({ data, errors, cost, sql }: OperationResult, explained: boolean) {
  return {
    ...(errors && { errors }),
    // Text that is ready passes for data until it is written (`stringifyResult`).
    data: data as Record<string, unknown> | null,
    ...(explained && { extensions: { cost, sqlMilliseconds: Math.round(sql * 10) / 10 } }),
  };
}

/** Which operations there are is the client's to know: they stand in its own document. */
function noSuchOperation(document: DocumentNode, name: string | undefined): GraphQLError {
  const names = document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION && each.name ? [each.name.value] : [],
  );
  const text =
    names.length === 0
      ? say('request.operationWithoutName')
      : say('request.operationNames', { names: names.slice(0, 10) });
  const reason = name === undefined ? 'OPERATION_NAME_MISSING' : 'UNKNOWN_OPERATION_NAME';
  return new GraphQLError(text[OPERATORS_LOCALE], { extensions: { reason, text, http: { status: 400 } } });
}

/** What Apollo says beside the answers, in our structured log. */
export class ApolloLog {
  constructor(private readonly target: Log) {}

  debug(message: unknown): void {
    this.target.debug({ event: 'apollo', message });
  }
  info(message: unknown): void {
    this.target.debug({ event: 'apollo', message });
  }
  warn(message: unknown): void {
    this.target.warn({ event: 'apollo', message });
  }
  error(message: unknown): void {
    this.target.error({ event: 'apollo', message });
  }
}

import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { Operation, Translations } from '@talkoot/contracts';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import {
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { type Answered, type Answers, ReadyData } from '../read-model/index.js';
import { Log } from '../logging/index.js';

interface Context {
  readonly operation: Operation;
}

/** Names the field that an argument or variable was given for, out of graphql-js' own message. */
const fieldOf = (message: string): string | undefined =>
  / at "([^"]+)"/.exec(message)?.[1] ?? /"\$(\w+)"/.exec(message)?.[1];

/**
 * Errors that carry their text in all languages are answered in the reader's; the texts themselves stay here. Their `reason`
 * becomes the code, where Apollo only says that validation failed.
 */
export const localiseErrors: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response, contextValue }) => {
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return Promise.resolve();
        const locale = contextValue.operation.locale;
        response.body.singleResult.errors = response.body.singleResult.errors.map((error): GraphQLFormattedError => {
          const { text, reason, ...extensions } = error.extensions ?? {};
          if (text === undefined) return error;
          const field = fieldOf(error.message);
          const message = (text as Translations)[locale];
          return {
            ...error,
            message: field === undefined ? message : `${field}: ${message}`,
            extensions: { ...extensions, ...(reason !== undefined && { code: reason }) },
          };
        });
        return Promise.resolve();
      },
    }),
};

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

/** One tab of GraphiQL. */
export interface ExampleTab {
  readonly query: string;
  /** As JSON. */
  readonly variables: string;
}

/** Makes the tabs, given a way to ask the API as anybody. */
export type ExampleTabs = (ask: (query: string) => Promise<unknown>) => Promise<ExampleTab[]>;

/** GraphiQL with its own files (no network), opened by a browser at the API's address, with examples as tabs. */
export function graphiql(
  examples: ExampleTabs,
  answers: Answers,
  anybody: () => Promise<Context>,
): ApolloServerPlugin<Context> {
  return {
    serverWillStart: ({ schema }) => {
      const ask = async (source: string) => answered(answers, schema, parse(source), await anybody());
      const html = async () => {
        const options: Parameters<typeof renderGraphiQL>[0] = {
          title: 'Talkoot',
          endpoint: '/graphql',
          defaultTabs: (await examples(ask)).map((each) => ({ ...each })),
          isHeadersEditorEnabled: true,
        };
        return renderGraphiQL(options);
      };
      return Promise.resolve({ renderLandingPage: () => Promise.resolve({ html }) });
    },
  };
}

/** Asks of the server itself; the data as values. */
async function answered(answers: Answers, schema: GraphQLSchema, document: DocumentNode, context: Context) {
  const [definition] = document.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const answer = await answers.to({ schema, document, definition, variables: {}, context });
  return answer?.data instanceof ReadyData ? (JSON.parse(answer.data.text) as unknown) : answer?.data;
}

/** With this header an answer tells what it cost, under `extensions`. */
export const EXPLAIN = 'x-explain';

/** Answers through the read path; what is not for it is executed as always. `valid` hears of every document that is. */
export function answering(answers: Answers, valid: DocumentListener): ApolloServerPlugin<Context> {
  return {
    serverWillStart: ({ schema }) => answers.check(schema),
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
          valid(request.query, { schema, document });
          const variables = request.variables ?? {};
          const answer = await answers.to({
            schema,
            document,
            definition: operation,
            variables,
            context: contextValue,
          });
          if (!answer) return null;
          const explained = request.http?.headers.get(EXPLAIN) !== undefined;
          // A GraphQLResponse has its status only when it is not the usual one.
          return {
            http: { headers: new HeaderMap() },
            body: { kind: 'single', singleResult: resultOf(answer, explained) },
          };
        },
      }),
  };
}

type DocumentListener = (source: string | undefined, valid: { schema: GraphQLSchema; document: DocumentNode }) => void;

function resultOf({ data, errors, cost, sql }: Answered, explained: boolean) {
  return {
    ...(errors && { errors }),
    // Text that is ready passes for data until it is written (`stringifyResult`).
    data: data as Record<string, unknown> | null,
    ...(explained && { extensions: { cost, sqlMilliseconds: Math.round(sql * 10) / 10 } }),
  };
}

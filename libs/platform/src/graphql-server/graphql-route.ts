import { HeaderMap } from '@apollo/server';
import type { ApolloDriver } from '@nestjs/apollo';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import type { GraphQLFormattedError } from 'graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Operations } from '../auth/index.js';
import { type Budget, budgetHeaders, RateLimits } from '../limits/index.js';
import { stringifyResult, ViewersChanged } from '../read-model/index.js';
import { type GraphqlRequest, parseRequest, typeWanted } from './graphql-request.js';
import { EXPLAIN, resultOf } from './apollo.plugins.js';
import { Graphiql } from './graphiql.js';
import { IDEMPOTENCY_KEY, idempotencyKeyOf } from './idempotent-changes.js';
import { refuseDocument } from './limits.js';
import { KnownOperations } from './known-operations.js';
import { TrustedOperations } from './trusted-operations.js';

const PATH = '/graphql';

/** Points for what was refused before anybody knew what it costs. */
const COST_OF_REFUSED = 100;

type By = NonNullable<Parameters<Operations['of']>[1]>;

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** What is left for the caller. */
  readonly budget?: Budget | undefined;
  readonly result: {
    readonly data?: unknown;
    readonly errors?: readonly GraphQLFormattedError[] | undefined;
    readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  };
}

/**
 * The API over HTTP. Requests are read and their operation is made here, not by Apollo: whatever is wrong with them is then
 * answered where all errors are. Apollo is handed GraphQL alone.
 */
@Injectable()
export class GraphqlRoute implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly modules: ModuleRef,
    private readonly operations: Operations,
    private readonly known: KnownOperations,
    private readonly trusted: TrustedOperations,
    private readonly graphiql: Graphiql,
    private readonly limits: RateLimits,
  ) {}

  onModuleInit(): void {
    this.limits.announce();
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    // Before anything of a request is read. Whether the process lives is asked from one address, often.
    fastify.addHook('onRequest', (request, _, done) => {
      const isOfHealth = request.routeOptions.url?.startsWith('/health/') === true;
      done(isOfHealth ? undefined : this.limits.receive(request.ip));
    });
    fastify.addHook('preHandler', (request, reply) =>
      request.routeOptions.url === PATH ? this.answer(request, reply) : Promise.resolve(),
    );
  }

  /** The one way in: every request passes the sign-in and the limits here, no matter who answers it. */
  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (this.graphiql.isWanted(request)) return this.graphiql.answer(request, reply);
    const type = typeWanted(request);
    const asked = this.trusted.read(parseRequest(request));
    const setCookie = (cookie: string): void => void reply.header('set-cookie', cookie);
    const { headers: sent, id: requestId, ip: address } = request;
    const by = { requestId, address, setCookie };
    const answered = (await this.askKnown(asked, sent, by)) ?? (await this.askApollo(asked, request, by));
    const { status = 200, headers, result, budget } = answered;
    const { extensions } = result;
    const text = stringifyResult({
      ...result,
      ...(extensions && { extensions: { ...extensions, ...(budget && { rateLimit: budget }) } }),
    });
    return reply
      .status(status)
      .headers({ ...headers, ...(budget && budgetHeaders(budget)) })
      .type(type)
      .send(text);
  }

  /** A query that is known is answered for a viewer who is remembered; undefined: it is none, or who may act has changed. */
  private async askKnown(asked: GraphqlRequest, sent: FastifyRequest['headers'], by: By): Promise<Answer | undefined> {
    const query = sent[EXPLAIN] === undefined ? this.known.find(asked) : undefined;
    if (!query) return undefined;
    try {
      const operation = await this.operations.remembered(sent, by);
      this.limits.admit(operation);
      const answered = await this.known.answer(query, asked.variables, operation);
      if (!answered) return undefined;
      const { status, headers = {} } = answered;
      return this.charged(operation, { status, headers, result: resultOf(answered, false) });
    } catch (error) {
      if (!(error instanceof ViewersChanged)) throw error;
      this.operations.forget(sent);
      return undefined;
    }
  }

  private async askApollo(asked: GraphqlRequest, request: FastifyRequest, by: By): Promise<Answer> {
    const operation = await this.operations.of(request.headers, by);
    this.limits.admit(operation);
    if (asked.query) refuseDocument(asked.query);
    const idempotencyKey = idempotencyKeyOf(request.headers[IDEMPOTENCY_KEY]);
    const { http, body } = await this.apollo.executeOperation(
      {
        ...(asked.query && { query: asked.query }),
        ...(typeof asked.operationName === 'string' && { operationName: asked.operationName }),
        ...(asked.variables && { variables: asked.variables }),
        ...(asked.extensions && { extensions: asked.extensions }),
        http: { method: request.method, headers: headersOf(request), search: '', body: undefined },
      },
      { contextValue: { operation, ...(idempotencyKey !== undefined && { idempotencyKey }) } },
    );
    if (body.kind !== 'single') throw new Error('The schema has nothing that comes in parts');
    const { errors, data, extensions } = body.singleResult;
    const headers = Object.fromEntries(http.headers);
    return this.charged(operation, { status: http.status, headers, result: { errors, data, extensions } });
  }

  private charged(operation: Operation, answer: Answer): Answer {
    return {
      ...answer,
      budget: this.limits.charge(operation, Number(answer.headers['x-query-cost'] ?? COST_OF_REFUSED)),
    };
  }

  private get apollo(): ApolloDriver['instance'] {
    return this.modules.get<GraphQLModule<ApolloDriver>>(GraphQLModule, { strict: false }).graphQlAdapter.instance;
  }
}

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) if (value) map.set(name, [value].flat().join(', '));
  return map;
}

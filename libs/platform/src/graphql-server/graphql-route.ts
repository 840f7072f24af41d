import { HeaderMap } from '@apollo/server';
import type { ApolloDriver } from '@nestjs/apollo';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Operations } from '../auth/index.js';
import { stringifyResult, ViewersChanged } from '../read-model/index.js';
import { type GraphqlRequest, parseRequest, typeWanted } from './graphql-request.js';
import { EXPLAIN, resultOf } from './apollo.plugins.js';
import { Graphiql } from './graphiql.js';
import { refuseDocument } from './limits.js';
import { KnownOperations } from './known-operations.js';

const PATH = '/graphql';

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
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
    private readonly graphiql: Graphiql,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('preHandler', (request, reply) =>
      request.routeOptions.url === PATH ? this.answer(request, reply) : Promise.resolve(),
    );
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (this.graphiql.isWanted(request)) return this.graphiql.answer(request, reply);
    const type = typeWanted(request);
    const asked = parseRequest(request);
    const setCookie = (cookie: string): void => void reply.header('set-cookie', cookie);
    const { headers: sent, id: requestId, ip: address } = request;
    const by = { requestId, address, setCookie };
    const {
      status = 200,
      headers,
      text,
    } = (await this.askKnown(asked, sent, by)) ??
    (await this.askApollo(asked, await this.operations.of(sent, by), request));
    return reply.status(status).headers(headers).type(type).send(text);
  }

  /** A query that is known is answered for a viewer who is remembered; undefined: it is none, or who may act has changed. */
  private async askKnown(
    asked: GraphqlRequest,
    sent: FastifyRequest['headers'],
    by: Parameters<Operations['remembered']>[1],
  ): Promise<Answer | undefined> {
    if (sent[EXPLAIN] !== undefined || !this.known.has(asked)) return undefined;
    try {
      const known = await this.known.answer(asked, await this.operations.remembered(sent, by));
      if (!known) return undefined;
      const { status, headers = {} } = known;
      return { status, headers, text: stringifyResult(resultOf(known, false)) };
    } catch (error) {
      if (!(error instanceof ViewersChanged)) throw error;
      this.operations.forget(sent);
      return undefined;
    }
  }

  private async askApollo(asked: GraphqlRequest, operation: Operation, request: FastifyRequest): Promise<Answer> {
    if (asked.query) refuseDocument(asked.query);
    const { http, body } = await this.apollo.executeOperation(
      {
        ...(asked.query && { query: asked.query }),
        ...(typeof asked.operationName === 'string' && { operationName: asked.operationName }),
        ...(asked.variables && { variables: asked.variables }),
        ...(asked.extensions && { extensions: asked.extensions }),
        http: { method: request.method, headers: headersOf(request), search: '', body: undefined },
      },
      { contextValue: { operation } },
    );
    if (body.kind !== 'single') throw new Error('The schema has nothing that comes in parts');
    const { errors, data, extensions } = body.singleResult;
    return {
      status: http.status,
      headers: Object.fromEntries(http.headers),
      text: stringifyResult({ errors, data, extensions }),
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

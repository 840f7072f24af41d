import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type DocumentNode, getOperationAST, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { z } from 'zod';
import { InvalidToken, Operations } from '../auth/index.js';
import { Log } from '../logging/index.js';
import { Answers, stringifyResult } from '../read-model/index.js';
import { EXPLAIN, noteAnswer } from './apollo.plugins.js';

/** Documents kept, and the longest that is: parsed, they take many times their length. */
const MOST_DOCUMENTS = 500;
const LONGEST_DOCUMENT = 4_000;

interface ValidDocument {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
}

const asked = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Queries in the very words that Apollo has parsed and validated before are answered without it. Changes, bad variables and
 * whatever else is out of the ordinary go their usual way. For a small query this takes 40 % off the gateway's processor time.
 */
@Injectable()
export class KnownOperations implements OnModuleInit {
  private readonly documents = new Map<string, ValidDocument>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly operations: Operations,
    private readonly answers: Answers,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('preHandler', async (request, reply) => {
      const text = isPlain(request) ? await this.answer(request) : undefined;
      if (text === undefined) return undefined;
      return reply.type('application/json; charset=utf-8').send(text);
    });
  }

  /** Called for what Apollo has found valid. */
  note(source: string | undefined, valid: ValidDocument): void {
    if (source === undefined || source.length > LONGEST_DOCUMENT) return;
    const [oldest] = this.documents.keys();
    if (this.documents.size >= MOST_DOCUMENTS && oldest !== undefined) this.documents.delete(oldest);
    this.documents.set(source, valid);
  }

  private async answer(request: FastifyRequest): Promise<string | undefined> {
    const body = asked.safeParse(request.body);
    const known = body.success ? this.documents.get(body.data.query) : undefined;
    if (!known || !body.data) return undefined;
    const definition = getOperationAST(known.document, body.data.operationName);
    if (definition?.operation !== OperationTypeNode.QUERY) return undefined;
    const since = performance.now();
    const operation = await this.operations.of(request.headers).catch((error: unknown) => {
      if (error instanceof InvalidToken) return undefined;
      throw error;
    });
    if (!operation) return undefined;
    const variables = body.data.variables ?? {};
    const answered = await this.answers.to({ ...known, definition, variables, context: { operation } });
    // Errors of ordinary execution have still to be put into the reader's language: Apollo's plugins do that.
    if (!answered || answered.errors?.some(({ extensions }) => extensions?.['text'] !== undefined)) return undefined;
    const { data, errors } = answered;
    noteAnswer(this.log, { operation, definition, name: definition.name?.value, since, errors });
    return stringifyResult({ ...(errors && { errors }), data });
  }
}

/** A request as programs send them: JSON there and back, and no word on what it costs. */
function isPlain({ method, url, headers }: FastifyRequest): boolean {
  const { accept = '*/*' } = headers;
  return (
    method === 'POST' &&
    url === '/graphql' &&
    headers['content-type']?.startsWith('application/json') === true &&
    (accept.includes('*/*') || accept.includes('application/json')) &&
    !accept.includes('graphql-response') &&
    headers[EXPLAIN] === undefined
  );
}

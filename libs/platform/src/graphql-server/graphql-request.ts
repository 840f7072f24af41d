import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { badRequest, refusalOf, wrongField, wrongMethod } from '../http/index.js';
import { say } from '../messages/index.js';

const persistedQuery = z.object({ version: z.literal(1), sha256Hash: z.string().regex(/^[\da-f]{64}$/) });

const graphqlRequest = z.object({
  query: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.looseObject({ persistedQuery: persistedQuery.optional() }).nullish(),
});

/** What a request asks of the API, in the one form of all of them. */
export type GraphqlRequest = z.output<typeof graphqlRequest>;

/** Headers of which a page of another origin can send none unless the browser asks us first; one of them shows a GET to be meant. */
const MEANT = ['apollo-require-preflight', 'x-apollo-operation-name'];

/** Reads a request by GET or POST; throws RequestRefused. Nothing is left for Apollo to refuse without knowing the reader. */
export function parseRequest(request: FastifyRequest): GraphqlRequest {
  const parsed = graphqlRequest.safeParse(request.method === 'POST' ? inBody(request) : inAddress(request));
  if (!parsed.success) throw wrongField(parsed.error.issues[0]?.path.join('.') ?? '');
  const { query, extensions } = parsed.data;
  const hash = extensions?.persistedQuery?.sha256Hash;
  if (!query && hash === undefined) {
    throw badRequest(say('request.noQuery', { form: say('request.form') }));
  }
  if (query && hash !== undefined && hash !== createHash('sha256').update(query).digest('hex'))
    throw wrongField('extensions.persistedQuery.sha256Hash');
  return parsed.data;
}

function inBody({ headers, body }: FastifyRequest): unknown {
  if (!isJson(headers['content-type'])) throw refusalOf(415);
  if (Array.isArray(body)) {
    throw badRequest(say('request.severalRequests'));
  }
  if (typeof body !== 'object' || body === null) throw refusalOf(400);
  return body;
}

function inAddress({ method, headers, url }: FastifyRequest): unknown {
  if (method !== 'GET') throw wrongMethod('GET, POST');
  const type = headers['content-type'];
  if (type !== undefined && !isJson(type)) throw refusalOf(415);
  if (type === undefined && !MEANT.some((name) => headers[name])) {
    throw badRequest(say('request.getNotMeant'));
  }
  const parameters = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');
  const fields = Object.keys(graphqlRequest.shape).map((name) => {
    const [value, ...others] = parameters.getAll(name);
    if (others.length > 0) throw wrongField(name);
    return [name, name === 'variables' || name === 'extensions' ? parsedJson(name, value) : value];
  });
  return Object.fromEntries(fields);
}

const isJson = (type: string | undefined): boolean => /^\s*application\/json\s*(;|$)/i.test(type ?? '');

function parsedJson(name: string, text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) throw wrongField(name);
    throw error;
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/** The type in which the answer is wanted; throws RequestRefused when it is neither of ours. */
export function typeWanted({ headers: { accept } }: FastifyRequest): string {
  if (accept === undefined || accept.trim() === '') return JSON_TYPE;
  const wanted = accept.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase());
  const found = wanted.find((type) => type === 'application/graphql-response+json' || type === 'application/json');
  if (found) return found === 'application/json' ? JSON_TYPE : GRAPHQL_TYPE;
  if (wanted.includes('*/*') || wanted.includes('application/*')) return JSON_TYPE;
  throw refusalOf(406);
}

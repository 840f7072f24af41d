import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { waitFor } from '@talkoot/platform/testing/run';
import fc from 'fast-check';
import pg from 'pg';
import { z } from 'zod';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const HASH = 'a'.repeat(64);
/** Valid; by POST it would be made. */
const CHANGE = 'mutation { endOtherSessions(input: {}) { ended errors { code } } }';
const MANY = 'query First { __typename } query Second { __typename }';

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** `fetch` would mend what is wrong with some of these. */
async function send(url: string, { method = 'GET', path = '/graphql', headers = {}, body }: Asked): Promise<Answered> {
  const { hostname, port } = new URL(url);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const request = httpRequest({ hostname, port, method, path, headers: { ...length, ...headers } });
  const answer = new Promise<Answered>((resolve, reject) => {
    request.on('error', reject).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
  });
  request.end(body);
  return answer;
}

const json = { 'content-type': 'application/json' };
const meant = { 'apollo-require-preflight': 'true' };
const post = (body: unknown, headers: Record<string, string> = json): Asked => ({
  method: 'POST',
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const get = (parameters: Record<string, string>): Asked => ({
  path: `/graphql?${new URLSearchParams(parameters).toString()}`,
  headers: meant,
});

/** What a client can get wrong, with the status and code of the answer. */
const MISTAKES: readonly (readonly [string, Asked, status: number, code: string])[] = [
  ['an unknown operation name', post({ query: MANY, operationName: 'x' }), 400, 'UNKNOWN_OPERATION_NAME'],
  ['a name for what has none', post({ query: '{ __typename }', operationName: 'x' }), 400, 'UNKNOWN_OPERATION_NAME'],
  ['an empty operation name', post({ query: '{ __typename }', operationName: '' }), 400, 'UNKNOWN_OPERATION_NAME'],
  ['two operations and no name', post({ query: MANY }), 400, 'OPERATION_NAME_MISSING'],
  ['an unknown operation name by GET', get({ query: MANY, operationName: 'x' }), 400, 'UNKNOWN_OPERATION_NAME'],
  ['an empty operation name by GET', get({ query: MANY, operationName: '' }), 400, 'UNKNOWN_OPERATION_NAME'],
  ['two operations and no name by GET', get({ query: MANY }), 400, 'OPERATION_NAME_MISSING'],
  ['a subscription', post({ query: 'subscription { pilots { totalCount } }' }), 400, 'OPERATION_NOT_SUPPORTED'],
  ['a subscription of nothing', post({ query: 'subscription { nothing }' }), 400, 'OPERATION_NOT_SUPPORTED'],
  [
    'a subscription beside a query',
    post({ query: 'query A { __typename } subscription B { nothing }', operationName: 'A' }),
    400,
    'OPERATION_NOT_SUPPORTED',
  ],
  ['a query that does not parse', post({ query: '{ pilots {' }), 400, 'GRAPHQL_PARSE_FAILED'],
  ['a field that does not exist', post({ query: '{ pilotz }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['an argument that does not exist', post({ query: '{ pilot(x: 1) { id } }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a missing selection', post({ query: '{ pilots }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a missing variable',
    post({ query: 'query ($code: String!) { pilot(code: $code) { id } }' }),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'a variable of another type',
    post({ query: 'query ($code: String!) { pilot(code: $code) { id } }', variables: { code: 1 } }),
    400,
    'BAD_USER_INPUT',
  ],
  ['what is no JSON', post('{"query":'), 400, 'BAD_REQUEST'],
  ['a list of requests', post('[{"query":"{ __typename }"}]'), 400, 'BAD_REQUEST'],
  ['null', post('null'), 400, 'BAD_REQUEST'],
  ['nothing in it', post('{}'), 400, 'BAD_REQUEST'],
  ['no body', { method: 'POST', headers: json }, 400, 'BAD_REQUEST'],
  ['a prototype in the body', post('{"__proto__":{"x":1},"query":"{ __typename }"}'), 400, 'BAD_REQUEST'],
  ['a query that is a number', post({ query: 1 }), 400, 'BAD_REQUEST'],
  ['variables that are a text', post({ query: '{ __typename }', variables: '{}' }), 400, 'BAD_REQUEST'],
  ['extensions that are a list', post({ query: '{ __typename }', extensions: [] }), 400, 'BAD_REQUEST'],
  ['an operation name that is a list', post({ query: '{ __typename }', operationName: [] }), 400, 'BAD_REQUEST'],
  ['variables by GET that are no JSON', get({ query: '{ __typename }', variables: '{' }), 400, 'BAD_REQUEST'],
  ['a query given twice by GET', { path: '/graphql?query=a&query=b', headers: meant }, 400, 'BAD_REQUEST'],
  ['a GET that any page could make', { path: '/graphql?query=%7B__typename%7D' }, 400, 'BAD_REQUEST'],
  [
    'another version of persisted queries',
    post({ extensions: { persistedQuery: { version: 2, sha256Hash: HASH } } }),
    400,
    'BAD_REQUEST',
  ],
  [
    'the hash of another query',
    post({ query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } }),
    400,
    'BAD_REQUEST',
  ],
  ['a change by GET', get({ query: CHANGE }), 405, 'BAD_REQUEST'],
  ['plain text', post('{}', { 'content-type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['XML', post('<query/>', { 'content-type': 'application/xml' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a form', post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'a compressed body',
    post({ query: '{ __typename }' }, { ...json, 'content-encoding': 'gzip' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'another charset',
    post({ query: '{ __typename }' }, { 'content-type': 'application/json; charset=utf-16' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['a GET of XML', { headers: { 'content-type': 'text/xml' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['an answer wanted as a picture', post('{}', { ...json, accept: 'image/png' }), 406, 'NOT_ACCEPTABLE'],
  ['a body over 1 MiB', post({ query: 'x'.repeat(1_100_000) }), 413, 'REQUEST_TOO_LARGE'],
  [
    'a token that is none',
    post({ query: '{ __typename }' }, { ...json, authorization: 'Bearer x' }),
    401,
    'UNAUTHENTICATED',
  ],
  [
    'another scheme',
    post({ query: '{ __typename }' }, { ...json, authorization: 'Basic eDp5' }),
    401,
    'UNAUTHENTICATED',
  ],
  ['DELETE', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
  ['OPTIONS', { method: 'OPTIONS' }, 405, 'METHOD_NOT_ALLOWED'],
  ['TRACE', { method: 'TRACE' }, 405, 'METHOD_NOT_ALLOWED'],
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS'].flatMap((method): typeof MISTAKES => [
    [`${method} of JSON`, { ...post({ query: '{ __typename }' }), method }, 405, 'METHOD_NOT_ALLOWED'],
    [`${method} of no JSON`, { ...post('{'), method }, 405, 'METHOD_NOT_ALLOWED'],
    [`${method} of nothing`, { headers: json, method }, 405, 'METHOD_NOT_ALLOWED'],
  ]),
  ['a POST to what is only read', { method: 'POST', path: '/health/live' }, 405, 'METHOD_NOT_ALLOWED'],
  ['PUT to a report', { method: 'PUT', path: '/reports/a/b.csv' }, 405, 'METHOD_NOT_ALLOWED'],
  ['an address that leads nowhere', { path: '/nowhere' }, 404, 'NOT_FOUND'],
  ['a file that GraphiQL does not have', { path: '/graphql/graphiql/other.js' }, 404, 'NOT_FOUND'],
  ['an address that is malformed', { path: '/%zz' }, 400, 'BAD_REQUEST'],
  ['an address that is too long', { path: `/reports/${'x'.repeat(3_000)}/y` }, 414, 'ADDRESS_TOO_LONG'],
  ['a link that is not valid', { path: '/reports/a/b.csv' }, 403, 'FORBIDDEN'],
];

/** Nothing but this stands in an error, in whichever way it left. */
const refused = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        message: z.string().min(1).max(600),
        locations: z.array(z.unknown()).optional(),
        path: z.array(z.unknown()).optional(),
        extensions: z.strictObject({
          code: z.string(),
          path: z.array(z.string()).optional(),
          requestId: z.string().optional(),
        }),
      }),
    )
    .min(1),
  data: z.null().optional(),
});

describe('the API over HTTP', () => {
  let talkoot: Talkoot;
  let database: pg.Client;

  const ask = (asked: Asked, language: string) =>
    send(talkoot.url, { ...asked, headers: { 'accept-language': language, ...asked.headers } });

  /** While the database refuses to read themes. */
  async function withoutThemes<T>(work: () => Promise<T>): Promise<T> {
    await database.query('REVOKE SELECT ON registry.theme FROM talkoot_read');
    try {
      return await work();
    } finally {
      await database.query('GRANT SELECT ON registry.theme TO talkoot_read');
    }
  }

  beforeAll(async () => {
    talkoot = await startTalkoot();
    database = new pg.Client({ connectionString: talkoot.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await talkoot.stop();
  });

  describe('a mistake of the client', () => {
    it.each(MISTAKES)('%s is told in the language of the reader', async (_, asked, status, code) => {
      const answers = await Promise.all(LANGUAGES.map((language) => ask(asked, language)));
      expect(answers.map((each) => each.status)).toEqual([status, status, status]);
      const messages = answers.map(({ text }) => {
        const { errors } = refused.parse(JSON.parse(text));
        expect(errors[0]?.extensions.code).toBe(code);
        return errors.map(({ message }) => message).join('\n');
      });
      expect(new Set(messages).size).toBe(LANGUAGES.length);
      expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(LANGUAGES.length);
    });

    it('of any kind at all has the form of all others, and is never a fault', async () => {
      const bodies = ['{}', '[]', '"', '{"query":"{ a }"}', '{"query":"{ __typename }","operationName":"x"}', '\u0000'];
      const paths = [
        '/',
        '/graphql',
        '/graphql?query=%7B',
        '/health/live',
        '/health/x',
        '/reports/a/b',
        '/graphql/x',
        '/%',
      ];
      const types = ['application/json', 'application/json; charset=latin1', 'text/plain', 'multipart/form-data', 'x'];
      const accepts = ['*/*', 'application/json', 'application/graphql-response+json', 'text/csv', ';;q=,'];
      const any = fc.record({
        method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
        path: fc.constantFrom(...paths),
        type: fc.constantFrom(...types),
        accept: fc.constantFrom(...accepts),
        authorization: fc.constantFrom('', 'Bearer', 'Bearer a.b.c', '\u00ff'),
        body: fc.option(fc.constantFrom(...bodies), { nil: undefined }),
      });
      await fc.assert(
        fc.asyncProperty(any, async ({ method, path, type, accept, authorization, body }) => {
          const headers = { 'content-type': type, accept, authorization };
          const asked = { method, path, headers, ...(body !== undefined && { body }) };
          const [one, other] = await Promise.all([ask(asked, 'fi'), ask(asked, 'en')]);
          expect(one.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
          expect(one.status).toBe(other.status);
          expect(one.status).toBeLessThan(500);
          if (one.status < 400) return;
          const told = [one, other].map(({ text }) => refused.parse(JSON.parse(text)).errors[0]?.message);
          expect(told[0]).not.toBe(told[1]);
        }),
        { numRuns: 150 },
      );
    });

    it('was no fault, and nothing was logged as one', () => {
      expect(talkoot.log()).not.toMatch(/request\.failed|TypeError/);
    });
  });

  it('a change is made by POST, and not by GET', async () => {
    const authorization = `Bearer ${await talkoot.token('TEM', 'manager')}`;
    const [byGet, byPost] = [get({ query: CHANGE }), post({ query: CHANGE })].map((each) =>
      ask({ ...each, headers: { ...each.headers, authorization } }, 'en'),
    );
    expect((await byGet)?.status).toBe(405);
    expect(JSON.parse((await byPost)?.text ?? '')).toEqual({ data: { endOtherSessions: { ended: 0, errors: [] } } });
  });

  it('what is no HTTP is refused in the form of all others', async () => {
    const { hostname, port } = new URL(talkoot.url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.end('NONSENSE\r\n\r\n');
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*x-request-id: [\w-]{36}/);
    refused.parse(JSON.parse(text.split('\r\n\r\n')[1] ?? ''));
  });

  it('a client that goes away in the middle of its request is no fault of the service', async () => {
    const { hostname, port } = new URL(talkoot.url);
    const socket = connect(Number(port), hostname);
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\nx-request-id: gone-away\r\ncontent-type: application/json\r\n';
    socket.write(`${head}content-length: 1000\r\nexpect: 100-continue\r\n\r\n{"query":"{`);
    // The server reads the body from here on.
    await once(socket, 'data');
    socket.destroy();
    // What is asked after it is answered after the server has seen it go.
    await ask(post({ query: '{ __typename }' }), 'en');
    await ask(post({ query: '{ regions { totalCount } }' }), 'en');
    expect(talkoot.log()).not.toContain('gone-away');
  });

  it('the id that a proxy gave a request is in the header of its answer', async () => {
    const { headers } = await ask(post({ query: '{ __typename }' }, { ...json, 'x-request-id': 'proxy-4711' }), 'fi');
    expect(headers['x-request-id']).toBe('proxy-4711');
  });

  it('a fault tells its id in the header, the text and for programs, and is logged with it', async () => {
    const answers = await withoutThemes(() =>
      Promise.all(LANGUAGES.map((language) => ask(post({ query: '{ themes { nodes { code } } }' }), language))),
    );
    const told = answers.map(({ status, headers, text }) => {
      expect(status).toBe(500);
      const [error] = refused.parse(JSON.parse(text)).errors;
      const id = headers['x-request-id'];
      expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: id });
      expect(error?.message).toContain(id);
      return { id: String(id), text: error?.message.replace(String(id), '') };
    });
    await waitFor('each fault to be logged with its id', () =>
      told.every(({ id }) => talkoot.log().includes(`"event":"request.failed","requestId":"${id}"`)),
    );
    expect(new Set(told.map(({ text }) => text)).size).toBe(LANGUAGES.length);
  });

  it('how an answer came about is told to nobody who asks for a trace', async () => {
    const traced = {
      ...json,
      'apollo-federation-include-trace': 'ftv1',
      'x-apollo-tracing': '1',
      'apollo-tracing': '1',
    };
    // Twice: known documents are answered by a way of their own.
    for (let time = 0; time < 2; time += 1) {
      const { text } = await ask(post({ query: '{ __typename }', extensions: { tracing: true } }, traced), 'en');
      expect(JSON.parse(text)).toEqual({ data: { __typename: 'Query' } });
    }
  });

  it('each address of the console gets the one page, whose files are kept', async () => {
    const paths = ['/', '/pilots', '/pilots/GREEN?on=2014-11-19', '/organisations/FI/232', '/at/x'];
    const pages = await Promise.all(paths.map((path) => ask({ path }, 'fi')));
    for (const { status, headers, text } of pages) {
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
      expect(text).toBe(pages[0]?.text);
    }
    const [, script = ''] = /<script [^>]*src="([^"]+)"/.exec(pages[0]?.text ?? '') ?? [];
    const file = await ask({ path: script, headers: { 'accept-encoding': 'br' } }, 'en');
    expect(file.headers['content-encoding']).toBe('br');
    expect(file.headers['cache-control']).toContain('immutable');
    for (const path of ['/console/../console.js', '/console/%2e%2e/index.html', '/console/..%2findex.html'])
      expect([403, 404]).toContain((await ask({ path }, 'en')).status);
  });

  it('a browser that has GraphiQL’s page is told that it has not changed', async () => {
    const asked = { path: '/graphql', headers: { accept: 'text/html' } };
    const first = await ask(asked, 'en');
    const etag = String(first.headers['etag']);
    const again = await ask({ ...asked, headers: { ...asked.headers, 'if-none-match': etag } }, 'en');
    expect([first.status, again.status, again.text]).toEqual([200, 304, '']);
    const [, script = ''] = /<script src="([^"]+)"/.exec(first.text) ?? [];
    const file = await ask({ path: script, headers: { 'accept-encoding': 'br' } }, 'en');
    expect(file.headers['content-encoding']).toBe('br');
    expect(file.headers['cache-control']).toContain('immutable');
  });

  it('a long answer is compressed for those who take it, a short one is not', async () => {
    const packed = { ...json, 'accept-encoding': 'gzip' };
    const long = await ask(post({ query: '{ organisations(first: 100) { nodes { id code name } } }' }, packed), 'en');
    const short = await ask(post({ query: '{ __typename }' }, packed), 'en');
    expect([long.headers['content-encoding'], short.headers['content-encoding']]).toEqual(['gzip', undefined]);
  });

  it('a query that was asked before is kept when it is sent with its hash', async () => {
    const query = '{ regions(first: 3) { totalCount } }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    // Twice: known documents are answered by a way of their own.
    await ask(post({ query }), 'en');
    await ask(post({ query }), 'en');
    expect(JSON.parse((await ask(post({ extensions }), 'en')).text)).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    const sent = await ask(post({ query, extensions }), 'en');
    const kept = await ask(post({ extensions }), 'en');
    expect([kept.status, kept.text]).toEqual([200, sent.text]);
  });
});

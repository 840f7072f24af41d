import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GraphQLSchema, Kind, parse } from 'graphql';
import { Operations } from '../auth/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { refusalOf } from '../http/index.js';
import { OperationExecutor, SerializedData } from '../read-model/index.js';
import { BOOT, STYLE, STYLES } from './graphiql-boot.js';

/** One tab of GraphiQL. */
export interface ExampleTab {
  readonly query: string;
  /** As JSON. */
  readonly variables: string;
}

/** Makes the tabs, given a way to ask the API as anybody, and its schema. */
export type ExampleTabs = (ask: (query: string) => Promise<unknown>, schema: GraphQLSchema) => Promise<ExampleTab[]>;
export const EXAMPLE_TABS = Symbol('example tabs');

/** The files of the page lie here, each with its own hash in its name. */
export const FILES = '/graphql/graphiql';

/** How long a page is kept: its examples name ids, which an import may change. */
const KEPT_FOR = 60_000;

/** Of the styles that the editor adds to the page. It is no secret: the page holds nothing that others have written. */
const NONCE = randomBytes(16).toString('base64url');

/**
 * Nothing from elsewhere, no script but the page's own, and no style but that and those that the editor adds. The editor writes its
 * lines as HTML in which each has its place in a style attribute: without those it shows all lines in one place.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${NONCE}'`,
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' } as const;

type Encoding = 'br' | 'gzip' | 'identity';

interface File {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

interface Page {
  readonly html: string;
  readonly etag: string;
  readonly madeAt: number;
}

/** GraphiQL with its own files (no network), opened by a browser at the API's address, with examples as tabs. */
@Injectable()
export class Graphiql {
  private files: Promise<Map<string, File>> | undefined;
  private readonly compressed = new Map<string, Promise<Buffer>>();
  private page: Promise<Page> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(EXAMPLE_TABS) private readonly examples: ExampleTabs,
    private readonly executor: OperationExecutor,
    private readonly operations: Operations,
    private readonly modules: ModuleRef,
  ) {}

  /** A browser that was led here, not a program that asks. */
  isWanted({ method, headers: { accept } }: FastifyRequest): boolean {
    return method === 'GET' && accept?.includes('text/html') === true && !/json/.test(accept);
  }

  async answer({ headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    this.requireOn();
    const { html, etag } = await this.keptPage();
    void reply.headers({
      ...HEADERS,
      etag,
      'cache-control': 'no-cache',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      vary: 'Accept',
    });
    if (headers['if-none-match']?.includes(etag) === true) return reply.status(304).send();
    return reply.type('text/html; charset=utf-8').send(html);
  }

  async answerFile(name: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.requireOn();
    const file = (await this.keptFiles()).get(name);
    if (!file) throw refusalOf(404);
    const encoding = encodingFor(request.headers['accept-encoding']);
    void reply
      .headers({ ...HEADERS, 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' })
      .type(file.type);
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    void reply.send(await this.keptCompressed(file, encoding));
  }

  private requireOn(): void {
    if (this.config.GRAPHIQL === 'off') throw refusalOf(404);
  }

  private keptPage(): Promise<Page> {
    const kept = this.page;
    const made = this.makePage(kept);
    // What could not be made is made anew by the next who asks.
    made.catch(() => (this.page = kept));
    this.page = made;
    return made;
  }

  private async makePage(kept: Promise<Page> | undefined): Promise<Page> {
    const last = await kept?.catch(() => undefined);
    if (last && performance.now() - last.madeAt < KEPT_FOR) return last;
    const [files, tabs] = await Promise.all([this.keptFiles(), this.examples((query) => this.ask(query), this.schema)]);
    const html = pageOf([...files.values()], tabs);
    return { html, etag: `W/"${hashOf(html)}"`, madeAt: performance.now() };
  }

  private keptFiles(): Promise<Map<string, File>> {
    this.files ??= readFiles();
    return this.files;
  }

  private keptCompressed(file: File, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${file.name}`;
    const kept = this.compressed.get(key) ?? compress(file.content, encoding);
    this.compressed.set(key, kept);
    return kept;
  }

  private get schema(): GraphQLSchema {
    return this.modules.get(GraphQLSchemaHost, { strict: false }).schema;
  }

  /** Asks the server’s own API. Answers with the data. */
  private async ask(query: string): Promise<unknown> {
    const document = parse(query);
    const [definition] = document.definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) return undefined;
    const { schema } = this;
    const context = { operation: await this.operations.of({}) };
    const answer = await this.executor.execute({ schema, document, definition, variables: {}, context });
    return answer?.data instanceof SerializedData ? (JSON.parse(answer.data.text) as unknown) : answer?.data;
  }
}

/** Read at the first use: they are some 9 MB. */
async function readFiles(): Promise<Map<string, File>> {
  const parts = await import('@graphql-yoga/render-graphiql/graphiql');
  const script = (content: string) => ({ type: 'text/javascript; charset=utf-8', ending: 'js', content });
  const [, iconType = '', icon = ''] = /^data:([^;]+);base64,(.*)$/s.exec(parts.favicon) ?? [];
  const given = {
    page: script(`${STYLES}${parts.js};\n${BOOT}`),
    editor: script(parts.editorWorkerService),
    json: script(parts.jsonWorker),
    graphql: script(parts.graphqlWorker),
    style: { type: 'text/css; charset=utf-8', ending: 'css', content: parts.css + STYLE },
    icon: { type: iconType, ending: 'ico', content: Buffer.from(icon, 'base64') },
  };
  const files = Object.entries(given).map(([name, { type, ending, content }]): [string, File] => {
    const named = `${name}.${hashOf(content)}.${ending}`;
    return [named, { name: named, type, content: Buffer.from(content) }];
  });
  return new Map(files);
}

function pageOf(files: readonly File[], tabs: readonly ExampleTab[]): string {
  const address = (name: string) => `${FILES}/${files.find((file) => file.name.startsWith(`${name}.`))?.name ?? ''}`;
  const settings = {
    options: {
      title: 'Talkoot',
      endpoint: '/graphql',
      defaultTabs: tabs,
      isHeadersEditorEnabled: true,
      // A bearer token stands in the headers: it is forgotten with the page.
      shouldPersistHeaders: false,
    },
    workers: { editorWorkerService: address('editor'), json: address('json'), graphql: address('graphql') },
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Talkoot</title>
<link rel="icon" href="${address('icon')}">
<link rel="stylesheet" href="${address('style')}">
</head>
<body class="no-focus-outline">
<noscript>This page needs JavaScript. The API answers without it: send POST requests to /graphql.</noscript>
<p id="signed-in"></p>
<div id="root"></div>
<script type="application/json" id="settings">${JSON.stringify(settings).replaceAll('<', String.raw`\u003c`)}</script>
<script src="${address('page')}" nonce="${NONCE}"></script>
</body>
</html>
`;
}

const hashOf = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 20);

function encodingFor(accepted: string | undefined): Encoding {
  const wanted = new Set(
    (accepted ?? '')
      .split(',')
      .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
      .map((each) => each.split(';')[0]?.trim().toLowerCase()),
  );
  if (wanted.has('br')) return 'br';
  return wanted.has('gzip') ? 'gzip' : 'identity';
}

/** Well enough at once: the best of Brotli would take ten seconds of the processor. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 22 } };

function compress(content: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return promisify(brotliCompress)(content, BROTLI);
  return encoding === 'gzip' ? promisify<Buffer, Buffer>(gzip)(content) : Promise.resolve(content);
}

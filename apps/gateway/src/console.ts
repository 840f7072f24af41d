import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { TrustedOperations } from '@talkoot/platform/graphql-server';
import { Log } from '@talkoot/platform/logging';
import type { FastifyInstance } from 'fastify';

/** Where scripts/console.js puts it, seen from dist/apps/gateway/src, or from the sources. */
const FOLDERS = ['../../../console', '../../../dist/console'].map((folder) => join(import.meta.dirname, folder));
const FOLDER = FOLDERS.find((folder) => existsSync(folder)) ?? '';

/** Milliseconds. */
const YEAR = 31_536_000_000;

/** Nothing from elsewhere, no script and no style but the console's own files, and no text that becomes markup. */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** The files of the console, as they were built, and the operations that it asks by their hashes. */
@Injectable()
export class Console implements OnModuleInit {
  /** The one page that every address of the console gets. Undefined: it was not built. */
  html: string | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly operations: TrustedOperations,
    private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    const [html, operations] = await Promise.all(['index.html', 'console/operations.json'].map(read));
    if (html === undefined || operations === undefined) {
      this.log.warn({ event: 'console.missing' });
      return;
    }
    this.html = html;
    this.operations.add(JSON.parse(operations) as Readonly<Record<string, string>>);
    // Not awaited: that would start Fastify before Nest tells it how to answer errors, and each refusal would be a 500.
    void this.host.httpAdapter.getInstance<FastifyInstance>().register(fastifyStatic, {
      root: join(FOLDER, 'console'),
      prefix: '/console/',
      decorateReply: false,
      index: false,
      preCompressed: true,
      // Their names have hashes; who asks for the operations adds one.
      maxAge: YEAR,
      immutable: true,
    });
  }
}

async function read(name: string): Promise<string | undefined> {
  try {
    return await readFile(join(FOLDER, name), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { refusalOfJson } from './limits.js';

/** Fastify parses whatever is shorter than its limit; we look first at what it would become. */
@Injectable()
export class JsonBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const parse = fastify.getDefaultJsonParser('error', 'error');
    fastify.removeContentTypeParser('application/json');
    fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
      const refusal = refusalOfJson(body);
      if (refusal) done(refusal);
      else void parse(request, body, done);
    });
  }
}

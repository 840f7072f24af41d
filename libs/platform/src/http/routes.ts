import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { wrongMethod } from './refusals.js';

/** Which methods the addresses of this server take: fastify answers 404 for a method that an address does not have. */
@Injectable()
export class Routes {
  readonly methods = new Map<string, { readonly form: RegExp; readonly methods: Set<string> }>();

  constructor({ httpAdapter }: HttpAdapterHost) {
    httpAdapter.getInstance<FastifyInstance>().addHook('onRoute', ({ url, method }) => {
      const route = this.methods.get(url) ?? { form: formOf(url), methods: new Set() };
      this.methods.set(url, route);
      for (const each of [method].flat()) if (each !== 'HEAD' && each !== 'OPTIONS') route.methods.add(each);
    });
  }

  /** The error, or that the address exists and takes other methods: of such a request nothing else matters, nor its body. */
  wrongMethodOr(error: unknown, { url, method }: FastifyRequest): unknown {
    const [path = ''] = url.split('?');
    const allowed = [...this.methods.values()].flatMap(({ form, methods }) => (form.test(path) ? [...methods] : []));
    const isAllowed = allowed.length === 0 || allowed.includes(method === 'HEAD' ? 'GET' : method);
    return isAllowed ? error : wrongMethod(allowed.join(', '));
  }
}

/** `/reports/:report/:file` as a pattern. */
function formOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[^\w-]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}/?$`);
}

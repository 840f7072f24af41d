import { Controller, Get, Res } from '@nestjs/common';
import { Public } from '@talkoot/platform/auth';
import { refusalOf } from '@talkoot/platform/http';
import type { FastifyReply } from 'fastify';
import { Console, CONSOLE_POLICY } from './console.js';
import { CONSOLE_PLACES } from '../../console-addresses.js';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONSOLE_POLICY,
  'cache-control': 'no-cache',
  // The sign-in page is told where to lead back to, and no other site is told anything.
  'referrer-policy': 'same-origin',
} as const;

/** The web console: the same page at each of its addresses. It holds nothing of anybody; what is shown, it asks the API. */
@Controller()
export class ConsoleController {
  constructor(private readonly console: Console) {}

  @Get(['', ...CONSOLE_PLACES.flatMap((place) => [place, `${place}/:thing`, `${place}/:country/:thing`])])
  @Public()
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    if (this.console.html === undefined) throw refusalOf(404);
    void reply.headers(HEADERS);
    return this.console.html;
  }
}

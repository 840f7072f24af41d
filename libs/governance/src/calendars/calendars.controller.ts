import { createHash } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { preferredLocale } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { say } from '../messages/index.js';
import { CalendarFeeds } from './calendar-feeds.service.js';

/** For every answer: the address goes to nobody else, and what was kept is asked for again before it is shown. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-cache',
  'x-robots-tag': 'noindex',
} as const;

const ADDRESS = /^([\w-]{43})\.ics$/;

/** Calendars for programs that know no log-in. Open to anyone who has the address: what its maker may see is looked up at each use. */
@Controller('calendars')
export class CalendarsController {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Get(':file')
  @Public()
  async read(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.headers(HEADERS);
    const [, secret] = ADDRESS.exec(file) ?? [];
    const feed = secret === undefined ? undefined : await this.feeds.open(secret);
    if (!feed) return refuse(request, reply);
    const tag = `"${createHash('sha256').update(feed).digest('base64url')}"`;
    // Weak: the answer may be sent compressed or not.
    void reply.header('etag', `W/${tag}`);
    if (isKnown(request, tag)) {
      void reply.status(304).send();
      return;
    }
    void reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="talkoot.ics"')
      .send(feed);
  }
}

/**
 * Whether the program has the calendar as it is (RFC 9110, 13.1.2). Its tag covers all that it shows. There is no Last-Modified: when
 * a meeting goes, or the bodies seen are others, no moment of what is left tells of it.
 */
function isKnown({ headers }: FastifyRequest, tag: string): boolean {
  const tags = headers['if-none-match'] ?? '';
  return tags.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));
}

/** The same whatever is wrong: it says nothing of what there is or was. */
function refuse(request: FastifyRequest, reply: FastifyReply): void {
  const locale = preferredLocale(request.headers['accept-language']);
  void reply
    .status(404)
    .header('content-language', locale)
    .header('vary', 'Accept-Language')
    .type('text/plain; charset=utf-8')
    .send(say('calendar.notThere')[locale]);
}

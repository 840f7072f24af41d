import { Controller, Get, Header, Headers, Inject, Res } from '@nestjs/common';
import { type Locale, preferredLocale } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { say } from './messages/index.js';

const STYLE =
  'body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:4rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}a{color:#0b5394}';
const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** What this is and where to go, for people who open the service's address, until there is a console. */
@Controller()
export class FrontPageController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', CONTENT_SECURITY_POLICY)
  @Header('x-content-type-options', 'nosniff')
  @Header('referrer-policy', 'no-referrer')
  @Header('cache-control', 'public, max-age=300')
  @Header('vary', 'Accept-Language')
  page(
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const locale = preferredLocale(languages);
    void reply.header('content-language', locale);
    return pageIn(locale, { isTryable: this.config.GRAPHIQL === 'on' });
  }
}

function pageIn(locale: Locale, { isTryable }: { readonly isTryable: boolean }): string {
  const links = [
    ...(isTryable ? [`<li><a href="graphql">${say('page.tryIt')[locale]}</a></li>`] : []),
    `<li>${say('page.api')[locale]}: <code>/graphql</code></li>`,
    `<li><a href="health/ready">${say('page.health')[locale]}</a></li>`,
  ];
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Talkoot</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${say('page.title')[locale]}</h1>
<p>${say('page.what')[locale]}</p>
<ul>
${links.join('\n')}
</ul>
</main>
</body>
</html>
`;
}

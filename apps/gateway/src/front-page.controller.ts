import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { type Locale, preferredLocale } from '@talkoot/contracts';
import { type SignedIn, signedInText, SignedInReader } from '@talkoot/identity';
import { Public } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { html, page, PAGE_HEADERS } from '@talkoot/platform/http';
import type { FastifyReply } from 'fastify';
import { say } from './messages/index.js';

/** What this is, who is signed in and where to go, for people who open the service's address, until there is a console. */
@Controller()
export class FrontPageController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly signedIn: SignedInReader,
  ) {}

  @Get()
  @Public()
  async page(
    @Headers('accept-language') languages: string | undefined,
    @Headers('cookie') cookies: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const locale = preferredLocale(languages);
    void reply.headers({ ...PAGE_HEADERS, 'content-language': locale });
    const isTryable = this.config.GRAPHIQL === 'on';
    return pageIn(locale, { isTryable, signedIn: await this.signedIn.of(cookies) });
  }
}

interface Shown {
  readonly isTryable: boolean;
  readonly signedIn: SignedIn | undefined;
}

function pageIn(locale: Locale, { isTryable, signedIn }: Shown): string {
  const who = signedIn
    ? html`<p>
        ${signedInText(locale, signedIn)} <a href="sign-in">${say('page.account')[locale]}</a> ·
        <a href="sign-out">${say('page.signOut')[locale]}</a>
      </p>`
    : html`<p><a href="sign-in">${say('page.signIn')[locale]}</a></p>`;
  const body = html`<p>${say('page.what')[locale]}</p>
    ${who}
    <ul>
      ${isTryable ? html`<li><a href="graphql">${say('page.tryIt')[locale]}</a></li>` : ''}
      <li>${say('page.api')[locale]}: <code>/graphql</code></li>
      <li><a href="health/ready">${say('page.health')[locale]}</a></li>
    </ul>`;
  return page(locale, { title: say('page.title')[locale], body });
}

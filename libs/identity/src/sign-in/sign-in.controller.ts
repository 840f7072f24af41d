import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { Clock, type Locale, type Operation, preferredLocale, readText } from '@talkoot/contracts';
import {
  anonymousOperation,
  cookieFor,
  cookieIn,
  cookieName,
  noCookie,
  Public,
  requireOwnOrigin,
} from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { page, PAGE_HEADERS, type PageContent, RequestRefused } from '@talkoot/platform/http';
import { RateLimits } from '@talkoot/platform/limits';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { say } from '../messages/index.js';
import { LocalSignIn } from './local-sign-in.service.js';
import { OpenIdProvider } from './open-id-provider.service.js';
import { returnAddress } from './return-address.js';
import { SignInRefused } from './sign-in-refused.js';
import { ATTEMPT_SECONDS, SignInService } from './sign-in.service.js';
import {
  accountPage,
  type Carried,
  localPage,
  onwardPage,
  providerPage,
  refusalPage,
  signOutPage,
} from './sign-in.page.js';
import { signedInText, SignedInReader } from './signed-in.service.js';

/** The cookie of a sign-in that is under way. */
const ATTEMPT = 'talkoot-sign-in';

const line = (most: number) => z.string().max(most).optional().catch(undefined);
/** What a form or an address may say; anything else is as if it were not there. */
const said = z.object({ return: line(2000), invitation: line(200), q: line(100), affiliation: line(100) }).catch({});

/** The pages on which people sign in, choose for whom they act, and sign out. What changes something is a form of these pages. */
@Controller()
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly signedIn: SignedInReader,
    private readonly provider: OpenIdProvider,
    private readonly local: LocalSignIn,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('sign-in')
  @Public()
  open(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, async (locale) => {
      const { returnTo, invitation, search } = this.carried(query);
      const signedIn = await this.signedIn.of(request.headers.cookie);
      if (signedIn && invitation === undefined) return accountPage(locale, signedIn, returnTo);
      if (this.provider.isThere) return providerPage(locale, this.provider.name, { returnTo, invitation });
      if (!this.local.isOffered(request.headers)) throw new SignInRefused('off');
      return localPage(locale, await this.signedIn.local(), { returnTo, invitation, search });
    });
  }

  @Post('sign-in')
  @Public()
  begin(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, async (locale) => {
      this.requireOwn(request);
      await this.limits.take('sign-in', request.ip);
      const { returnTo, invitation } = this.carried(body);
      if (this.provider.isThere) {
        const { url, attempt } = await this.signIn.begin(this.operation(request), { returnTo, invitation });
        void reply.header('set-cookie', cookieFor(this.config, attempt, ATTEMPT, ATTEMPT_SECONDS));
        return onwardPage(locale, url);
      }
      if (!this.local.isOffered(request.headers)) throw new SignInRefused('off');
      const { affiliation = '' } = said.parse(body);
      const { cookie } = await this.signIn.beginLocal(this.operation(request), {
        affiliation,
        invitation,
        before: this.session(request),
      });
      void reply.header('set-cookie', cookieFor(this.config, cookie));
      return returnTo;
    });
  }

  @Get('sign-in/callback')
  @Public()
  finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, async () => {
      if (!this.provider.isThere) throw new SignInRefused('off');
      await this.limits.take('sign-in', request.ip);
      void reply.header('set-cookie', noCookie(this.config, ATTEMPT));
      const { cookie, isActing, returnTo } = await this.signIn.finish(this.operation(request), {
        search: request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '',
        attempt: cookieIn(request.headers.cookie, cookieName(this.config, ATTEMPT)),
        before: this.session(request),
      });
      void reply.header('set-cookie', cookieFor(this.config, cookie));
      return isActing ? returnTo : `/sign-in?return=${encodeURIComponent(returnTo)}`;
    });
  }

  @Post('sign-in/organisation')
  @Public()
  choose(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, async () => {
      this.requireOwn(request);
      const { affiliation = '' } = said.parse(body);
      const cookie = await this.signIn.choose(this.operation(request), this.session(request), affiliation);
      void reply.header('set-cookie', cookieFor(this.config, cookie));
      return this.carried(body).returnTo;
    });
  }

  /** For pages that show who is signed in and for whom they can act, in the reader's words. */
  @Get('sign-in/state')
  @Public()
  async state(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const locale = localeOf(request);
    const signedIn = await this.signedIn.of(request.headers.cookie);
    void reply
      .headers({ ...PAGE_HEADERS, 'content-type': 'application/json; charset=utf-8', 'content-language': locale })
      .send(
        JSON.stringify({
          person: signedIn?.id ?? '',
          text: signedIn ? signedInText(locale, signedIn) : '',
          href: signedIn ? '/sign-out' : '/sign-in?return=/graphql',
          link: say(signedIn ? 'signIn.out' : 'signIn.link')[locale],
          choices: (signedIn?.choices ?? []).map(({ organisation, ...choice }) => ({
            ...choice,
            organisation: readText(organisation, locale).text,
          })),
        }),
      );
  }

  @Get('sign-out')
  @Public()
  askToSignOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, async (locale) =>
      signOutPage(locale, (await this.signedIn.of(request.headers.cookie)) !== undefined),
    );
  }

  @Post('sign-out')
  @Public()
  signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, async (locale) => {
      this.requireOwn(request);
      const url = await this.signIn.signOut(this.operation(request), this.session(request));
      // What GraphiQL and the console keep goes too. Cookies are not named: the header would clear those of neighbouring hosts.
      void reply.headers({ 'set-cookie': noCookie(this.config), 'clear-site-data': '"storage"' });
      return url ? onwardPage(locale, url) : '/sign-out';
    });
  }

  /** Answers with a page, or leads to an address of our own. A refusal is a page too. */
  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (locale: Locale) => Promise<PageContent | string>,
  ): Promise<void> {
    const locale = localeOf(request);
    void reply.headers({ ...PAGE_HEADERS, 'content-language': locale });
    try {
      const done = await work(locale);
      if (typeof done === 'string') void reply.status(303).header('location', done).send();
      else void reply.send(page(locale, done));
    } catch (error) {
      if (error instanceof RequestRefused)
        return void reply
          .status(error.status)
          .headers(error.headers)
          .send(page(locale, refusalPage(locale, error.text[locale])));
      if (!(error instanceof SignInRefused)) throw error;
      // Only to look at a page that is not there is no try to sign in.
      if (error.why !== 'off') await this.signIn.noteRefusal(this.operation(request), error);
      void reply.status(error.status).send(page(locale, refusalPage(locale, error.text[locale])));
    }
  }

  private requireOwn({ headers }: FastifyRequest): void {
    try {
      requireOwnOrigin(headers, this.config);
    } catch (error) {
      throw error instanceof RequestRefused ? new SignInRefused('other-site') : error;
    }
  }

  private carried(given: unknown): Carried & { readonly search: string } {
    const { return: returnTo, invitation, q: search = '' } = said.parse(given);
    return { returnTo: returnAddress(returnTo, this.config.PUBLIC_URL), invitation, search };
  }

  private session({ headers }: FastifyRequest): string | undefined {
    return cookieIn(headers.cookie, cookieName(this.config));
  }

  private operation(request: FastifyRequest): Operation {
    return { ...anonymousOperation(this.clock, request), locale: localeOf(request) };
  }
}

const localeOf = ({ headers }: FastifyRequest): Locale => preferredLocale(headers['accept-language']);

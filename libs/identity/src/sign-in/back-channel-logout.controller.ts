import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { Clock } from '@talkoot/contracts';
import { Refusals } from '@talkoot/platform/audit';
import { anonymousOperation, InvalidToken, Public } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BackChannelLogout } from './back-channel-logout.service.js';
import { ProviderAway } from './open-id-provider.service.js';

const form = z.object({ logout_token: z.string().min(1).max(10_000) });

/** Where the provider says that somebody has signed out there. Browsers have no part in it. */
@Controller()
export class BackChannelLogoutController {
  constructor(
    private readonly logout: BackChannelLogout,
    private readonly refusals: Refusals,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('sign-in/backchannel-logout')
  @Public()
  async end(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const operation = { ...anonymousOperation(this.clock, request), action: 'session.ended' };
    const { data } = form.safeParse(body);
    try {
      if (!data || this.config.OIDC_ISSUER === undefined) throw new InvalidToken();
      await this.logout.end(operation, data.logout_token);
      void reply.status(200).send();
    } catch (error) {
      if (error instanceof ProviderAway) return void reply.status(503).header('retry-after', '5').send();
      if (!(error instanceof InvalidToken)) throw error;
      this.refusals.hear(error, operation);
      void reply.status(400).send({ error: 'invalid_request', error_description: 'This is no logout token for us.' });
    }
  }
}

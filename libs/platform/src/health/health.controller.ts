import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/index.js';
import { Health, type State } from './health.js';

@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process runs. */
  @Get('live')
  @Public()
  @HttpCode(200)
  live(): { status: string } {
    return { status: 'live' };
  }

  /** The process takes work; else 503 with the reasons. Warnings change nothing of that. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string } & State> {
    const state = await this.health.state();
    const isReady = state.obstacles.length === 0;
    void reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ready' : 'not ready', ...state };
  }
}

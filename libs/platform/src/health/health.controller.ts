import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/index.js';
import { Health } from './health.js';

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

  /** The process takes work; else 503 with the reasons. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string; obstacles: string[] }> {
    const obstacles = await this.health.obstacles();
    void reply.status(obstacles.length === 0 ? 200 : 503);
    return { status: obstacles.length === 0 ? 'ready' : 'not ready', obstacles };
  }
}

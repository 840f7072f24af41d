import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Nest's own messages, in our structured log; what it says at start is for debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown): void {
    this.target.debug({ event: 'nest', message });
  }
  debug(message: unknown): void {
    this.target.debug({ event: 'nest', message });
  }
  verbose(message: unknown): void {
    this.target.debug({ event: 'nest', message });
  }
  warn(message: unknown): void {
    this.target.warn({ event: 'nest', message });
  }
  error(message: unknown, stack?: unknown): void {
    this.target.error({ event: 'nest', message, stack });
  }
}

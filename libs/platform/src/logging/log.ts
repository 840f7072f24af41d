import { type Logger, pino } from 'pino';
import { loggedError } from './logged-error.js';
import type { Config } from '../config/index.js';

/** What is logged: an event's name, ids and an error; never sentences with personal data. */
export interface LogEntry {
  readonly event: string;
  readonly err?: unknown;
  readonly [field: string]: unknown;
}

/** Structured logs, one JSON object a line on standard output. */
export class Log {
  private constructor(private readonly pino: Logger) {}

  static for(config: Pick<Config, 'LOG_LEVEL'>, application: string): Log {
    return new Log(
      pino({
        level: config.LOG_LEVEL,
        base: { application, pid: process.pid },
        messageKey: 'message',
        timestamp: pino.stdTimeFunctions.isoTime,
        serializers: { err: loggedError },
        redact: ['req.headers.authorization', 'req.headers.cookie'],
      }),
    );
  }

  debug(entry: LogEntry): void {
    this.pino.debug(entry);
  }
  info(entry: LogEntry): void {
    this.pino.info(entry);
  }
  warn(entry: LogEntry): void {
    this.pino.warn(entry);
  }
  error(entry: LogEntry): void {
    this.pino.error(entry);
  }
}

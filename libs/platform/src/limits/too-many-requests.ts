import { RequestRefused } from '../http/refusals.js';
import { say } from '../messages/index.js';

/** From here on a time is told in minutes. */
const LONG_SECONDS = 120;

/** Somebody has used all that they may for now; nothing was done. */
export class TooManyRequests extends RequestRefused {
  constructor(seconds: number, headers: Readonly<Record<string, string>> = {}) {
    const text =
      seconds < LONG_SECONDS
        ? say('limits.tooManyRequests', { seconds })
        : say('limits.tooManyRequestsMinutes', { minutes: Math.ceil(seconds / 60) });
    super(429, 'RATE_LIMITED', text, { ...headers, 'retry-after': String(seconds) });
  }
}

import { ANYBODY, type Clock, DEFAULT_LOCALE, type Operation } from '@talkoot/contracts';
import { newRequestId } from './request-id.js';

/** The operation of work that the service does by itself, now; `action` tells auditors what. Nobody reads its language. */
export const jobOperation = (clock: Clock, action: string): Operation => ({
  action,
  viewer: ANYBODY,
  origin: 'job',
  locale: DEFAULT_LOCALE,
  now: clock.now(),
  today: clock.today(),
  requestId: newRequestId(),
});

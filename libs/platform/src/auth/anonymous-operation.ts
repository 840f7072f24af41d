import { ANYBODY, type Clock, DEFAULT_LOCALE, type Operation } from '@talkoot/contracts';
import type { FastifyRequest } from 'fastify';

/** The operation of a request, as long as nobody knows who asks. */
export const anonymousOperation = (clock: Clock, { id, ip }: Pick<FastifyRequest, 'id' | 'ip'>): Operation => ({
  viewer: ANYBODY,
  origin: 'request',
  locale: DEFAULT_LOCALE,
  now: clock.now(),
  today: clock.today(),
  requestId: id,
  address: ip,
});

import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config, isLoopback } from '@talkoot/platform/config';
import { Log } from '@talkoot/platform/logging';
import { whyLocalIsOff } from '../sessions/local-provider.service.js';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A proxy says by any of these that it has passed the request on. */
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/**
 * Signing in without a password, as one of the illustrative people: on one's own machine alone. An issuer, another address to listen
 * on or to be reached at, or a trace of a proxy turns it off.
 */
@Injectable()
export class LocalSignIn implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const why = whyLocalIsOff(this.config);
    if (why !== undefined) this.log.info({ event: 'sign-in.local-off', why });
  }

  isOffered(headers: Headers): boolean {
    return whyLocalIsOff(this.config) === undefined && isOfThisMachine(headers);
  }
}

function isOfThisMachine(headers: Headers): boolean {
  if (OF_PROXIES.some((name) => headers[name] !== undefined)) return false;
  const { host, origin } = headers;
  if (typeof host !== 'string' || !isLocal(`http://${host}`)) return false;
  // A proxy may hide where it stands, but the browser tells which page it shows.
  return origin === undefined || (typeof origin === 'string' && isLocal(origin));
}

const isLocal = (address: string): boolean => URL.canParse(address) && isLoopback(new URL(address).hostname);

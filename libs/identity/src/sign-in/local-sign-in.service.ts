import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config, isLoopback } from '@talkoot/platform/config';
import { Log } from '@talkoot/platform/logging';

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
    const why = this.whyOff();
    if (why !== undefined) this.log.info({ event: 'sign-in.local-off', why });
  }

  isOffered(headers: Headers): boolean {
    return this.whyOff() === undefined && isOfThisMachine(headers);
  }

  private whyOff(): string | undefined {
    const { LOCAL_SIGN_IN, OIDC_ISSUER, HOST, PUBLIC_URL } = this.config;
    if (LOCAL_SIGN_IN === 'off') return 'LOCAL_SIGN_IN is off';
    if (OIDC_ISSUER !== undefined) return 'OIDC_ISSUER is set';
    if (!isLoopback(HOST)) return 'HOST is not loopback';
    return isLoopback(new URL(PUBLIC_URL).hostname) ? undefined : 'PUBLIC_URL is not loopback';
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

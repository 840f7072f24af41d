import { Inject, Injectable } from '@nestjs/common';
import { ANYBODY, Clock, type Operation, preferredLocale, type Viewer } from '@talkoot/contracts';
import { CONFIG, type Config } from '../config/index.js';
import { RequestRefused } from '../http/refusals.js';
import { say } from '../messages/index.js';
import { newRequestId } from './request-id.js';
import { Authenticator, InvalidToken } from './authenticator.js';
import { type Asking, requireOwnOrigin } from './own-origin.js';
import { cookieFor, cookieIn, cookieName, noCookie } from './session-cookie.js';

interface Headers extends Asking {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
  readonly 'x-acting-for'?: string | string[] | undefined;
  readonly 'accept-language'?: string | undefined;
  readonly traceparent?: string | string[] | undefined;
}

/** Where a request comes from and how it is called, and the way to give its browser a cookie. */
interface Request {
  readonly requestId?: string;
  readonly address?: string;
  readonly setCookie?: (cookie: string) => void;
}

/** Makes one operation of one HTTP request: the viewer, the language, the day, the ids. */
@Injectable()
export class Operations {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws InvalidToken and RequestRefused. */
  async of(headers: Headers, { requestId = newRequestId(), address, setCookie }: Request = {}): Promise<Operation> {
    const traceParent = text(headers.traceparent, /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/);
    return {
      viewer: await this.viewer(headers, setCookie),
      origin: 'request',
      locale: preferredLocale(headers['accept-language']),
      now: this.clock.now(),
      today: this.clock.today(),
      requestId,
      ...(traceParent && { traceParent }),
      ...(address !== undefined && { address }),
    };
  }

  private async viewer(headers: Headers, setCookie: Request['setCookie']): Promise<Viewer> {
    const { authorization = '', cookie } = headers;
    if (authorization !== '') {
      const bearer = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(authorization)?.[1];
      if (bearer === undefined) throw new InvalidToken();
      const actingFor = text(headers['x-acting-for'], /^[\w-]{1,100}$/);
      return this.authenticator.authenticate({ bearer, ...(actingFor !== undefined && { actingFor }) });
    }
    const session = cookieIn(cookie, cookieName(this.config));
    if (session === undefined) return ANYBODY;
    requireOwnOrigin(headers, this.config);
    return this.ofSession(session, setCookie);
  }

  /** The cookie of a session that is over is taken back, so that the browser can ask as anybody. */
  private async ofSession(session: string, setCookie: Request['setCookie']): Promise<Viewer> {
    const renew = (next: string) => setCookie?.(cookieFor(this.config, next));
    try {
      return await this.authenticator.authenticate({ session, renew });
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error;
      const gone = { 'set-cookie': noCookie(this.config) };
      throw new RequestRefused(401, 'UNAUTHENTICATED', say('request.sessionOver'), gone);
    }
  }
}

const text = (header: string | string[] | undefined, form: RegExp): string | undefined =>
  typeof header === 'string' && form.test(header) ? header : undefined;

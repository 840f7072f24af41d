import { Inject, Injectable } from '@nestjs/common';
import { ANYBODY, Clock, type Operation, preferredLocale, type Viewer } from '@talkoot/contracts';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/index.js';
import { rows } from '../database/index.js';
import { RequestRefused } from '../http/refusals.js';
import { say } from '../messages/index.js';
import { newRequestId } from './request-id.js';
import { Authenticator, InvalidToken, type Presented } from './authenticator.js';
import { type Asking, requireOwnOrigin } from './own-origin.js';
import { cookieFor, cookieIn, cookieName, noCookie } from './session-cookie.js';
import { type Remembered, ViewerCache } from './viewer-cache.js';

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
  private readonly cache = new ViewerCache();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly clock: Clock,
    private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** With the viewer as the database has it now. Throws InvalidToken and RequestRefused. */
  async of(headers: Headers, request: Request = {}): Promise<Operation> {
    const presented = this.presentedBy(headers, request);
    const viewer = presented ? await this.authenticate(presented) : ANYBODY;
    return this.made({ viewer }, headers, request);
  }

  /** The same with a viewer that may be remembered, for what compares `viewersVersion` in the snapshot of its answer. */
  async remembered(headers: Headers, request: Request = {}): Promise<Operation> {
    const presented = this.presentedBy(headers, request);
    if (!presented) return this.made({ viewer: ANYBODY }, headers, request);
    const { viewer, version } = await this.recall(presented);
    return this.made({ viewer, viewersVersion: version }, headers, request);
  }

  /** What was remembered of who asks is over. */
  forget(headers: Headers): void {
    const presented = this.presentedBy(headers, {});
    if (presented) this.cache.forget(presented);
  }

  private async recall(presented: Presented): Promise<Remembered> {
    const [day, now] = [this.clock.today().toString(), Date.now()];
    const known = this.cache.find(presented, day, now);
    if (known) return known;
    // The version first: what changes between the two makes the entry look older than it is, never newer.
    const [found] = await rows<{ version: string }>(
      this.source.manager,
      'SELECT viewers::text AS version FROM platform.kept',
    );
    const remembered = { viewer: await this.authenticate(presented), version: found?.version ?? '' };
    this.cache.remember(presented, day, now, remembered);
    return remembered;
  }

  private made(
    known: { readonly viewer: Viewer; readonly viewersVersion?: string },
    headers: Headers,
    { requestId = newRequestId(), address }: Request,
  ): Operation {
    const traceParent = text(headers.traceparent, /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/);
    return {
      ...known,
      origin: 'request',
      locale: preferredLocale(headers['accept-language']),
      now: this.clock.now(),
      today: this.clock.today(),
      requestId,
      ...(traceParent && { traceParent }),
      ...(address !== undefined && { address }),
    };
  }

  /** Undefined: nobody says who asks. */
  private presentedBy(headers: Headers, { setCookie }: Request): Presented | undefined {
    const { authorization = '', cookie } = headers;
    if (authorization !== '') {
      const bearer = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(authorization)?.[1];
      if (bearer === undefined) throw new InvalidToken();
      const actingFor = text(headers['x-acting-for'], /^[\w-]{1,100}$/);
      return { bearer, ...(actingFor !== undefined && { actingFor }) };
    }
    const session = cookieIn(cookie, cookieName(this.config));
    if (session === undefined) return undefined;
    requireOwnOrigin(headers, this.config);
    return { session, renew: (next) => setCookie?.(cookieFor(this.config, next)) };
  }

  /** The cookie of a session that is over is taken back, so that the browser can ask as anybody. */
  private async authenticate(presented: Presented): Promise<Viewer> {
    try {
      return await this.authenticator.authenticate(presented);
    } catch (error) {
      if (!(error instanceof InvalidToken) || presented.session === undefined) throw error;
      const gone = { 'set-cookie': noCookie(this.config) };
      throw new RequestRefused(401, 'UNAUTHENTICATED', say('request.sessionOver'), gone);
    }
  }
}

const text = (header: string | string[] | undefined, form: RegExp): string | undefined =>
  typeof header === 'string' && form.test(header) ? header : undefined;

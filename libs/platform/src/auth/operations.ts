import { Injectable } from '@nestjs/common';
import { ANYBODY, Clock, type Operation, preferredLocale, type Viewer } from '@talkoot/contracts';
import { DataSource } from 'typeorm';
import { rows } from '../database/index.js';
import { newRequestId } from './request-id.js';
import { Authenticator, InvalidToken, type Presented } from './authenticator.js';
import { type Remembered, ViewerCache } from './viewer-cache.js';

interface Headers {
  readonly authorization?: string | undefined;
  readonly 'accept-language'?: string | undefined;
  readonly traceparent?: string | string[] | undefined;
}

/** Makes one operation of one HTTP request: the viewer, the language, the day, the ids. */
@Injectable()
export class Operations {
  private readonly cache = new ViewerCache();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly clock: Clock,
    private readonly source: DataSource,
  ) {}

  /** With the viewer as the database has it now. Throws InvalidToken. */
  async of(headers: Headers, requestId = newRequestId(), address?: string): Promise<Operation> {
    const presented = presentedBy(headers);
    const viewer = presented ? await this.authenticator.authenticate(presented) : ANYBODY;
    return this.made({ viewer }, headers, requestId, address);
  }

  /** The same with a viewer that may be remembered, for what compares `viewersVersion` in the snapshot of its answer. */
  async remembered(headers: Headers, requestId = newRequestId(), address?: string): Promise<Operation> {
    const presented = presentedBy(headers);
    if (!presented) return this.made({ viewer: ANYBODY }, headers, requestId, address);
    const { viewer, version } = await this.recall(presented);
    return this.made({ viewer, viewersVersion: version }, headers, requestId, address);
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
    const remembered = {
      viewer: await this.authenticator.authenticate(presented),
      version: found?.version ?? '',
    };
    this.cache.remember(presented, day, now, remembered);
    return remembered;
  }

  private made(
    known: { readonly viewer: Viewer; readonly viewersVersion?: string },
    headers: Headers,
    requestId: string,
    address: string | undefined,
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

  /** What was remembered of it is over. */
  forget(headers: Headers): void {
    const presented = presentedBy(headers);
    if (presented) this.cache.forget(presented);
  }
}

/** Undefined: nobody says who asks. Throws InvalidToken. */
function presentedBy({ authorization }: Headers): Presented | undefined {
  if (authorization === undefined || authorization === '') return undefined;
  const bearer = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(authorization)?.[1];
  if (bearer === undefined) throw new InvalidToken();
  return { bearer };
}

const text = (header: string | string[] | undefined, form: RegExp): string | undefined =>
  typeof header === 'string' && form.test(header) ? header : undefined;

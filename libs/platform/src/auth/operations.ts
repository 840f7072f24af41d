import { Injectable } from '@nestjs/common';
import { ANYBODY, Clock, type Operation, preferredLocale } from '@talkoot/contracts';
import { newRequestId } from './request-id.js';
import { Authenticator, InvalidToken } from './authenticator.js';

interface Headers {
  readonly authorization?: string | undefined;
  readonly 'accept-language'?: string | undefined;
  readonly traceparent?: string | string[] | undefined;
}

/** Makes one operation of one HTTP request: the viewer, the language, the day, the ids. */
@Injectable()
export class Operations {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly clock: Clock,
  ) {}

  /** Throws InvalidToken. */
  async of(headers: Headers, requestId = newRequestId(), address?: string): Promise<Operation> {
    const traceParent = text(headers.traceparent, /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/);
    return {
      viewer: await this.viewer(headers.authorization),
      origin: 'request',
      locale: preferredLocale(headers['accept-language']),
      now: this.clock.now(),
      today: this.clock.today(),
      requestId,
      ...(traceParent && { traceParent }),
      ...(address !== undefined && { address }),
    };
  }

  private async viewer(authorization: string | undefined) {
    if (authorization === undefined || authorization === '') return ANYBODY;
    const bearer = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(authorization)?.[1];
    if (bearer === undefined) throw new InvalidToken();
    return this.authenticator.authenticate({ bearer });
  }
}

const text = (header: string | string[] | undefined, form: RegExp): string | undefined =>
  typeof header === 'string' && form.test(header) ? header : undefined;

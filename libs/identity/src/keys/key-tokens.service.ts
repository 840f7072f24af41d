import { Inject, Injectable } from '@nestjs/common';
import { id, type Id, type Scope, scopesKnown, type Viewer } from '@talkoot/contracts';
import { InvalidToken } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { z } from 'zod';
import { type TokenForm, Tokens } from '../tokens/tokens.service.js';
import { KeyViewers } from './key-viewers.service.js';

/** Seconds that an access token is good for. */
export const ACCESS_TOKEN_SECONDS = 600;

/** What an access token says (RFC 9068): for which key, and which of its scopes it was narrowed to. */
const claims = z.object({ sub: id('key'), client_id: z.string(), scope: z.string(), jti: z.uuid() });

/** The short-lived tokens that a system gets for its key. The key is looked up at each use. */
@Injectable()
export class KeyTokens {
  private readonly form: TokenForm<typeof claims>;

  constructor(
    private readonly tokens: Tokens,
    private readonly viewers: KeyViewers,
    @Inject(CONFIG) { PUBLIC_URL }: Config,
  ) {
    this.form = { typ: 'at+jwt', issuer: PUBLIC_URL, seconds: ACCESS_TOKEN_SECONDS, claims };
  }

  issue(key: Id<'key'>, scopes: readonly Scope[], jti: string): Promise<string> {
    const scope = scopes.join(' ');
    return this.tokens.sign(this.form, { sub: key, client_id: key, scope, jti });
  }

  /** Undefined: it is none of these. */
  async read(token: string): Promise<Viewer | undefined> {
    const read = await this.tokens.read(token, this.form);
    if (!read) return undefined;
    const found = await this.viewers.byToken(read.sub, read.jti);
    if (!found) throw new InvalidToken();
    return this.viewers.viewerOf(found, scopesIn(read.scope));
  }
}

/** The scopes of a list as OAuth writes it; what is none is left out. */
export function scopesIn(list: string): Scope[] {
  const given = list.split(' ');
  return scopesKnown().filter((each) => given.includes(each));
}

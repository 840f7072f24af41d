import { Injectable } from '@nestjs/common';
import type { Viewer } from '@talkoot/contracts';
import { InvalidToken, type Presented } from '@talkoot/platform/auth';
import { CredentialReader } from '../credentials/credential-reader.port.js';
import { KeySecrets } from './key-secrets.service.js';
import { KeyTokens } from './key-tokens.service.js';
import { KeyViewers } from './key-viewers.service.js';

/** Knows systems by their keys, and by the short-lived tokens that are issued for them. */
@Injectable()
export class KeyReader extends CredentialReader {
  constructor(
    private readonly secrets: KeySecrets,
    private readonly viewers: KeyViewers,
    private readonly tokens: KeyTokens,
  ) {
    super();
  }

  async read({ bearer }: Presented): Promise<Viewer | undefined> {
    if (bearer === undefined) return undefined;
    return this.secrets.prefixOf(bearer) === undefined ? this.tokens.read(bearer) : this.bySecret(bearer);
  }

  private async bySecret(secret: string): Promise<Viewer> {
    const found = await this.viewers.bySecret(secret);
    if (!found) throw new InvalidToken();
    return this.viewers.viewerOf(found);
  }
}

import type { Viewer } from '@talkoot/contracts';
import { Authenticator, InvalidToken, type Presented } from '@talkoot/platform/auth';
import type { CredentialReader } from './credential-reader.port.js';

/** Asks the readers in turn: the first that knows the kind of the credential decides. */
export class CredentialAuthenticator extends Authenticator {
  constructor(private readonly readers: readonly CredentialReader[]) {
    super();
  }

  async authenticate(presented: Presented): Promise<Viewer> {
    for (const reader of this.readers) {
      // oxlint-disable-next-line no-await-in-loop -- the kinds are told apart one after the other
      const viewer = await reader.read(presented);
      if (viewer) return viewer;
    }
    throw new InvalidToken();
  }
}

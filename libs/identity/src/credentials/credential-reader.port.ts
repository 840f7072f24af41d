import type { Viewer } from '@talkoot/contracts';
import type { Presented } from '@talkoot/platform/auth';

/** Knows who stands behind one kind of credential. */
export abstract class CredentialReader {
  /** Undefined: it is none of this kind. Throws InvalidToken for one that is not valid. */
  abstract read(presented: Presented): Promise<Viewer | undefined>;
}

import type { Viewer } from '@talkoot/contracts';

/** What a request shows of who asks, as it came. */
export interface Presented {
  /** After `Authorization: Bearer`. */
  readonly bearer?: string;
  /** The cookie of a browser's session. */
  readonly session?: string;
  /** Gives the browser another cookie for the same session. */
  readonly renew?: (session: string) => void;
  /** In the header X-Acting-For: the organisation for which a person who acts for several means to act. */
  readonly actingFor?: string;
}

/** Who stands behind what a request shows. Implemented by identity; what is not valid is an InvalidToken. */
export abstract class Authenticator {
  abstract authenticate(presented: Presented): Promise<Viewer>;
}

/** It is malformed, expired, signed by somebody else, or its affiliation has ended. Never says which. */
export class InvalidToken extends Error {}

import type { Viewer } from '@talkoot/contracts';

/** Who stands behind a bearer token. Implemented by identity; a token that is not valid is an InvalidToken. */
export abstract class Authenticator {
  abstract authenticate(token: string): Promise<Viewer>;
}

/** The token is malformed, expired, signed by somebody else, or its affiliation has ended. Never says which. */
export class InvalidToken extends Error {}

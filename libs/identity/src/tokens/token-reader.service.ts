import { Injectable } from '@nestjs/common';
import { type AffiliationRole, atLeast, Clock, type Viewer } from '@talkoot/contracts';
import { InvalidToken, type Presented } from '@talkoot/platform/auth';
import { CredentialReader } from '../credentials/credential-reader.port.js';
import { AffiliationRepository } from '../people/affiliation.repository.js';
import { PERSONS_TOKEN, Tokens } from './tokens.service.js';

const lesser = (one: AffiliationRole, other: AffiliationRole): AffiliationRole => (atLeast(one, other) ? other : one);

/** Knows people by our own tokens. What somebody may do is what both the token and today's affiliation allow. */
@Injectable()
export class TokenReader extends CredentialReader {
  constructor(
    private readonly tokens: Tokens,
    private readonly affiliations: AffiliationRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async read({ bearer: token }: Presented): Promise<Viewer | undefined> {
    const bearer = token === undefined ? undefined : await this.tokens.read(token, PERSONS_TOKEN);
    if (!bearer) return undefined;
    const acting = await this.affiliations.actingAs(bearer.sub, bearer.organisation, this.clock.today(), bearer.jti);
    if (!acting) throw new InvalidToken();
    const { person, affiliation, organisation } = acting;
    return {
      person,
      affiliation,
      organisation,
      role: lesser(bearer.role, acting.role),
      platformRoles: acting.platformRoles.filter((role) => bearer.platformRoles.includes(role)),
      credential: { kind: 'token', id: bearer.jti },
    };
  }
}

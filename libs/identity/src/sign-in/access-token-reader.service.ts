import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, isId, type OrganisationId, type PersonId, type Viewer } from '@talkoot/contracts';
import { InvalidToken, type Presented } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { RequestRefused } from '@talkoot/platform/http';
import { RegistryApi } from '@talkoot/registry';
import { decodeJwt, errors } from 'jose';
import { z } from 'zod';
import { CredentialReader } from '../credentials/credential-reader.port.js';
import { say } from '../messages/index.js';
import { type Acting, AffiliationRepository } from '../people/affiliation.repository.js';
import { LoginRepository } from './login.repository.js';
import { ProviderAway } from './open-id-provider.service.js';
import { ProviderTokens } from './provider-tokens.service.js';

const TYPES = ['at+jwt', 'application/at+jwt', 'jwt', undefined];
const payloadForm = z.object({
  sub: z.string().min(1).max(255),
  jti: z.string().min(1).max(200).optional(),
  /** These are of the tokens that tell a program who signed in, or that somebody signed out: they are shown to others too. */
  nonce: z.never().optional(),
  at_hash: z.never().optional(),
  events: z.never().optional(),
  typ: z.literal('Bearer').optional(),
});

/** Knows people by access tokens of the provider (RFC 9068), checked here with its public keys. */
@Injectable()
export class AccessTokenReader extends CredentialReader {
  constructor(
    private readonly tokens: ProviderTokens,
    private readonly logins: LoginRepository,
    private readonly affiliations: AffiliationRepository,
    private readonly registry: RegistryApi,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async read({ bearer, actingFor }: Presented): Promise<Viewer | undefined> {
    if (bearer === undefined || this.config.OIDC_AUDIENCE === undefined || !this.isOfProvider(bearer)) return undefined;
    const { issuer, sub, jti } = await this.verified(bearer, this.config.OIDC_AUDIENCE);
    const person = await this.logins.personOf(issuer, sub);
    if (person === undefined) throw new InvalidToken();
    const { affiliation, organisation, role, platformRoles } = await this.acting(person, actingFor);
    const id = jti ?? createHash('sha256').update(bearer).digest('base64url');
    return { person, affiliation, organisation, role, platformRoles, credential: { kind: 'access-token', id } };
  }

  private isOfProvider(bearer: string): boolean {
    try {
      return sameIssuer(decodeJwt(bearer).iss, this.config.OIDC_ISSUER);
    } catch (error) {
      if (error instanceof errors.JOSEError) return false;
      throw error;
    }
  }

  /** Throws InvalidToken, and RequestRefused while the provider is away. */
  private async verified(bearer: string, audience: string) {
    const { issuer, payload, type } = await this.tokens
      .verified(bearer, audience, { requiredClaims: ['exp', 'sub'] })
      .catch((error: unknown) => {
        if (!(error instanceof ProviderAway)) throw error;
        throw new RequestRefused(503, 'SIGN_IN_UNAVAILABLE', say('signIn.away'), { 'retry-after': '5' });
      });
    const parsed = payloadForm.safeParse(payload);
    if (!parsed.success || !TYPES.includes(type)) throw new InvalidToken();
    return { issuer, ...parsed.data };
  }

  /** For whom: the only organisation, or the one that the header names by id or code. */
  private async acting(person: PersonId, named: string | undefined): Promise<Acting> {
    const all = await this.affiliations.ofPerson(person, this.clock.today());
    if (all.length === 0) throw new InvalidToken();
    const wanted = named === undefined ? undefined : await this.organisationOf(named);
    const [acting, ...others] = named === undefined ? all : all.filter(({ organisation }) => organisation === wanted);
    if (!acting || others.length > 0)
      throw new RequestRefused(403, 'NAME_ORGANISATION', say('signIn.nameOrganisation'));
    return acting;
  }

  private async organisationOf(named: string): Promise<OrganisationId | undefined> {
    if (isId('organisation', named)) return named;
    const references = [`FI-${named}`, named];
    const found = await this.registry.findOrganisations(undefined, references);
    return references.map((each) => found.get(each)).find((each) => each !== undefined);
  }
}

const sameIssuer = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.replace(/\/$/, '') === other?.replace(/\/$/, '');

import { Inject, Injectable } from '@nestjs/common';
import { isId, type Operation, type OrganisationId, type PersonId } from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { AffiliationRepository } from '../people/affiliation.repository.js';
import { PersonRepository } from '../people/person.repository.js';
import { NoSuchInvitation, SignInInvitations } from '../people/sign-in-invitations.port.js';
import { LOCAL } from '../sessions/local-provider.service.js';
import { limitsOf } from '../sessions/session-limits.js';
import type { Session } from '../sessions/session.js';
import { SessionReader } from '../sessions/session-reader.service.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { SessionSecrets } from '../sessions/session-secrets.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { LoginRepository } from './login.repository.js';
import { OpenIdProvider, ProviderAway, type SignedInAccount, SignInFailed } from './open-id-provider.service.js';
import { SignInRefused } from './sign-in-refused.js';

/** How long somebody may take at the provider. */
export const ATTEMPT_SECONDS = 600;
const LONGEST_SECRET = 200;

/** A sign-in that is under way: its browser alone holds it, encrypted. */
const attemptForm = z.object({
  checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  returnTo: z.string(),
  invitation: z.string().max(LONGEST_SECRET).optional(),
  /** In seconds since 1970. */
  until: z.number(),
});

/** Somebody is signed in: the cookie for their browser, and whether they act for somebody already. */
export interface Begun {
  readonly cookie: string;
  readonly isActing: boolean;
}

/** What the page of the local sign-in sends. */
interface LocalSignInAsked {
  readonly affiliation: string;
  readonly invitation: string | undefined;
  readonly before: string | undefined;
}

/** People sign in and out by their browsers. */
@Injectable()
export class SignInService {
  constructor(
    private readonly provider: OpenIdProvider,
    private readonly secrets: SessionSecrets,
    private readonly sessions: SessionsService,
    private readonly repository: SessionRepository,
    private readonly reader: SessionReader,
    private readonly logins: LoginRepository,
    private readonly persons: PersonRepository,
    private readonly affiliations: AffiliationRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly invitations: SignInInvitations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where to send the browser, and what it holds until it comes back. */
  async begin(
    { now }: Operation,
    { returnTo, invitation }: { readonly returnTo: string; readonly invitation: string | undefined },
  ): Promise<{ readonly url: URL; readonly attempt: string }> {
    const { url, checks } = await this.provider.begin().catch(refused);
    const until = now.epochSecond() + ATTEMPT_SECONDS;
    const attempt = await this.secrets.seal('sign-in', JSON.stringify({ checks, returnTo, invitation, until }));
    return { url, attempt };
  }

  /** The browser is back from the provider. Throws SignInRefused. */
  async finish(
    operation: Operation,
    {
      search,
      attempt,
      before,
    }: { readonly search: string; readonly attempt: string | undefined; readonly before: string | undefined },
  ): Promise<Begun & { readonly returnTo: string }> {
    const opened = attempt === undefined ? undefined : await this.secrets.open('sign-in', attempt);
    const { data: under } = attemptForm.safeParse(opened === undefined ? undefined : JSON.parse(opened));
    if (!under || under.until < operation.now.epochSecond()) throw new SignInRefused('no-such-sign-in-under-way');
    const account = await this.provider.finish(search, under.checks).catch(refused);
    const begun = await this.unitOfWork.run(operation, async (transaction) => {
      const person = await this.personOf(transaction, account, under.invitation);
      const { issuer: provider, session: providerSession, idToken } = account;
      return this.beginSession(transaction, { person, provider, providerSession, idToken, before });
    });
    return { ...begun, returnTo: under.returnTo };
  }

  /** Signs in one of the illustrative people. Whether that is offered at all is asked before. */
  async beginLocal(operation: Operation, { affiliation, invitation, before }: LocalSignInAsked): Promise<Begun> {
    const all = await this.logins.illustrative(operation.today);
    const found = all.find((each) => each.affiliation === affiliation);
    if (!found) throw new SignInRefused('wrong-form');
    const { person } = found;
    return this.unitOfWork.run(operation, async (transaction) => {
      const account = { person, address: undefined, isVerified: false, name: undefined };
      if (invitation !== undefined) await this.accept(transaction, invitation, account);
      return this.beginSession(transaction, { person, provider: LOCAL, organisation: found.organisation, before });
    });
  }

  /** A person who acts for several organisations chooses one. Answers the cookie with its new secret. */
  async choose(operation: Operation, shown: string | undefined, affiliation: string): Promise<string> {
    const found = await this.reader.peek(shown);
    const cookie = shown === undefined ? undefined : this.secrets.read(shown);
    if (!found || !cookie || !isId('affiliation', affiliation)) throw new SignInRefused('wrong-form');
    const { session } = found.kept;
    const { person } = session.state;
    const all = await this.affiliations.ofPerson(person, operation.today);
    const chosen = all.find((each) => each.affiliation === affiliation);
    if (!chosen) throw new SignInRefused('wrong-form');
    const next = this.secrets.next(cookie);
    const secret = await this.secrets.hash(next.secret);
    await this.unitOfWork.run(as(operation, 'session.switched', session), async (transaction) => {
      const kept = await this.repository.load(transaction, { id: session.id, person }, limitsOf(this.config));
      if (!kept) throw new SignInRefused('wrong-form');
      const hashes = { ...kept.hashes, secret, previousSecret: kept.hashes.secret };
      await this.sessions.switchTo(transaction, { session: kept.session, hashes }, chosen.organisation, (each) =>
        each.renewSecret(operation.now),
      );
    });
    return this.secrets.write(next);
  }

  /** Ends the session of the browser; answers where the browser goes to sign out at the provider too. */
  async signOut(operation: Operation, shown: string | undefined): Promise<URL | undefined> {
    const found = await this.reader.peek(shown);
    if (!found) return undefined;
    const { session, hashes } = found.kept;
    await this.sessions.end(as(operation, 'session.ended', session), { session: session.id });
    if (session.state.provider === LOCAL || !this.provider.isThere) return undefined;
    const idToken = hashes.idToken === undefined ? undefined : await this.secrets.open('id-token', hashes.idToken);
    return this.provider.signOutUrl(idToken);
  }

  /** Notes in the audit trail that nobody was signed in. */
  noteRefusal(operation: Operation, why: SignInRefused): Promise<void> {
    return this.audit.note(operation, {
      action: 'sign-in.refused',
      outcome: 'refused',
      ...(why.person && { by: { person: why.person } }),
      detail: { reason: why.why },
    });
  }

  /** Known already, or by an invitation, or by a verified address; never by a name. */
  private async personOf(
    transaction: Transaction,
    { issuer, subject, address, isVerified, name }: SignedInAccount,
    invitation: string | undefined,
  ): Promise<PersonId> {
    const known = await this.logins.personOf(issuer, subject, transaction);
    const invited =
      invitation === undefined
        ? undefined
        : await this.accept(transaction, invitation, { person: known, address, isVerified, name });
    if (known) return known;
    const person = invited ?? (await this.personAt(transaction, address, isVerified));
    await this.logins.link(transaction, { issuer, subject, person, linkedAt: transaction.operation.now });
    return person;
  }

  private accept(...given: Parameters<SignInInvitations['accept']>): Promise<PersonId | undefined> {
    return this.invitations.accept(...given).catch((error: unknown) => {
      throw error instanceof NoSuchInvitation ? new SignInRefused('invitation-not-valid') : error;
    });
  }

  private async personAt(
    transaction: Transaction,
    address: string | undefined,
    isVerified: boolean,
  ): Promise<PersonId> {
    if (address === undefined || !isVerified) throw new SignInRefused('unverified-address');
    const person = (await this.persons.findByAddress(transaction, [address])).get(address);
    if (!person) throw new SignInRefused('unknown-person');
    return person;
  }

  /** The session that the browser had before ends with it. */
  private async beginSession(
    transaction: Transaction,
    given: {
      readonly person: PersonId;
      readonly provider: string;
      readonly providerSession?: string | undefined;
      readonly idToken?: string | undefined;
      readonly organisation?: OrganisationId;
      readonly before: string | undefined;
    },
  ): Promise<Begun> {
    const { operation } = transaction;
    const { before, ...details } = given;
    const [only, ...others] = await this.affiliations.ofPerson(given.person, operation.today);
    if (!only) throw new SignInRefused('acts-for-nobody', given.person);
    const organisation = given.organisation ?? (others.length === 0 ? only.organisation : undefined);
    const last = await this.reader.peek(before);
    if (last) await this.sessions.replace(transaction, last.kept);
    const address = operation.address ?? 'none';
    const { cookie } = await this.sessions.begin(transaction, { ...details, address, organisation });
    return { cookie, isActing: organisation !== undefined };
  }
}

/** The operation, as the person of the session; `action`: what auditors are told. */
const as = (
  operation: Operation,
  action: string,
  { id: session, state: { person, organisation } }: Session,
): Operation => ({
  ...operation,
  action,
  viewer: {
    person,
    ...(organisation && { organisation }),
    // What is one's own needs no more than that.
    role: 'member',
    platformRoles: [],
    credential: { kind: 'session', id: session },
  },
});

function refused(error: unknown): never {
  if (error instanceof ProviderAway) throw new SignInRefused('provider-away');
  if (error instanceof SignInFailed)
    throw new SignInRefused(error.why === 'cancelled' ? 'cancelled-at-provider' : 'answer-of-provider-invalid');
  throw error;
}

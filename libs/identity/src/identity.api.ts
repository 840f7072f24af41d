import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type Id, type LocalDate, type OrganisationId, type PersonId, type TokenRole } from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { jobOperation } from '@talkoot/platform/auth';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { type Acting, AffiliationRepository, type OnDay } from './people/affiliation.repository.js';
import { type Contact, type NamedAmong, type Naming, PersonRepository } from './people/person.repository.js';
import { type InvitedColleague, ColleagueInvitationRepository } from './colleagues/colleague-invitation.repository.js';
import { ColleagueSecrets } from './colleagues/colleague-secrets.service.js';
import { InstanceKeys } from './tokens/instance-keys.service.js';
import { LONGEST_TOKEN } from './tokens/signing-key.js';
import { RevokedTokenRepository } from './tokens/signing-key.repository.js';
import { bearing } from './tokens/token-claims.js';
import { PERSONS_TOKEN, Tokens } from './tokens/tokens.service.js';
import { z } from 'zod';

/** Nobody acts for the organisation in that role, or a higher one, today. */
export class NobodyActs extends Error {
  constructor(role: TokenRole, known: readonly Acting[]) {
    const roles = [...new Set(known.flatMap((each) => [each.role, ...each.platformRoles]))];
    super(
      `Nobody acts for this organisation as ${role} today; ` +
        (roles.length === 0 ? 'nobody acts for it at all.' : `roles that somebody has: ${roles.join(', ')}.`),
    );
  }
}

/** What the other contexts and the processes may ask of the identity. */
@Injectable()
export class IdentityApi {
  constructor(
    private readonly affiliations: AffiliationRepository,
    private readonly persons: PersonRepository,
    private readonly tokens: Tokens,
    private readonly keys: InstanceKeys,
    private readonly revoked: RevokedTokenRepository,
    private readonly audit: AuditTrail,
    private readonly invited: ColleagueInvitationRepository,
    private readonly secrets: ColleagueSecrets,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Who acts for any of the organisations on the day; somebody who acts for two of them comes twice. */
  peopleOf(organisations: readonly OrganisationId[], on: LocalDate): Promise<Acting[]> {
    return this.affiliations.actingFor(organisations, on);
  }

  /** Who acts for which of the organisations on the day that is given with it; with a person, whether that one does. */
  peopleOn<W extends OnDay>(
    transaction: Transaction,
    wanted: readonly W[],
    person?: PersonId,
  ): Promise<(W & { readonly person: PersonId })[]> {
    return this.affiliations.actingOn(transaction, wanted, person);
  }

  /** As what the person acts for the organisation on the day; undefined for people who do not. */
  actingAs(person: PersonId, organisation: OrganisationId, on: LocalDate): Promise<Acting | undefined> {
    return this.affiliations.actingAs(person, organisation, on);
  }

  /**
   * The person of the id or the address, if the actor may name them: somebody who sits there in person, who acts for the
   * organisation that asks, or for one for which one of its own people sits there. Others are as if there were nobody.
   */
  findAmong(transaction: Transaction, named: Naming, among: NamedAmong): Promise<PersonId | undefined> {
    return this.persons.findAmong(transaction, named, among);
  }

  /** Whether there is such a person. */
  isKnown(person: PersonId, transaction?: Transaction): Promise<boolean> {
    return this.persons.isKnown(person, transaction);
  }

  /** Who has each address; unknown ones are not in the answer. */
  findPersons(transaction: Transaction, addresses: readonly string[]): Promise<ReadonlyMap<string, PersonId>> {
    return this.persons.findByAddress(transaction, addresses);
  }

  /** Who has the address, as far as that is committed. */
  personAt(address: string): Promise<PersonId | undefined> {
    return this.persons.personAt(address);
  }

  /** The keyed hash of this instance for one purpose, the same in all of its processes: it signs links, for example. */
  hash(purpose: string, given: string): Promise<Buffer> {
    return this.keys.hash(purpose, given);
  }

  /** The next key signs tokens from now on; those that were signed before hold until they are over. */
  rotateKeys(): Promise<void> {
    return this.keys.rotate();
  }

  /** Other keys sign tokens from now on, and none that was signed before holds. */
  forgetKeys(): Promise<void> {
    return this.keys.forgetAll();
  }

  /** What the mails of invitations to act for an organisation say; those that nobody can answer any more are not in the answer. */
  async invitedColleagues(
    invitations: readonly Id<'colleagueinvitation'>[],
  ): Promise<ReadonlyMap<Id<'colleagueinvitation'>, InvitedColleague & { readonly secret: string }>> {
    const found = await this.invited.waiting(invitations, this.clock.today());
    const written = [...found].map(
      async ([id, said]) => [id, { ...said, secret: await this.secrets.secretOf(id) }] as const,
    );
    return new Map(await Promise.all(written));
  }

  /** Where and in which language to write to people. */
  contactsOf(persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Contact>> {
    return this.persons.contactsOf(persons);
  }

  /**
   * A bearer token for somebody who acts for the organisation today: who has just this role, else a higher one. The token
   * is good for the role that was asked for and no more; an event and the audit trail tell that it was minted. Throws NobodyActs.
   */
  async mintToken(organisation: OrganisationId, role: TokenRole): Promise<string> {
    const people = await this.affiliations.actingFor([organisation], this.clock.today());
    const found = bearing(people, role);
    if (!found) throw new NobodyActs(role, people);
    const { bearer, ...roles } = found;
    const jti = randomUUID();
    await this.unitOfWork.run(jobOperation(this.clock, 'token.minted'), async (transaction) => {
      const known = await this.affiliations.loadOfPersons(transaction, [bearer.person]);
      const affiliations = known.filter(({ id }) => id === bearer.affiliation);
      for (const affiliation of affiliations) affiliation.noteToken(role);
      await this.affiliations.save(transaction, affiliations);
      await this.audit.record(transaction, {
        action: 'token.minted',
        outcome: 'done',
        subject: bearer.person,
        detail: { jti, organisation, role },
      });
    });
    return this.tokens.sign(PERSONS_TOKEN, { sub: bearer.person, organisation, ...roles, jti });
  }

  /** From now on the token is no longer valid: the one of the id, or the one that is given whole. False: it is neither. */
  async revokeToken(given: string): Promise<boolean> {
    const jti = z.uuid().safeParse(given).data ?? (await this.tokens.read(given, PERSONS_TOKEN))?.jti;
    if (jti === undefined) return false;
    await this.unitOfWork.run(jobOperation(this.clock, 'token.revoked'), async (transaction) => {
      await this.revoked.add(transaction, jti, this.clock.now().plusSeconds(LONGEST_TOKEN).toString());
      await this.audit.record(transaction, { action: 'token.revoked', outcome: 'done', detail: { jti } });
    });
    return true;
  }
}

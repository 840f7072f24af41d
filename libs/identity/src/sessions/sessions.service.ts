import { Inject, Injectable } from '@nestjs/common';
import {
  id,
  type Id,
  NotAllowed,
  type Operation,
  type OrganisationId,
  type PersonId,
  requireAllowed,
} from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { NotAuthenticated } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { refuse, say } from '../messages/index.js';
import { AffiliationRepository } from '../people/affiliation.repository.js';
import { limitsOf } from './session-limits.js';
import { type NewSession, Session } from './session.js';
import { type KeptSession, type OfProvider, SessionRepository } from './session.repository.js';
import { SessionSecrets } from './session-secrets.service.js';

export const endSession = z
  .strictObject({ session: id('session').describe('The session.') })
  .describe('A session of your own to end.');

export const endOtherSessions = z
  .strictObject({
    except: id('session').optional().describe('The session that stays; left out, the one that you ask with.'),
  })
  .describe('Which of your sessions stays.');

export const actFor = z
  .strictObject({ organisation: id('organisation').describe('One of the organisations for which you act today.') })
  .describe('For whom you act from now on.');

/** The sessions of browsers: they begin at sign-in, act for another organisation, and end. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly secrets: SessionSecrets,
    private readonly affiliations: AffiliationRepository,
    private readonly audit: AuditTrail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Begins a session; answers with its cookie. Who acts for one organisation alone acts for it at once. */
  async begin(
    transaction: Transaction,
    given: NewSession & { readonly idToken?: string | undefined; readonly organisation?: OrganisationId | undefined },
  ): Promise<{ readonly session: Session; readonly cookie: string }> {
    const { idToken, organisation, ...details } = given;
    const { now } = transaction.operation;
    const session = Session.begin(details, now, limitsOf(this.config));
    if (organisation) session.actFor(organisation, now);
    const cookie = this.secrets.make();
    const hashes = {
      handle: await this.secrets.hash(cookie.handle),
      secret: await this.secrets.hash(cookie.secret),
      previousSecret: undefined,
      idToken: idToken === undefined ? undefined : await this.secrets.seal('id-token', idToken),
    };
    await this.sessions.makeRoom(transaction, given.person);
    await this.sessions.save(transaction, [{ session, hashes }]);
    const detail = { provider: given.provider };
    await this.note(transaction, 'session.begun', session.id, { ...detail, person: given.person });
    return { session, cookie: this.secrets.write(cookie) };
  }

  async end(operation: Operation, { session: wanted }: z.output<typeof endSession>): Promise<Id<'session'>> {
    const person = personOf(operation);
    await this.unitOfWork.run(operation, async (transaction) => {
      const kept = await this.sessions.load(transaction, { id: wanted, person }, limitsOf(this.config));
      if (!kept) throw refuse('NOT_FOUND', ['session']);
      kept.session.end(operation.now);
      await this.sessions.save(transaction, [kept]);
      await this.note(transaction, 'session.ended', wanted, { reason: 'by-its-person' });
    });
    return wanted;
  }

  /** Answers how many have ended. */
  endOthers(operation: Operation, { except }: z.output<typeof endOtherSessions>): Promise<number> {
    const person = personOf(operation);
    const stays = except ?? ownSession(operation);
    return this.unitOfWork.run(operation, async (transaction) => {
      const open = await this.sessions.loadOpen(transaction, person, limitsOf(this.config));
      return this.endAll(
        transaction,
        open.filter(({ session }) => session.id !== stays),
        'by-its-person',
      );
    });
  }

  /** Somebody has signed out at the provider. */
  async endByProvider(transaction: Transaction, of: OfProvider): Promise<void> {
    await this.endAll(
      transaction,
      await this.sessions.loadOfProvider(transaction, of, limitsOf(this.config)),
      'by-the-provider',
    );
  }

  /** From the next request on the session acts for another organisation of its person. */
  actFor(operation: Operation, { organisation }: z.output<typeof actFor>): Promise<Id<'session'>> {
    const person = personOf(operation);
    const session = ownSession(operation);
    if (!session) throw new NotAllowed('session:manage', say('notAllowed.onlyASessionSwitches'));
    return this.unitOfWork.run(operation, async (transaction) => {
      const kept = await this.sessions.load(transaction, { id: session, person }, limitsOf(this.config));
      const all = await this.affiliations.ofPerson(person, operation.today);
      if (!kept || !all.some((each) => each.organisation === organisation))
        throw refuse('NOT_FOUND.youActForIt', ['organisation']);
      await this.switchTo(transaction, kept, organisation);
      return session;
    });
  }

  /** Acts for another organisation; `besides`: what else changes of the session at once. */
  async switchTo(
    transaction: Transaction,
    kept: KeptSession,
    organisation: OrganisationId,
    besides: (session: Session) => void = () => undefined,
  ): Promise<void> {
    const before = kept.session.state.organisation;
    kept.session.actFor(organisation, transaction.operation.now);
    besides(kept.session);
    await this.sessions.save(transaction, [kept]);
    const detail = { from: before ?? null, to: organisation };
    await this.note(transaction, 'session.switched', kept.session.id, detail);
  }

  /** The same browser signs in anew. */
  async replace(transaction: Transaction, { session: { id: before, state } }: KeptSession): Promise<void> {
    const found = { id: before, person: state.person };
    const kept = await this.sessions.load(transaction, found, limitsOf(this.config));
    if (!kept || kept.session.statusAt(transaction.operation.now) === 'ended') return;
    kept.session.end(transaction.operation.now);
    await this.sessions.save(transaction, [kept]);
    await this.note(transaction, 'session.ended', before, { reason: 'signed-in-anew' });
  }

  private async endAll(transaction: Transaction, found: readonly KeptSession[], reason: string): Promise<number> {
    const { now } = transaction.operation;
    const open = found.filter(({ session }) => session.statusAt(now) !== 'ended');
    for (const { session } of open) session.end(now);
    await this.sessions.save(transaction, open);
    const sessions = open.map(({ session }) => session.id);
    if (sessions.length > 0)
      await this.audit.record(transaction, { action: 'session.ended', outcome: 'done', detail: { reason, sessions } });
    return sessions.length;
  }

  private note(
    transaction: Transaction,
    action: string,
    subject: Id<'session'>,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(transaction, { action, outcome: 'done', subject, detail });
  }
}

function personOf(operation: Operation): PersonId {
  requireAllowed(operation, 'session:manage', ['self']);
  const { person } = operation.viewer;
  if (person === undefined) throw new NotAuthenticated();
  return person;
}

/** The session that the operation comes with. */
function ownSession({ viewer: { credential } }: Operation): Id<'session'> | undefined {
  return credential?.kind === 'session' ? id('session').parse(credential.id) : undefined;
}

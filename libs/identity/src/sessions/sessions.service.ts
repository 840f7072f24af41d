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
import { type AuditNote, AuditTrail } from '@talkoot/platform/audit';
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
    await this.audit.record(transaction, {
      action: 'session.begun',
      outcome: 'done',
      by: whose(session),
      subject: session.id,
      detail: { provider: given.provider },
    });
    return { session, cookie: this.secrets.write(cookie) };
  }

  async end(operation: Operation, { session: wanted }: z.output<typeof endSession>): Promise<Id<'session'>> {
    const person = personOf(operation);
    await this.unitOfWork.run(operation, async (transaction) => {
      const kept = await this.sessions.load(transaction, { id: wanted, person }, limitsOf(this.config));
      if (!kept) throw refuse('NOT_FOUND', ['session']);
      kept.session.end(operation.now);
      await this.sessions.save(transaction, [kept]);
      await this.audit.record(transaction, {
        outcome: 'done',
        subject: wanted,
        detail: { reason: 'by-its-person' },
      });
    });
    return wanted;
  }

  /** Answers how many have ended. */
  endOthers(operation: Operation, { except }: z.output<typeof endOtherSessions>): Promise<number> {
    const person = personOf(operation);
    const stays = except ?? ownSession(operation);
    return this.unitOfWork.run(operation, async (transaction) => {
      const open = await this.sessions.loadOpen(transaction, person, limitsOf(this.config));
      const others = open.filter(({ session }) => session.id !== stays);
      const ended = await this.endAll(transaction, others);
      const sessions = ended.map(({ id: each }) => each);
      if (sessions.length > 0)
        await this.audit.record(transaction, { outcome: 'done', detail: { reason: 'by-its-person', sessions } });
      return sessions.length;
    });
  }

  /** Somebody has signed out at the provider. */
  async endByProvider(transaction: Transaction, of: OfProvider): Promise<void> {
    const found = await this.sessions.loadOfProvider(transaction, of, limitsOf(this.config));
    for (const session of await this.endAll(transaction, found))
      // oxlint-disable-next-line no-await-in-loop -- all are written at once, with the change
      await this.noteEnd(transaction, session, 'by-the-provider');
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
    await this.audit.record(transaction, {
      outcome: 'done',
      by: whose(kept.session),
      subject: kept.session.id,
      detail,
    });
  }

  /** The same browser signs in anew. */
  async replace(transaction: Transaction, { session: { id: before, state } }: KeptSession): Promise<void> {
    const found = { id: before, person: state.person };
    const kept = await this.sessions.load(transaction, found, limitsOf(this.config));
    if (!kept || kept.session.statusAt(transaction.operation.now) === 'ended') return;
    kept.session.end(transaction.operation.now);
    await this.sessions.save(transaction, [kept]);
    await this.noteEnd(transaction, kept.session, 'signed-in-anew');
  }

  /** Answers those that have ended. */
  private async endAll(transaction: Transaction, found: readonly KeptSession[]): Promise<readonly Session[]> {
    const { now } = transaction.operation;
    const open = found.filter(({ session }) => session.statusAt(now) !== 'ended');
    for (const { session } of open) session.end(now);
    await this.sessions.save(transaction, open);
    return open.map(({ session }) => session);
  }

  /** Of what ends without a mutation. */
  private noteEnd(transaction: Transaction, session: Session, reason: string): Promise<void> {
    const [action, by] = ['session.ended', whose(session)];
    return this.audit.record(transaction, { action, outcome: 'done', by, subject: session.id, detail: { reason } });
  }
}

/** Who acts by the session, and for whom. */
const whose = ({ id: session, state: { person, organisation } }: Session): NonNullable<AuditNote['by']> => ({
  person,
  ...(organisation && { organisation }),
  credential: { kind: 'session', id: session },
});

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

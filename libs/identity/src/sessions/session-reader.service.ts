import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Operation, type Viewer } from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { InvalidToken, jobOperation, type Presented } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { UnitOfWork } from '@talkoot/platform/database';
import { RequestRefused } from '@talkoot/platform/http';
import { CredentialReader } from '../credentials/credential-reader.port.js';
import { say } from '../messages/index.js';
import { type SessionActing, type KeptSession, SessionRepository } from './session.repository.js';
import { type Cookie, SessionSecrets } from './session-secrets.service.js';
import { limitsOf } from './session-limits.js';
import { LOCAL, whyLocalIsOff } from './local-provider.service.js';

/** Knows people by the sessions of their browsers. What has ended since, session or affiliation, ends with the next request. */
@Injectable()
export class SessionReader extends CredentialReader {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly secrets: SessionSecrets,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async read({ session: shown, renew }: Presented): Promise<Viewer | undefined> {
    if (shown === undefined) return undefined;
    const cookie = this.secrets.read(shown);
    const found = cookie && (await this.find(cookie));
    if (!cookie || !found) throw new InvalidToken();
    const { kept, acting } = found;
    const now = this.clock.now();
    const use = kept.session.useAt(now, await this.secrets.compare(cookie.secret, kept.hashes));
    if (use === 'stolen') await this.endStolen(kept);
    if (use === 'stolen' || use === 'over') throw new InvalidToken();
    if (kept.session.noteUse(now)) await this.sessions.touch(kept.session);
    if (use === 'renew' && renew) await this.renew(kept, cookie, renew);
    if (kept.session.statusAt(now) === 'choosing')
      throw new RequestRefused(403, 'CHOOSE_ORGANISATION', say('session.choose'));
    if (!acting) throw new RequestRefused(401, 'UNAUTHENTICATED', say('session.actsNoMore'));
    return viewerBy(kept, acting);
  }

  /** Who is signed in, for a page that shows it. It leaves no trace, and needs no word of where the request comes from. */
  async peek(shown: string | undefined): Promise<{ kept: KeptSession; acting: SessionActing | undefined } | undefined> {
    const cookie = shown === undefined ? undefined : this.secrets.read(shown);
    const found = cookie && (await this.find(cookie));
    if (!found) return undefined;
    const use = found.kept.session.useAt(
      this.clock.now(),
      await this.secrets.compare(cookie.secret, found.kept.hashes),
    );
    return use === 'good' || use === 'renew' ? found : undefined;
  }

  private async find({ handle }: Cookie) {
    const found = await this.sessions.byHandle(
      await this.secrets.hash(handle),
      this.clock.today(),
      limitsOf(this.config),
    );
    if (found?.session.state.provider === LOCAL && whyLocalIsOff(this.config) !== undefined) return undefined;
    return found && { kept: found, acting: found.acting };
  }

  private async renew(
    { session, hashes }: KeptSession,
    cookie: Cookie,
    renew: (session: string) => void,
  ): Promise<void> {
    const next = this.secrets.next(cookie);
    session.renewSecret(this.clock.now());
    const isRenewed = await this.sessions.renew(session, hashes.secret, await this.secrets.hash(next.secret));
    if (isRenewed) renew(this.secrets.write(next));
  }

  private endStolen({ session }: KeptSession): Promise<void> {
    const { person } = session.state;
    const operation: Operation = {
      ...jobOperation(this.clock, 'session.ended'),
      viewer: {
        person,
        ...(session.state.organisation && { organisation: session.state.organisation }),
        platformRoles: [],
        credential: { kind: 'session', id: session.id },
      },
    };
    return this.unitOfWork.run(operation, async (transaction) => {
      const kept = await this.sessions.load(transaction, { id: session.id, person }, limitsOf(this.config));
      if (!kept || kept.session.statusAt(operation.now) === 'ended') return;
      kept.session.end(operation.now);
      await this.sessions.save(transaction, [kept]);
      const detail = { reason: 'old-secret-used' };
      await this.audit.record(transaction, { action: 'session.ended', outcome: 'done', subject: session.id, detail });
    });
  }
}

const viewerBy = ({ session }: KeptSession, acting: SessionActing): Viewer => ({
  ...acting,
  person: session.state.person,
  credential: { kind: 'session', id: session.id },
});

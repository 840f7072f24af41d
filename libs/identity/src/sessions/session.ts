import { type Id, type Instant, newId, type OrganisationId, type PersonId } from '@talkoot/contracts';
import { SESSION_FLOW, type SessionStatus } from './session-flow.js';

/** How long sessions last. */
export interface SessionLimits {
  readonly idleMinutes: number;
  readonly hours: number;
}

/** Who signs in, how, and from where. */
export interface NewSession {
  readonly person: PersonId;
  /** The issuer of the provider, or `local`. */
  readonly provider: string;
  /** How the provider calls its own session. */
  readonly providerSession?: string | undefined;
  readonly address: string;
}

export interface SessionState extends NewSession {
  /** The organisation acted for; undefined: not chosen yet. */
  readonly organisation?: OrganisationId | undefined;
  readonly begunAt: Instant;
  /** To the minute. */
  readonly lastUsedAt: Instant;
  /** It is over then unless it is used before. */
  readonly idleEndsAt: Instant;
  /** It is over then, however much it is used. */
  readonly endsAt: Instant;
  /** When its secret is due to be replaced. */
  readonly renewAt: Instant;
  readonly renewedAt: Instant;
  readonly endedAt?: Instant | undefined;
}

/** Which of the secrets of a session was shown: the one in use, the one before it, or an older one. */
export type Shown = 'current' | 'previous' | 'older';

/** What it comes to that somebody shows a secret of a session. `renew`: it is good, and the secret is due to be replaced. */
export type Use = 'good' | 'renew' | 'over' | 'stolen';

/** For so long the secret before is good as well, for requests that were under way. */
export const GRACE_SECONDS = 60;
/** A secret is replaced after so long. */
export const RENEW_SECONDS = 15 * 60;
/** How exactly the last use is known. */
const USE_SECONDS = 60;

/** Somebody is signed in with a browser, and acts for one organisation at a time. */
export class Session {
  constructor(
    readonly id: Id<'session'>,
    public state: SessionState,
    private readonly limits: SessionLimits,
  ) {}

  static begin(given: NewSession, now: Instant, limits: SessionLimits): Session {
    SESSION_FLOW.signIn.take({});
    const endsAt = now.plusSeconds(limits.hours * 3600);
    const state = {
      ...given,
      begunAt: now,
      lastUsedAt: now,
      idleEndsAt: now,
      endsAt,
      renewAt: now.plusSeconds(RENEW_SECONDS),
      renewedAt: now,
    };
    const session = new Session(newId('session'), state, limits);
    session.state = { ...state, idleEndsAt: session.idleEndFrom(now) };
    return session;
  }

  statusAt(now: Instant): SessionStatus {
    const { endedAt, idleEndsAt, endsAt, organisation } = this.state;
    if (endedAt || !now.isBefore(idleEndsAt) || !now.isBefore(endsAt)) return 'ended';
    return organisation === undefined ? 'choosing' : 'acting';
  }

  /** An older secret that comes again was copied by somebody: nobody knows which of the two is the person. */
  useAt(now: Instant, shown: Shown): Use {
    if (this.statusAt(now) === 'ended') return 'over';
    const { renewedAt, renewAt } = this.state;
    if (shown === 'older') return 'stolen';
    if (shown === 'previous') return now.isAfter(renewedAt.plusSeconds(GRACE_SECONDS)) ? 'stolen' : 'good';
    return now.isBefore(renewAt) ? 'good' : 'renew';
  }

  /** Notes that it was used, and says whether that is worth writing down. */
  noteUse(now: Instant): boolean {
    if (this.statusAt(now) === 'ended' || now.isBefore(this.state.lastUsedAt.plusSeconds(USE_SECONDS))) return false;
    this.state = { ...this.state, lastUsedAt: now, idleEndsAt: this.idleEndFrom(now) };
    return true;
  }

  renewSecret(now: Instant): void {
    SESSION_FLOW.renewSecret.take(this.momentAt(now));
    this.state = { ...this.state, renewedAt: now, renewAt: now.plusSeconds(RENEW_SECONDS) };
  }

  /** From now on the person acts for another organisation. The secret is replaced at the next use, at the earliest after its grace. */
  actFor(organisation: OrganisationId, now: Instant): void {
    SESSION_FLOW.actFor.take(this.momentAt(now));
    const afterGrace = this.state.renewedAt.plusSeconds(GRACE_SECONDS);
    this.state = { ...this.state, organisation, renewAt: now.isBefore(afterGrace) ? afterGrace : now };
  }

  end(now: Instant): void {
    SESSION_FLOW.endSession.take(this.momentAt(now));
    this.state = { ...this.state, endedAt: now };
  }

  private momentAt(now: Instant) {
    return { status: this.statusAt(now) };
  }

  private idleEndFrom(now: Instant): Instant {
    const idle = now.plusSeconds(this.limits.idleMinutes * 60);
    return idle.isBefore(this.state.endsAt) ? idle : this.state.endsAt;
  }
}

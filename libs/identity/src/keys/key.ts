import {
  Aggregate,
  type EventName,
  type Id,
  type Instant,
  type LocalDate,
  newId,
  type OrganisationId,
  type PersonId,
  type Scope,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { KEY_FLOW, type KeyStatus } from './key-flow.js';
import type { KeyRole } from './key-roles.js';

/** Seconds for which the secret before the newest one is good too. */
export const ROTATION = 24 * 3600;

/** Keys of an organisation that are good at the same time. */
export const MOST_KEYS = 20;

/** Years after which every key is over; one for which nobody says it is after half of that. */
const LONGEST_YEARS = 2;

export type KeyEvent = Extract<EventName, `key.${string}`>;

/** Now, for those who ask about days and about moments. */
export interface Moment {
  readonly now: Instant;
  readonly today: LocalDate;
}

export interface KeyState {
  readonly organisation: OrganisationId;
  readonly madeBy: PersonId | undefined;
  readonly name: string;
  /** How each secret of the key begins. */
  readonly prefix: string;
  readonly role: KeyRole;
  readonly scopes: readonly Scope[];
  /** The last day on which it is good. */
  readonly expiresOn: LocalDate;
  readonly createdAt: Instant;
  readonly rotatedAt?: Instant | undefined;
  readonly revokedAt?: Instant | undefined;
}

export interface NewKey extends Omit<KeyState, 'scopes' | 'expiresOn' | 'createdAt' | 'rotatedAt' | 'revokedAt'> {
  readonly scopes: readonly Scope[];
  readonly expiresOn?: LocalDate | undefined;
}

export function keyStatus({ revokedAt, rotatedAt, expiresOn }: KeyState, { now, today }: Moment): KeyStatus {
  if (revokedAt) return 'revoked';
  if (expiresOn.isBefore(today)) return 'expired';
  return rotatedAt?.plusSeconds(ROTATION).isAfter(now) ? 'rotating' : 'active';
}

/** By what a system of an organisation shows who asks. It acts for the organisation, and for nobody in it. */
export class Key extends Aggregate<'key', KeyEvent> {
  constructor(
    id: Id<'key'>,
    version: number,
    public state: KeyState,
    private readonly moment: Moment,
  ) {
    super(id, version);
  }

  /** Throws OUTSIDE_PERIOD for a last day that is past or too far. What a key changes it also reads. */
  static make({ scopes, expiresOn, ...details }: NewKey, moment: Moment): Key {
    const { today, now } = moment;
    KEY_FLOW.makeKey.take({});
    const latest = today.plusYears(LONGEST_YEARS);
    const lastDay = expiresOn ?? today.plusYears(LONGEST_YEARS / 2);
    if (lastDay.isBefore(today) || lastDay.isAfter(latest))
      throw refuse('OUTSIDE_PERIOD.keyExpires', ['expiresOn'], { from: today, to: latest });
    const good: readonly Scope[] = ['read', ...scopes.filter((each) => each !== 'read')];
    const key = new Key(newId('key'), 0, { ...details, scopes: good, expiresOn: lastDay, createdAt: now }, moment);
    const { organisation, name: system, role } = details;
    key.record('key.made.v1', { organisation, system, role, scopes: [...good], expiresOn: lastDay });
    return key;
  }

  get status(): KeyStatus {
    return keyStatus(this.state, this.moment);
  }

  /** From when on the secrets before are no longer valid. */
  rotate(): Instant {
    KEY_FLOW.rotateKey.take({ status: this.status });
    this.state = { ...this.state, rotatedAt: this.moment.now };
    this.record('key.rotated.v1', this.told());
    return this.moment.now.plusSeconds(ROTATION);
  }

  revoke(): void {
    KEY_FLOW.revokeKey.take({ status: this.status });
    this.state = { ...this.state, revokedAt: this.moment.now };
    this.record('key.revoked.v1', this.told());
  }

  /** The organisation ends on the day before: nobody acts for it from then on. */
  endBefore(day: LocalDate): void {
    const lastDay = day.minusDays(1);
    if (this.state.revokedAt || !this.state.expiresOn.isAfter(lastDay)) return;
    this.state = { ...this.state, expiresOn: lastDay };
    this.record('key.ended.v1', { ...this.told(), lastDay });
  }

  private told(): { organisation: OrganisationId; system: string } {
    const { organisation, name } = this.state;
    return { organisation, system: name };
  }

  protected override isPublic(): boolean {
    return false;
  }

  protected concerned(): readonly OrganisationId[] {
    return [this.state.organisation];
  }
}

import type { Instant } from '@talkoot/contracts';

/** Seconds that a token is good for, at most. */
export const LONGEST_TOKEN = 7 * 24 * 3600;

/** Seconds in which a process may still sign with a key that is current no more: what it knows is not always fresh. */
const SIGNED_LATE = 600;

/** next: known to others before it signs; current: signs; retired: its tokens still hold; gone: they are over. */
export type SigningKeyStatus = 'next' | 'current' | 'retired' | 'gone';

/** When it is the turn of a key. */
export interface Turn {
  readonly currentSince?: Instant | undefined;
  readonly retiredAt?: Instant | undefined;
}

export function statusAt({ currentSince, retiredAt }: Turn, now: Instant): SigningKeyStatus {
  if (retiredAt) return retiredAt.plusSeconds(LONGEST_TOKEN + SIGNED_LATE).isAfter(now) ? 'retired' : 'gone';
  return currentSince ? 'current' : 'next';
}

/** The keys after a turn: the current one retires, the next one is current, a new one is next. What is gone is left out. */
export function turned<K extends Turn>(keys: readonly K[], fresh: K, now: Instant): (K & Turn)[] {
  const steps: Record<SigningKeyStatus, (key: K) => (K & Turn)[]> = {
    next: (key) => [{ ...key, currentSince: now }],
    current: (key) => [{ ...key, retiredAt: now }],
    retired: (key) => [key],
    gone: () => [],
  };
  return [...keys.flatMap((key) => steps[statusAt(key, now)](key)), fresh];
}

/** Whether the current key has signed for this number of days; then it is the turn of the next, as it is where none is current. */
export function isTurn(keys: readonly Turn[], days: number, now: Instant): boolean {
  const current = keys.find((key) => statusAt(key, now) === 'current');
  return !current?.currentSince?.plusSeconds(days * 24 * 3600).isAfter(now);
}

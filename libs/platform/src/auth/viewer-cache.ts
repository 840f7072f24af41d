import type { Viewer } from '@talkoot/contracts';
import type { Presented } from './authenticator.js';

/** In milliseconds: so long a viewer is remembered at most, for what changes with time alone, such as the end of a session. */
const REMEMBERED_FOR = 60_000;
const MOST_VIEWERS = 10_000;

/** A viewer, and the version (`platform.kept.viewers`) at which it was read. */
export interface Remembered {
  readonly viewer: Viewer;
  readonly version: string;
}

/**
 * Who stands behind the credentials that a process has seen lately. An entry is no answer: who uses it reads the version of
 * `platform.kept.viewers` in the snapshot of the answer, and asks anew when it is another one.
 */
export class ViewerCache {
  private readonly known = new Map<string, Remembered & { readonly day: string; readonly until: number }>();

  /** `day`: affiliations hold by the day. */
  find(presented: Presented, day: string, now: number): Remembered | undefined {
    const found = this.known.get(keyOf(presented));
    return found && found.until > now && found.day === day ? found : undefined;
  }

  remember(presented: Presented, day: string, now: number, remembered: Remembered): void {
    const key = keyOf(presented);
    const [oldest] = this.known.keys();
    if (this.known.size >= MOST_VIEWERS && oldest !== undefined && !this.known.has(key)) this.known.delete(oldest);
    this.known.delete(key);
    this.known.set(key, { ...remembered, day, until: now + REMEMBERED_FOR });
  }

  forget(presented: Presented): void {
    this.known.delete(keyOf(presented));
  }
}

/** No part can have a line break. */
const keyOf = ({ bearer = '', session = '', actingFor = '' }: Presented): string =>
  [bearer, session, actingFor].join('\n');

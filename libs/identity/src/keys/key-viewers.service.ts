import { Injectable } from '@nestjs/common';
import { Clock, type Id, type Scope, type Viewer } from '@talkoot/contracts';
import { type GoodKey, type KeyReference, KeyRepository } from './key.repository.js';
import { KeySecrets } from './key-secrets.service.js';
import type { Moment } from './key.js';

/** Milliseconds within which a second use is not written down again. */
const NOTED = 60_000;
/** More than there are keys in use; then what was noted is forgotten, and noted anew. */
const MOST_NOTED = 10_000;

/** Finds keys that are good, and who acts by them. */
@Injectable()
export class KeyViewers {
  private readonly noted = new Map<Id<'key'>, number>();

  constructor(
    private readonly keys: KeyRepository,
    private readonly secrets: KeySecrets,
    private readonly clock: Clock,
  ) {}

  /** The key with this secret. Undefined: there is none that is good, whatever the reason. */
  async bySecret(secret: string): Promise<GoodKey | undefined> {
    const prefix = this.secrets.prefixOf(secret);
    const found = prefix === undefined ? undefined : await this.find({ prefix });
    const isIt = await this.secrets.isAmong(secret, found?.digests ?? []);
    return isIt ? found : undefined;
  }

  /** The key for which a token was issued. */
  byToken(id: Id<'key'>, token: string): Promise<GoodKey | undefined> {
    return this.find({ id, token });
  }

  /** `scopes`: those to which it is narrowed. */
  viewerOf({ id, organisation, name, role, scopes: all }: GoodKey, scopes: readonly Scope[] = all): Viewer {
    this.noteUse(id);
    return {
      key: id,
      organisation,
      role,
      scopes: all.filter((each) => scopes.includes(each)),
      platformRoles: [],
      credential: { kind: 'key', id, name },
    };
  }

  private find(by: KeyReference): Promise<GoodKey | undefined> {
    return this.keys.findGood(by, this.moment());
  }

  private moment(): Moment {
    return { now: this.clock.now(), today: this.clock.today() };
  }

  /** Out of the request's way: nobody waits for it, and nobody is refused when it fails. */
  private noteUse(key: Id<'key'>): void {
    const now = performance.now();
    if (now - (this.noted.get(key) ?? -Infinity) < NOTED) return;
    if (this.noted.size >= MOST_NOTED) this.noted.clear();
    this.noted.set(key, now);
    this.keys.noteUse(key, this.clock.now()).catch(() => this.noted.delete(key));
  }
}

import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isSystemError, readIfThere, replaceFile } from './files.js';
import { isAlive, processIdentity, thisProcess } from './process-identity.js';
import { waitFor } from './wait-for.js';

const lockHolder = processIdentity.extend({
  /** When the lock was taken, RFC 3339 in UTC. */
  since: z.string(),
  /** What the holder says of itself, for the one who finds the lock taken. */
  note: z.string(),
});
export type LockHolder = z.infer<typeof lockHolder>;

/** A lock that this process holds. */
export interface HeldLock {
  release(): Promise<void>;
}

/** Who came first. */
export interface RefusedLock {
  holder: LockHolder;
}

const RELEASED = '';

/**
 * A lock among processes of one machine, which the death of its holder opens again, however it died.
 *
 * The lock is a folder of numbered claims, and the highest one counts. A claim appears whole and only once (a hard link),
 * so of two processes that find the same claim void exactly one places the next. The highest claim is never deleted, only
 * voided; hence a slow process that still places a lower one sees the higher one beside it, and yields.
 */
export class ProcessLock {
  constructor(private readonly folder: string) {}

  /** Takes the lock, or tells who has it. */
  async claim(note: string): Promise<HeldLock | RefusedLock> {
    await mkdir(this.folder, { recursive: true });
    const latest = await this.latest();
    const text = latest === 0 ? RELEASED : await readIfThere(this.file(latest));
    if (text === undefined) return this.claim(note);
    const holder = livingHolder(text);
    if (holder !== undefined) return { holder };

    const mine = latest + 1;
    if (!(await this.place(mine, { ...thisProcess(), since: new Date().toISOString(), note }))) return this.claim(note);
    const claims = await this.claims();
    if (Math.max(...claims) !== mine) {
      await rm(this.file(mine), { force: true });
      return this.claim(note);
    }
    await Promise.all(claims.filter((claim) => claim < mine).map((claim) => rm(this.file(claim), { force: true })));
    return { release: () => replaceFile(this.file(mine), RELEASED) };
  }

  /** Does the work while nobody else holds the lock, waiting for it as long as its holders live. */
  async during<T>(note: string, work: () => Promise<T>): Promise<T> {
    const lock = await waitFor(
      `the lock ${this.folder}`,
      async () => {
        const claim = await this.claim(note);
        return 'release' in claim && claim;
      },
      { timeout: 120_000 },
    );
    try {
      return await work();
    } finally {
      await lock.release();
    }
  }

  private file(claim: number): string {
    return join(this.folder, String(claim));
  }

  private async claims(): Promise<number[]> {
    return (await readdir(this.folder)).filter((name) => /^\d+$/.test(name)).map(Number);
  }

  private async latest(): Promise<number> {
    return Math.max(0, ...(await this.claims()));
  }

  private async place(claim: number, holder: LockHolder): Promise<boolean> {
    const draft = join(this.folder, `draft-${randomUUID()}`);
    await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
    try {
      await link(draft, this.file(claim));
      return true;
    } catch (error) {
      if (isSystemError(error, 'EEXIST')) return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }
}

/** A claim that can't be read was cut short by a power failure, which no holder survives. */
function livingHolder(text: string): LockHolder | undefined {
  if (text === RELEASED) return undefined;
  let claim: unknown;
  try {
    claim = JSON.parse(text);
  } catch {
    return undefined;
  }
  const holder = lockHolder.safeParse(claim);
  return holder.success && isAlive(holder.data) ? holder.data : undefined;
}

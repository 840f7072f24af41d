import { setTimeout as delay } from 'node:timers/promises';

/** What was awaited did not come in time; the message tells what it was. */
class AwaitedInVain extends Error {}

/** How long to wait in all, and how long between two looks, in milliseconds. */
export interface Patience {
  timeout: number;
  every: number;
}

const usual: Patience = { timeout: 30_000, every: 20 };

/**
 * Looks until the check gives something other than `undefined` or `false`, and answers with that.
 * A check that throws ends the waiting at once. `awaited` completes the sentence "Waited … for …".
 */
export function waitFor<T>(
  awaited: string,
  check: () => T | undefined | false | Promise<T | undefined | false>,
  patience: Partial<Patience> = {},
): Promise<T> {
  const { timeout, every } = { ...usual, ...patience };
  const deadline = performance.now() + timeout;
  const look = async (): Promise<T> => {
    const found = await check();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new AwaitedInVain(`Waited ${timeout} ms in vain for ${awaited}`);
    await delay(every);
    return look();
  };
  return look();
}

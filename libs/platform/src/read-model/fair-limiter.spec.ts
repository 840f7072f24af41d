import { setTimeout as delay } from 'node:timers/promises';
import { Overloaded } from './read-errors.js';
import { FairLimiter } from './fair-limiter.js';

describe('a fair limiter', () => {
  it('lets in at once while there is room, and who waits when there is', async () => {
    const limiter = new FairLimiter({ total: 2, perCaller: 2 });
    const release = limiter.acquire('one');
    expect(release).toBeInstanceOf(Function);
    expect(limiter.acquire('other')).toBeInstanceOf(Function);
    const third = limiter.acquire('one');
    expect(third).toBeInstanceOf(Promise);
    if (release instanceof Function) release();
    expect(await third).toBeInstanceOf(Function);
  });

  it('gives no caller more than its share', async () => {
    const limiter = new FairLimiter({ total: 10, perCaller: 2 });
    const release = await limiter.acquire('greedy');
    await limiter.acquire('greedy');
    const third = limiter.acquire('greedy');
    expect(third).toBeInstanceOf(Promise);
    expect(limiter.acquire('other')).toBeInstanceOf(Function);
    release();
    expect(await third).toBeInstanceOf(Function);
  });

  it('lets callers take turns, however many of one wait', async () => {
    const limiter = new FairLimiter({ total: 1, perCaller: 1 });
    const order: string[] = [];
    const visit = async (name: string) => {
      const release = await limiter.acquire(name);
      order.push(name);
      await delay(0);
      release();
    };
    await Promise.all(['greedy', 'greedy', 'greedy', 'greedy', 'one', 'other'].map(visit));
    expect(order.slice(0, 4).toSorted()).toEqual(['greedy', 'greedy', 'one', 'other']);
    expect(order).toHaveLength(6);
  });

  it('refuses within a second those who find no place, and forgets them', async () => {
    const limiter = new FairLimiter({ total: 1, perCaller: 1 });
    const release = await limiter.acquire('slow');
    const since = performance.now();
    await expect(limiter.acquire('other')).rejects.toThrow(Overloaded);
    expect(performance.now() - since).toBeLessThan(5_000);
    release();
    expect(limiter.acquire('slow')).toBeInstanceOf(Function);
  });

  it('refuses at once when too many wait', () => {
    const limiter = new FairLimiter({ total: 1, perCaller: 1 });
    const enter = () => {
      const entered = limiter.acquire('one');
      if (entered instanceof Promise) entered.catch(() => undefined);
    };
    expect(() => {
      for (let n = 0; n < 10_000; n += 1) enter();
    }).toThrow(Overloaded);
  });

  it('is stuck when all places have been taken for long', async () => {
    let now = 0;
    const limiter = new FairLimiter({ total: 1, perCaller: 1 }, () => now);
    now += 60_000;
    const release = await limiter.acquire('one');
    expect(limiter.isStuck).toBe(false);
    now += 60_000;
    expect(limiter.isStuck).toBe(true);
    release();
    expect(limiter.isStuck).toBe(false);
  });
});

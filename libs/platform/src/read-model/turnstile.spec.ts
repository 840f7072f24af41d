import { setTimeout as delay } from 'node:timers/promises';
import { Overloaded } from './read-errors.js';
import { Turnstile } from './turnstile.js';

describe('a turnstile', () => {
  it('lets in at once while there is room, and who waits when there is', async () => {
    const turnstile = new Turnstile({ all: 2, each: 2 });
    const leave = turnstile.enter('one');
    expect(leave).toBeInstanceOf(Function);
    expect(turnstile.enter('other')).toBeInstanceOf(Function);
    const third = turnstile.enter('one');
    expect(third).toBeInstanceOf(Promise);
    if (leave instanceof Function) leave();
    expect(await third).toBeInstanceOf(Function);
  });

  it('gives no caller more than its share', async () => {
    const turnstile = new Turnstile({ all: 10, each: 2 });
    const leave = await turnstile.enter('greedy');
    await turnstile.enter('greedy');
    const third = turnstile.enter('greedy');
    expect(third).toBeInstanceOf(Promise);
    expect(turnstile.enter('other')).toBeInstanceOf(Function);
    leave();
    expect(await third).toBeInstanceOf(Function);
  });

  it('lets callers take turns, however many of one wait', async () => {
    const turnstile = new Turnstile({ all: 1, each: 1 });
    const order: string[] = [];
    const visit = async (name: string) => {
      const leave = await turnstile.enter(name);
      order.push(name);
      await delay(0);
      leave();
    };
    await Promise.all(['greedy', 'greedy', 'greedy', 'greedy', 'one', 'other'].map(visit));
    expect(order.slice(0, 4).toSorted()).toEqual(['greedy', 'greedy', 'one', 'other']);
    expect(order).toHaveLength(6);
  });

  it('refuses within a second those who find no place, and forgets them', async () => {
    const turnstile = new Turnstile({ all: 1, each: 1 });
    const leave = await turnstile.enter('slow');
    const since = performance.now();
    await expect(turnstile.enter('other')).rejects.toThrow(Overloaded);
    expect(performance.now() - since).toBeLessThan(5_000);
    leave();
    expect(turnstile.enter('slow')).toBeInstanceOf(Function);
  });

  it('refuses at once when too many wait', () => {
    const turnstile = new Turnstile({ all: 1, each: 1 });
    const enter = () => {
      const entered = turnstile.enter('one');
      if (entered instanceof Promise) entered.catch(() => undefined);
    };
    expect(() => {
      for (let n = 0; n < 10_000; n += 1) enter();
    }).toThrow(Overloaded);
  });

  it('is stuck when all places have been taken for long', async () => {
    let now = 0;
    const turnstile = new Turnstile({ all: 1, each: 1 }, () => now);
    now += 60_000;
    const leave = await turnstile.enter('one');
    expect(turnstile.isStuck).toBe(false);
    now += 60_000;
    expect(turnstile.isStuck).toBe(true);
    leave();
    expect(turnstile.isStuck).toBe(false);
  });
});

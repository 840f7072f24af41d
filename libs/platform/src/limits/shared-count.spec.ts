import { RateLimiterMemory, type RateLimiterStoreAbstract } from 'rate-limiter-flexible';
import { SharedCount } from './shared-count.js';

const MINUTE = { points: 100, seconds: 60 };
const NOON = Date.UTC(2026, 10, 30, 12);

/** Stands for the store of all processes; it counts as that does. */
const store = () => new RateLimiterMemory(MINUTE_OF_STORE) as unknown as RateLimiterStoreAbstract;
const MINUTE_OF_STORE = { points: MINUTE.points, duration: MINUTE.seconds };
const away = (): RateLimiterStoreAbstract => {
  throw new Error('away');
};

describe('SharedCount', () => {
  it('says what is left and when all of it comes back', () => {
    let now = NOON + 20_000;
    const count = new SharedCount(MINUTE, store, () => now);
    count.add('a', 30);
    count.add('a', 80);
    expect(count.left('a')).toEqual({ remaining: 0, reset: 40 });
    expect(count.left('b')).toEqual({ remaining: 100, reset: 40 });
    now = NOON + 60_000;
    expect(count.left('a')).toEqual({ remaining: 100, reset: 60 });
  });

  it('knows after an exchange what the others have counted', async () => {
    const shared = store();
    const [one, other] = [1, 2].map(
      () =>
        new SharedCount(
          MINUTE,
          () => shared,
          () => NOON,
        ),
    );
    one?.add('a', 30);
    other?.add('a', 40);
    await one?.exchange();
    await other?.exchange();
    other?.add('a', 5);
    await other?.exchange();
    one?.add('a', 1);
    await one?.exchange();
    expect([one?.left('a').remaining, other?.left('a').remaining]).toEqual([24, 25]);
  });

  it('loses nothing while the store is away', async () => {
    const shared = store();
    let isAway = true;
    const count = new SharedCount(
      MINUTE,
      () => (isAway ? away() : shared),
      () => NOON,
    );
    count.add('a', 30);
    await expect(count.exchange()).rejects.toThrow('away');
    expect(count.left('a').remaining).toBe(70);
    isAway = false;
    await count.exchange();
    const other = new SharedCount(
      MINUTE,
      () => shared,
      () => NOON,
    );
    other.add('a', 10);
    await other.exchange();
    expect(other.left('a').remaining).toBe(60);
  });
});

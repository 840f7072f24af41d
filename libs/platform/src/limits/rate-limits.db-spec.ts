import { readConfig } from '../config/index.js';
import { rows, UnitOfWork } from '../database/index.js';
import { platformDatabase } from '../database/platform.database.js';
import { Log } from '../logging/index.js';
import { ANYBODY, type Operation } from '@talkoot/contracts';
import { DataSource } from 'typeorm';
import { testContext, type TestContext, testOperation } from '../testing/test-context.js';
import { LimitStore } from './limit-store.js';
import { RateLimits } from './rate-limits.js';
import { TooManyRequests } from './too-many-requests.js';

/** Connections of the changes. */
const POOL = 3;
const NOBODY_LISTENS = 'redis://127.0.0.1:1';

describe('RateLimits', () => {
  let context: TestContext;
  const stores: LimitStore[] = [];

  beforeAll(async () => {
    context = await testContext([platformDatabase], [], { DATABASE_POOL: String(POOL) });
  });
  afterAll(async () => {
    await Promise.all(stores.map((each) => each.onApplicationShutdown()));
    await context.close();
  });

  /** As another process has them. */
  function limits(settings: NodeJS.ProcessEnv = {}): RateLimits {
    const config = readConfig({ RATE_LIMIT_SIGN_IN: '3/300', RATE_LIMIT_REPORT_REQUEST: '2/300', ...settings });
    const log = Log.for({ LOG_LEVEL: 'silent' }, 'test');
    const store = new LimitStore(config, context.databaseUrl, log);
    stores.push(store);
    return new RateLimits(config, store, log);
  }

  const refusalOf = (work: Promise<void>) => work.then(() => undefined).catch((error: unknown) => error);
  const from = (address: string): Operation => ({ ...testOperation(ANYBODY), address });

  it('counts exactly, however many processes there are', async () => {
    const processes = [limits(), limits()];
    const takes = Array.from({ length: 10 }, (_, place) =>
      refusalOf(processes[place % 2]?.take('sign-in', 'a') ?? Promise.resolve()),
    );
    const refused = (await Promise.all(takes)).filter((each) => each !== undefined);
    expect(refused).toHaveLength(7);
    for (const each of refused) expect(each).toBeInstanceOf(TooManyRequests);
  });

  it('counts each limit and each caller apart, and an address of IPv6 with its neighbours', async () => {
    const process = limits();
    for (const address of ['2001:db8::1', '2001:db8::2']) await process.takeFor(from(address), 'report-request');
    expect(await refusalOf(process.takeFor(from('2001:db8::3'), 'report-request'))).toBeInstanceOf(TooManyRequests);
    expect(await refusalOf(process.takeFor(from('2001:db8:0:1::3'), 'report-request'))).toBeUndefined();
    expect(await refusalOf(process.takeFor(from('2001:db8::3'), 'sign-in'))).toBeUndefined();
    expect(
      await refusalOf(process.takeFor({ ...from('2001:db8::3'), origin: 'import' }, 'report-request')),
    ).toBeUndefined();
  });

  it('takes all for what is more than all, and says in each language when to come again', async () => {
    const process = limits();
    await process.take('sign-in', 'many', 50);
    const refusal = await refusalOf(process.take('sign-in', 'many'));
    expect(refusal).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    if (!(refusal instanceof TooManyRequests)) throw new Error('It was not refused');
    expect(Number(refusal.headers['retry-after'])).toBeGreaterThan(290);
    expect(refusal.text).toEqual({
      fi: expect.stringContaining('5 minuutin') as string,
      sv: expect.stringContaining('5 minuter') as string,
      en: expect.stringContaining('5 minutes') as string,
    });
  });

  it('keeps a flood away from the database', async () => {
    const process = limits();
    const points = async () => {
      const all = await rows<{ points: number }>(
        context.get(DataSource).manager,
        'SELECT points FROM platform.rate_limit',
      );
      return all.reduce((sum, each) => sum + each.points, 0);
    };
    const take = () => refusalOf(process.take('sign-in', 'flood'));
    for (let each = 0; each < 5; each += 1) await take();
    const before = await points();
    expect((await Promise.all(Array.from({ length: 200 }, take))).every(Boolean)).toBe(true);
    expect(await points()).toBe(before);
  });

  it('keeps neither addresses nor ids in the store', async () => {
    await limits().take('sign-in', '192.0.2.77');
    const all = await rows<{ key: string }>(context.get(DataSource).manager, 'SELECT key FROM platform.rate_limit');
    expect(all.length).toBeGreaterThan(0);
    expect(JSON.stringify(all)).not.toContain('192.0.2.77');
  });

  it('counts what is asked for within changes, though they hold every connection', async () => {
    const process = limits();
    let holding = 0;
    let allHold = (): void => undefined;
    const held = new Promise<void>((resolve) => (allHold = resolve));
    const change = () =>
      context.get(UnitOfWork).run(testOperation(), async (transaction) => {
        await transaction.rows('SELECT 1', []);
        holding += 1;
        if (holding === POOL) allHold();
        await held;
        await process.takeFor(from('192.0.2.99'), 'sign-in');
      });
    await Promise.all(Array.from({ length: POOL }, change));
    // All were counted in the store, where other processes see it.
    expect(await refusalOf(limits().takeFor(from('192.0.2.99'), 'sign-in'))).toBeInstanceOf(TooManyRequests);
  });

  it('counts for itself while Redis is away', async () => {
    const process = limits({ REDIS_URL: NOBODY_LISTENS });
    const answers = [];
    for (let each = 0; each < 5; each += 1) answers.push(await refusalOf(process.take('sign-in', 'alone')));
    expect(answers.map((each) => each instanceof TooManyRequests)).toEqual([false, false, false, true, true]);
  });

  it('counts nothing when it is off', async () => {
    const process = limits({ RATE_LIMITS: 'off' });
    for (let each = 0; each < 5; each += 1) await process.take('sign-in', 'off');
    expect(process.charge(testOperation(), 5)).toBeUndefined();
  });
});

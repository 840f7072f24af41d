import { waitFor } from '@talkoot/platform/testing/run';
import { databaseWithData } from '../support/bundled-data.js';
import { type AppProcess, startApp } from '../support/processes.js';
import { type PrivateRedis, startRedis } from '../support/redis.js';

const MOST = 4;
const SMALL = '{ themes(first: 1) { nodes { code } } }';

/** Two gateways that count together in Redis; each address stands for a caller of its own. */
describe('limits over several processes', () => {
  let database: Awaited<ReturnType<typeof databaseWithData>>;
  let redis: PrivateRedis;
  let gateways: AppProcess[] = [];

  beforeAll(async () => {
    [database, redis] = await Promise.all([databaseWithData(), startRedis()]);
    const settings = {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      TRUSTED_PROXIES: '127.0.0.1',
      RATE_LIMITS: 'on',
      RATE_LIMIT_OAUTH_TOKEN: `${MOST}/3600`,
      RATE_LIMIT_COST: '20000/3600',
    };
    gateways = [await startApp('gateway', settings), await startApp('gateway', settings)];
  });
  afterAll(async () => {
    await Promise.all(gateways.map((each) => each.stop()));
    await redis.stop();
    await database.drop();
  });

  const urlOf = (place: number): string => gateways[place % gateways.length]?.url ?? '';

  /** One try at a token that nobody gets: 401, or 429 when there were too many. */
  async function statusAt(place: number, address: string): Promise<number> {
    const response = await fetch(`${urlOf(place)}/oauth/token`, {
      method: 'POST',
      headers: { 'x-forwarded-for': address },
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' }),
    });
    return response.status;
  }

  /** By turns at both. */
  async function tries(address: string, times: number): Promise<number[]> {
    const statuses: number[] = [];
    for (let place = 0; place < times; place += 1) statuses.push(await statusAt(place, address));
    return statuses;
  }

  const exact = [...Array<number>(MOST).fill(401), 429, 429];

  it('are exact: what one has counted, the other knows', async () => {
    expect(await tries('192.0.2.1', MOST + 2)).toEqual(exact);
    expect(await tries('192.0.2.2', 1)).toEqual([401]);
  });

  it('tell each other soon what a caller has spent', async () => {
    /** `{ __typename }` costs next to nothing: to look spends less than is looked for. */
    const leftAt = async (place: number, query = '{ __typename }'): Promise<number> => {
      const response = await fetch(`${urlOf(place)}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.3' },
        body: JSON.stringify({ query }),
      });
      return Number(response.headers.get('ratelimit-remaining'));
    };
    const atFirst = await leftAt(1);
    await waitFor('one gateway to have spent half of it', async () => (await leftAt(0, SMALL)) <= 10_000);
    // A process hears of the others when it tells: of a caller who has used a twentieth there.
    await waitFor('some to be spent at the other', async () => (await leftAt(1, SMALL)) < 18_500);
    await waitFor('the other gateway to hear of it', async () => atFirst - (await leftAt(1)) > 8_000);
  });

  it('are counted by each process alone while Redis is away, and together again when it is back', async () => {
    await redis.kill();
    const alone = await tries('192.0.2.4', 2 * MOST + 2);
    expect(alone).toEqual([...Array<number>(2 * MOST).fill(401), 429, 429]);
    for (const gateway of gateways)
      await waitFor('the gateway to say that it counts alone', () => gateway.log().includes('limits.alone'));
    await redis.restart();
    let caller = 10;
    await waitFor('both to count together', async () => {
      caller += 1;
      return JSON.stringify(await tries(`192.0.2.${caller}`, MOST + 2)) === JSON.stringify(exact);
    });
  });
});

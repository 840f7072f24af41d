import { Redis } from 'ioredis';
import pg from 'pg';
import { testDatabase } from '@talkoot/platform/testing/run';
import { startPostgres } from './postgres.js';
import { startRedis } from './redis.js';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function onRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

test('postgres_killedAndRestarted_isAtTheSameAddressWithWhatWasCommitted', async () => {
  const postgres = await startPostgres();
  await query(postgres.url, `CREATE TABLE kept AS SELECT 'Salo' AS town`);
  await postgres.kill();
  await expect(query(postgres.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  await postgres.restart();
  expect(await query(postgres.url, 'SELECT * FROM kept')).toEqual([{ town: 'Salo' }]);
  await postgres.stop();
});

test('redis_killedAndRestarted_isAtTheSameAddressAndEmpty', async () => {
  const redis = await startRedis();
  await onRedis(redis.url, (client) => client.set('town', 'Salo'));
  expect(await onRedis(redis.url, (client) => client.get('town'))).toBe('Salo');
  await redis.kill();
  await redis.restart();
  expect(await onRedis(redis.url, (client) => client.get('town'))).toBeNull();
  await redis.stop();
});

test('testDatabase_calledTwice_givesTwoThatKnowNothingOfEachOther', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  await query(one.url, 'CREATE TABLE mine (town text)');
  await expect(query(other.url, 'SELECT * FROM mine')).rejects.toThrow('does not exist');
  await one.drop();
  await expect(query(one.url, 'SELECT 1')).rejects.toThrow('does not exist');
  await other.drop();
});

import { createServer } from 'node:net';
import pg from 'pg';
import { scratchFolder, waitFor } from '../testing/run/index.js';
import { keepEmbedded, type KeptPostgres, PostgresMoved } from './kept-postgres.js';
import { findPostmaster } from './postmaster.js';

let dataDir: string;
let kept: KeptPostgres;
let reasons: unknown[];
beforeEach(async () => {
  dataDir = await scratchFolder('kept');
  reasons = [];
  kept = await keepEmbedded(dataDir, { log: () => undefined }, (reason) => reasons.push(reason));
});
afterEach(() => kept.stop());

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: kept.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function server(): Promise<number> {
  const postmaster = await findPostmaster(`${dataDir}/postgres`);
  if (!postmaster) throw new Error('There is no server');
  return postmaster.process.pid;
}

test('server_killed_isBackAtTheSameAddressWithWhatWasCommitted', async () => {
  await query(`CREATE TABLE kept AS SELECT 'Salo' AS town`);
  const first = await server();
  process.kill(first, 'SIGKILL');
  const found = await waitFor('the table to be there again', () => query('SELECT * FROM kept').catch(() => undefined));
  expect(found).toEqual([{ town: 'Salo' }]);
  expect(await server()).not.toBe(first);
  expect(reasons).toEqual([]);
});

test('server_killedAndItsPortTaken_tellsThatItIsLost', async () => {
  const thief = createServer();
  const port = Number(new URL(kept.url).port);
  process.kill(await server(), 'SIGKILL');
  await waitFor(
    'the port to be free for somebody else',
    () =>
      new Promise<boolean>((resolve) => {
        thief.once('error', () => resolve(false));
        thief.listen(port, '127.0.0.1', () => resolve(true));
      }),
  );
  await waitFor('the loss to be told', () => reasons.length > 0);
  expect(reasons).toEqual([expect.any(PostgresMoved)]);
  thief.close();
});

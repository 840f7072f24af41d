import { randomUUID } from 'node:crypto';
import { verifyStored } from '@talkoot/platform/audit';
import { Connection } from '@talkoot/platform/database';
import { scratchFolder, type TestDatabase, testDatabase, waitFor } from '@talkoot/platform/testing/run';
import { ask } from './ask.js';
import { KeptApp } from './fleet.js';
import type { Entry } from './ledger.js';
import { ministry } from './ministry.js';

const KILLS = 3;
/** Changes that are answered between two kills. */
const CHANGES = 15;

let database: TestDatabase;
let client: Connection;
let apps: KeptApp[] = [];
beforeEach(async () => {
  database = await testDatabase();
  client = new Connection({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await Promise.all(apps.map((app) => app.abandon()));
  await client.end();
  await database.drop();
});

test('whateverIsKilled_theChainVerifies_andHasEachAcknowledgedChangeOnce', async () => {
  const token = await ministry(database.url);
  const settings = { DATABASE_URL: database.url, DATA_DIR: await scratchFolder('audit-kills') };
  const gateway = new KeptApp('gateway', 'gateway', settings);
  const publisher = new KeptApp('publisher', 'outbox-publisher', settings);
  apps = [gateway, publisher];
  const ledger: Entry[] = [];
  let isOver = false;
  const write = async (writer: number): Promise<void> => {
    for (let number = 1; !isOver; number += 1) {
      const { url } = gateway;
      const [requestId, change] = [randomUUID(), { kind: 'register', code: `C-${writer}-${number}` } as const];
      if (url === undefined)
        await waitFor('the gateway to be back', () => gateway.url !== undefined, { timeout: 20_000 });
      else ledger.push({ requestId, change, answer: await ask(url, token, requestId, change) });
    }
  };
  const acknowledged = () => ledger.filter(({ answer }) => answer.outcome === 'acknowledged');
  const writers = Promise.all([1, 2, 3].map(write));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = acknowledged().length;
    await waitFor('changes to be made', () => acknowledged().length >= before + CHANGES, { timeout: 30_000 });
    await (kill % 2 === 0 ? publisher : gateway).kill(1);
  }
  isOver = true;
  await writers;

  const verdict = () => verifyStored(client, { key: undefined, head: undefined, progress: () => undefined });
  await waitFor('every entry to have its place', async () => (await verdict()).waiting.count === 0, {
    timeout: 30_000,
  });
  expect(await verdict()).toMatchObject({ fault: undefined });
  const { rows } = await client.query<{ request: string; entries: number; events: number }>(
    `SELECT request_id AS request, count(*)::int AS entries, sum(cardinality(events))::int AS events
     FROM platform.audit_entry WHERE action = 'registerOrganisation' AND outcome = 'done' GROUP BY 1`,
  );
  const entries = new Map(rows.map((each) => [each.request, each]));
  const { rows: made } = await client.query<{ request: string }>(
    `SELECT request_id AS request FROM platform.event WHERE name = 'organisation.registered.v1' AND origin = 'request'`,
  );
  expect(rows.filter(({ entries: count }) => count !== 1)).toEqual([]);
  expect(acknowledged().filter(({ requestId }) => !entries.has(requestId))).toEqual([]);
  expect([...entries.keys()].toSorted()).toEqual(made.map(({ request }) => request).toSorted());
}, 90_000);

import { testDatabase } from '@talkoot/platform/testing/run';
import { runCli, startApp } from './processes.js';

test('gateway_onAMigratedDatabase_becomesReadyAndEndsCleanly', async () => {
  const database = await testDatabase();
  const gateway = await startApp('gateway', { DATABASE_URL: database.url });
  expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
  await gateway.stop();
  await expect(fetch(`${gateway.url}/health/live`)).rejects.toThrow('fetch failed');
  await database.drop();
});

test('gateway_withABadSetting_saysWhichAndEnds', async () => {
  await expect(startApp('gateway', { DATABASE_URL: 'mysql://elsewhere' })).rejects.toThrow('DATABASE_URL');
});

test('cli_migratingAMigratedDatabase_findsNothingToDo', async () => {
  const database = await testDatabase();
  const { code, stderr } = await runCli(['migrate'], { DATABASE_URL: database.url });
  expect(code).toBe(0);
  expect(stderr).toContain('up to date');
  await database.drop();
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processOf, thisProcess } from './process-identity.js';
import { ProcessLock } from './process-lock.js';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'talkoot-lock-')), 'a.lock');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

/** A claim as another process would have left it. */
async function leave(claim: number, text: string) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, String(claim)), text);
}

const claimOf = (holder: { pid: number; started: string }) =>
  JSON.stringify({ ...holder, since: '2026-01-01T00:00:00Z', note: 'elsewhere' });

test('claim_whileItsHolderLives_isRefusedWithTheHolder', async () => {
  await new ProcessLock(folder).claim('first');
  const second = await new ProcessLock(folder).claim('second');
  expect(second).toMatchObject({ holder: { pid: process.pid, note: 'first' } });
});

test('claim_afterRelease_isGranted', async () => {
  const first = await new ProcessLock(folder).claim('first');
  if ('release' in first) await first.release();
  expect(await new ProcessLock(folder).claim('second')).toHaveProperty('release');
  expect(await readdir(folder)).toEqual(['2']);
});

test('claim_ofAKilledProcess_isVoid', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const identity = processOf(child.pid ?? 0) ?? { pid: 0, started: '' };
  await leave(7, claimOf(identity));
  expect(await new ProcessLock(folder).claim('second')).toMatchObject({ holder: { pid: identity.pid } });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await new ProcessLock(folder).claim('second')).toHaveProperty('release');
});

test('claim_whoseNumberWasGivenToAnotherProcess_isVoid', async () => {
  await leave(1, claimOf({ ...thisProcess(), started: 'another boot 1' }));
  expect(await new ProcessLock(folder).claim('second')).toHaveProperty('release');
});

test('claim_cutShortByAPowerFailure_isVoid', async () => {
  await leave(1, '{"pid":');
  expect(await new ProcessLock(folder).claim('second')).toHaveProperty('release');
});

test('claim_byManyThatFindAVoidClaim_isGrantedToExactlyOne', async () => {
  await leave(3, claimOf({ ...thisProcess(), started: 'another boot 1' }));
  const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => new ProcessLock(folder).claim(`${n}`)));
  expect(claims.filter((claim) => 'release' in claim)).toHaveLength(1);
});

test('during_byMany_isNeverDoneByTwoAtOnce', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await readdir(folder);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 10 }, () => new ProcessLock(folder).during('work', work)));
  expect(most).toBe(1);
});

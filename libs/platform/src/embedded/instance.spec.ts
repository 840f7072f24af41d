import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderHeld, holdFolder } from './instance.js';

test('holdFolder_heldAlready_tellsByWhomSinceWhenAndWhere', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'talkoot-folder-'));
  const first = await holdFolder(dataDir, 'http://127.0.0.1:4000');
  const refusal: unknown = await holdFolder(dataDir, 'http://127.0.0.1:4001').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(FolderHeld);
  expect(refusal).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:4000' });
  expect(String(refusal)).toMatch(/since \d{4}-\d\d-\d\dT.*Z, at http/);
  await first.release();
  await expect(holdFolder(dataDir, 'http://127.0.0.1:4001')).resolves.toBeDefined();
  await rm(dataDir, { recursive: true });
});

test('holdFolder_new_isGoneWhenItIsReleasedWithNothingInIt', async () => {
  const above = await mkdtemp(join(tmpdir(), 'talkoot-folder-'));
  const dataDir = join(above, 'new');
  await (await holdFolder(dataDir, 'http://127.0.0.1:4000')).release();
  expect(await readdir(above)).toEqual([]);
  const used = await holdFolder(dataDir, 'http://127.0.0.1:4000');
  await mkdir(join(dataDir, 'mail'));
  await used.release();
  expect(await readdir(dataDir)).toContain('mail');
  await rm(join(dataDir, 'mail'), { recursive: true });
  // Somebody else's, or of an earlier start.
  await (await holdFolder(dataDir, 'http://127.0.0.1:4000')).release();
  expect(await readdir(above)).toEqual(['new']);
  await rm(above, { recursive: true });
});

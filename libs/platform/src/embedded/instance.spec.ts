import { mkdtemp, rm } from 'node:fs/promises';
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

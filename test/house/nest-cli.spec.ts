import { readFile } from 'node:fs/promises';
import { nestCli } from '../../apps/cli/src/documents/nest-cli.js';

/** `npm run cli -- docs` writes it. */
test('nestCli_listsEveryAppAndLibrary', async () => {
  expect(await readFile('nest-cli.json', 'utf8')).toBe(await nestCli());
});

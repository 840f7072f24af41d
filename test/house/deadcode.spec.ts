import { join } from 'node:path';
import { run } from './run.js';

const root = join(import.meta.dirname, '../..');
const fixture = join(import.meta.dirname, 'fixtures/deadcode');

interface Named {
  name: string;
}

interface Report {
  issues: { file: string; files: Named[]; exports: Named[]; dependencies: Named[] }[];
}

describe('dead code', () => {
  it('is refused: a file, an export and a package that nobody uses', async () => {
    const knip = join(root, 'node_modules/knip/bin/knip.js');
    const { code, stdout } = await run(knip, ['--config', join(root, 'knip.json'), '--reporter', 'json'], fixture);

    const { issues } = JSON.parse(stdout) as Report;
    const found = issues.flatMap(({ file, files, exports, dependencies }) =>
      [...files, ...exports, ...dependencies].map(({ name }) => `${file}: ${name}`),
    );
    expect(found.toSorted()).toEqual([
      'libs/pilots/src/pilots/forgotten.ts: libs/pilots/src/pilots/forgotten.ts',
      'libs/pilots/src/pilots/pilot.ts: nobodyCalls',
      'package.json: uuidv7',
    ]);
    expect(code).toBe(1);
  });
});

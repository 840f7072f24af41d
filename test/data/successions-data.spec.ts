import { join } from 'node:path';
import { importFolder, importSection } from '../../libs/platform/src/import/index.js';
import { formats } from './formats.js';

describe('the data set for successions', () => {
  it('has the form of the format', async () => {
    let count = 0;
    const sections = formats.map((format) =>
      importSection({ ...format, key: () => String((count += 1)) }, (records) =>
        Promise.resolve({ added: records.length, changed: 0, unchanged: 0 }),
      ),
    );
    const result = await importFolder(join(import.meta.dirname, 'successions'), sections, {
      transaction: (work) => work(undefined),
      dryRun: false,
      progress: () => undefined,
    });
    expect(result.problems).toEqual([]);
    expect(result.sections.map(({ section }) => section).toSorted()).toEqual(
      formats
        .map(({ kind }) => kind)
        .filter((kind) => !['projects', 'alliances', 'bodies', 'programmes', 'proposals'].includes(kind))
        .toSorted(),
    );
  });
});

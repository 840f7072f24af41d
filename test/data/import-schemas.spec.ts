import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileSchema } from '../../libs/platform/src/import/index.js';
import { formats } from './formats.js';

const folder = join(import.meta.dirname, '../../docs/schema');

describe('the published JSON Schemas of the import format', () => {
  it('are there for every section, and for nothing else', async () => {
    const published = await readdir(folder);
    expect(published.toSorted()).toEqual(formats.map(({ kind }) => `${kind}.schema.json`).toSorted());
  });

  it.each(formats.map((format) => [format.kind, format] as const))('%s: as the code reads it', async (kind, format) => {
    const published: unknown = JSON.parse(await readFile(join(folder, `${kind}.schema.json`), 'utf8'));
    expect(published).toEqual(fileSchema(format));
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const project = z.looseObject({ type: z.enum(['application', 'library']), root: z.string(), sourceRoot: z.string() });

describe('nest-cli.json', () => {
  it('lists every app and library', () => {
    const { projects } = z
      .object({ projects: z.record(z.string(), project) })
      .parse(JSON.parse(readFileSync(join(ROOT, 'nest-cli.json'), 'utf8')));
    const foldersIn = (place: string, type: string) =>
      readdirSync(join(ROOT, place), { withFileTypes: true })
        .filter((each) => each.isDirectory())
        .map(({ name }) => [name, { type, root: `${place}/${name}`, sourceRoot: `${place}/${name}/src` }]);
    expect(projects).toMatchObject(
      Object.fromEntries([...foldersIn('apps', 'application'), ...foldersIn('libs', 'library')]),
    );
    expect(Object.values(projects).every(({ root }) => existsSync(join(ROOT, root)))).toBe(true);
  });
});

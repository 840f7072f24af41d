import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** What a page points at: the targets of its links, and the paths of the repository that it names. */
function targets(page: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link = '']) =>
    join(dirname(page), link),
  );
  const paths = [...text.matchAll(/`((?:apps|libs|test|docs|scripts|data|docker|examples)\/[\w./-]*)`/g)].map(
    ([, path = '']) => path,
  );
  return [...links, ...paths];
}

test('documents_pointAtWhatIsThere', async () => {
  const docs = await readdir(join(ROOT, 'docs'), { recursive: true });
  const pages = [
    ...(await readdir(ROOT)),
    'data/README.md',
    'docker/README.md',
    ...docs.map((name) => join('docs', name)),
  ];
  const found = await Promise.all(
    pages
      .filter((name) => name.endsWith('.md'))
      .map(async (page) => targets(page, await readFile(join(ROOT, page), 'utf8')).map((target) => ({ page, target }))),
  );
  expect(found.flat().length).toBeGreaterThan(50);
  expect(found.flat().filter(({ target }) => !existsSync(join(ROOT, target)))).toEqual([]);
});

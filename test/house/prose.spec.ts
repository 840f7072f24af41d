import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = [
  'apps',
  'libs',
  'docs',
  'test',
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'schema.graphql',
];

/** What somebody whose third language is English would not understand at once, and what we say instead. */
const FORBIDDEN: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/unless said/i, 'Default: …'],
  [/\bso many\b/i, 'n, this number of'],
  [/\bwhat came of\b/i, 'the outcome, the result, the answer'],
  [/\bwhoever\b/i, 'who, the person who, anyone who, no matter who'],
  [/\bfor good\b/i, 'permanent, permanently'],
  [/\blearnt\b/i, 'cached, stored, known'],
  [/\bbe it that\b/i, 'even if, whether'],
  [/\b(is|are|be) told on\b/i, 'passed on, kept in the text'],
  [/\bkept objects?\b/i, 'cached object'],
  [/\bkeeps? (the|its) books\b/i, 'secretariat: prepares and convenes the meetings'],
];

/** The texts that people read: migrations stay as they were run, and this file has the patterns. */
const isRead = (path: string): boolean =>
  /\.(ts|md|graphql)$/.test(path) && !/\/(migrations|node_modules|dist)\/|house\/prose\.spec\.ts$/.test(path);

async function filesIn(folder: string): Promise<string[]> {
  if (/\.\w+$/.test(folder)) return [folder];
  const names = await readdir(join(ROOT, folder), { recursive: true });
  return names.map((name) => join(folder, name)).filter(isRead);
}

/** `path:line: pattern; say instead`. */
function findings(path: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, place) =>
      FORBIDDEN.filter(([pattern]) => pattern.test(line)).map(
        ([{ source }, instead]) => `${path}:${place + 1}: ${source}; say: ${instead}`,
      ),
    );
}

test('prose_isPlain_inTheSchemaTheDocumentsAndTheComments', async () => {
  const paths = (await Promise.all(FOLDERS.map(filesIn))).flat();
  const found = await Promise.all(paths.map(async (path) => findings(path, await readFile(join(ROOT, path), 'utf8'))));
  expect(paths.length).toBeGreaterThan(500);
  expect(found.flat()).toEqual([]);
});

test.each([
  ['The first so many, at most 100; 50 unless said.', 2],
  ['Its id, the same for good.', 1],
  ['What was learnt of a kept object.', 2],
  ['Return the first n items (default 50, maximum 100).', 0],
])('prose_knowsWhatIsNotPlain: %s', (text, faults) => {
  expect(findings('text', text)).toHaveLength(faults);
});

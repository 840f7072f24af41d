import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run } from './run.js';

const root = join(import.meta.dirname, '../..');
const fixtures = join(import.meta.dirname, 'fixtures/lint');

interface Report {
  diagnostics: { code: string; filename: string }[];
}

/** The sources under a folder that put a rule aside and tell no reason, behind the directive or in a comment above it. */
async function unexplainedIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true }))
    // The bench has packages of its own.
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !/(^|[\\/])(node_modules|dist)[\\/]/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return files.filter((_, place) => isUnexplained(texts[place] ?? '')).map((file) => join(folder, file));
}

function isUnexplained(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.some((line, place) => {
    const isDirective = /^\/[/*] *(ox|es)lint-disable/.test(line);
    return isDirective && !/ -- \S/.test(line) && !/^(\/\/|\*\/|\/\*)/.test(lines[place - 1] ?? '');
  });
}

/** Each file among the fixtures breaks the one rule that it is named after; `clean.ts` breaks none. */
describe('the lint rules', () => {
  let broken: { file: string; rule: string }[];

  beforeAll(async () => {
    const { stdout } = await run(
      join(root, 'node_modules/oxlint/bin/oxlint'),
      ['--config', 'oxlint.json', '--format', 'json'],
      fixtures,
    );
    const { diagnostics } = JSON.parse(stdout) as Report;
    broken = diagnostics.map(({ code, filename }) => ({
      file: basename(filename).replace(/\..*$/, ''),
      rule: code.replace(/^.*\((.*)\)$/, '$1'),
    }));
  });

  it.each([
    'await-thenable',
    'consistent-type-assertions',
    'eqeqeq',
    'no-await-in-loop',
    'no-console',
    'no-empty',
    'no-eval',
    'no-explicit-any',
    'no-floating-promises',
    'no-implied-eval',
    'no-misused-promises',
    'no-non-null-assertion',
    'no-process-env',
    'no-unnecessary-condition',
    'no-unsafe-argument',
    'no-unsafe-assignment',
    'no-unsafe-call',
    'no-unsafe-member-access',
    'no-unsafe-return',
    'no-unused-vars',
    'preserve-caught-error',
    'switch-exhaustiveness-check',
  ])('refuse what breaks %s', (rule) => {
    expect(broken.filter(({ file }) => file === rule)).toEqual([{ file: rule, rule }]);
  });

  it('let a row be typed at a parsing boundary, but no object of our own', () => {
    const file = 'objects-are-not-asserted';
    expect(broken.filter((one) => one.file === file)).toEqual([{ file, rule: 'consistent-type-assertions' }]);
  });

  it('are put aside only with a reason', async () => {
    const folders = ['apps', 'libs', 'scripts', 'test'].map((folder) => join(root, folder));
    const unexplained = (await Promise.all(folders.map(unexplainedIn))).flat();
    expect(unexplained.filter((file) => !file.startsWith(fixtures))).toEqual([]);
    expect(unexplained.filter((file) => file.startsWith(fixtures))).toEqual([
      join(fixtures, 'libs/pilots/src/pilots/unexplained.ts'),
    ]);
  });

  it('let injected classes be imported as values', () => {
    expect(broken.filter(({ file }) => file === 'clean')).toEqual([]);
  });
});

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedVersions } from './expected-version.js';
import { copySources, run, runProgram } from './run.js';

const ROOT = join(import.meta.dirname, '../..');

/** The changes that a page shows, in their order. */
const changesOf = (page: string): string[] =>
  [...page.matchAll(/^```diff\n(--- .*?)^```$/gms)].map(([, change = '']) => change);

/** What the pages say how to add: a context, then to it a mutation, a field, a type and an event that people are told of. */
describe('who follows the pages', () => {
  let copy: string;
  let settings: NodeJS.ProcessEnv;

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'talkoot-adding-'));
    settings = { DATA_DIR: join(copy, 'data') };
    await copySources(copy);
    // Where the command writes.
    for (const folder of ['docs', 'test/sql']) await mkdir(join(copy, folder), { recursive: true });
  });

  afterAll(() => rm(copy, { recursive: true, force: true }));

  it('can apply each change as it stands', async () => {
    const pages = await Promise.all(
      ['docs/adding-a-context.md', 'CONTRIBUTING.md'].map((page) => readFile(join(ROOT, page), 'utf8')),
    );
    const changes = pages.flatMap(changesOf);
    expect(changes).toHaveLength(5);
    for (const [place, change] of changes.entries()) {
      const file = `${place}.patch`;
      await writeFile(join(copy, file), change);
      const { stderr, code } = await runProgram('git', ['apply', '--unidiff-zero', file], copy);
      expect({ place, stderr, code }).toEqual({ place, stderr: '', code: 0 });
    }
  });

  it('compiles', async () => {
    const { stdout, code } = await run(join(ROOT, 'node_modules/typescript/bin/tsc'), ['--project', copy], copy);
    expect({ stdout, code }).toEqual({ stdout: '', code: 0 });
  });

  it('keeps the boundaries', async () => {
    await cp(join(ROOT, '.dependency-cruiser.cjs'), join(copy, '.dependency-cruiser.cjs'));
    const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    // The other libraries are looked at by `npm run boundaries`.
    const options = ['--output-type', 'err', '--do-not-follow', 'node_modules|^libs/(?!notes/)'];
    const { stdout } = await run(cruiser, [...options, 'libs/notes', 'apps/contexts.ts'], copy);
    expect(stdout).toMatch(/no dependency violations found \([1-9]/);
  });

  it('migrates, starts, and serves what was added', async () => {
    expect(await run('scripts/build.js', [], copy)).toMatchObject({ code: 0, stderr: '' });
    const cli = (command: string, ...options: string[]) =>
      run('dist/apps/cli/src/main.js', [command, ...options], copy, settings);
    expect(await cli('schema')).toMatchObject({ code: 0, stderr: '' });
    expect(await cli('migrations', '--check')).toMatchObject({ code: 0 });
    const schema = await readFile(join(copy, 'schema.graphql'), 'utf8');
    for (const part of [
      /addNote\(/,
      /moveNote\(/,
      /^type Note implements Node \{.*? due: Date\n.*? tags\(/ms,
      /^type NoteTag \{/m,
    ])
      expect(schema).toMatch(part);
  });

  it('asks for the version where the decision says so', async () => {
    const decision = await readFile(join(ROOT, 'docs/decisions/0025-expected-version.md'), 'utf8');
    const { undecided, decided, required } = expectedVersions(
      await readFile(join(copy, 'schema.graphql'), 'utf8'),
      decision,
    );
    expect(undecided).toEqual([]);
    expect(required).toEqual(decided);
    expect(required).toEqual(expect.arrayContaining(['correctNote', 'moveNote']));
  });
});

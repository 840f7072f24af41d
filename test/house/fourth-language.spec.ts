import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES } from '@talkoot/contracts';
import { z } from 'zod';
import { copySources, run } from './run.js';

const ROOT = join(import.meta.dirname, '../..');
const LIST = 'libs/contracts/src/locales.ts';
const LAST = "  { locale: 'en', tag: 'en-GB' },\n";
const messagesOf = z.record(z.string(), z.string());

/** A copy of the sources, with the language `xx` as CONTRIBUTING says to add one: files of messages, and a line of the list. */
async function withFourthLanguage(copy: string): Promise<void> {
  await copySources(copy);
  await cp(join(ROOT, 'test/house/fixtures/fourth-language'), join(copy, 'apps/fourth-language'), { recursive: true });

  for (const file of await readdir(copy, { recursive: true }))
    if (file.endsWith('messages/en.json') && !file.startsWith('node_modules'))
      await writeFile(
        join(copy, file.replace('en.json', 'xx.json')),
        inBrackets(await readFile(join(copy, file), 'utf8')),
      );
  const list = await readFile(join(copy, LIST), 'utf8');
  expect(list).toContain(LAST);
  await writeFile(join(copy, LIST), list.replace(LAST, `${LAST}  { locale: 'xx', tag: 'en-GB' },\n`));
}

const inBrackets = (english: string): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(messagesOf.parse(JSON.parse(english))).map(([key, text]) => [key, `⟦${text}⟧`])),
  );

describe('a fourth language', () => {
  let copy: string;

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'talkoot-language-'));
    await withFourthLanguage(copy);
  });

  afterAll(() => rm(copy, { recursive: true, force: true }));

  it('compiles', async () => {
    const { stdout, code } = await run(join(ROOT, 'node_modules/typescript/bin/tsc'), ['--project', copy], copy);
    expect({ stdout, code }).toEqual({ stdout: '', code: 0 });
  });

  it('is spoken everywhere', async () => {
    const built = await run('scripts/build.js', [], copy);
    expect(built).toMatchObject({ code: 0, stderr: '' });
    const { stdout, stderr, code } = await run('dist/apps/fourth-language/main.js', [], copy);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const said = JSON.parse(stdout) as Readonly<Record<string, unknown>>;

    expect(said).toMatchObject({
      asked: 'xx',
      text: { xx: 'Growth' },
      fallback: { text: 'Tillväxt', locale: 'sv' },
      refusal: '⟦The code X is taken. Choose another.⟧',
      notAllowed: '⟦Only ⟦the secretariat of the body⟧ or ⟦the owner⟧ may do this, in at least the role EDITOR.⟧',
      light: '⟦at risk⟧',
      moment: '⟦⟦15 December 2026 at 11:00⟧ (⟦Finnish time⟧)⟧',
      rhythm: '⟦every 2 months on the ⟦second⟧ Tuesday⟧',
      graphql: '⟦Cannot query field "a" on type "B".⟧',
      locales: [...LOCALES, 'xx'],
      imported: ['⟦… and 2 more.⟧', '⟦Nothing was imported: 2 problems.⟧'],
    });
    expect(said['sentence']).toMatch(/^⟦GREEN is a partner in the pilot GREEN from/);
    expect(said['mail']).toContain('⟦You receive this message because');
    expect(said['csv']).toContain('⟦Programme⟧,');
    expect(said['page']).toMatch(/<html lang="xx">.*<span lang="sv">Tillväxt<\/span> .*\(⟦in Swedish⟧\).*<h2[^>]*>⟦/s);
  });
});

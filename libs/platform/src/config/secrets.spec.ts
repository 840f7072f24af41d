import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.js';

describe('secrets from files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  const file = join(folder, 'database-url');
  const URL_OF_DATABASE = 'postgres://talkoot:hunter2@db.example/talkoot';

  beforeEach(() => {
    writeFileSync(file, `${URL_OF_DATABASE}\n`);
    chmodSync(file, 0o600);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are read without the end of the line', () => {
    expect(readConfig({ DATABASE_URL_FILE: file })).toMatchObject({ DATABASE_URL: URL_OF_DATABASE, warnings: [] });
  });

  it('are warned of when everybody can read them, without what stands in them', () => {
    chmodSync(file, 0o644);
    const { warnings } = readConfig({ DATABASE_URL_FILE: file });
    expect(warnings).toEqual([expect.stringContaining(`chmod o-r ${file}`)]);
    expect(warnings.join()).not.toContain('hunter2');
  });

  it.each([
    ['are given twice', { DATABASE_URL_FILE: file, DATABASE_URL: URL_OF_DATABASE }, /is set as well/],
    ['are not there', { DATABASE_URL_FILE: join(folder, 'other') }, /cannot be read \(ENOENT\)/],
  ])('are refused when they %s', (_, environment, problem) => {
    expect(() => readConfig(environment)).toThrow(problem);
  });

  it('that are bad are not repeated', () => {
    writeFileSync(file, 'mysql://hunter2');
    expect(() => readConfig({ DATABASE_URL_FILE: file })).toThrow(/DATABASE_URL: must be a URL/);
    expect(() => readConfig({ DATABASE_URL_FILE: file })).not.toThrow(/hunter2/);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const LIBRARIES = join(import.meta.dirname, '../../libs');

const sources = readdirSync(LIBRARIES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/spec\.ts$|[\\/](testing|migrations)[\\/]/.test(file))
  .map((file) => ({ file: basename(file), text: readFileSync(join(LIBRARIES, file), 'utf8') }));

const having = (pattern: RegExp, among = sources): string[] =>
  among.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('how rows are written', () => {
  const entities = sources.filter(({ file }) => file.endsWith('.entity.ts'));

  it('writes them through the transaction, whose rows name every column', () => {
    expect(having(/\bmanager\s*\.(save|insert|update|upsert|delete|remove)\b|\.createQueryBuilder\(/)).toEqual([]);
  });

  it('records events by hand only where the rows are written by hand as well, or between the events and other rows', () => {
    expect(having(/\btransaction\.record\(/)).toEqual([
      'affiliation.repository.ts',
      'network.repository.ts',
      'succession.repository.ts',
      'report.repository.ts',
      'standing-report.repository.ts',
    ]);
  });

  it('compares the version of an aggregate in one place, where organisations are renamed, and where people change their own details', () => {
    expect(having(/\.expectVersion\(/)).toEqual(['privacy.service.ts', 'aggregate-store.ts', 'successions.service.ts']);
  });

  it('says in one way that a column has no value', () => {
    expect(entities.length).toBeGreaterThan(20);
    expect(having(/^ {2}(readonly )?\w+(\?:|.*\| null;)/m, entities)).toEqual([]);
    expect(having(/^import .*[{ ]Column[, ].*'typeorm'/m, entities)).toEqual([]);
  });
});

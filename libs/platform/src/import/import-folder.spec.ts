import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { localDate, localisedText, LOCALES, money, organisationReference, provenance } from '@talkoot/contracts';
import { z } from 'zod';
import { municipalityCode, wholeNumber, validity, validityPeriod } from './fields.js';
import { format } from './format.js';
import { importFolder, type ImportProgress } from './import-folder.js';
import { importLimits } from './limits.js';
import { placeName } from './place.js';
import { type ImportSection, importSection } from './section.js';
import { eachOnceADay, problemTexts } from './index.js';

const towns = format({
  kind: 'towns',
  files: 'towns.csv',
  layout: 'table',
  description: 'Towns.',
  row: z
    .strictObject({ code: municipalityCode, name_fi: z.string().max(20), ...validity })
    .transform((row, context) => ({ ...row, period: validityPeriod(row, context) })),
  key: ({ code, period }) => [code, period.from?.toString() ?? []].flat().join(' '),
  listed: ({ code, period }) => ({ name: code, period }),
});

const clubs = format({
  kind: 'clubs',
  files: 'clubs/*.yaml',
  layout: 'document',
  description: 'Clubs of towns.',
  row: z.strictObject({
    code: z.string(),
    name: localisedText(50),
    founded: localDate.optional(),
    fee: money.optional(),
    seats: wholeNumber({ min: 1, max: 99 }).optional(),
    members: z
      .array(
        z.strictObject({
          town: organisationReference,
          from: localDate.optional(),
          to: localDate.optional(),
          provenance,
        }),
      )
      .default([]),
  }),
  key: ({ code }) => code,
  lists: ({ members }) => [eachOnceADay(['members'], members, 'town', ({ town }) => town)],
});

/** A database of texts: each row is added, changed or left alone. */
type Rows = Map<string, string>;

function storing<Row>(declared: Parameters<typeof importSection<Row, Rows>>[0]): ImportSection<Rows> {
  return importSection(declared, (records, { tx, report }) => {
    const tally = { added: 0, changed: 0, unchanged: 0 };
    for (const record of records) {
      if (record.key === 'UNWANTED') report(record.at(['members', 0, 'town']), problemTexts.unknownReference('FI-999'));
      const before = tx.get(record.key);
      const now = JSON.stringify(record.row, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      tx.set(record.key, now);
      if (before === undefined) tally.added += 1;
      else if (before === now) tally.unchanged += 1;
      else tally.changed += 1;
    }
    return Promise.resolve(tally);
  });
}

describe('importing a folder', () => {
  let folder: string;
  let database: Rows;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-'));
    database = new Map();
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function given(files: Record<string, string | Buffer>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
  }

  function run(path = folder, { dryRun = false, limits = importLimits } = {}) {
    const progress: ImportProgress[] = [];
    const transaction = async <T>(work: (tx: Rows) => Promise<T>): Promise<T> => {
      const copy = new Map(database);
      const result = await work(copy);
      database = copy;
      return result;
    };
    return importFolder(path, [storing(towns), storing(clubs)], {
      transaction,
      dryRun,
      limits,
      progress: (each) => progress.push(each),
    }).then((result) => ({ ...result, progress }));
  }

  /** Imports what must be refused: `file:line field code` of every problem. */
  async function problemsOf(files: Record<string, string | Buffer>, limits = importLimits): Promise<string[]> {
    await given(files);
    const { applied, problems } = await run(folder, { limits });
    expect(applied).toBe(false);
    expect(database.size).toBe(0);
    for (const { message } of problems)
      for (const locale of LOCALES) expect(message[locale].length).toBeGreaterThan(10);
    return problems.map((each) => `${each.file}:${each.line ?? ''} ${each.field ?? ''} ${each.code}`);
  }

  const town = 'code,name_fi,valid_from,valid_to\n061,Forssa,,2030-12-31\n';
  const club = [
    'code: TRY',
    'name: { fi: Yritys, sv: Försök }',
    'founded: 2014-02-28',
    'fee: { amount: 12.50, currency: EUR }',
    'seats: 7',
    'members:',
    '  - { town: FI-061, provenance: illustrative }',
    '  - { town: FI-232, provenance: documented }',
    '',
  ].join('\n');

  it('reads tables and YAML, whatever spreadsheet wrote them, and changes nothing the second time', async () => {
    const spreadsheet = `\uFEFF${town.replaceAll(',', ';').replaceAll('\n', '\r\n')}`;
    await given({ 'towns.csv': spreadsheet, 'clubs/try.yaml': club, 'README.md': 'Notes', '.hidden': 'x' });
    const first = await run();
    expect(first.problems).toEqual([]);
    expect(first.sections).toEqual([
      { section: 'towns', added: 1, changed: 0, unchanged: 0 },
      { section: 'clubs', added: 1, changed: 0, unchanged: 0 },
    ]);
    expect(first.progress).toContainEqual({ section: 'clubs', done: 1, total: 1 });
    expect(JSON.parse(database.get('061') ?? '')).toMatchObject({ name_fi: 'Forssa', period: { to: '2030-12-31' } });
    expect(JSON.parse(database.get('TRY') ?? '')).toMatchObject({ founded: '2014-02-28', seats: 7 });

    const second = await run();
    expect(second.sections.map(({ unchanged }) => unchanged)).toEqual([1, 1]);
  });

  const semicolons = 'code;name_fi;valid_from;valid_to\n061;Forssa;;2030-12-31\n';
  const inUtf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

  it.each<[string, string | Buffer]>([
    ['rows of separators only', `${semicolons};;;\n;;;\n ; ;\u00a0;\n`],
    ['more separators in them than columns', `${semicolons};;;;;;\n`],
    ['columns of separators only', semicolons.replaceAll('\n', ';;;\n')],
    ['a column without name or values in between', semicolons.replaceAll(/^([^;]*);/gm, '$1;;')],
    ['a blank first line', `\uFEFF\r\n${semicolons}`],
    ['a first line of separators', `;;;\n${semicolons}`],
    ['a line that tells the separator', `sep=;\r\n${semicolons}`],
    ['that line saved again', `\uFEFF"sep=,";;\n${town}`],
    ['tabs', town.replaceAll(',', '\t')],
    ['tabs in UTF-16', inUtf16(town.replaceAll(',', '\t').replaceAll('\n', '\r\n'))],
    ['UTF-16 from the other end', inUtf16(town).swap16()],
    ['line ends of three systems', `\r\n${semicolons.replace('\n', '\r\n').replace(/\n$/, '\r')}`],
    ['a header that ends otherwise than its rows', semicolons.replace('\n', '\r\n')],
    ['spaces and no-break spaces around', semicolons.replaceAll(';', ' ;\u00a0').replace('061', '\u00a0061')],
    ['everything in quotation marks', town.replaceAll(/[^,\n]+/g, '"$&"')],
  ])('reads a table with %s', async (_, content) => {
    await given({ 'towns.csv': content });
    expect(await run()).toMatchObject({ problems: [], sections: [{ added: 1, unchanged: 0 }] });
    expect(JSON.parse(database.get('061') ?? '')).toMatchObject({ name_fi: 'Forssa', valid_to: '2030-12-31' });
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['LF', '\n'],
  ])('counts lines as an editor shows them, with %s inside a cell too', async (_, end) => {
    const lines = ['sep=;', 'code;name_fi', '061;"Fors', 'sa"', ';', '', '62;"Kaksi', '', 'riviä"', '063'];
    expect(await problemsOf({ 'towns.csv': lines.join(end) })).toEqual([
      'towns.csv:7 code not-a-municipality-code',
      'towns.csv:10  wrong-number-of-fields',
    ]);
    const yaml = ['code: A', 'name: { fi: Yritys }', 'seats: many', ''].join(end);
    await rm(join(folder, 'towns.csv'));
    expect(await problemsOf({ 'clubs/a.yaml': yaml })).toEqual(['clubs/a.yaml:3 seats not-a-number']);
  });

  it('reads one file alone, in its folder or not', async () => {
    await given({ 'towns.csv': town, 'clubs/try.yaml': club });
    expect((await run(join(folder, 'clubs/try.yaml'))).sections).toMatchObject([{ section: 'clubs', added: 1 }]);
    expect((await run(join(folder, 'towns.csv'))).sections).toMatchObject([{ section: 'towns', added: 1 }]);
  });

  it('does everything and keeps nothing in a dry run', async () => {
    await given({ 'towns.csv': town });
    const result = await run(folder, { dryRun: true });
    expect(result).toMatchObject({ applied: false, problems: [], sections: [{ section: 'towns', added: 1 }] });
    expect(database.size).toBe(0);
  });

  it('keeps nothing of any section when one reports a problem while it is applied', async () => {
    const unwanted = club.replace('TRY', 'UNWANTED');
    expect(await problemsOf({ 'towns.csv': town, 'clubs/try.yaml': unwanted })).toEqual([
      'clubs/try.yaml:7 members[0].town unknown-reference',
    ]);
  });

  it('tells every problem of a table with its line and column', async () => {
    const table = [
      'code,nmae_fi,name_fi,valid_from,valid_to',
      '61,x,Forssa,2014-02-30,',
      '061,x,,2015-01-01,2014-12-31',
      '',
      '061,x,"Fors\nsa",,',
      '061,x,Forssa,,',
      '061,x,Forssa,,,z',
      `062,x,${'Pitkä'.repeat(10)},,`,
    ].join('\n');
    expect(await problemsOf({ 'towns.csv': table })).toEqual([
      'towns.csv:1 nmae_fi unknown-column',
      'towns.csv:2 code not-a-municipality-code',
      'towns.csv:2 valid_from invalid-date',
      'towns.csv:3 name_fi required',
      'towns.csv:7  duplicate-record',
      'towns.csv:8  wrong-number-of-fields',
      'towns.csv:9 name_fi too-long',
    ]);
    const { problems } = await run();
    // The first of the two begins on line 5, and its name goes on in the next.
    expect(problems.find(({ code }) => code === 'duplicate-record')?.message.en).toContain('given at towns.csv:5.');
  });

  it('tells of what is named twice for one day, and where it was named before', async () => {
    const table = [
      'code,name_fi,valid_from,valid_to',
      '061,Forssa,,2019-12-31',
      '078,Hanko,,',
      '061,Forssa,2020-01-01,',
    ];
    const member = (days: string) => `  - { town: FI-061${days}, provenance: documented }`;
    const members = [
      'code: TRY',
      'name: { fi: Yritys }',
      'members:',
      member(', to: 2014-12-31'),
      member(', from: 2015-01-01'),
    ];
    await given({ 'towns.csv': table.join('\n'), 'clubs/try.yaml': members.join('\n') });
    expect((await run(folder, { dryRun: true })).problems).toEqual([]);
    expect(
      await problemsOf({
        'towns.csv': [...table, '061,Forssa,2021-01-01,'].join('\n'),
        'clubs/try.yaml': [...members, member(''), member(', from: 2014-12-31')].join('\n'),
      }),
    ).toEqual([
      'clubs/try.yaml:6 members[2].town duplicate-entry',
      'clubs/try.yaml:7 members[3].town duplicate-entry',
      'towns.csv:5  duplicate-entry',
    ]);
    const { problems } = await run();
    expect(problems[0]?.message.en).toContain('is at clubs/try.yaml:4:');
    expect(problems[2]?.message.en).toContain('is at towns.csv:4 already');
  });

  it('tells that a period ends before it starts', async () => {
    const table = 'code,name_fi,valid_from,valid_to\n061,Forssa,2015-01-01,2014-12-31\n';
    expect(await problemsOf({ 'towns.csv': table })).toEqual(['towns.csv:2 valid_to period-ends-before-start']);
  });

  it('tells every problem of a YAML file with its line and field', async () => {
    const wrong = [
      'code: [TRY]',
      'nmae: { fi: Yritys }',
      'name: { fi: Yritys, se: Försök }',
      'founded: 28.2.2014',
      'fee: { amount: "12.505", currency: EUR }',
      'seats: many',
      'members:',
      '  - { town: Forssa, provenance: ilustrative }',
      '  - FI-061',
    ].join('\n');
    expect(await problemsOf({ 'clubs/wrong.yaml': wrong })).toEqual([
      'clubs/wrong.yaml:1 code not-a-text',
      'clubs/wrong.yaml:2 nmae unknown-field',
      'clubs/wrong.yaml:3 name.se unknown-field',
      'clubs/wrong.yaml:4 founded invalid-date',
      'clubs/wrong.yaml:5 fee.amount invalid-amount',
      'clubs/wrong.yaml:6 seats not-a-number',
      'clubs/wrong.yaml:8 members[0].town not-a-reference',
      'clubs/wrong.yaml:8 members[0].provenance not-one-of',
      'clubs/wrong.yaml:9 members[1] not-a-record',
    ]);
    const { problems } = await run();
    expect(problems.find(({ field }) => field === 'nmae')?.message.en).toContain('Did you mean “name”?');
    expect(problems.find(({ code }) => code === 'not-one-of')?.message.fi).toContain('Tarkoititko ”illustrative”?');
    expect(placeName(problems[0] ?? { file: '' })).toBe('clubs/wrong.yaml:1:7');
  });

  it('tells what a missing field is called', async () => {
    await given({ 'clubs/empty.yaml': 'code: TRY\nname:\n' });
    const { problems } = await run();
    expect(problems).toMatchObject([{ file: 'clubs/empty.yaml', line: 2, field: 'name', code: 'required' }]);
  });

  it.each([
    ['a tab', 'name:\n\tfi: Yritys\n', 'yaml-tab'],
    ['the same field twice', 'code: A\ncode: B\n', 'duplicate-field'],
    ['an open bracket', 'code: [A\n', 'yaml-syntax'],
    ['a tag', 'code: !!binary aGVp\n', 'yaml-tag'],
    ['two documents', 'code: A\n---\ncode: B\n', 'yaml-several-documents'],
    ['nothing', '# later\n', 'empty-file'],
    ['a list', '- code: A\n', 'not-a-record'],
    ['an alias', 'code: &a TRY\nname: { fi: *a }\n', 'yaml-alias'],
    ['a bomb of aliases', `a0: &a0 [x,x,x,x]\n${bomb(40)}`, 'yaml-alias'],
    ['a depth without end', `code: ${'['.repeat(100_000)}`, 'yaml-syntax'],
    ['a prototype', '__proto__: { code: A }\n', 'unknown-field'],
  ])('refuses YAML with %s', async (_, text, code) => {
    const found = await problemsOf({ 'clubs/a.yaml': text });
    expect(found.join('\n')).toMatch(new RegExp(`^clubs/a.yaml:.* ${code}$`, 'm'));
  });

  it.each([
    ['another encoding', Buffer.from('code,name_fi\n061,Forssa\n078,Hang\xf6\n', 'latin1'), 'towns.csv:3  not-utf8'],
    ['UTF-16 without its mark', Buffer.from('code,name_fi\n061,Forssa\n', 'utf16le'), 'towns.csv:1  not-utf8'],
    ['a workbook of today in it', Buffer.from('PK\u0003\u0004rest'), 'towns.csv:  workbook'],
    ['a workbook of earlier times in it', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'towns.csv:  workbook'],
    ['a title above the header', 'Kunnat 2026;\ncode;name_fi\n061;Forssa\n', 'towns.csv:1  no-header'],
    ['an unknown separator', 'code|name_fi\n061|Forssa\n', 'towns.csv:1  no-header'],
    ['separators only', ';;;\n;;;\n', 'towns.csv:  empty-file'],
    ['a value in a column without a name', 'code;name_fi;\n061;Forssa;x\n', 'towns.csv:2  unnamed-column'],
    ['an open quotation mark', 'code,name_fi\n061,"Forssa\n', 'towns.csv:2  csv-syntax'],
    ['no line', '', 'towns.csv:  empty-file'],
    ['a column twice', 'code,code,name_fi\n061,061,Forssa\n', 'towns.csv:1 code duplicate-column'],
    ['a column missing', 'code\n061\n', 'towns.csv:1 name_fi missing-column'],
  ])('refuses a table with %s', async (_, content, problem) => {
    expect(await problemsOf({ 'towns.csv': content })).toEqual([problem]);
  });

  it('refuses a file that it does not know, a folder without files, and a path that is not there', async () => {
    const { problems } = await run();
    expect(problems).toMatchObject([{ code: 'nothing-to-import' }]);
    expect(await problemsOf({ 'town.csv': town })).toEqual(['town.csv:  unknown-file']);
    expect((await run()).problems[0]?.message.sv).toContain('Menade du ”towns.csv”?');
    expect((await run(join(folder, 'nowhere'))).problems).toMatchObject([{ code: 'no-such-path' }]);
  });

  it('keeps to its limits and still counts what it does not list', async () => {
    const many = `code,name_fi\n${'x,y\n'.repeat(50)}`;
    await given({ 'towns.csv': many });
    const few = await run(folder, { limits: { ...importLimits, problems: 3 } });
    expect([few.problems.length, few.problemCount]).toEqual([3, 50]);
    for (const [limit, code] of [
      ['records', 'too-many-records'],
      ['tableBytes', 'file-too-large'],
      ['totalBytes', 'import-too-large'],
      ['files', 'too-many-files'],
    ] as const) {
      const { problems } = await run(folder, { limits: { ...importLimits, [limit]: 0 } });
      expect(problems.map((each) => each.code)).toContain(code);
    }
  });
});

/** Each line refers nine times to the one before it: 9⁴⁰ items when written out. */
function bomb(lines: number): string {
  return Array.from({ length: lines }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]\n`).join(
    '',
  );
}

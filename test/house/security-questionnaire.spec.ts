import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = 'docs/security-questionnaire.md';
const ANSWERS = ['yes', 'partly', 'no', 'not ours', 'none'];

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Row {
  readonly numbers: readonly string[];
  readonly answer: string;
  readonly how: string;
  readonly proof: string;
}

/** `1.2.6–1.2.8` among the numbers that there are. */
function numbersIn(cell: string, all: readonly string[]): string[] {
  const [first = '', last = first] = cell.split('–');
  const [from, to] = [all.indexOf(first), all.indexOf(last)];
  return from < 0 || to < from ? [cell] : all.slice(from, to + 1);
}

function rowsOf(page: string, all: readonly string[]): Row[] {
  const rows = page.matchAll(/^\| (\d+\.\d+\.[\d.–]+) \|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm);
  return [...rows].map(([, numbers = '', , answer = '', how = '', proof = '']) => ({
    numbers: numbersIn(numbers, all),
    answer: answer.trim(),
    how: how.trim(),
    proof: proof.trim(),
  }));
}

/** Tests that are named and are not there. */
function missing(text: string): string[] {
  const named = text.matchAll(/`((?:[\w.-]+\/)*[\w-]+\.(?:spec|db-spec|e2e-spec)\.ts)`(?: “([^”]+)”)?/g);
  return [...named].flatMap(([, path = '', name]) => {
    if (!existsSync(join(ROOT, path))) return [path];
    return name === undefined || read(path).includes(`'${name}'`) ? [] : [`${path}: ${name}`];
  });
}

/** What is wrong with a page of answers. */
function faultsOf(page: string, all: readonly string[]) {
  const rows = rowsOf(page, all);
  const numbers = rows.flatMap((row) => row.numbers);
  return {
    unanswered: all.filter((number) => !numbers.includes(number)),
    unknown: numbers.filter((number) => !all.includes(number)),
    twice: numbers.filter((number, place) => numbers.indexOf(number) !== place),
    answers: rows.filter(({ answer }) => !ANSWERS.includes(answer)),
    /** An affirmation names what shows it; anything less says what is to be done. */
    bare: rows.filter(({ answer, how, proof }) =>
      answer === 'yes' ? proof === '' && !how.includes('](') : answer !== 'none' && how === '',
    ),
    missing: missing(page),
  };
}

const NOTHING = { unanswered: [], unknown: [], twice: [], answers: [], bare: [], missing: [] };

describe('the security questionnaire', () => {
  const numbers = read('test/house/asvs-5.0.0.txt')
    .split('\n')
    .flatMap((line) => (line.startsWith('#') ? [] : line.split(' ').filter(Boolean)));
  const page = read(PAGE);

  it('answers each number once, and names only tests that are there', () => {
    expect(numbers.length).toBe(246);
    expect(faultsOf(page, numbers)).toEqual(NOTHING);
  });

  it('lists as open what it answers with no, and nothing that it answers with yes', () => {
    const [, open = ''] = /^## What is open\n(.*?)^## /ms.exec(page) ?? [];
    const listed: string[] = open.match(/\d+\.\d+\.\d+/g) ?? [];
    const rows = rowsOf(page, numbers);
    const answering = (answer: string) => rows.filter((row) => row.answer === answer).flatMap((row) => row.numbers);
    expect(answering('no').filter((number) => !listed.includes(number))).toEqual([]);
    expect(listed.filter((number) => answering('yes').includes(number))).toEqual([]);
  });

  it('is found from where one looks first', () => {
    for (const path of ['README.md', 'SECURITY.md']) expect(read(path)).toContain(`](${PAGE})`);
  });

  it.each([
    ['a number that is left out', (text: string) => text.replace(/^\| 8\.3\.1 .*\n/m, ''), { unanswered: ['8.3.1'] }],
    ['a number twice', (text: string) => text.replace(/^\| 8\.3\.1 .*\n/m, '$&$&'), { twice: ['8.3.1'] }],
    ['another number', (text: string) => text.replace('| 8.3.1 |', '| 8.3.1–8.3.2 |'), { unknown: ['8.3.1–8.3.2'] }],
    [
      'a test that is gone',
      (text: string) => text.replace('“is what the mutations let them do”', '“is what they like”'),
      { missing: ['test/read-path/viewer-can.db-spec.ts: is what they like'] },
    ],
    [
      'a file that is gone',
      (text: string) => text.replaceAll('viewer-can.db-spec', 'viewer-cannot.db-spec'),
      { missing: ['test/read-path/viewer-cannot.db-spec.ts'] },
    ],
  ])('would find %s', (_, change, fault) => {
    expect(faultsOf(change(page), numbers)).toMatchObject(fault);
  });
});

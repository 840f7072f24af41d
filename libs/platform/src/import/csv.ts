import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { SchemaNode } from './json-schema.js';
import type { ProblemLog } from './problem.js';
import { texts } from './problem-texts.js';
import type { RawRecord, Source } from './raw-record.js';
import { suggestion } from './suggestion.js';

/** The longest line that is read, in characters. */
const LONGEST_LINE = 100_000;

const parsedLines = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

interface Line {
  readonly cells: readonly string[];
  /** The line on which the record begins. */
  readonly line: number;
}

/** Reads a table: the first line with content names the columns, empty cells are not given. */
export function readTable({ file, text }: Source, row: SchemaNode, problems: ProblemLog): RawRecord[] {
  const found = readLines(text);
  if ('fault' in found) {
    problems.add(found.line === undefined ? { file } : { file, line: found.line }, texts.csvSyntax());
    return [];
  }
  const [header, ...lines] = found;
  if (header === undefined) {
    problems.add({ file }, texts.emptyFile());
    return [];
  }
  if (!checkHeader(file, header, row, problems)) return [];
  return lines.flatMap((line) => {
    const { cells } = line;
    const beyond = cells.findIndex((cell, index) => cell !== '' && (header.cells[index] ?? '') === '');
    if (cells.length < header.cells.length || beyond >= header.cells.length) {
      problems.add({ file, line: line.line }, texts.wrongNumberOfFields(header.cells.length, cells.length));
      return [];
    }
    if (beyond >= 0) problems.add({ file, line: line.line }, texts.unnamedColumn(beyond + 1));
    return [record(file, header, line, row)];
  });
}

function record(file: string, header: Line, { cells, line }: Line, row: SchemaNode): RawRecord {
  const given = header.cells
    .map((column, index): [string, string] => [column, cells[index] ?? ''])
    .filter(([column, cell]) => cell !== '' && Object.hasOwn(row.properties ?? {}, column));
  return {
    value: Object.fromEntries(given),
    at: ([column]) => (column === undefined ? { file, line } : { file, line, field: String(column) }),
  };
}

/** Tells what is wrong with the names of the columns; whether the lines below can be read by them. */
function checkHeader(file: string, header: Line, row: SchemaNode, problems: ProblemLog): boolean {
  const known = Object.keys(row.properties ?? {});
  const { cells, line } = header;
  if (!cells.some((name) => known.includes(name))) {
    problems.add({ file, line }, texts.noHeader(known));
    return false;
  }
  for (const [index, name] of cells.entries()) {
    const place = { file, line, field: name };
    // A column without a name is one that the spreadsheet left behind, as long as nothing stands in it.
    if (name === '') continue;
    if (cells.indexOf(name) < index) problems.add(place, texts.duplicateColumn(name));
    else if (!known.includes(name)) {
      const left = known.filter((each) => !cells.includes(each));
      problems.add(place, texts.unknownColumn({ name, known, suggestion: suggestion(name, left) }));
    }
  }
  const missing = row.required?.filter((name) => !cells.includes(name)) ?? [];
  for (const name of missing) problems.add({ file, line, field: name }, texts.missingColumn(name));
  return missing.length === 0;
}

/** A first line that tells a spreadsheet the separator. */
const SEPARATOR_LINE = /^\s*"?sep=([,;\t])"?[,;\t]*(?=\n|$)/i;
const SEPARATORS = [',', ';', '\t'] as const;

/** Commas, tabs, or semicolons as spreadsheets in Finland and Sweden write them: whichever the header has most of. */
function separator(text: string): string {
  const header = /^.*[^\s,;"].*$/m.exec(text)?.[0] ?? text;
  const [most] = SEPARATORS.map((each) => ({ each, count: header.split(each).length })).toSorted(
    (one, other) => other.count - one.count,
  );
  return most?.each ?? ',';
}

function readLines(text: string): Line[] | { readonly fault: 'syntax'; readonly line: number | undefined } {
  const told = SEPARATOR_LINE.exec(text);
  // The line stays, empty, so that those below keep their numbers.
  const table = told ? text.slice(told[0].length) : text;
  const linesBefore = told ? told[0].split('\n').length - 1 : 0;
  const delimiter = told?.[1] ?? separator(table);
  try {
    const parsed = parsedLines.parse(
      parse(table, {
        delimiter,
        info: true,
        // A tab at the end of a line separates, where tabs do.
        trim: delimiter !== '\t',
        recordDelimiter: '\n',
        relaxColumnCount: true,
        skipEmptyLines: true,
        skipRecordsWithEmptyValues: true,
        maxRecordSize: LONGEST_LINE,
      }),
    );
    // A record's info counts the lines up to its end; a quoted cell may hold line ends.
    return parsed.map(({ record: cells, info }) => ({
      cells: cells.map((cell) => cell.trim()),
      line: linesBefore + info.lines - cells.join('').split('\n').length + 1,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = z.object({ lines: z.number() }).safeParse(error).data?.lines;
    return { fault: 'syntax', line: line === undefined ? undefined : linesBefore + line };
  }
}

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

/** Reads a table: the first line names the columns, empty cells are not given. */
export function readTable(source: Source, row: SchemaNode, problems: ProblemLog): RawRecord[] {
  const [header, ...lines] = readLines(source, problems);
  if (header === undefined) {
    if (problems.isEmpty()) problems.add({ file: source.file }, texts.emptyFile());
    return [];
  }
  checkHeader(source.file, header, row, problems);
  return lines.flatMap((line) => {
    if (line.cells.length !== header.cells.length) {
      problems.add(
        { file: source.file, line: line.line },
        texts.wrongNumberOfFields(header.cells.length, line.cells.length),
      );
      return [];
    }
    return [record(source.file, header, line, row)];
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

function checkHeader(file: string, header: Line, row: SchemaNode, problems: ProblemLog): void {
  const known = Object.keys(row.properties ?? {});
  const { cells, line } = header;
  for (const [index, name] of cells.entries()) {
    const place = { file, line, field: name };
    if (cells.indexOf(name) < index) problems.add(place, texts.duplicateColumn(name));
    else if (!known.includes(name)) {
      const left = known.filter((each) => !cells.includes(each));
      problems.add(place, texts.unknownColumn({ name, known, suggestion: suggestion(name, left) }));
    }
  }
  for (const name of row.required ?? []) {
    if (!cells.includes(name)) problems.add({ file, line, field: name }, texts.missingColumn(name));
  }
}

/** Commas, or semicolons as spreadsheets in Finland and Sweden write them: whichever the header has more of. */
function delimiter(text: string): ',' | ';' {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function readLines({ file, text }: Source, problems: ProblemLog): Line[] {
  try {
    const options = { info: true, trim: true, relaxColumnCount: true, skipEmptyLines: true } as const;
    const lines = parsedLines.parse(
      parse(text, { ...options, delimiter: delimiter(text), maxRecordSize: LONGEST_LINE }),
    );
    // A record's info counts the lines up to its end; a quoted cell may hold line ends.
    return lines.map(({ record: cells, info }) => ({
      cells,
      line: info.lines - cells.join('').split('\n').length + 1,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = z.object({ lines: z.number() }).safeParse(error).data?.lines;
    problems.add(line === undefined ? { file } : { file, line }, texts.csvSyntax());
    return [];
  }
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type AnyFormat, holds } from './format.js';
import type { Limits } from './limits.js';
import type { ProblemLog } from './problem.js';
import { texts } from './problem-texts.js';
import type { Source } from './raw-record.js';
import { suggestion } from './suggestion.js';

/** A file that belongs to a section. */
export interface FormattedSource extends Source {
  readonly kind: string;
}

interface Found {
  /** Where it is on this machine. */
  readonly path: string;
  /** How problems name it. */
  readonly file: string;
  readonly bytes: number;
}

/** Reads the files of a folder, or one file, that belong to the formats; tells of every other one. */
export async function readSources(
  path: string,
  formats: readonly AnyFormat[],
  limits: Limits,
  problems: ProblemLog,
): Promise<FormattedSource[]> {
  const found = await filesAt(path, formats);
  if (found === undefined) {
    problems.add({ file: path }, texts.noSuchPath());
    return [];
  }
  if (found.length > limits.files) {
    problems.add({ file: path }, texts.tooManyFiles(limits.files));
    return [];
  }
  const patterns = formats.map(({ files }) => files);
  if (found.length === 0) problems.add({ file: path }, texts.nothingToImport(patterns));

  const readable = found.flatMap(({ path: at, file, bytes }) => {
    const format = formats.find(({ files }) => holds(files, file));
    if (format === undefined) {
      problems.add(
        { file },
        texts.unknownFile({ name: file, known: patterns, suggestion: suggestion(file, patterns) }),
      );
      return [];
    }
    const limit = format.layout === 'table' ? limits.tableBytes : limits.documentBytes;
    if (bytes <= limit) return [{ at, file, bytes, kind: format.kind }];
    problems.add({ file }, texts.fileTooLarge(limit));
    return [];
  });
  if (readable.reduce((sum, { bytes }) => sum + bytes, 0) > limits.totalBytes) {
    problems.add({ file: path }, texts.importTooLarge(limits.totalBytes));
    return [];
  }
  const sources = await Promise.all(
    readable.map(async ({ at, file, kind }) => {
      const text = await readText(at, file, problems);
      return text === undefined ? [] : [{ kind, file, text }];
    }),
  );
  return sources.flat();
}

/** The files in order of their names; undefined when there is nothing at the path. Notes (`*.md`) and hidden files are no input. */
async function filesAt(path: string, formats: readonly AnyFormat[]): Promise<Found[] | undefined> {
  const here = await stat(path).catch(() => undefined);
  if (here?.isFile()) return [{ path, file: nameOf(path, formats), bytes: here.size }];
  if (!here?.isDirectory()) return undefined;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((at) => ({ path: at, file: relative(path, at).split(sep).join('/') }))
    .filter(({ file }) => !file.endsWith('.md') && !file.split('/').some((part) => part.startsWith('.')))
    .toSorted((one, other) => (one.file < other.file ? -1 : 1));
  return Promise.all(files.map(async (each) => ({ ...each, bytes: await sizeOf(each.path) })));
}

/** 0 for what cannot be read, which is told when it is read. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** One file alone keeps its folder in its name where the format asks for it (`pilots/green.yaml`). */
function nameOf(path: string, formats: readonly AnyFormat[]): string {
  const name = basename(path);
  const inFolder = `${basename(dirname(resolve(path)))}/${name}`;
  return formats.some(({ files }) => holds(files, inFolder)) ? inFolder : name;
}

async function readText(path: string, file: string, problems: ProblemLog): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) {
    problems.add({ file }, texts.noSuchPath());
    return undefined;
  }
  if (file.endsWith('.csv') && isWorkbook(bytes)) {
    problems.add({ file }, texts.workbook());
    return undefined;
  }
  const text = decoded(bytes);
  if (text === undefined) {
    problems.add({ file, line: lineOfFault(bytes) }, texts.notUtf8());
    return undefined;
  }
  // What looks the same is the same, and the line ends of every system are one: lines count as an editor shows them.
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n');
}

/** How the files of spreadsheets begin: as an archive (.xlsx, .ods), and as those of earlier times (.xls). */
const WORKBOOKS = ['504b0304', 'd0cf11e0a1b11ae1'];
const isWorkbook = (bytes: Buffer): boolean => WORKBOOKS.some((each) => bytes.toString('hex', 0, 8).startsWith(each));

/** UTF-8; or UTF-16, as spreadsheets write "Unicode text", by its byte order mark. Undefined for anything else. */
function decoded(bytes: Buffer): string | undefined {
  const encoding = ({ fffe: 'utf-16le', feff: 'utf-16be' } as const)[bytes.toString('hex', 0, 2)] ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // Of UTF-16 without a mark every other byte is zero, which UTF-8 takes for a character.
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The first line that is not UTF-8: decoding puts U+FFFD in its place. */
function lineOfFault(bytes: Buffer): number {
  const before = bytes
    .toString('utf8')
    .split(/[\uFFFD\0]/, 1)
    .join('');
  return before.split(/\r\n?|\n/).length;
}

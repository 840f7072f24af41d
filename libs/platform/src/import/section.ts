import type { AnyFormat, Format } from './format.js';
import type { Place } from './place.js';
import type { ProblemLog, ProblemText } from './problem.js';
import type { RawRecord } from './raw-record.js';
import { type ImportRecord, readRows } from './rows.js';

/** What applying a section did, in records. */
export interface Tally {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** What a section gets to apply its records. `Tx` is the transaction in which the whole import happens. */
export interface ImportStep<Tx> {
  readonly tx: Tx;
  /** Tells of a fault that only the database or the rules show. The import goes on, to find the others, and is then undone. */
  readonly report: (place: Place, text: ProblemText) => void;
  /** Tells how many of the section's records are done; never per row in a loop of statements, of which there are none. */
  readonly progress: (done: number) => void;
}

/**
 * Brings the records of a section into the database with set-based statements. It adds what is missing and changes what
 * is stated differently; it removes nothing, and what it finds as stated it leaves alone, without an event.
 */
export type Apply<Row, Tx> = (records: readonly ImportRecord<Row>[], step: ImportStep<Tx>) => Promise<Tally>;

/** The records of one section, ready to be applied. */
export interface PreparedSection<Tx> {
  readonly kind: string;
  readonly records: number;
  apply(step: ImportStep<Tx>): Promise<Tally>;
}

/** A part of the import that a context declares. */
export interface ImportSection<Tx> {
  readonly format: AnyFormat;
  prepare(raws: readonly RawRecord[], problems: ProblemLog): PreparedSection<Tx>;
}

/** Joins a format with what is done with its records. `kind`: what it is called where another section reads the same files. */
export function importSection<Row, Tx>(
  format: Format<Row>,
  apply: Apply<Row, Tx>,
  kind: string = format.kind,
): ImportSection<Tx> {
  return {
    format,
    prepare: (raws, problems) => {
      const records = readOnce(format, raws, problems);
      return { kind, records: records.length, apply: (step) => apply(records, step) };
    },
  };
}

const read = new WeakMap<readonly RawRecord[], unknown>();

/** Reads the records of a file once, however many sections apply them: its problems are told once. */
function readOnce<Row>(
  format: Format<Row>,
  raws: readonly RawRecord[],
  problems: ProblemLog,
): readonly ImportRecord<Row>[] {
  const known = read.get(raws) as readonly ImportRecord<Row>[] | undefined;
  const records = known ?? readRows(format, raws, problems);
  read.set(raws, records);
  return records;
}

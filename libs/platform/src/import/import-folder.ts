import { stat } from 'node:fs/promises';
import { type Limits, importLimits } from './limits.js';
import { type Problem, ProblemLog } from './problem.js';
import { texts } from './problem-texts.js';
import { readRecords } from './read.js';
import type { ImportSection, PreparedSection, Tally } from './section.js';

/** How far an import has come: `done` of the `total` records of a section. */
export interface ImportProgress {
  readonly section: string;
  readonly done: number;
  readonly total: number;
}

export interface ImportOptions<Tx> {
  /** Runs the work in one transaction, and undoes all of it when the work throws. */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Everything happens as it would, and is undone at the end. */
  readonly dryRun: boolean;
  readonly progress: (progress: ImportProgress) => void;
  readonly limits?: Limits;
}

export interface SectionResult extends Tally {
  readonly section: string;
}

export interface ImportResult {
  /** Whether the database has what the files say. */
  readonly applied: boolean;
  readonly sections: readonly SectionResult[];
  readonly problems: readonly Problem[];
  /** How many problems there are in all; more than are listed when the limit was reached. */
  readonly problemCount: number;
}

/**
 * Imports a folder or a file. Every section is read and checked first; then all are applied in the order given, in one
 * transaction: all of it or nothing. A second run finds everything as stated and changes nothing.
 */
export async function importFolder<Tx>(
  path: string,
  sections: readonly ImportSection<Tx>[],
  options: ImportOptions<Tx>,
): Promise<ImportResult> {
  const limits = options.limits ?? importLimits;
  const problems = new ProblemLog(limits.problems);
  const formats = [...new Set(sections.map(({ format }) => format))];
  const raws = await readRecords(path, formats, limits, problems);
  const prepared = sections.map((section) => section.prepare(raws.get(section.format.kind) ?? [], problems));
  if (!problems.isEmpty()) return refused(problems);

  try {
    const results = await options.transaction(async (tx) => {
      const done = await applyAll(prepared, tx, problems, options.progress);
      if (!problems.isEmpty() || options.dryRun) throw new Undo(done);
      return done;
    });
    return { applied: true, sections: results, problems: [], problemCount: 0 };
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    return problems.isEmpty()
      ? { applied: false, sections: error.results, problems: [], problemCount: 0 }
      : refused(problems);
  }
}

/** The problem of an import path where nothing is, for commands that would open a database first. */
export async function refuseMissing(path: string): Promise<ImportResult | undefined> {
  const here = await stat(path).catch(() => undefined);
  if (here) return undefined;
  const problems = new ProblemLog(1);
  problems.add({ file: path }, texts.noSuchPath());
  return refused(problems);
}

/** Leaves the transaction so that it is rolled back, on purpose. */
class Undo extends Error {
  constructor(readonly results: readonly SectionResult[]) {
    super('The import was undone on purpose');
  }
}

function refused(problems: ProblemLog): ImportResult {
  return { applied: false, sections: [], problems: problems.list(), problemCount: problems.total };
}

async function applyAll<Tx>(
  prepared: readonly PreparedSection<Tx>[],
  tx: Tx,
  problems: ProblemLog,
  progress: (progress: ImportProgress) => void,
): Promise<SectionResult[]> {
  const results: SectionResult[] = [];
  for (const section of prepared.filter(({ records }) => records > 0)) {
    const tell = (done: number): void => progress({ section: section.kind, done, total: section.records });
    tell(0);
    // oxlint-disable-next-line no-await-in-loop -- One after the other: a later section builds on what an earlier one wrote.
    const tally = await section.apply({ tx, report: (place, text) => problems.add(place, text), progress: tell });
    tell(section.records);
    results.push({ section: section.kind, ...tally });
  }
  return results;
}

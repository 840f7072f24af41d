import { readTable } from './csv.js';
import { readSources } from './files.js';
import type { AnyFormat } from './format.js';
import { rowSchema } from './json-schema.js';
import type { Limits } from './limits.js';
import type { ProblemLog } from './problem.js';
import { texts } from './problem-texts.js';
import type { RawRecord } from './raw-record.js';
import { readYaml } from './yaml.js';

/** Reads a folder or a file into raw records by the kind of their section. */
export async function readRecords(
  path: string,
  formats: readonly AnyFormat[],
  limits: Limits,
  problems: ProblemLog,
): Promise<Map<string, RawRecord[]>> {
  const sources = await readSources(path, formats, limits, problems);
  const records = new Map<string, RawRecord[]>();
  let count = 0;
  for (const { kind, row, layout } of formats) {
    const schema = rowSchema(row);
    const found = sources
      .filter((source) => source.kind === kind)
      .flatMap((source) =>
        layout === 'table' ? readTable(source, schema, problems) : readYaml(source, layout, problems),
      );
    count += found.length;
    records.set(kind, found);
  }
  if (count > limits.records) problems.add({ file: path }, texts.tooManyRecords(limits.records));
  return records;
}

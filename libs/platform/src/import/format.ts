import { z } from 'zod';
import type { List, Listed } from './listed.js';

/** How a file's content is laid out: a CSV table, a YAML list of records, or one YAML record a file. */
export type Layout = 'table' | 'list' | 'document';

/**
 * One section of the import format: which files hold it and what one record of it looks like. Every scalar in a file
 * is text (`061` stays `061`), and an empty one is not given: the row schema turns texts into values.
 */
export interface Format<Row> {
  /** The section's name, as results and problems tell it: `region-memberships`. */
  readonly kind: string;
  /** Where its files are, relative to the folder: `regions.csv`, or `pilots/*.yaml` for many. */
  readonly files: string;
  readonly layout: Layout;
  /** What it holds, in a sentence of English, for the published schema. */
  readonly description: string;
  readonly row: z.ZodType<Row>;
  /** What makes a record itself: two records of one key in an import are a mistake. */
  readonly key: (row: Row) => string;
  /** The lists inside a record in which nothing may stand twice. */
  lists?(row: Row): readonly List[];
  /** What the record states of something for a time: two records of it never overlap. */
  listed?(row: Row): Listed;
}

/** What of a format does not depend on its rows' type. */
export type AnyFormat = Pick<Format<unknown>, 'kind' | 'files' | 'layout' | 'description' | 'row' | 'lists' | 'listed'>;

/** Declares a section's format; here only so that the row's type follows from its schema. */
export function format<Row>(declared: Format<Row>): Format<Row> {
  return declared;
}

/** Whether a file, by its path relative to the folder, belongs to the format. */
export function holds(files: AnyFormat['files'], path: string): boolean {
  const pattern = files.split('*').map((part) => part.replaceAll(/[.\\/-]/g, String.raw`\$&`));
  return new RegExp(`^${pattern.join('[^/]+')}$`, 'i').test(path);
}

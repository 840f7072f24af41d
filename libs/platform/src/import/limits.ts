const MEGABYTE = 1024 * 1024;

/** How much one import may bring. Files come from people and programs outside: nothing of them is read without an end. */
export interface Limits {
  readonly files: number;
  readonly tableBytes: number;
  /** YAML takes far more time and memory than its size: about two seconds a megabyte. */
  readonly documentBytes: number;
  /** All files together. */
  readonly totalBytes: number;
  readonly records: number;
  /** How many problems are told one by one. */
  readonly problems: number;
}

export const importLimits: Limits = {
  files: 5_000,
  tableBytes: 16 * MEGABYTE,
  documentBytes: 2 * MEGABYTE,
  totalBytes: 48 * MEGABYTE,
  records: 200_000,
  problems: 200,
};

/** How much one import may bring. Files come from people and programs outside: nothing of them is read without an end. */
export interface Limits {
  readonly files: number;
  readonly fileBytes: number;
  readonly records: number;
  /** How many problems are told one by one. */
  readonly problems: number;
}

export const importLimits: Limits = {
  files: 5_000,
  fileBytes: 16 * 1024 * 1024,
  records: 200_000,
  problems: 200,
};

export * from './fields.js';
export type { FieldText } from './field-texts.js';
export { type AnyFormat, type Format, format, type Layout } from './format.js';
export {
  importFolder,
  type ImportOptions,
  type ImportProgress,
  type ImportResult,
  refuseMissing,
  type SectionResult,
} from './import-folder.js';
export { eachOnce, eachOnceADay } from './listed.js';
export { lookup, tally } from './lookup.js';
export { fileSchema } from './json-schema.js';
export { importLimits, type Limits } from './limits.js';
export { type Path, type Place, placeName } from './place.js';
export { type Problem, ProblemLog, type ProblemText } from './problem.js';
export { ruleBroken, texts as problemTexts } from './problem-texts.js';
export { readRecords } from './read.js';
export { type ImportRecord, readRows } from './rows.js';
export { attempt, refusal, stateEach } from './state-each.js';
export { type Apply, type ImportSection, importSection, type ImportStep, type Tally } from './section.js';

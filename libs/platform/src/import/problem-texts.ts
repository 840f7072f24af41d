import type { Translations } from '@talkoot/contracts';
import { say } from '../messages/index.js';
import type { ProblemText } from './problem.js';

/** A name that is none of those known here. */
export interface Guess {
  readonly name: string;
  readonly suggestion: string | undefined;
  readonly known: readonly string[];
}

/** "Did you mean …?", or else everything that is known, as long as a person can take it in. */
function hint(guess: Guess): Translations {
  if (guess.suggestion !== undefined) return say('import.didYouMean', { name: guess.suggestion });
  return say('import.possible', { known: guess.known.slice(0, 30) });
}

/** Every problem that the reader of files finds. Each text says what to do. */
export const texts = {
  noSuchPath: (): ProblemText => ({ code: 'no-such-path', message: say('import.noSuchPath') }),
  nothingToImport: (known: readonly string[]): ProblemText => ({
    code: 'nothing-to-import',
    message: say('import.nothingToImport', { known }),
  }),
  unknownFile: (guess: Guess): ProblemText => ({
    code: 'unknown-file',
    message: say('import.unknownFile', { hint: hint(guess) }),
  }),
  tooManyFiles: (limit: number): ProblemText => ({
    code: 'too-many-files',
    message: say('import.tooManyFiles', { limit }),
  }),
  fileTooLarge: (limit: number): ProblemText => ({
    code: 'file-too-large',
    message: say('import.fileTooLarge', { limit }),
  }),
  importTooLarge: (limit: number): ProblemText => ({
    code: 'import-too-large',
    message: say('import.importTooLarge', { limit }),
  }),
  tooManyRecords: (limit: number): ProblemText => ({
    code: 'too-many-records',
    message: say('import.tooManyRecords', { limit }),
  }),
  notUtf8: (): ProblemText => ({ code: 'not-utf8', message: say('import.notUtf8') }),
  workbook: (): ProblemText => ({ code: 'workbook', message: say('import.workbook') }),
  emptyFile: (): ProblemText => ({ code: 'empty-file', message: say('import.emptyFile') }),
  csvSyntax: (): ProblemText => ({ code: 'csv-syntax', message: say('import.csvSyntax') }),
  wrongNumberOfFields: (expected: number, found: number): ProblemText => ({
    code: 'wrong-number-of-fields',
    message: say('import.wrongNumberOfFields', { expected, found }),
  }),
  noHeader: (known: readonly string[]): ProblemText => ({
    code: 'no-header',
    message: say('import.noHeader', { known }),
  }),
  unnamedColumn: (place: number): ProblemText => ({
    code: 'unnamed-column',
    message: say('import.unnamedColumn', { place }),
  }),
  duplicateColumn: (name: string): ProblemText => ({
    code: 'duplicate-column',
    message: say('import.duplicateColumn', { name }),
  }),
  unknownColumn: (guess: Guess): ProblemText => ({
    code: 'unknown-column',
    message: say('import.unknownColumn', { hint: hint(guess), name: guess.name }),
  }),
  missingColumn: (name: string): ProblemText => ({
    code: 'missing-column',
    message: say('import.missingColumn', { name }),
  }),
  yamlSyntax: (): ProblemText => ({ code: 'yaml-syntax', message: say('import.yamlSyntax') }),
  yamlTab: (): ProblemText => ({ code: 'yaml-tab', message: say('import.yamlTab') }),
  duplicateField: (): ProblemText => ({ code: 'duplicate-field', message: say('import.duplicateField') }),
  aliasNotAllowed: (): ProblemText => ({ code: 'yaml-alias', message: say('import.aliasNotAllowed') }),
  tagNotAllowed: (): ProblemText => ({ code: 'yaml-tag', message: say('import.tagNotAllowed') }),
  severalDocuments: (): ProblemText => ({ code: 'yaml-several-documents', message: say('import.severalDocuments') }),
  notAList: (): ProblemText => ({ code: 'not-a-list', message: say('import.notAList') }),
  notARecord: (): ProblemText => ({ code: 'not-a-record', message: say('import.notARecord') }),
  notAText: (): ProblemText => ({ code: 'not-a-text', message: say('import.notAText') }),
  required: (name: string): ProblemText => ({ code: 'required', message: say('import.required', { name }) }),
  unknownField: (guess: Guess): ProblemText => ({
    code: 'unknown-field',
    message: say('import.unknownField', { hint: hint(guess), name: guess.name }),
  }),
  notOneOf: (guess: Guess): ProblemText => ({
    code: 'not-one-of',
    message: say('import.notOneOf', { hint: hint(guess), name: guess.name }),
  }),
  tooLong: (limit: number): ProblemText => ({ code: 'too-long', message: say('import.tooLong', { limit }) }),
  tooShort: (limit: number): ProblemText => ({ code: 'too-short', message: say('import.tooShort', { limit }) }),
  tooBig: (limit: number): ProblemText => ({ code: 'too-big', message: say('import.tooBig', { limit }) }),
  tooSmall: (limit: number): ProblemText => ({ code: 'too-small', message: say('import.tooSmall', { limit }) }),
  invalidValue: (): ProblemText => ({ code: 'invalid-value', message: say('import.invalidValue') }),
  duplicateRecord: (key: string, first: string): ProblemText => ({
    code: 'duplicate-record',
    message: say('import.duplicateRecord', { first, key }),
  }),
  listedTwice: (name: string, first: string): ProblemText => ({
    code: 'duplicate-entry',
    message: say('import.listedTwice', { first, name }),
  }),
  unknownReference: (name: string): ProblemText => ({
    code: 'unknown-reference',
    message: say('import.unknownReference', { name }),
  }),
};

/** A fault that a context's own rule finds, in the words of that rule. */
export function ruleBroken(message: Translations): ProblemText {
  return { code: 'rule-broken', message };
}

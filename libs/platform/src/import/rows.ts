import { describeIssue, translations } from '@talkoot/contracts';
import { z } from 'zod';
import { fieldTexts, isFieldText } from './field-texts.js';
import type { Format } from './format.js';
import { rowSchema, schemaAt, type SchemaNode } from './json-schema.js';
import { tellRepeated } from './listed.js';
import { type Path, type Place, placeName } from './place.js';
import type { ProblemLog, ProblemText } from './problem.js';
import { ruleBroken, texts } from './problem-texts.js';
import type { RawRecord } from './raw-record.js';
import { suggestion } from './suggestion.js';

/** A record that has the form of its section. */
export interface ImportRecord<Row> {
  readonly key: string;
  readonly row: Row;
  /** Where the record, or the value at a path inside it, stands. */
  readonly at: (path?: Path) => Place;
}

/** Turns what the files hold into records of the format; whatever does not fit is told and left out. */
export function readRows<Row>(
  format: Format<Row>,
  raws: readonly RawRecord[],
  problems: ProblemLog,
): ImportRecord<Row>[] {
  const schema = rowSchema(format.row);
  const records = new Map<string, ImportRecord<Row>>();
  for (const raw of raws) {
    const parsed = format.row.safeParse(raw.value);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) tell(issue, raw, schema, problems);
      continue;
    }
    const key = format.key(parsed.data);
    const first = records.get(key);
    if (first) problems.add(raw.at([]), texts.duplicateRecord(key, placeName(first.at())));
    else records.set(key, { key, row: parsed.data, at: (path = []) => raw.at(path) });
  }
  const all = [...records.values()];
  tellRepetitions(format, all, problems);
  return all;
}

function tellRepetitions<Row>(format: Format<Row>, records: readonly ImportRecord<Row>[], problems: ProblemLog): void {
  for (const { row, at } of records)
    for (const { path, field, entries } of format.lists?.(row) ?? []) {
      const placeOf = (index: number) => at([...path, index, ...(field === undefined ? [] : [field])]);
      tellRepeated(
        entries.map((each, index) => ({ ...each, place: placeOf(index) })),
        problems,
      );
    }
  tellRepeated(
    records.flatMap(({ row, at }) => {
      const listed = format.listed?.(row);
      return listed ? [{ ...listed, place: at() }] : [];
    }),
    problems,
  );
}

function tell(issue: z.core.$ZodIssue, raw: RawRecord, schema: SchemaNode, problems: ProblemLog): void {
  if (issue.code !== 'unrecognized_keys') {
    problems.add(raw.at(issue.path), explain(issue, valueAt(raw.value, issue.path)));
    return;
  }
  const known = Object.keys(schemaAt(schema, issue.path)?.properties ?? {});
  for (const name of issue.keys) {
    problems.add(
      raw.at([...issue.path, name]),
      texts.unknownField({ name, known, suggestion: suggestion(name, known) }),
    );
  }
}

/** Problems that programs tell apart more finely than the errors of the API. */
const CODES: Readonly<Record<string, string>> = {
  invalid_code: 'not-a-code',
  invalid_reference: 'not-a-reference',
  invalid_email: 'not-an-email',
};

/** What an issue means to the person who wrote the file. */
function explain(issue: z.core.$ZodIssue, value: unknown): ProblemText {
  if (value === undefined && issue.code !== 'custom') return texts.required(String(issue.path.at(-1) ?? ''));
  if (isFieldText(issue.message)) return fieldTexts[issue.message];
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'array') return texts.notAList();
    return issue.expected === 'object' ? texts.notARecord() : texts.notAText();
  }
  if (issue.code === 'invalid_value') {
    if (typeof value !== 'string') return texts.notAText();
    const name = value.slice(0, 100);
    const known = issue.values.map(String);
    return texts.notOneOf({ name, known, suggestion: suggestion(name, known) });
  }
  if (issue.code === 'too_big') {
    return issue.origin === 'number' ? texts.tooBig(Number(issue.maximum)) : texts.tooLong(Number(issue.maximum));
  }
  if (issue.code === 'too_small') {
    return issue.origin === 'number' ? texts.tooSmall(Number(issue.minimum)) : texts.tooShort(Number(issue.minimum));
  }
  // A format's own rule brings its words with it.
  const rule = translations.safeParse(issue.code === 'custom' ? issue.params : undefined);
  if (rule.success) return ruleBroken(rule.data);
  const { code, text } = describeIssue(issue);
  const [name = ''] = issue.message.split(':');
  return { code: CODES[name] ?? code.toLowerCase().replaceAll('_', '-'), message: text };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[Number(step)];
    return typeof at === 'object' && at !== null ? Object.entries(at).find(([key]) => key === step)?.[1] : undefined;
  }, value);
}

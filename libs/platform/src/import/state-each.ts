import { DomainError, type InputPath } from '@talkoot/contracts';
import { tally } from './lookup.js';
import type { ImportRecord } from './rows.js';
import type { ImportStep, Tally } from './section.js';

type Reporting = Pick<ImportStep<unknown>, 'report'>;

/** Does what a record asks for; a refusal by a rule is told at the record's own place. Undefined when it was refused. */
export function attempt<Row, T>(record: ImportRecord<Row>, step: Reporting, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    refusal(record, step, error);
    return undefined;
  }
}

/** Reports a rule's refusal; anything else is a bug and goes on as one. */
export function refusal<Row>(
  record: ImportRecord<Row>,
  step: Reporting,
  error: unknown,
  place: (path: InputPath) => InputPath = (path) => path,
): void {
  if (!(error instanceof DomainError)) throw error;
  step.report(record.at(place(error.path)), {
    code: error.code.toLowerCase().replaceAll('_', '-'),
    message: error.text,
  });
}

/** Enters the aggregates that are missing and lets those that are there take over what the records state. */
export function stateEach<Row, A extends { readonly version: number }>(
  records: readonly ImportRecord<Row>[],
  step: Reporting,
  known: (record: ImportRecord<Row>) => A | undefined,
  how: { add: (record: ImportRecord<Row>) => A; state: (aggregate: A, record: ImportRecord<Row>) => void },
): { aggregates: A[]; tally: Tally } {
  const aggregates: A[] = [];
  let [added, changed] = [0, 0];
  for (const record of records) {
    const found = known(record);
    const before = found?.version;
    const aggregate = found ?? attempt(record, step, () => how.add(record));
    if (aggregate === undefined) continue;
    attempt(record, step, () => how.state(aggregate, record));
    if (aggregate.version !== before) aggregates.push(aggregate);
    if (before === undefined) added += 1;
    else if (aggregate.version > before) changed += 1;
  }
  return { aggregates, tally: tally(records.length, added, changed) };
}

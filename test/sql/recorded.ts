import type { SentStatement } from '../support/recording-proxy.js';

const READ_PATH = 'talkoot read path';
const BOUNDS = /^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK)/;

/** It tells the publisher of committed events a moment later, once for many changes. */
const WAKES = /^NOTIFY /;

/** A list with nothing in it, as PostgreSQL reads it and as JSON. */
const EMPTY = new Set(['{}', '[]']);

/** A column of a row that is written may well be an empty list. */
const WRITES_A_ROW = /^(INSERT INTO \S+( AS \w+)? ?\([^)]*\) VALUES|UPDATE)/;

/** What one run of a mutation sent to PostgreSQL. */
export class Recorded {
  private readonly statements: readonly (SentStatement & { readonly fault: string | undefined })[];

  constructor(sent: readonly SentStatement[]) {
    const asked = new Set<string>();
    this.statements = sent
      .filter(({ sql }) => !WAKES.test(sql))
      .map((statement) => ({ ...statement, fault: faultOf(statement, asked) }));
  }

  /** How often the mutation waited for PostgreSQL, to find out who asks and to make the change. */
  get roundTrips(): number {
    return this.statements.filter(({ application, pipelined }) => !pipelined && application !== READ_PATH).length;
  }

  /** Statements that have nothing to do, and those that ask the same again. */
  get useless(): string[] {
    return this.statements.flatMap(({ sql, fault }) => (fault === undefined ? [] : `${fault}: ${plain(sql)}`));
  }

  /** The statements in the order in which they were sent, a paragraph each, without values. */
  text(mutation: string): string {
    const paragraphs = this.statements.map(({ sql, application, pipelined, fault }) => {
      if (application === READ_PATH) return '-- Reads the payload.';
      const notes = [pipelined ? 'Without waiting' : '', fault ?? ''].filter((each) => each !== '');
      return [...notes.map((each) => `-- ${each}:`), plain(sql)].join('\n');
    });
    const about = `-- ${mutation}, in ${this.roundTrips} round trips; written by \`UPDATE=statements npm test -- test/sql\`.`;
    return `${[about, ...paragraphs].join('\n\n')}\n`;
  }
}

/** Why the statement is useless; undefined when it is not. */
function faultOf({ sql, parameters }: SentStatement, asked: Set<string>): string | undefined {
  if (BOUNDS.test(sql)) return undefined;
  const hasEmptyList = parameters.some((each) => each !== null && EMPTY.has(each));
  if (sql.includes('0=1') || (hasEmptyList && !WRITES_A_ROW.test(sql))) return 'Nothing to do';
  const key = JSON.stringify([sql, parameters]);
  const isAskedTwice = asked.has(key);
  asked.add(key);
  return isAskedTwice ? 'Asked twice' : undefined;
}

/** To be read, not run: a clause a line, without the quotation marks, aliases and comparisons that TypeORM writes for each column. */
function plain(sql: string): string {
  return sql
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/"(\w+)"\."(\w+)" AS "\1_\2"/g, '$2')
    .replaceAll(/"(\w+)"/g, '$1')
    .replaceAll(/ DO UPDATE SET [^;]* IS DISTINCT FROM \([^)]*\)/g, ' DO UPDATE of what differs')
    .replaceAll(/ (FROM|WHERE|ORDER BY|VALUES|ON CONFLICT|RETURNING|FOR UPDATE|FOR SHARE) ?/g, '\n  $1 ')
    .replaceAll(/ +$/gm, '');
}

import type { Translations } from '@talkoot/contracts';
import { say } from '../messages/index.js';

/** The operation is refused or given up as a whole. */
export abstract class ReadRefused extends Error {
  abstract readonly code: string;
  abstract readonly text: Translations;
  /** Of an answer that has nothing else. */
  abstract readonly status: number;
  readonly headers: Readonly<Record<string, string>> = {};
}

/** A change was made, and what was selected of it could not be read. */
export class ChangedButNotRead extends Error {
  readonly text: Translations = say('read.changedButNotRead');

  constructor(cause: unknown) {
    super('A change was made and could not be read', { cause });
  }
}

/** One change of an operation failed: those after it were not begun (GraphQL, 6.2.2). */
export class NotBegun extends Error {
  readonly text: Translations = say('read.notBegun');
}

/** It could read more fields of more rows, or sort and count more lists, than one operation may. */
export class QueryTooCostly extends ReadRefused {
  readonly code = 'QUERY_TOO_COSTLY';
  readonly status = 400;
  readonly text: Translations;

  constructor(cost: number, highest: number) {
    super();
    this.text = say('read.tooCostly', { cost, highest });
  }
}

/** Too many ask at the same time; nothing was done. */
export class Overloaded extends ReadRefused {
  readonly code = 'OVERLOADED';
  readonly status = 503;
  override readonly headers = { 'retry-after': '2' };
  readonly text: Translations = say('read.overloaded');
}

/** PostgreSQL gave up. */
export class QueryTooSlow extends ReadRefused {
  readonly code = 'QUERY_TOO_SLOW';
  readonly status = 400;
  readonly text: Translations = say('read.tooSlow');
}

/** In bytes. Every answer is in memory as a whole before it is sent. */
export const LARGEST_ANSWER = 5_000_000;

export class AnswerTooLarge extends ReadRefused {
  readonly code = 'ANSWER_TOO_LARGE';
  readonly status = 400;
  readonly text: Translations = say('read.answerTooLarge', { megabytes: LARGEST_ANSWER / 1_000_000 });
}

/** Who may act has changed since the viewer was remembered, or may have, where it would be refused: the request is to be answered anew. Nobody is told of it. */
export class ViewersChanged extends Error {}

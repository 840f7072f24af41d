import type { Translations } from '@talkoot/contracts';

/** The operation is refused or given up as a whole. */
export abstract class ReadRefused extends Error {
  abstract readonly code: string;
  abstract readonly text: Translations;
}

/** It could read more rows than one operation may. */
export class QueryTooCostly extends ReadRefused {
  readonly code = 'QUERY_TOO_COSTLY';
  readonly text: Translations;

  constructor(cost: number, highest: number) {
    super();
    this.text = {
      fi: `Kysely voisi lukea ${cost} riviä; enintään ${highest}. Pyydä pienempiä sivuja (first) tai jaa kysely.`,
      sv: `Frågan kunde läsa ${cost} rader; högst ${highest}. Be om mindre sidor (first) eller dela upp frågan.`,
      en: `The query could read ${cost} rows; at most ${highest}. Ask for smaller pages (first), or split it.`,
    };
  }
}

/** PostgreSQL gave up. */
export class QueryTooSlow extends ReadRefused {
  readonly code = 'QUERY_TOO_SLOW';
  readonly text: Translations = {
    fi: 'Kysely kesti liian kauan ja keskeytettiin. Pyydä pienempiä sivuja tai rajaa sitä.',
    sv: 'Frågan tog för lång tid och avbröts. Be om mindre sidor eller avgränsa den.',
    en: 'The query took too long and was cancelled. Ask for smaller pages, or narrow it.',
  };
}

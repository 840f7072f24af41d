import type { Translations } from '@talkoot/contracts';

/** The operation is refused or given up as a whole. */
export abstract class ReadRefused extends Error {
  abstract readonly code: string;
  abstract readonly text: Translations;
  /** Of an answer that has nothing else. */
  abstract readonly status: number;
  readonly headers: Readonly<Record<string, string>> = {};
}

/** It could read more rows, or sort and count more lists, than one operation may. */
export class QueryTooCostly extends ReadRefused {
  readonly code = 'QUERY_TOO_COSTLY';
  readonly status = 400;
  readonly text: Translations;

  constructor(cost: number, highest: number) {
    super();
    this.text = {
      fi: `Kyselyn hinta on ${cost}; enintään ${highest}. Pyydä pienempiä sivuja (first), jätä järjestys tai määrä pois tai jaa kysely.`,
      sv: `Frågan kostar ${cost}; högst ${highest}. Be om mindre sidor (first), lämna bort ordning eller antal, eller dela upp frågan.`,
      en: `The query costs ${cost}; at most ${highest}. Ask for smaller pages (first), leave orders or counts out, or split it.`,
    };
  }
}

/** PostgreSQL gave up. */
export class QueryTooSlow extends ReadRefused {
  readonly code = 'QUERY_TOO_SLOW';
  readonly status = 400;
  readonly text: Translations = {
    fi: 'Kysely kesti liian kauan ja keskeytettiin. Pyydä pienempiä sivuja tai rajaa sitä.',
    sv: 'Frågan tog för lång tid och avbröts. Be om mindre sidor eller avgränsa den.',
    en: 'The query took too long and was cancelled. Ask for smaller pages, or narrow it.',
  };
}

import type { Translations } from '@talkoot/contracts';

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
  readonly text: Translations = {
    fi: 'Muutos on tehty, mutta sen tietoja ei voitu lukea. Älä tee sitä uudelleen, vaan hae tiedot erikseen.',
    sv: 'Ändringen är gjord, men dess uppgifter kunde inte läsas. Gör den inte på nytt, utan hämta uppgifterna separat.',
    en: 'The change was made, but its details could not be read. Do not make it again; read them separately.',
  };

  constructor(cause: unknown) {
    super('A change was made and could not be read', { cause });
  }
}

/** One change of an operation failed: those after it were not begun (GraphQL, 6.2.2). */
export class NotBegun extends Error {
  readonly text: Translations = {
    fi: 'Tätä muutosta ei tehty, koska sitä edeltävä muutos epäonnistui.',
    sv: 'Den här ändringen gjordes inte, eftersom ändringen före den misslyckades.',
    en: 'This change was not made, since the change before it failed.',
  };
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

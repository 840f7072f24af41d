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

/** It could read more fields of more rows, or sort and count more lists, than one operation may. */
export class QueryTooCostly extends ReadRefused {
  readonly code = 'QUERY_TOO_COSTLY';
  readonly status = 400;
  readonly text: Translations;

  constructor(cost: number, highest: number) {
    super();
    this.text = {
      fi: `Kyselyn hinta on ${cost}; enintään ${highest}. Pyydä pienempiä sivuja (first) tai vähemmän kenttiä, jätä järjestys tai määrä pois tai jaa kysely.`,
      sv: `Frågan kostar ${cost}; högst ${highest}. Be om mindre sidor (first) eller färre fält, lämna bort ordning eller antal, eller dela upp frågan.`,
      en: `The query costs ${cost}; at most ${highest}. Ask for smaller pages (first) or fewer fields, leave orders or counts out, or split it.`,
    };
  }
}

/** Too many ask at the same time; nothing was done. */
export class Overloaded extends ReadRefused {
  readonly code = 'OVERLOADED';
  readonly status = 503;
  override readonly headers = { 'retry-after': '2' };
  readonly text: Translations = {
    fi: 'Palvelu on ruuhkautunut, eikä mitään tehty. Yritä hetken päästä uudelleen.',
    sv: 'Tjänsten är överbelastad och ingenting gjordes. Försök på nytt om en stund.',
    en: 'The service is overloaded, and nothing was done. Try again in a moment.',
  };
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

/** In bytes. Every answer is in memory as a whole before it is sent. */
export const LARGEST_ANSWER = 5_000_000;

export class AnswerTooLarge extends ReadRefused {
  readonly code = 'ANSWER_TOO_LARGE';
  readonly status = 400;
  readonly text: Translations = {
    fi: `Vastaus olisi liian suuri: enintään ${LARGEST_ANSWER / 1_000_000} Mt. Pyydä pienempiä sivuja (first) tai vähemmän tekstejä.`,
    sv: `Svaret skulle bli för stort: högst ${LARGEST_ANSWER / 1_000_000} MB. Be om mindre sidor (first) eller färre texter.`,
    en: `The answer would be too large: at most ${LARGEST_ANSWER / 1_000_000} MB. Ask for smaller pages (first) or fewer texts.`,
  };
}

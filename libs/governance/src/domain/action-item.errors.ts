import { type ActionItemStatus, DomainError, type LocalDate, type Locale } from '@talkoot/contracts';

const STATUS: Record<ActionItemStatus, Record<Locale, string>> = {
  open: { fi: 'se on avoin', sv: 'den är öppen', en: 'it is open' },
  done: { fi: 'se on tehty', sv: 'den är utförd', en: 'it is done' },
  withdrawn: { fi: 'se on peruttu', sv: 'den har återkallats', en: 'it has been withdrawn' },
};

export class WrongActionItemStatus extends DomainError {
  constructor(status: ActionItemStatus) {
    const is = STATUS[status];
    super('WRONG_STATUS', ['actionItem'], {
      fi: `Tehtävälle ei voi enää tehdä tätä: ${is.fi}.`,
      sv: `Detta går inte längre att göra med uppgiften: ${is.sv}.`,
      en: `This cannot be done with the action item any more: ${is.en}.`,
    });
  }
}

/** An action item comes out of what was said at a meeting. */
export class NotHeldYet extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['meeting'], {
      fi: 'Kokousta ei ole pidetty. Anna tehtävä, kun se on pidetty.',
      sv: 'Mötet har inte hållits. Ge uppgiften när det har hållits.',
      en: 'The meeting has not been held. Give the action item once it has.',
    });
  }
}

export class NobodyResponsible extends DomainError {
  constructor() {
    super('INVALID_INPUT', ['organisation'], {
      fi: 'Tehtävältä puuttuu vastuutaho. Nimeä organisaatio, henkilö tai molemmat.',
      sv: 'Ingen ansvarar för uppgiften. Ange en organisation, en person eller båda.',
      en: 'Nobody is responsible for the action item. Name an organisation, a person or both.',
    });
  }
}

export class DueBeforeMeeting extends DomainError {
  constructor(day: LocalDate) {
    const since = day.toString();
    super('INVALID_DATE', ['due'], {
      fi: `Kokous pidettiin ${since}. Valitse se päivä tai myöhempi.`,
      sv: `Mötet hölls ${since}. Välj den dagen eller en senare.`,
      en: `The meeting was held on ${since}. Choose that day or a later one.`,
    });
  }
}

export class BeforeMeeting extends DomainError {
  constructor(day: LocalDate) {
    const since = day.toString();
    super('INVALID_DATE', ['on'], {
      fi: `Tehtävä annettiin kokouksessa ${since}. Valitse se päivä tai myöhempi.`,
      sv: `Uppgiften gavs vid mötet ${since}. Välj den dagen eller en senare.`,
      en: `The action item was given at the meeting of ${since}. Choose that day or a later one.`,
    });
  }
}

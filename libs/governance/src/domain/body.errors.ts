import { DomainError, type InputPath, type LocalDate, type Period } from '@talkoot/contracts';

const span = ({ from, to }: Period): string => `${from?.toString() ?? '…'} – ${to?.toString() ?? '…'}`;

/** The most seats of a body. The largest council of Finland has 85. */
export const MOST_SEATS = 500;

export class TooManySeats extends DomainError {
  constructor() {
    super('TOO_MANY', ['body'], {
      fi: `Toimielimellä voi olla enintään ${MOST_SEATS} paikkaa. Päätä ensin paikka, jota ei enää tarvita.`,
      sv: `Ett organ kan ha högst ${MOST_SEATS} platser. Avsluta först en plats som inte längre behövs.`,
      en: `A body can have ${MOST_SEATS} seats at most. End a seat that is no longer needed first.`,
    });
  }
}

export class ReportsInCircle extends DomainError {
  constructor() {
    super('INVALID_INPUT', ['reportsTo'], {
      fi: 'Toimielin raportoisi itselleen suoraan tai toisten kautta. Valitse toinen toimielin.',
      sv: 'Organet skulle rapportera till sig självt, direkt eller via andra. Välj ett annat organ.',
      en: 'The body would report to itself, directly or through others. Choose another body.',
    });
  }
}

/** What is to lie within the body's or the seat's own time does not. */
export class OutsideItsTime extends DomainError {
  constructor(outer: Period, path: InputPath = ['period']) {
    super('OUTSIDE_PERIOD', path, {
      fi: `Tämä ei mahdu jaksolle ${span(outer)}. Valitse päivät sen sisältä.`,
      sv: `Detta ryms inte inom perioden ${span(outer)}. Välj dagar inom den.`,
      en: `This does not lie within the period ${span(outer)}. Choose days within it.`,
    });
  }
}

/** A body cannot begin after its seats, nor a seat after those who sit there. */
export class SeatsOutsidePeriod extends DomainError {
  constructor() {
    super('OUTSIDE_PERIOD', ['period'], {
      fi: 'Jokin paikka alkaa ennen tätä jaksoa tai vasta sen jälkeen. Laajenna jaksoa tai korjaa ensin paikka.',
      sv: 'En plats börjar före eller först efter denna period. Utvidga perioden eller rätta först platsen.',
      en: 'A seat begins before this period or only after it. Widen the period, or correct the seat first.',
    });
  }
}

export class SeatTaken extends DomainError {
  constructor(period: Period) {
    super('SEAT_TAKEN', ['period'], {
      fi: `Paikalla on jo haltija jaksolla ${span(period)}. Päätä ensin se edustus tai valitse muut päivät.`,
      sv: `Platsen har redan en innehavare under perioden ${span(period)}. Avsluta först det mandatet eller välj andra dagar.`,
      en: `The seat has a holder in the period ${span(period)} already. End that mandate first, or choose other days.`,
    });
  }
}

export class AlreadySeated extends DomainError {
  constructor(path: InputPath, period: Period) {
    super('ALREADY_SEATED', path, {
      fi: `Samalla on jo edustus tällä paikalla jaksolla ${span(period)}. Päätä ensin se tai valitse muut päivät.`,
      sv: `Densamma har redan ett mandat på denna plats under perioden ${span(period)}. Avsluta först det eller välj andra dagar.`,
      en: `The same one has a mandate of this seat in the period ${span(period)} already. End that first, or choose other days.`,
    });
  }
}

export class NobodyNamed extends DomainError {
  constructor() {
    super('INVALID_INPUT', ['person'], {
      fi: 'Edustaja puuttuu. Anna henkilö, organisaatio tai molemmat.',
      sv: 'Företrädaren saknas. Ange en person, en organisation eller båda.',
      en: 'Nobody is named. Give a person, an organisation, or both.',
    });
  }
}

/** A seat that its organisation has besides its own since a merger is not filled again. */
export class SeatKeptApart extends DomainError {
  constructor(path: InputPath = ['seat']) {
    super('SEAT_KEPT_APART', path, {
      fi: 'Tämä paikka on yhdistymisen jäljiltä voimassa vain haltijansa edustuksen ajan. Käytä organisaation toista paikkaa.',
      sv: 'Denna plats finns efter en sammanslagning bara så länge dess innehavares mandat varar. Använd organisationens andra plats.',
      en: 'Since a merger this seat lasts only as long as its holder’s mandate. Use the other seat of the organisation.',
    });
  }
}

/** Somebody has begun to sit there after the day that is to be the last one. */
export class BegunSince extends DomainError {
  constructor(from: LocalDate, path: InputPath) {
    super('OUTSIDE_PERIOD', path, {
      fi: `Joku on aloittanut paikalla ${from.toString()}. Valitse myöhempi päivä tai päätä ensin se edustus.`,
      sv: `Någon har tillträtt platsen ${from.toString()}. Välj en senare dag eller avsluta först det mandatet.`,
      en: `Somebody has begun to sit there on ${from.toString()}. Choose a later day, or end that mandate first.`,
    });
  }
}

import { DomainError, type InputPath, type LocalDate, type Locale, type ProposalStatus } from '@talkoot/contracts';

const STATUS: Record<ProposalStatus, Record<Locale, string>> = {
  submitted: { fi: 'siihen ei ole vastattu', sv: 'det har inte besvarats', en: 'it has not been answered' },
  answered: { fi: 'siihen on vastattu', sv: 'det har besvarats', en: 'it has been answered' },
  withdrawn: { fi: 'se on peruttu', sv: 'det har dragits tillbaka', en: 'it has been withdrawn' },
};

export class WrongProposalStatus extends DomainError {
  constructor(status: ProposalStatus) {
    const is = STATUS[status];
    super('WRONG_STATUS', ['proposal'], {
      fi: `Aloitteelle ei voi enää tehdä tätä: ${is.fi}.`,
      sv: `Detta går inte längre att göra med initiativet: ${is.sv}.`,
      en: `This cannot be done with the proposal any more: ${is.en}.`,
    });
  }
}

/** What happened is recorded on its day or later. */
export class NotYetHappened extends DomainError {
  constructor(path: InputPath = ['on']) {
    super('INVALID_DATE', path, {
      fi: 'Tätä ei voi kirjata etukäteen. Valitse tämä päivä tai aiempi.',
      sv: 'Detta kan inte införas i förväg. Välj denna dag eller en tidigare.',
      en: 'This cannot be recorded in advance. Choose this day or an earlier one.',
    });
  }
}

export class BeforeSubmission extends DomainError {
  constructor(submittedOn: LocalDate, path: InputPath) {
    const since = submittedOn.toString();
    super('INVALID_DATE', path, {
      fi: `Aloite jätettiin ${since}. Valitse se päivä tai myöhempi.`,
      sv: `Initiativet lämnades in ${since}. Välj den dagen eller en senare.`,
      en: `The proposal was submitted on ${since}. Choose that day or a later one.`,
    });
  }
}

/** Working days are counted from the submission. */
export class SubmissionUnknown extends DomainError {
  constructor() {
    super('INVALID_INPUT', ['answerWithinWorkingDays'], {
      fi: 'Jättöpäivä ei ole tiedossa, joten työpäiviä ei voi laskea. Anna vastauspäivä.',
      sv: 'Inlämningsdagen är inte känd, så arbetsdagarna kan inte räknas. Ange svarsdagen.',
      en: 'The day of submission is not known, so the working days cannot be counted. Give the day of the answer.',
    });
  }
}

/** Nobody proposes in the name of others alone. */
export class NotAmongProposers extends DomainError {
  constructor() {
    super('INVALID_INPUT', ['proposers'], {
      fi: 'Organisaatiosi ei ole aloitteen tekijöiden joukossa. Lisää se heihin.',
      sv: 'Din organisation finns inte bland dem som lämnar initiativet. Lägg till den.',
      en: 'Your organisation is not among those that make the proposal. Add it to them.',
    });
  }
}

export class ProposesToItself extends DomainError {
  constructor(path: InputPath) {
    super('INVALID_INPUT', path, {
      fi: 'Organisaatio ei voi tehdä aloitetta itselleen. Valitse toinen vastaanottaja.',
      sv: 'En organisation kan inte lämna ett initiativ till sig själv. Välj en annan mottagare.',
      en: 'An organisation cannot make a proposal to itself. Choose another addressee.',
    });
  }
}

export class AlreadyParty extends DomainError {
  constructor() {
    super('ALREADY_PARTY', ['organisation'], {
      fi: 'Organisaatio on aloitteen tekijä, kannattaja tai vastaanottaja jo tänä päivänä tai sen jälkeen.',
      sv: 'Organisationen har redan lämnat in, understött eller mottagit initiativet den dagen eller senare.',
      en: 'The organisation has made, supports or has received the proposal already on that day or later.',
    });
  }
}

export class NotSupporter extends DomainError {
  constructor() {
    super('NOT_PARTY', ['organisation'], {
      fi: 'Organisaatio ei kannata aloitetta sinä päivänä. Tarkista kannattajat ja päivä.',
      sv: 'Organisationen understöder inte initiativet den dagen. Kontrollera de som understöder det och dagen.',
      en: 'The organisation does not support the proposal on that day. Check its supporters and the day.',
    });
  }
}

export class AddressedOtherwise extends DomainError {
  constructor(path: InputPath) {
    super('INVALID_INPUT', path, {
      fi: 'Aloite on jo kirjattu toisin osoitettuna tai toisesta asiasta. Anna uudelle aloitteelle oma koodi.',
      sv: 'Initiativet har redan införts med en annan adressat eller i ett annat ärende. Ge ett nytt initiativ en egen kod.',
      en: 'The proposal has been entered with another addressee or about something else. Give a new proposal a code of its own.',
    });
  }
}

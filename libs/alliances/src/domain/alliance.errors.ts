import { type AllianceStatus, DomainError, type InputPath, type Locale } from '@talkoot/contracts';

const STATUS: Record<AllianceStatus, Record<Locale, string>> = {
  proposed: { fi: 'ehdotettu', sv: 'föreslagen', en: 'proposed' },
  active: { fi: 'toiminnassa', sv: 'verksam', en: 'active' },
  ended: { fi: 'päättynyt', sv: 'avslutad', en: 'ended' },
};

export class WrongAllianceStatus extends DomainError {
  constructor(status: AllianceStatus) {
    const is = STATUS[status];
    super('WRONG_STATUS', ['alliance'], {
      fi: `Tämä ei ole mahdollista: allianssin tila on ${is.fi}.`,
      sv: `Detta är inte möjligt: alliansen är ${is.sv}.`,
      en: `This is not possible: the alliance is ${is.en}.`,
    });
  }
}

export class PermanentHasNoEnd extends DomainError {
  constructor(path: InputPath) {
    super('INVALID_INPUT', path, {
      fi: 'Pysyvällä allianssilla ei ole loppupäivää. Poista loppupäivä, tai anna pysyvyydeksi epätosi.',
      sv: 'En permanent allians har inget slutdatum. Ta bort slutdatumet, eller ange att den inte är permanent.',
      en: 'A permanent alliance has no last day. Leave the last day out, or say that the alliance is not permanent.',
    });
  }
}

export class MembersOutsidePeriod extends DomainError {
  constructor() {
    super('OUTSIDE_PERIOD', ['period'], {
      fi: 'Jakso ei kata jäsenten liittymispäiviä. Laajenna sitä.',
      sv: 'Perioden täcker inte de dagar då medlemmar gick med. Utvidga den.',
      en: 'The period does not cover the days on which members joined. Widen it.',
    });
  }
}

export class OwnerNotAmongProposers extends DomainError {
  constructor() {
    super('INVALID_INPUT', ['owner'], {
      fi: 'Omistaja ei ole ehdottajien joukossa. Lisää se ehdottajiin, tai valitse joku heistä.',
      sv: 'Ägaren finns inte bland förslagsställarna. Lägg till den, eller välj en av dem.',
      en: 'The owner is not among the proposers. Add it to them, or choose one of them.',
    });
  }
}

/** Nobody proposes in the name of others alone. */
export class NotAmongProposers extends DomainError {
  constructor() {
    super('INVALID_INPUT', ['proposers'], {
      fi: 'Organisaatiosi ei ole ehdottajien joukossa. Lisää se heihin.',
      sv: 'Din organisation finns inte bland förslagsställarna. Lägg till den.',
      en: 'Your organisation is not among the proposers. Add it to them.',
    });
  }
}

export class ProposersHaveNotAgreed extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['alliance'], {
      fi: 'Kaikki ehdottajiksi kutsutut eivät ole vielä vastanneet. Odota vastauksia, tai kutsun lähettäjä peruu avoimet kutsut.',
      sv: 'Alla som har bjudits in som förslagsställare har inte svarat än. Vänta på svaren, eller låt avsändaren återkalla inbjudningarna.',
      en: 'Not everybody who was invited to propose the alliance has answered. Wait for the answers, or have the inviter withdraw the invitations.',
    });
  }
}

export class DecidedInAdvance extends DomainError {
  constructor() {
    super('INVALID_DATE', ['on'], {
      fi: 'Päätöstä ei voi kirjata etukäteen. Valitse tämä päivä tai aiempi.',
      sv: 'Ett beslut kan inte införas i förväg. Välj denna dag eller en tidigare.',
      en: 'A decision cannot be recorded in advance. Choose this day or an earlier one.',
    });
  }
}

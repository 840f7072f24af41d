import { DomainError, type InputPath, type Locale, type Period, type PilotStatus } from '@talkoot/contracts';

const STATUS: Record<PilotStatus, Record<Locale, string>> = {
  draft: { fi: 'luonnos', sv: 'ett utkast', en: 'a draft' },
  approved: { fi: 'hyväksytty', sv: 'godkänd', en: 'approved' },
  running: { fi: 'käynnissä', sv: 'i gång', en: 'running' },
  completed: { fi: 'valmis', sv: 'slutförd', en: 'completed' },
  closed: { fi: 'päätetty', sv: 'avslutad', en: 'closed' },
  cancelled: { fi: 'peruttu', sv: 'inställd', en: 'cancelled' },
};

export class WrongPilotStatus extends DomainError {
  constructor(status: PilotStatus) {
    const is = STATUS[status];
    super('WRONG_STATUS', ['pilot'], {
      fi: `Tämä ei ole mahdollista: pilotin tila on ${is.fi}.`,
      sv: `Detta är inte möjligt: piloten är ${is.sv}.`,
      en: `This is not possible: the pilot is ${is.en}.`,
    });
  }
}

export class PartnersOutsidePeriod extends DomainError {
  constructor(path: InputPath) {
    super('OUTSIDE_PERIOD', path, {
      fi: 'Jakso ei kata kumppanien liittymispäiviä. Laajenna sitä.',
      sv: 'Perioden täcker inte de dagar då partner gick med. Utvidga den.',
      en: 'The period does not cover the days on which partners joined. Widen it.',
    });
  }
}

export class WorkOutsidePeriod extends DomainError {
  constructor({ from, to }: Period) {
    const days = `${from?.toString() ?? '…'} – ${to?.toString() ?? '…'}`;
    super('OUTSIDE_PERIOD', ['period'], {
      fi: `Jakso ei kata pilotin välitavoitteiden, kokeilujen ja tilannearvioiden päiviä (${days}). Laajenna sitä.`,
      sv: `Perioden täcker inte dagarna för pilotens delmål, försök och lägesbedömningar (${days}). Utvidga den.`,
      en: `The period does not cover the days of the pilot’s milestones, experiments and status reports (${days}). Widen it.`,
    });
  }
}

export class NotYetDecided extends DomainError {
  constructor() {
    super('INVALID_DATE', ['on'], {
      fi: 'Päätöstä ei voi kirjata etukäteen. Valitse tämä päivä tai aiempi.',
      sv: 'Ett beslut kan inte införas i förväg. Välj denna dag eller en tidigare.',
      en: 'A decision cannot be recorded in advance. Choose this day or an earlier one.',
    });
  }
}

export class AlreadyPartner extends DomainError {
  constructor() {
    super('ALREADY_PARTNER', ['organisation'], {
      fi: 'Organisaatio on pilotin kumppani jo tänä päivänä tai sen jälkeen. Tarkista kumppanit.',
      sv: 'Organisationen är redan partner i piloten den dagen eller senare. Kontrollera partnerna.',
      en: 'The organisation is a partner in the pilot on that day or later already. Check the partners.',
    });
  }
}

export class AlreadyInvited extends DomainError {
  constructor() {
    super('ALREADY_INVITED', ['organisation'], {
      fi: 'Organisaatio on jo kutsuttu pilottiin.',
      sv: 'Organisationen har redan en inbjudan till piloten.',
      en: 'The organisation has an invitation to the pilot already.',
    });
  }
}

export class NotInvited extends DomainError {
  constructor() {
    super('NOT_INVITED', ['organisation'], {
      fi: 'Organisaatiota ei ole kutsuttu pilottiin. Pyydä kutsu koordinaattorilta tai omistajalta.',
      sv: 'Organisationen har ingen inbjudan till piloten. Be samordnaren eller ägaren om en.',
      en: 'The organisation has no invitation to the pilot. Ask the coordinator or the owner for one.',
    });
  }
}

export class NotPartner extends DomainError {
  constructor() {
    super('NOT_PARTNER', ['organisation'], {
      fi: 'Organisaatio ei ole pilotin kumppani tänä päivänä. Tarkista kumppanit ja päivä.',
      sv: 'Organisationen är inte partner i piloten den dagen. Kontrollera partnerna och dagen.',
      en: 'The organisation is no partner in the pilot on that day. Check the partners and the day.',
    });
  }
}

export class CoordinatorStays extends DomainError {
  constructor() {
    super('COORDINATOR_STAYS', ['organisation'], {
      fi: 'Koordinaattori ei voi jäädä pois pilotistaan. Vaihda ensin koordinaattori.',
      sv: 'Samordnaren kan inte lämna sin pilot. Byt först samordnare.',
      en: 'The coordinator cannot leave its pilot. Change the coordinator first.',
    });
  }
}

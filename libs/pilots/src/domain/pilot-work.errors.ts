import { DomainError, type InputPath, type LocalDate } from '@talkoot/contracts';

export class MilestoneReached extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['milestone'], {
      fi: 'Välitavoite on jo saavutettu.',
      sv: 'Delmålet har redan nåtts.',
      en: 'The milestone has been reached already.',
    });
  }
}

export class MilestoneDropped extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['milestone'], {
      fi: 'Välitavoitteesta on luovuttu. Suunnittele tarvittaessa uusi.',
      sv: 'Delmålet har slopats. Planera vid behov ett nytt.',
      en: 'The milestone was dropped. Plan a new one if you need it.',
    });
  }
}

export class ExperimentConcluded extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['experiment'], {
      fi: 'Kokeilu on jo päättynyt.',
      sv: 'Försöket har redan avslutats.',
      en: 'The experiment has ended already.',
    });
  }
}

export class BeforeItBegan extends DomainError {
  constructor(path: InputPath, from: LocalDate) {
    super('PERIOD_ENDS_BEFORE_START', path, {
      fi: `Päivä on ennen alkua ${from.toString()}. Valitse myöhempi päivä.`,
      sv: `Dagen ligger före början ${from.toString()}. Välj en senare dag.`,
      en: `The day lies before the beginning on ${from.toString()}. Choose a later day.`,
    });
  }
}

export class InTheFuture extends DomainError {
  constructor() {
    super('INVALID_DATE', ['on'], {
      fi: 'Tätä ei voi kirjata etukäteen. Valitse tämä päivä tai aiempi.',
      sv: 'Detta kan inte antecknas i förväg. Välj denna dag eller en tidigare.',
      en: 'This cannot be recorded in advance. Choose this day or an earlier one.',
    });
  }
}

export class NoCompany extends DomainError {
  constructor() {
    super('WRONG_KIND', ['company'], {
      fi: 'Tämä organisaatio ei ole yritys. Kutsu muut organisaatiot pilotin kumppaneiksi.',
      sv: 'Organisationen är inget företag. Bjud in andra organisationer som partner i piloten.',
      en: 'This organisation is no company. Invite other organisations into the pilot as partners.',
    });
  }
}

export class AlreadyLinked extends DomainError {
  constructor() {
    super('ALREADY_MEMBER', ['company'], {
      fi: 'Yritys on jo mukana pilotissa tässä roolissa.',
      sv: 'Företaget deltar redan i piloten i denna roll.',
      en: 'The company takes part in the pilot in this role already.',
    });
  }
}

export class LinkEnded extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['companyLink'], {
      fi: 'Yrityksen osallistuminen on jo päättynyt.',
      sv: 'Företagets deltagande har redan upphört.',
      en: 'The company no longer takes part.',
    });
  }
}

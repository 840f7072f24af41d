import { DomainError } from '@talkoot/contracts';

export class PlanWithdrawn extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['plan'], {
      fi: 'Suunnitelma on peruttu. Uuden suunnitelman voi jättää, kun haku on avoinna.',
      sv: 'Planen har återtagits. En ny plan kan lämnas in när ansökningstiden pågår.',
      en: 'The plan was withdrawn. A new one can be submitted while the call is open.',
    });
  }
}

export class PlanDecided extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['plan'], {
      fi: 'Suunnitelmasta on jo päätetty.',
      sv: 'Planen har redan avgjorts.',
      en: 'The plan has been decided already.',
    });
  }
}

export class DecidedBeforeSubmitted extends DomainError {
  constructor() {
    super('INVALID_DATE', ['on'], {
      fi: 'Suunnitelmasta ei voi päättää ennen sen jättämistä. Valitse jättöpäivä tai myöhempi.',
      sv: 'Planen kan inte avgöras innan den lämnades in. Välj inlämningsdagen eller en senare.',
      en: 'The plan cannot be decided before it was submitted. Choose the day of submission or a later one.',
    });
  }
}

export class CallNotOpen extends DomainError {
  constructor() {
    super('CALL_NOT_OPEN', ['programme'], {
      fi: 'Ohjelman haku ei ole avoinna. Tarkista hakuaika.',
      sv: 'Programmets ansökningstid pågår inte. Kontrollera ansökningstiden.',
      en: 'The call of the programme is not open. Check when it is.',
    });
  }
}

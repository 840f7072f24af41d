import { DomainError } from '@talkoot/contracts';

export class PlanDecided extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['plan'], {
      fi: 'Suunnitelmasta on jo päätetty.',
      sv: 'Planen har redan avgjorts.',
      en: 'The plan has been decided already.',
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

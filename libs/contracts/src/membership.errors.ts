import { DomainError, type InputPath } from './errors.js';
import type { Period } from './period.js';

export class AlreadyMember extends DomainError {
  constructor(path: InputPath) {
    super('ALREADY_MEMBER', path, {
      fi: 'Se on jo jäsen tänä aikana. Valitse toinen jäsen tai jakso.',
      sv: 'Den är redan medlem under denna tid. Välj en annan medlem eller period.',
      en: 'It is a member in that time already. Choose another member or period.',
    });
  }
}

export class NotMember extends DomainError {
  constructor(path: InputPath) {
    super('NOT_MEMBER', path, {
      fi: 'Se ei ole jäsen tänä päivänä. Tarkista jäsen ja päivä.',
      sv: 'Den är inte medlem denna dag. Kontrollera medlemmen och dagen.',
      en: 'It is no member on that day. Check the member and the day.',
    });
  }
}

export class OutsidePeriod extends DomainError {
  constructor(path: InputPath, { from, to }: Period) {
    const days = `${from?.toString() ?? '…'} – ${to?.toString() ?? '…'}`;
    super('OUTSIDE_PERIOD', path, {
      fi: `Päivä ei kuulu jaksoon ${days}. Valitse päivä jakson sisältä.`,
      sv: `Dagen ligger utanför perioden ${days}. Välj en dag inom den.`,
      en: `The day lies outside the period ${days}. Choose one within it.`,
    });
  }
}

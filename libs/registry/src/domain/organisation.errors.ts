import { DomainError, type InputPath } from '@talkoot/contracts';

export class OrganisationEnded extends DomainError {
  constructor(path: InputPath) {
    super('ORGANISATION_ENDED', path, {
      fi: 'Organisaatio on lakannut ennen tätä päivää. Valitse sen seuraaja tai aiempi päivä.',
      sv: 'Organisationen har upphört före denna dag. Välj dess efterträdare eller en tidigare dag.',
      en: 'The organisation has ended before that day. Choose its successor or an earlier day.',
    });
  }
}

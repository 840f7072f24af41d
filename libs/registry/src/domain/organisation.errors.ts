import { DomainError, type InputPath, type LocalDate, type LocalisedText, readText } from '@talkoot/contracts';

export class OrganisationEnded extends DomainError {
  /** `successors`: what those are called who go on, if anybody does. */
  constructor(path: InputPath, successors: readonly LocalisedText[] = []) {
    const named = (locale: 'fi' | 'sv' | 'en') => successors.map((each) => readText(each, locale).text).join(', ');
    super(
      'ORGANISATION_ENDED',
      path,
      successors.length === 0
        ? {
            fi: 'Organisaatio on lakannut. Valitse toinen organisaatio tai aiempi päivä.',
            sv: 'Organisationen har upphört. Välj en annan organisation eller en tidigare dag.',
            en: 'The organisation has ended. Choose another organisation or an earlier day.',
          }
        : {
            fi: `Organisaatio on lakannut. Valitse sen seuraaja: ${named('fi')}.`,
            sv: `Organisationen har upphört. Välj dess efterträdare: ${named('sv')}.`,
            en: `The organisation has ended. Choose its successor: ${named('en')}.`,
          },
    );
  }
}

export class CodeOfOthers extends DomainError {
  constructor(owner: string) {
    super('CODE_OF_OTHERS', ['code'], {
      fi: `Aloita koodi omistajan koodilla ja yhdysmerkillä: ${owner}-…`,
      sv: `Börja koden med ägarens kod och ett bindestreck: ${owner}-…`,
      en: `Begin the code with the owner’s code and a hyphen: ${owner}-…`,
    });
  }
}

export class OrganisationNotYet extends DomainError {
  constructor(path: InputPath, from: LocalDate) {
    super('ORGANISATION_NOT_YET', path, {
      fi: `Organisaatio on olemassa vasta ${from.toString()} alkaen. Valitse myöhempi päivä tai sen edeltäjä.`,
      sv: `Organisationen finns först från ${from.toString()}. Välj en senare dag eller dess föregångare.`,
      en: `The organisation exists only from ${from.toString()}. Choose a later day or its predecessor.`,
    });
  }
}

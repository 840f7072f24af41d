import { DomainError, type InputPath } from '@talkoot/contracts';

export class WrongKind extends DomainError {
  constructor(path: InputPath) {
    super('WRONG_KIND', path, {
      fi: 'Organisaatio on väärää lajia: jäsenkuntia on kuntayhtymällä, maakunta on kunnalla.',
      sv: 'Organisationen är av fel slag: en samkommun har medlemskommuner, en kommun hör till en region.',
      en: 'The organisation is of another kind: a joint authority has members, a municipality lies in a region.',
    });
  }
}

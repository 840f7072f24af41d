import { DomainError, type InputPath, type Translations } from '@talkoot/contracts';

/** A succession that cannot be right, with what stands against it. */
export class SuccessionImpossible extends DomainError {
  constructor(path: InputPath, why: Translations) {
    super('SUCCESSION_IMPOSSIBLE', path, why);
  }
}

import { DomainError, type InputPath } from './errors.js';
import type { Translations } from './localised-text.js';

/** A succession that cannot be right, with what stands against it. */
export class SuccessionImpossible extends DomainError {
  constructor(path: InputPath, why: Translations) {
    super('SUCCESSION_IMPOSSIBLE', path, why);
  }
}

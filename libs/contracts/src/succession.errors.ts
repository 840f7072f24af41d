import { DomainError, type InputPath } from './errors.js';
import type { LocalDate } from './local-date.js';
import type { Translations } from './localised-text.js';

/** A succession that cannot be right, with what stands against it. */
export class SuccessionImpossible extends DomainError {
  constructor(path: InputPath, why: Translations) {
    super('SUCCESSION_IMPOSSIBLE', path, why);
  }
}

export const beginsAfter = (path: InputPath, on: LocalDate): SuccessionImpossible =>
  new SuccessionImpossible(path, {
    fi: `Jokin organisaatiota koskeva alkaa ${on.toString()} tai myöhemmin, vaikka se silloin olisi jo lakannut. Korjaa se ensin tai valitse myöhempi päivä.`,
    sv: `Något som gäller organisationen börjar ${on.toString()} eller senare, fast den då redan skulle ha upphört. Rätta det först eller välj en senare dag.`,
    en: `Something about the organisation begins on ${on.toString()} or later, when it would have ended already. Correct that first or choose a later day.`,
  });

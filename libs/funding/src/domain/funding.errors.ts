import {
  type Currency,
  DomainError,
  type FundingPurpose,
  type LocalDate,
  type Money,
  moneyText,
  type Translations,
  VALUE_NAMES,
} from '@talkoot/contracts';

export class AppropriationExceeded extends DomainError {
  constructor(left: Money) {
    const { fi, sv, en } = moneyText(left);
    super('APPROPRIATION_EXCEEDED', ['amount'], {
      fi: `Avustukset ylittäisivät määrärahan. Jäljellä on ${fi}.`,
      sv: `Understöden skulle överskrida anslaget. Kvar finns ${sv}.`,
      en: `The grants would exceed the appropriation. ${en} is left.`,
    });
  }
}

export class CurrencyDiffers extends DomainError {
  constructor(expected: Currency) {
    super('CURRENCY_DIFFERS', ['amount', 'currency'], {
      fi: `Määräraha on valuutassa ${expected}. Anna avustus samassa valuutassa.`,
      sv: `Anslaget är i ${expected}. Ange understödet i samma valuta.`,
      en: `The appropriation is in ${expected}. Give the grant in the same currency.`,
    });
  }
}

export class AmountNotPositive extends DomainError {
  constructor() {
    super('INVALID_AMOUNT', ['amount', 'amount'], {
      fi: 'Rahamäärän on oltava suurempi kuin nolla.',
      sv: 'Beloppet måste vara större än noll.',
      en: 'The amount must be more than zero.',
    });
  }
}

const SEED_ONLY: Translations = {
  fi: 'Siemenrahoitus on vain käynnistämiseen ja koordinointiin.',
  sv: 'Såddfinansieringen är endast för start och samordning.',
  en: 'Seed funding is for start-up and coordination only.',
};

export class PurposeNotAllowed extends DomainError {
  /** `place`: which of the purposes given. */
  constructor(purpose: FundingPurpose, place: number, allowed: readonly FundingPurpose[]) {
    const named = (locale: 'fi' | 'sv' | 'en') =>
      allowed.map((each) => VALUE_NAMES.fundingPurpose[each][locale]).join(', ');
    super(
      'PURPOSE_NOT_ALLOWED',
      ['purposes', place],
      purpose === 'implementation'
        ? SEED_ONLY
        : {
            fi: `Ohjelman rahoitus ei ole tähän tarkoitukseen. Sallitut: ${named('fi')}.`,
            sv: `Programmets finansiering är inte för detta ändamål. Tillåtna: ${named('sv')}.`,
            en: `The programme's funding is not for this purpose. Allowed: ${named('en')}.`,
          },
    );
  }
}

export class DecisionInFuture extends DomainError {
  constructor() {
    super('INVALID_DATE', ['decidedOn'], {
      fi: 'Päätöspäivä on tulevaisuudessa. Anna päivä, jona päätös tehtiin.',
      sv: 'Beslutsdagen ligger i framtiden. Ange den dag då beslutet fattades.',
      en: 'The day of the decision lies in the future. Give the day on which it was made.',
    });
  }
}

export class NotYetAvailable extends DomainError {
  constructor(from: LocalDate) {
    super('OUTSIDE_PERIOD', ['decidedOn'], {
      fi: `Määräraha on käytettävissä vasta ${from.toString()} alkaen. Anna myöhempi päätöspäivä.`,
      sv: `Anslaget är tillgängligt först från ${from.toString()}. Ange en senare beslutsdag.`,
      en: `The appropriation is available only from ${from.toString()}. Give a later day of decision.`,
    });
  }
}

export class PilotIsOver extends DomainError {
  constructor(lastDay: LocalDate) {
    super('OUTSIDE_PERIOD', ['decidedOn'], {
      fi: `Pilotti on päättynyt ${lastDay.toString()}. Anna sitä aiempi päätöspäivä.`,
      sv: `Piloten upphörde ${lastDay.toString()}. Ange en tidigare beslutsdag.`,
      en: `The pilot ended on ${lastDay.toString()}. Give an earlier day of decision.`,
    });
  }
}

export class PilotNotGrantable extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['pilot'], {
      fi: 'Avustus voidaan päättää vain hyväksytylle tai käynnissä olevalle pilotille.',
      sv: 'Understöd kan beviljas endast en pilot som är godkänd eller i gång.',
      en: 'A grant can be decided only for a pilot that is approved or running.',
    });
  }
}

export class NoHolder extends DomainError {
  constructor() {
    super('INVALID_INPUT', ['holder'], {
      fi: 'Pilotilla ei ole päätöspäivänä koordinaattoria. Nimeä avustuksen saaja.',
      sv: 'Piloten har ingen samordnare på beslutsdagen. Ange mottagaren.',
      en: 'The pilot has no coordinator on the day of the decision. Name the holder of the grant.',
    });
  }
}

/** Conditions change in the order of time. */
export class LaterDecisionStands extends DomainError {
  constructor(from: LocalDate) {
    super('OUTSIDE_PERIOD', ['on'], {
      fi: `Ehdoista on päätös, joka on voimassa ${from.toString()} alkaen. Anna se päivä tai myöhempi.`,
      sv: `Det finns ett beslut om villkoren som gäller från ${from.toString()}. Ange den dagen eller en senare.`,
      en: `A decision on the conditions stands from ${from.toString()}. Give that day or a later one.`,
    });
  }
}

export class AmountNegative extends DomainError {
  constructor() {
    super('INVALID_AMOUNT', ['amount', 'amount'], {
      fi: 'Rahamäärä ei voi olla negatiivinen. Anna nolla, jos kirjausta ei olisi pitänyt tehdä.',
      sv: 'Beloppet kan inte vara negativt. Ange noll om posten inte borde ha antecknats.',
      en: 'The amount cannot be negative. Give zero when it should not have been recorded at all.',
    });
  }
}

/** Corrected, the appropriation would no longer cover what has been granted of it. */
export class BelowGrants extends DomainError {
  constructor(granted: Money) {
    const { fi, sv, en } = moneyText(granted);
    super('APPROPRIATION_EXCEEDED', ['amount'], {
      fi: `Määrärahasta on jo myönnetty ${fi}. Anna vähintään se tai korjaa ensin avustukset.`,
      sv: `Av anslaget har redan beviljats ${sv}. Ange minst det eller rätta först understöden.`,
      en: `${en} of the appropriation has been granted already. Give at least that, or correct the grants first.`,
    });
  }
}

/** Corrected, the grant would be more than its appropriation has for it. */
export class BeyondAppropriation extends DomainError {
  constructor(most: Money) {
    const { fi, sv, en } = moneyText(most);
    super('APPROPRIATION_EXCEEDED', ['amount'], {
      fi: `Avustukset ylittäisivät määrärahan. Tämä avustus voi olla enintään ${fi}.`,
      sv: `Understöden skulle överskrida anslaget. Detta understöd kan vara högst ${sv}.`,
      en: `The grants would exceed the appropriation. This grant can be ${en} at most.`,
    });
  }
}

/** Corrected, the grant would be less than has been released of it. */
export class BelowReleased extends DomainError {
  constructor(released: Money) {
    const { fi, sv, en } = moneyText(released);
    super('INVALID_AMOUNT', ['amount'], {
      fi: `Avustuksesta on jo vapautettu ${fi}. Anna vähintään se.`,
      sv: `Av understödet har redan frigjorts ${sv}. Ange minst det.`,
      en: `${en} of the grant has been released already. Give at least that.`,
    });
  }
}

/** The grant was settled when its pilot was cancelled. */
export class GrantSettled extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['grant'], {
      fi: 'Pilotti on peruttu ja avustus selvitetty sen mukana. Sen määrää ei voi enää korjata.',
      sv: 'Piloten har ställts in och understödet reglerats med den. Beloppet kan inte längre rättas.',
      en: 'The pilot was cancelled and the grant settled with it. Its amount can no longer be corrected.',
    });
  }
}

export class ProgrammeIsOver extends DomainError {
  constructor() {
    super('WRONG_STATUS', ['programme'], {
      fi: 'Pilottiohjelma on päättynyt tai peruttu. Sille ei enää kirjata määrärahoja.',
      sv: 'Pilotprogrammet är avslutat eller inställt. Inga anslag antecknas längre för det.',
      en: 'The pilot programme has ended or was cancelled. No appropriations are recorded for it any more.',
    });
  }
}

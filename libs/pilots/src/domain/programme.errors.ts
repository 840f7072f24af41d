import {
  DomainError,
  type InputPath,
  type Locale,
  type LocalisedText,
  type ProgrammeStatus,
  readText,
} from '@talkoot/contracts';

const STATUS: Record<Exclude<ProgrammeStatus, 'active'>, Record<Locale, string>> = {
  ended: { fi: 'päättynyt', sv: 'avslutat', en: 'ended' },
  cancelled: { fi: 'peruttu', sv: 'inställt', en: 'cancelled' },
};

/** What was to begin in the programme, or to be changed of it, is too late. */
export class ProgrammeOver extends DomainError {
  constructor(status: Exclude<ProgrammeStatus, 'active'>, path: InputPath = ['programme']) {
    const is = STATUS[status];
    super('WRONG_STATUS', path, {
      fi: `Tämä ei ole mahdollista: pilottiohjelma on ${is.fi}.`,
      sv: `Detta är inte möjligt: pilotprogrammet är ${is.sv}.`,
      en: `This is not possible: the pilot programme is ${is.en}.`,
    });
  }
}

/** What stands against the end of a programme, by name. */
export interface OpenBusiness {
  /** Plans that wait for a decision. */
  readonly plans: readonly LocalisedText[];
  /** Pilots that are neither closed, completed nor cancelled. */
  readonly pilots: readonly LocalisedText[];
}

/** How many of each are named, and how much of a name. */
const MOST_NAMED = 5;
const NAMED_LENGTH = 100;

const named = (names: readonly LocalisedText[], locale: Locale): string => {
  const some = names.slice(0, MOST_NAMED).map((name) => `”${readText(name, locale).text.slice(0, NAMED_LENGTH)}”`);
  return `${some.join(', ')}${names.length > MOST_NAMED ? ' …' : ''}`;
};

export class BusinessOpen extends DomainError {
  constructor({ plans, pilots }: OpenBusiness) {
    const list = (locale: Locale, ofPlans: string, ofPilots: string) =>
      [
        ...(plans.length > 0 ? [`${ofPlans} (${plans.length}): ${named(plans, locale)}`] : []),
        ...(pilots.length > 0 ? [`${ofPilots} (${pilots.length}): ${named(pilots, locale)}`] : []),
      ].join('; ');
    super('IN_USE', ['programme'], {
      fi: `Ohjelmassa on keskeneräistä. ${list('fi', 'Suunnitelmia ilman päätöstä', 'Pilotteja kesken')}. Päätä suunnitelmista ja saata pilotit päätökseen tai peru ne ensin.`,
      sv: `Programmet har oavslutade ärenden. ${list('sv', 'Planer utan beslut', 'Piloter som pågår')}. Avgör först planerna och avsluta piloterna eller ställ in dem.`,
      en: `The programme has unfinished business. ${list('en', 'Plans without a decision', 'Pilots that go on')}. Decide on the plans, and complete or cancel the pilots first.`,
    });
  }
}

export class PilotsWereCompleted extends DomainError {
  constructor(pilots: readonly LocalisedText[]) {
    super('WRONG_STATUS', ['programme'], {
      fi: `Ohjelman pilotteja on jo saatu valmiiksi (${pilots.length}): ${named(pilots, 'fi')}. Päätä ohjelma sen sijaan, että perut sen.`,
      sv: `Piloter i programmet har redan slutförts (${pilots.length}): ${named(pilots, 'sv')}. Avsluta programmet i stället för att ställa in det.`,
      en: `Pilots of the programme have been completed (${pilots.length}): ${named(pilots, 'en')}. End the programme instead of cancelling it.`,
    });
  }
}

export class OwnerOfProgramme extends DomainError {
  constructor(path: InputPath) {
    super('WRONG_KIND', path, {
      fi: 'Pilottiohjelman omistaa ministeriö tai virasto. Valitse sellainen.',
      sv: 'Ett pilotprogram ägs av ett ministerium eller ett ämbetsverk. Välj ett sådant.',
      en: 'A pilot programme is owned by a ministry or an agency. Choose one.',
    });
  }
}

export class SeedNotForImplementation extends DomainError {
  constructor(path: InputPath) {
    super('PURPOSE_NOT_ALLOWED', path, {
      fi: 'Siemenrahoitus on vain käynnistämiseen ja koordinointiin. Merkitse toteutus rahoituksen ulkopuolelle.',
      sv: 'Såddfinansieringen är endast för start och samordning. Ange genomförandet som ofinansierat.',
      en: 'Seed funding is for start-up and coordination only. State implementation as unfunded.',
    });
  }
}

export class CallNamesMunicipalities extends DomainError {
  constructor(place: number) {
    super('WRONG_KIND', ['callMunicipalities', place], {
      fi: 'Haku nimeää vain kuntia. Poista muut organisaatiot.',
      sv: 'En ansökningsomgång nämner endast kommuner. Ta bort andra organisationer.',
      en: 'A call names municipalities only. Remove other organisations.',
    });
  }
}

import {
  ACTIONS,
  COUNTRIES,
  CURRENCIES,
  ERROR_CODES,
  FUNDING_PURPOSES,
  inEachLanguage,
  languageName,
  LOCALES,
  type Ordinal,
  ORDINALS,
  ORGANISATION_KINDS,
  type OrganisationKind,
  type Provenance,
  PROVENANCES,
  RHYTHM_UNITS,
  type RhythmUnit,
  type Weekday,
  WEEKDAYS,
} from '@talkoot/contracts';
import { registerEnumType } from '@nestjs/graphql';

const byWords = new Map<string, object>();

type Described<V extends string> = Readonly<Record<V, string>>;

/**
 * Makes a GraphQL enum of a union of words: `joint-authority` is `JOINT_AUTHORITY` in the API and stays itself in code.
 * Every value is described; the returned object stands for the enum in `@Field(() => …)`.
 */
export function enumOf<V extends string>(
  name: string,
  description: string,
  values: readonly V[],
  described: Described<V>,
  apiName: (value: V) => string = (value) => value.toUpperCase().replaceAll('-', '_'),
): Record<string, V> {
  const members = Object.fromEntries(values.map((value) => [apiName(value), value]));
  const valuesMap = Object.fromEntries(values.map((value) => [apiName(value), { description: described[value] }]));
  registerEnumType(members, { name, description, valuesMap });
  byWords.set(values.join(), members);
  return members;
}

/** The GraphQL enum of these words; throws when there is none. */
export function enumOfWords(place: string, words: readonly (string | number)[]): object {
  const found = byWords.get(words.join());
  if (!found) throw new Error(`${place}: no GraphQL enum of ${words.join(', ')}`);
  return found;
}

const asItIs = (value: string): string => value;

export const LocaleEnum = enumOf(
  'Locale',
  'A language of the service.',
  LOCALES,
  inEachLanguage((each) => languageName(each)),
  asItIs,
);

export const CountryEnum = enumOf('Country', 'A country, ISO 3166-1.', COUNTRIES, { FI: 'Finland', SE: 'Sweden' });

export const CurrencyEnum = enumOf(
  'Currency',
  'A currency, ISO 4217.',
  Object.keys(CURRENCIES) as (keyof typeof CURRENCIES)[],
  { EUR: 'Euro, two decimals', SEK: 'Swedish krona, two decimals' },
);

export const ProvenanceEnum = enumOf<Provenance>('Provenance', 'Where a fact comes from.', PROVENANCES, {
  documented: 'Stated by a public source',
  illustrative: 'Made up to complete a picture; no source states it',
  reported: 'Told by a participant',
  estimated: 'Computed or judged, not counted',
});

export const FundingPurposeEnum = enumOf('FundingPurpose', 'What money may be used for.', FUNDING_PURPOSES, {
  'start-up': 'Getting a pilot going',
  coordination: 'Leading it and working together',
  implementation: 'Carrying out its measures; seed funding is not for this',
});

export const OrganisationKindEnum = enumOf<OrganisationKind>(
  'OrganisationKind',
  'What an organisation is.',
  ORGANISATION_KINDS,
  {
    municipality: 'A municipality or town',
    'joint-authority': 'A joint authority of municipalities',
    'regional-council': 'A regional council',
    ministry: 'A ministry of the State',
    agency: 'An agency of the State',
    university: 'A university or university of applied sciences',
    company: 'A company, a regional development company among them',
    association: 'An association',
    other: 'Another organisation',
  },
);

export const MutationErrorCodeEnum = enumOf(
  'MutationErrorCode',
  'Why a change was refused. Stable: clients may rely on it.',
  Object.keys(ERROR_CODES),
  ERROR_CODES,
);

/** `pilot:decide` is `PILOT_DECIDE` in the API. */
export const actionName = (action: string): string => action.toUpperCase().replaceAll(/[:-]/g, '_');

export const ActionEnum: Readonly<Record<string, string>> = enumOf(
  'Action',
  'What can be done. `viewerCan` of a thing has those that you may do to it.',
  Object.keys(ACTIONS),
  Object.fromEntries(Object.entries(ACTIONS).map(([action, { allows }]) => [action, allows])),
  actionName,
);

export const RhythmUnitEnum = enumOf<RhythmUnit>('RhythmUnit', 'The unit of time of a rhythm.', RHYTHM_UNITS, {
  week: 'Every n weeks, on a weekday',
  month: 'Every n months, on a day of the month',
  year: 'Every n years, on a day of a month',
  regular: 'The source says that it is regular, and no more',
});

export const WeekdayEnum = enumOf<Weekday>('Weekday', 'A day of the week.', WEEKDAYS, {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
});

export const OrdinalEnum = enumOf<Ordinal>('Ordinal', 'Which one of a month.', ORDINALS, {
  first: 'The first',
  second: 'The second',
  third: 'The third',
  fourth: 'The fourth',
  last: 'The last',
});

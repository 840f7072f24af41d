import {
  type Currency,
  Instant,
  LocalDate,
  type LocalisedText,
  Money,
  Period,
  type Point,
  ZoneId,
} from '@talkoot/contracts';
import type {
  PilotProgrammeReport,
  ReportGrant,
  ReportOrganisation,
  ReportPartner,
  ReportPilot,
} from '../rendering/programme-report.js';

/** A report on a programme without pilots, as of 19 November 2014, in which everything is documented. */
export function aReport(given: Partial<PilotProgrammeReport> = {}): PilotProgrammeReport {
  return {
    code: 'TEM-SKP-2014',
    name: {
      fi: 'Pilotit seutukaupunkien kehittämiseen',
      sv: 'Piloter för regionstäder',
      en: 'Pilots for regional towns',
    },
    owner: {
      kind: 'ministry',
      country: 'FI',
      code: 'TEM',
      name: { fi: 'työ- ja elinkeinoministeriö', sv: 'arbets- och näringsministeriet', en: 'Ministry of Employment' },
    },
    period: aPeriod('2014-01-01', '2015-12-31'),
    over: undefined,
    provenance: 'documented',
    basis: undefined,
    aims: [],
    characteristics: [],
    asOf: LocalDate.parse('2014-11-19'),
    generatedAt: Instant.parse('2014-11-19T22:30:00Z'),
    timeZone: ZoneId.of('Europe/Helsinki'),
    documentedPartnerMunicipalities: undefined,
    appropriations: [],
    pilots: [],
    plans: [],
    projects: [],
    ...given,
  };
}

export function aPilot(code: string, given: Partial<ReportPilot> = {}): ReportPilot {
  return {
    code,
    name: inAllLanguages(`${code}-pilotti`),
    themes: [],
    applicant: undefined,
    coordinator: undefined,
    period: Period.always,
    status: 'running',
    statusOn: LocalDate.parse('2014-01-01'),
    provenance: 'documented',
    statusReport: undefined,
    partners: [],
    grants: [],
    milestones: [],
    experiments: [],
    results: [],
    ...given,
  };
}

/** Towns with their codes, their regions of 2014 and where they are. */
const TOWNS = {
  Kauhajoki: { code: '232', region: 'Etelä-Pohjanmaa', location: { latitude: 62.43, longitude: 22.18 } },
  Forssa: { code: '061', region: 'Kanta-Häme', location: { latitude: 60.81, longitude: 23.62 } },
  Raahe: { code: '678', region: 'Pohjois-Pohjanmaa', location: { latitude: 64.69, longitude: 24.48 } },
  Rauma: { code: '684', region: 'Satakunta', location: { latitude: 61.13, longitude: 21.51 } },
  Kemi: { code: '240', region: 'Lappi', location: { latitude: 65.74, longitude: 24.56 } },
  Ähtäri: { code: '989', region: 'Etelä-Pohjanmaa', location: { latitude: 62.55, longitude: 24.06 } },
} satisfies Record<string, { code: string; region: string; location: Point }>;

export type Town = keyof typeof TOWNS;

/** A town that has been a partner since the beginning of 2014. */
export function aPartner(town: Town, given: Partial<ReportPartner> = {}): ReportPartner {
  const { region, location } = TOWNS[town];
  return {
    organisation: aMunicipality(town),
    region: { country: 'FI', code: '14', name: inAllLanguages(region) },
    period: aPeriod('2014-01-01'),
    provenance: 'documented',
    location,
    ...given,
  };
}

export function aMunicipality(town: Town): ReportOrganisation {
  return { kind: 'municipality', country: 'FI', code: TOWNS[town].code, name: inAllLanguages(town) };
}

export function aGrant(amount: string, given: Partial<ReportGrant> & { currency?: Currency } = {}): ReportGrant {
  const { currency = 'EUR', ...rest } = given;
  return {
    decidedOn: undefined,
    amount: money(amount, currency),
    purposes: ['start-up'],
    conditions: [],
    provenance: 'documented',
    ...rest,
  };
}

export function money(amount: string, currency: Currency = 'EUR'): Money {
  const parsed = Money.parse(amount, currency);
  if (!parsed) throw new Error(`Not an amount: ${amount}`);
  return parsed;
}

export function aPeriod(from: string, to?: string): Period {
  const period = Period.of(LocalDate.parse(from), to === undefined ? undefined : LocalDate.parse(to));
  if (!period) throw new Error(`Ends before it starts: ${from}`);
  return period;
}

/** A proper name that all languages share. */
export function inAllLanguages(name: string): LocalisedText {
  return { fi: name, sv: name, en: name };
}

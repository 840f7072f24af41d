import { type Country, type Locale, VALUE_NAMES } from '@talkoot/contracts';
import { stringify } from 'csv-stringify/sync';
import { asText } from './csv-text.js';
import { Language } from './language.js';
import { currentPartners, organisationKey, sumsByCurrency, weakest } from './programme-figures.js';
import type { PilotProgrammeReport, ReportPartner, ReportPilot } from './programme-report.js';

/**
 * The report as a CSV file (RFC 4180, UTF-8 with a byte order mark): a row for each partnership, and one for a pilot without any.
 *
 * It is made for a pivot table in the Excel of the reader's office. Where the language writes a decimal comma, as in
 * Finnish and Swedish, that Excel separates by semicolons; where it writes a decimal point, as in English, by commas. With the other mark amounts would come in
 * as text, or as dates. Amounts are exact decimals with all of their currency's digits and no grouping; days are ISO 8601.
 *
 * Nothing is counted twice: what can be summed is on one row only (a pilot's grants on its first, a municipality on the first that it
 * has in the programme). Each currency has columns of its own. A municipality's and a region's code stands behind its country
 * ("FI 061"), so that it is not mistaken for another country's.
 *
 * A text stays the text that it is in a spreadsheet (`asText`).
 */
export function programmeReportCsv(report: PilotProgrammeReport, locale: Locale): string {
  const language = new Language(locale);
  const columns = columnsOf(report, language);
  const rows = rowsOf(report, language);
  const lines = [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  return stringify(lines, {
    bom: true,
    delimiter: language.formats.decimalMark === ',' ? ';' : ',',
    record_delimiter: 'windows',
  });
}

/** Between the items of one cell. */
const ITEMS = ' | ';

interface Row {
  readonly pilot: ReportPilot;
  readonly partner: ReportPartner | undefined;
  readonly isFirstOfPilot: boolean;
  readonly countsMunicipality: boolean;
}

interface Column {
  readonly header: string;
  readonly cell: (row: Row) => string;
}

function rowsOf(report: PilotProgrammeReport, language: Language): Row[] {
  const counted = new Set<string>();
  const counts = (pilot: ReportPilot, partner: ReportPartner): boolean => {
    const key = organisationKey(partner.organisation);
    const isNew = partner.organisation.kind === 'municipality' && !counted.has(key);
    if (!isNew || !currentPartners(pilot, report.asOf).includes(partner)) return false;
    counted.add(key);
    return true;
  };
  const name = ({ organisation }: ReportPartner): string => language.plain(organisation.name);
  return report.pilots.flatMap((pilot): Row[] => {
    if (pilot.partners.length === 0) {
      return [{ pilot, partner: undefined, isFirstOfPilot: true, countsMunicipality: false }];
    }
    return pilot.partners
      .toSorted((a, b) => language.formats.compare(name(a), name(b)))
      .map((partner, index) => ({
        pilot,
        partner,
        isFirstOfPilot: index === 0,
        countsMunicipality: counts(pilot, partner),
      }));
  });
}

function columnsOf(report: PilotProgrammeReport, language: Language): Column[] {
  return [
    ...programmeColumns(report, language),
    ...pilotColumns(language),
    ...partnerColumns(report, language),
    ...grantColumns(report, language),
  ];
}

function programmeColumns(report: PilotProgrammeReport, language: Language): Column[] {
  const { say } = language;
  return [
    { header: say('csv.programmeCode'), cell: () => asText(report.code) },
    { header: say('csv.programme'), cell: () => asText(language.plain(report.name)) },
    { header: say('csv.asOf'), cell: () => report.asOf.toString() },
  ];
}

function pilotColumns(language: Language): Column[] {
  const { say } = language;
  return [
    { header: say('csv.pilotCode'), cell: ({ pilot }) => asText(pilot.code) },
    { header: say('csv.pilot'), cell: ({ pilot }) => asText(language.plain(pilot.name)) },
    {
      header: say('csv.themes'),
      cell: ({ pilot }) => asText(pilot.themes.map((theme) => language.plain(theme)).join(ITEMS)),
    },
    { header: say('csv.pilotFrom'), cell: ({ pilot }) => pilot.period.from?.toString() ?? '' },
    { header: say('csv.pilotLastDay'), cell: ({ pilot }) => pilot.period.to?.toString() ?? '' },
    { header: say('csv.pilotStatus'), cell: ({ pilot }) => language.plain(VALUE_NAMES.pilotStatus[pilot.status]) },
    { header: say('csv.pilotStatusOn'), cell: ({ pilot }) => pilot.statusOn.toString() },
    {
      header: say('csv.light'),
      cell: ({ pilot }) => (pilot.statusReport ? language.plain(VALUE_NAMES.light[pilot.statusReport.light]) : ''),
    },
    { header: say('csv.lightOn'), cell: ({ pilot }) => pilot.statusReport?.on.toString() ?? '' },
    { header: say('csv.coordinatorCode'), cell: ({ pilot }) => codeOf(pilot.coordinator) },
    {
      header: say('csv.coordinator'),
      cell: ({ pilot }) => (pilot.coordinator ? asText(language.plain(pilot.coordinator.name)) : ''),
    },
  ];
}

function partnerColumns({ asOf }: PilotProgrammeReport, language: Language): Column[] {
  const { say } = language;
  const ofPartner = (header: string, cell: (partner: ReportPartner, pilot: ReportPilot) => string): Column => ({
    header,
    cell: ({ partner, pilot }) => (partner ? cell(partner, pilot) : ''),
  });
  return [
    ofPartner(say('csv.partnerCode'), ({ organisation }) => codeOf(organisation)),
    ofPartner(say('csv.partner'), ({ organisation }) => asText(language.plain(organisation.name))),
    ofPartner(say('csv.partnerKind'), ({ organisation }) =>
      language.plain(VALUE_NAMES.organisationKind[organisation.kind]),
    ),
    ofPartner(say('csv.regionCode'), ({ region }) => codeOf(region)),
    ofPartner(say('csv.region'), ({ region }) => (region ? asText(language.plain(region.name)) : '')),
    ofPartner(say('csv.joinedOn'), ({ period }) => period.from?.toString() ?? ''),
    ofPartner(say('csv.lastDay'), ({ period }) => period.to?.toString() ?? ''),
    ofPartner(say('csv.provenance'), ({ provenance }) => language.plain(VALUE_NAMES.provenance[provenance])),
    ofPartner(say('csv.latitude'), ({ location }) => (location ? decimal(String(location.latitude), language) : '')),
    ofPartner(say('csv.longitude'), ({ location }) => (location ? decimal(String(location.longitude), language) : '')),
    ofPartner(say('csv.isCoordinator'), ({ organisation }, { coordinator }) =>
      oneOrZero(coordinator !== undefined && organisationKey(coordinator) === organisationKey(organisation)),
    ),
    ofPartner(say('csv.isPartner'), ({ period }) => oneOrZero(period.includes(asOf))),
    { header: say('csv.countedMunicipality'), cell: ({ countsMunicipality }) => oneOrZero(countsMunicipality) },
  ];
}

function grantColumns({ pilots }: PilotProgrammeReport, language: Language): Column[] {
  const { say } = language;
  const currencies = sumsByCurrency(pilots.flatMap(({ grants }) => grants)).map(({ value }) => value.currency);
  const granted = ({ grants }: ReportPilot, currency: string): string =>
    decimal(sumsByCurrency(grants).find(({ value }) => value.currency === currency)?.value.amount ?? '', language);
  const purposes = ({ grants }: ReportPilot): string[] => [
    ...new Set(
      grants.flatMap((grant) => grant.purposes.map((purpose) => language.plain(VALUE_NAMES.fundingPurpose[purpose]))),
    ),
  ];
  const conditions = ({ grants }: ReportPilot): string[] => [
    ...new Set(grants.flatMap((grant) => grant.conditions.map((each) => language.plain(each)))),
  ];
  const provenance = ({ grants }: ReportPilot): string => {
    const ofGrants = weakest(grants.map((grant) => grant.provenance));
    return ofGrants ? language.plain(VALUE_NAMES.provenance[ofGrants]) : '';
  };
  return [
    ...currencies.flatMap((currency): Column[] => [
      { header: say('csv.grantsOfPilot', { currency }), cell: ({ pilot }) => granted(pilot, currency) },
      {
        header: say('csv.grantsToSum', { currency }),
        cell: ({ pilot, isFirstOfPilot }) => (isFirstOfPilot ? granted(pilot, currency) : ''),
      },
    ]),
    { header: say('csv.grantPurposes'), cell: ({ pilot }) => purposes(pilot).join(ITEMS) },
    { header: say('csv.grantConditions'), cell: ({ pilot }) => asText(conditions(pilot).join(ITEMS)) },
    { header: say('csv.grantProvenance'), cell: ({ pilot }) => provenance(pilot) },
  ];
}

/** The code behind its country, if it has one. */
function codeOf(thing: { readonly country: Country | undefined; readonly code: string } | undefined): string {
  return thing ? asText([thing.country, thing.code].filter((part) => part !== undefined).join(' ')) : '';
}

function decimal(plain: string, { formats }: Language): string {
  return plain.replace('.', formats.decimalMark);
}

function oneOrZero(is: boolean): string {
  return is ? '1' : '0';
}

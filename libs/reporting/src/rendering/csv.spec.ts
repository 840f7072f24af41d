import { LOCALES, LocalDate, type Locale } from '@talkoot/contracts';
import { parse } from 'csv-parse/sync';
import {
  aGrant,
  aMunicipality,
  aPartner,
  aPeriod,
  aPilot,
  aReport,
  inAllLanguages,
} from '../testing/report.builder.js';
import { programmeReportCsv } from './csv.js';
import type { PilotProgrammeReport } from './programme-report.js';
import { REPORT_TEXTS } from './texts/index.js';

const { csv } = REPORT_TEXTS.fi;
const report = aReport({
  pilots: [
    aPilot('GREEN', {
      themes: [inAllLanguages('Kasvu'), inAllLanguages('Vihreä; älykäs')],
      coordinator: aMunicipality('Kauhajoki'),
      statusReport: { light: 'on-track', on: LocalDate.parse('2014-10-30') },
      partners: [
        aPartner('Raahe', { provenance: 'illustrative' }),
        aPartner('Ähtäri'),
        aPartner('Kauhajoki'),
        aPartner('Forssa', { period: aPeriod('2014-01-01', '2014-06-30') }),
      ],
      period: aPeriod('2014-02-01', '2015-12-31'),
      statusOn: LocalDate.parse('2014-03-01'),
      grants: [
        aGrant('180000.00'),
        aGrant('0.30', {
          provenance: 'estimated',
          purposes: ['coordination'],
          conditions: [inAllLanguages('Oma osuus')],
        }),
      ],
    }),
    aPilot('ARCTIC', { partners: [aPartner('Raahe')], grants: [aGrant('160000.00', { currency: 'SEK' })] }),
    aPilot('EMPTY', { grants: [aGrant('5.10')] }),
  ],
});

describe('the report on a pilot programme as CSV', () => {
  it('has a row for each partnership with its facts, and one for a pilot without any', () => {
    const rows = parsed(report);
    expect(rows.map((row) => [row[csv.pilotCode], row[csv.partner]])).toEqual([
      ['GREEN', 'Forssa'],
      ['GREEN', 'Kauhajoki'],
      ['GREEN', 'Raahe'],
      ['GREEN', 'Ähtäri'],
      ['ARCTIC', 'Raahe'],
      ['EMPTY', ''],
    ]);
    expect(rows[0]).toMatchObject({
      [csv.programmeCode]: 'TEM-SKP-2014',
      [csv.asOf]: '2014-11-19',
      [csv.themes]: 'Kasvu | Vihreä; älykäs',
      [csv.pilotFrom]: '2014-02-01',
      [csv.pilotLastDay]: '2015-12-31',
      [csv.pilotStatus]: 'käynnissä',
      [csv.pilotStatusOn]: '2014-03-01',
      [csv.light]: 'etenee suunnitellusti',
      [csv.lightOn]: '2014-10-30',
      [csv.coordinatorCode]: 'FI 232',
      [csv.partnerCode]: 'FI 061',
      [csv.partnerKind]: 'kunta',
      [csv.joinedOn]: '2014-01-01',
      [csv.lastDay]: '2014-06-30',
      [csv.isPartner]: '0',
      [csv.latitude]: '60,81',
      [csv.longitude]: '23,62',
      [csv.provenance]: 'dokumentoitu',
      [csv.grantPurposes]: 'käynnistäminen | koordinointi',
      [csv.grantConditions]: 'Oma osuus',
      [csv.grantProvenance]: 'arvioitu',
    });
    expect(rows.map((row) => row[csv.isCoordinator])).toEqual(['0', '1', '0', '0', '0', '']);
  });

  it('gives sums that are right in a pivot table: nothing is counted twice, and no currencies are mixed', () => {
    const rows = parsed(report);
    const column = (header: string): (string | undefined)[] => rows.map((row) => row[header]);
    expect(column(csv.grantsToSum('EUR'))).toEqual(['180000,30', '', '', '', '', '5,10']);
    expect(column(csv.grantsToSum('SEK'))).toEqual(['', '', '', '', '160000,00', '']);
    expect(column(csv.grantsOfPilot('EUR'))).toEqual([...Array.from({ length: 4 }, () => '180000,30'), '', '5,10']);
    // Kauhajoki, Raahe and Ähtäri: Forssa has left, and Raahe is in two pilots.
    expect(column(csv.countedMunicipality)).toEqual(['0', '1', '1', '1', '0', '0']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('takes the formula out of %j', (text) => {
    const [row] = parsed(aReport({ name: inAllLanguages(text), pilots: [aPilot('GREEN')] }));
    expect(row?.[csv.programme]).toBe(`'${text}`);
  });

  it.each([
    '2027-11',
    '007',
    '1-2-2027',
    '1E5',
    'MAR-1',
    '1,5',
    '12.3.',
    '3-4',
    '5 maj',
    '1. maaliskuuta',
    '10:30',
    '5 pm',
    '1A',
    'TRUE',
    'False',
    'TOSI',
    'Epätosi',
    'sant',
    'FALSKT',
  ])('keeps %j as the text that it is', (text) => {
    const [row] = parsed(aReport({ code: text, name: inAllLanguages(text), pilots: [aPilot(text)] }));
    expect([row?.[csv.programmeCode], row?.[csv.programme], row?.[csv.pilotCode]]).toEqual(
      Array.from({ length: 3 }, () => `\u00a0${text}`),
    );
  });

  it.each(['GREEN', 'KK-1', '4AMK', 'Pilotti 3', 'Marssi 5', 'TEM-SKP-2014'])('leaves %j as it is', (text) => {
    expect(parsed(aReport({ name: inAllLanguages(text), pilots: [aPilot('GREEN')] }))[0]?.[csv.programme]).toBe(text);
  });

  it('keeps quotes, separators and line breaks', () => {
    const text = 'a;b "c"\r\nd, e';
    expect(parsed(aReport({ name: inAllLanguages(text), pilots: [aPilot('GREEN')] }))[0]?.[csv.programme]).toBe(text);
  });

  it('begins with a byte order mark and ends its lines as RFC 4180 says', () => {
    const file = programmeReportCsv(report, 'fi');
    expect(file.startsWith('\ufeffOhjelman tunnus;')).toBe(true);
    expect(file.endsWith('\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has the same figures in every language, under headers of its own', () => {
    // Names whose order is the same in every language.
    const [green, ...others] = report.pilots;
    const partners = [aPartner('Kauhajoki'), aPartner('Raahe')];
    const pilots = green ? [{ ...green, partners }, ...others] : [];
    const files = LOCALES.map((locale) => parsed({ ...report, pilots }, locale));
    const figures = files.map((rows, index) =>
      rows.map((row) =>
        Object.values(row)
          .filter((cell) => /^[\d,.-]+$/.test(cell))
          .map((cell) => (LOCALES[index] === 'en' ? cell.replace('.', ',') : cell)),
      ),
    );
    const english = files[2]?.[0] ?? {};
    expect(english[REPORT_TEXTS.en.csv.grantsToSum('EUR')]).toBe('180000.30');
    expect(english[REPORT_TEXTS.en.csv.latitude]).toMatch(/^\d+\.\d+$/);
    expect(figures[1]).toEqual(figures[0]);
    expect(figures[2]).toEqual(figures[0]);
    const headers = files.map(([row]) => Object.keys(row ?? {}));
    for (const each of headers) expect(new Set(each).size).toBe(34);
    expect(new Set(headers.map((each) => each[0])).size).toBe(3);
  });
});

function parsed(given: PilotProgrammeReport, locale: Locale = 'fi'): Record<string, string>[] {
  return parse(programmeReportCsv(given, locale), {
    bom: true,
    delimiter: locale === 'en' ? ',' : ';',
    columns: true,
  });
}

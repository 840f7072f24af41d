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
import { Language } from './language.js';
import type { PilotProgrammeReport } from './programme-report.js';

const { say } = new Language('fi');
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
    expect(rows.map((row) => [row[say('csv.pilotCode')], row[say('csv.partner')]])).toEqual([
      ['GREEN', 'Forssa'],
      ['GREEN', 'Kauhajoki'],
      ['GREEN', 'Raahe'],
      ['GREEN', 'Ähtäri'],
      ['ARCTIC', 'Raahe'],
      ['EMPTY', ''],
    ]);
    expect(rows[0]).toMatchObject({
      [say('csv.programmeCode')]: 'TEM-SKP-2014',
      [say('csv.asOf')]: '2014-11-19',
      [say('csv.themes')]: 'Kasvu | Vihreä; älykäs',
      [say('csv.pilotFrom')]: '2014-02-01',
      [say('csv.pilotLastDay')]: '2015-12-31',
      [say('csv.pilotStatus')]: 'käynnissä',
      [say('csv.pilotStatusOn')]: '2014-03-01',
      [say('csv.light')]: 'etenee suunnitellusti',
      [say('csv.lightOn')]: '2014-10-30',
      [say('csv.coordinatorCode')]: 'FI 232',
      [say('csv.partnerCode')]: 'FI 061',
      [say('csv.partnerKind')]: 'kunta',
      [say('csv.joinedOn')]: '2014-01-01',
      [say('csv.lastDay')]: '2014-06-30',
      [say('csv.isPartner')]: '0',
      [say('csv.latitude')]: '60,81',
      [say('csv.longitude')]: '23,62',
      [say('csv.provenance')]: 'dokumentoitu',
      [say('csv.grantPurposes')]: 'käynnistäminen | koordinointi',
      [say('csv.grantConditions')]: 'Oma osuus',
      [say('csv.grantProvenance')]: 'arvioitu',
    });
    expect(rows.map((row) => row[say('csv.isCoordinator')])).toEqual(['0', '1', '0', '0', '0', '']);
  });

  it('gives sums that are right in a pivot table: nothing is counted twice, and no currencies are mixed', () => {
    const rows = parsed(report);
    const column = (header: string): (string | undefined)[] => rows.map((row) => row[header]);
    expect(column(say('csv.grantsToSum', { currency: 'EUR' }))).toEqual(['180000,30', '', '', '', '', '5,10']);
    expect(column(say('csv.grantsToSum', { currency: 'SEK' }))).toEqual(['', '', '', '', '160000,00', '']);
    expect(column(say('csv.grantsOfPilot', { currency: 'EUR' }))).toEqual([
      ...Array.from({ length: 4 }, () => '180000,30'),
      '',
      '5,10',
    ]);
    // Kauhajoki, Raahe and Ähtäri: Forssa has left, and Raahe is in two pilots.
    expect(column(say('csv.countedMunicipality'))).toEqual(['0', '1', '1', '1', '0', '0']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('takes the formula out of %j', (text) => {
    const [row] = parsed(aReport({ name: inAllLanguages(text), pilots: [aPilot('GREEN')] }));
    expect(row?.[say('csv.programme')]).toBe(`'${text}`);
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
    expect([row?.[say('csv.programmeCode')], row?.[say('csv.programme')], row?.[say('csv.pilotCode')]]).toEqual(
      Array.from({ length: 3 }, () => `\u00a0${text}`),
    );
  });

  it.each(['GREEN', 'KK-1', '4AMK', 'Pilotti 3', 'Marssi 5', 'TEM-SKP-2014'])('leaves %j as it is', (text) => {
    expect(parsed(aReport({ name: inAllLanguages(text), pilots: [aPilot('GREEN')] }))[0]?.[say('csv.programme')]).toBe(
      text,
    );
  });

  it('keeps quotes, separators and line breaks', () => {
    const text = 'a;b "c"\r\nd, e';
    expect(parsed(aReport({ name: inAllLanguages(text), pilots: [aPilot('GREEN')] }))[0]?.[say('csv.programme')]).toBe(
      text,
    );
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
    expect(english["Grants to sum up, EUR (only on the pilot's first row)"]).toBe('180000.30');
    expect(english['Latitude (WGS 84)']).toMatch(/^\d+\.\d+$/);
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

import { LOCALES, LocalDate, type Locale, type LocalisedText } from '@talkoot/contracts';
import {
  aGrant,
  aMunicipality,
  aPartner,
  aPeriod,
  aPilot,
  aReport,
  inAllLanguages,
  money,
} from '../testing/report.builder.js';
import { type Element, elementsIn, named, parsePage, textOf } from '../testing/parsed-page.js';
import { programmeReportHtml } from './html.js';
import type {
  PilotProgrammeReport,
  ReportExperiment,
  ReportPilot,
  ReportPlan,
  ReportProject,
  ReportResult,
} from './programme-report.js';

const anExperiment: ReportExperiment = {
  organisation: aMunicipality('Kemi'),
  name: inAllLanguages('Kokeilu'),
  tried: inAllLanguages('Uutta tapaa'),
  expected: inAllLanguages('Säästöä'),
  begunOn: LocalDate.parse('2014-02-01'),
  outcome: undefined,
  concludedOn: undefined,
  provenance: 'documented',
};
const aResult: ReportResult = {
  organisation: aMunicipality('Kemi'),
  name: inAllLanguages('Toimintamalli'),
  description: undefined,
  link: undefined,
  on: LocalDate.parse('2014-10-01'),
  provenance: 'documented',
};
const aPlan: ReportPlan = {
  name: inAllLanguages('Vihreä kasvu'),
  applicant: aMunicipality('Kemi'),
  coordinator: undefined,
  status: 'rejected',
  submittedOn: LocalDate.parse('2013-08-30'),
  closedOn: LocalDate.parse('2013-12-01'),
  reason: inAllLanguages('Ei kuulu ohjelmaan'),
  became: undefined,
  provenance: 'documented',
};
const aProject: ReportProject = {
  code: 'SALO-RM',
  name: inAllLanguages('Rakennemuutos'),
  coordinator: undefined,
  period: aPeriod('2014-01-01', '2015-12-31'),
  provenance: 'documented',
};

const green = aPilot('GREEN', {
  period: aPeriod('2014-02-01', '2015-06-30'),
  coordinator: aMunicipality('Kauhajoki'),
  statusReport: { light: 'at-risk', on: LocalDate.parse('2014-11-03') },
  partners: [
    aPartner('Kauhajoki'),
    aPartner('Raahe', { provenance: 'illustrative' }),
    aPartner('Forssa', { period: aPeriod('2014-01-01', '2014-06-30') }),
  ],
  grants: [aGrant('180000.00', { provenance: 'illustrative', purposes: ['start-up', 'coordination'] })],
  milestones: [
    {
      name: { en: 'Review' },
      due: LocalDate.parse('2014-10-31'),
      reachedOn: undefined,
      droppedOn: undefined,
      provenance: 'reported',
    },
  ],
});
const arctic = aPilot('ARCTIC', { partners: [aPartner('Kemi'), aPartner('Raahe')] });
const report = aReport({
  pilots: [green, arctic],
  aims: [{ en: 'Build a model' }],
  documentedPartnerMunicipalities: { count: 5, asOf: LocalDate.parse('2013-12-31'), provenance: 'documented' },
  appropriations: [
    { amount: money('800000.00'), granted: money('740000.00'), left: money('60000.00'), provenance: 'estimated' },
  ],
});

describe('the report on a pilot programme as HTML', () => {
  let texts: Record<Locale, string>;
  let page: Element;

  beforeAll(async () => {
    const [fi, sv, en] = await Promise.all(LOCALES.map((locale) => programmeReportHtml(report, locale)));
    texts = { fi: fi ?? '', sv: sv ?? '', en: en ?? '' };
    page = parsePage(texts.fi);
  });

  it.each(LOCALES)('is well-formed, self-contained and accessible in %s', (locale) => {
    const text = texts[locale];
    const parsed = parsePage(text);

    expect(elementsIn(parsed, named('html')).map(({ attributes }) => attributes['lang'])).toEqual([locale]);
    expect(elementsIn(parsed, named('h1'))).toHaveLength(1);
    expect(elementsIn(parsed, ({ name }) => ['script', 'link', 'img', 'iframe', 'a'].includes(name))).toEqual([]);
    expect(text).not.toMatch(/@import|https?:|url\((?!#)/);
    const ids = elementsIn(parsed, ({ attributes }) => 'id' in attributes).map(({ attributes }) => attributes['id']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of elementsIn(parsed, ({ attributes }) => 'aria-labelledby' in attributes)) {
      expect(ids).toEqual(expect.arrayContaining((element.attributes['aria-labelledby'] ?? '').split(' ')));
    }
    for (const table of elementsIn(parsed, named('table'))) {
      expect(elementsIn(table, named('caption')).map(textOf).join('')).not.toBe('');
      expect(elementsIn(table, named('th')).every(({ attributes }) => 'scope' in attributes)).toBe(true);
    }
  });

  it('names every partner once in each of its pilots, those who left too', () => {
    const names = elementsIn(page, named('section', 'pilot')).map((section) => rowHeads(tableOf(section, 'Kumppanit')));
    expect(names).toEqual([
      ['Forssa (lähtenyt)', 'Kauhajoki (koordinaattori)', 'Raahe ◇ havainnollistava'],
      ['Kemi', 'Raahe'],
    ]);
  });

  it('shows the count of the source beside the count of the day and how they differ', () => {
    const tile = elementsIn(page, named('dl', 'figures'))
      .flatMap((list) => elementsIn(list, named('div')))
      .map(textOf)
      .find((text) => text.includes('Kumppanikuntia'));
    expect(tile).toContain('3');
    expect(tile).toContain('lähteen mukaan 5 päivänä 31.12.2013 (ero −2)');
  });

  it.each<[Locale, string[]]>([
    [
      'fi',
      ['800\u00a0000,00\u00a0€', '1.1.2014–31.12.2015', '19.11.2014', '20. marraskuuta 2014 klo 0.30 (Suomen aikaa)'],
    ],
    ['sv', ['800\u00a0000,00\u00a0€', '19.11.2014', '20 november 2014 kl. 0.30 (finsk tid)']],
    ['en', ['€800,000.00', '19 Nov 2014', '20 November 2014 at 00:30']],
  ])('writes numbers, money and days as %s does', (locale, written) => {
    const text = textOf(parsePage(texts[locale]));
    for (const each of written) expect(text).toContain(each);
  });

  it('marks what is not documented wherever it shows, and explains the marks', () => {
    const partners = tableOf(pilotSection(page, 0), 'Kumppanit');
    const marksOf = (row: Element): string[] => elementsIn(row, named('span', 'illustrative')).map(textOf);
    expect(
      elementsIn(partners, named('tr'))
        .filter((row) => marksOf(row).length > 0)
        .map(textOf),
    ).toEqual([expect.stringContaining('Raahe')]);
    const rows = elementsIn(tableOf(page, 'Ohjelman pilotit'), named('tr')).map(marksOf);
    // All grants are illustrative, which stands in the column's header; of the partners only those of the first pilot.
    expect(rows.map((marks) => marks.length)).toEqual([1, 1, 0, 0]);
    expect(elementsIn(page, named('pattern')).length).toBeGreaterThan(0);
    expect(elementsIn(page, named('rect')).map(({ attributes }) => attributes['fill'])).toContain('url(#hatching-0)');
    const legend = elementsIn(page, named('section', 'marks')).map(textOf).join('');
    for (const word of ['havainnollistava', 'ilmoitettu', 'arvioitu']) expect(legend).toContain(word);
  });

  it('marks nothing when everything is documented', async () => {
    const pilot = aPilot('ARCTIC', { partners: [aPartner('Kemi'), aPartner('Rauma')] });
    const documented = await rendered(aReport({ pilots: [pilot] }));
    const marks = elementsIn(documented, named('span', 'mark')).map(textOf);
    expect(marks).toEqual([]);
    expect(elementsIn(documented, named('section', 'marks'))).toEqual([]);
  });

  it('marks the exception: documented facts among illustrative ones, and the usual once', async () => {
    const illustrative = { provenance: 'illustrative' } as const;
    const partners = [aPartner('Kemi', illustrative), aPartner('Rauma', illustrative), aPartner('Forssa')];
    const pilots = [aPilot('ARCTIC', { ...illustrative, partners, grants: [aGrant('1.00', illustrative)] })];
    const marksIn = (element: Element): string[] => elementsIn(element, named('span', 'mark')).map(textOf);

    const amongIllustrative = await rendered(aReport({ ...illustrative, pilots }));
    expect(marksIn(pilotSection(amongIllustrative, 0))).toEqual(['dokumentoitu']);
    expect(elementsIn(amongIllustrative, named('header')).flatMap(marksIn)).toEqual(['◇ havainnollistava']);

    const amongDocumented = await rendered(aReport({ pilots }));
    const table = tableOf(pilotSection(amongDocumented, 0), 'Kumppanit');
    expect(elementsIn(table, named('caption')).flatMap(marksIn)).toEqual(['◇ havainnollistava']);
    expect(elementsIn(table, named('tr')).flatMap(marksIn)).toEqual(['dokumentoitu']);
  });

  it.each<[Locale, string, string, string]>([
    [
      'fi',
      'Ohjelmakausi päättyi 31.12.2015. Yhden pilotin vaihe on viimeksi kirjattu ennen sitä.',
      '(päättynyt)',
      '(tieto 19.11.2014)',
    ],
    [
      'sv',
      'Programperioden gick ut 31.12.2015. Den senaste uppgiften om skedet för 1 pilot är från tiden före det.',
      '(har löpt ut)',
      '(uppgift 19.11.2014)',
    ],
    [
      'en',
      'The programme period ended on 31 Dec 2015. The stage of 1 pilot was last recorded before that.',
      '(over)',
      '(as of 19 Nov 2014)',
    ],
  ])('says that the period is over and of which day a status is, in %s', async (locale, sentence, over, day) => {
    const period = aPeriod('2014-01-01', '2015-12-31');
    const stale = aPilot('GREEN', { period, statusOn: LocalDate.parse('2014-11-19') });
    const closed = aPilot('ARCTIC', { period, status: 'closed', statusOn: LocalDate.parse('2015-06-01') });
    const late = await rendered(
      aReport({ asOf: LocalDate.parse('2026-11-28'), period, pilots: [stale, closed] }),
      locale,
    );
    expect(elementsIn(late, named('p', 'lead')).map(textOf).join('')).toContain(sentence);
    expect(elementsIn(late, named('header')).map(textOf).join('')).toContain(over);
    const section = textOf(pilotSection(late, 0));
    expect(section).toContain(over);
    expect(section).toContain(day);
    const onTheLastDay = await rendered(
      aReport({ asOf: LocalDate.parse('2015-12-31'), period, pilots: [stale] }),
      locale,
    );
    expect(textOf(onTheLastDay)).not.toContain(over);
  });

  it('says of a programme that was cancelled when it was, and of a period to come that it has not begun', async () => {
    const over = { status: 'cancelled', on: LocalDate.parse('2014-03-31') } as const;
    const later = aPilot('LATER', { period: aPeriod('2015-01-01', '2015-12-31') });
    const cancelled = await rendered(aReport({ over, pilots: [later] }));
    expect(elementsIn(cancelled, named('header')).map(textOf).join('')).toContain('peruttu (tieto 31.3.2014)');
    expect(textOf(pilotSection(cancelled, 0))).toContain('(ei ole alkanut)');
  });

  it('heads only the programme’s own period as the programme’s', () => {
    const terms = elementsIn(page, named('dt')).map(textOf);
    expect(terms.filter((term) => term === 'Ohjelmakausi')).toHaveLength(1);
    expect(elementsIn(pilotSection(page, 0), named('dt')).map(textOf)).toContain('Toteutusaika');
  });

  it('shows what was tried and what came out of it, and on what conditions a grant stands', async () => {
    const worker = aMunicipality('Kemi');
    const experiments = [
      { ...anExperiment, organisation: worker, name: inAllLanguages('Robottibussi') },
      {
        ...anExperiment,
        organisation: worker,
        name: inAllLanguages('Jääkellari'),
        outcome: inAllLanguages('Kylmä säilyi'),
        concludedOn: LocalDate.parse('2014-09-30'),
      },
    ];
    const results = [{ ...aResult, organisation: worker, link: 'https://kemi.example/malli' }];
    const grants = [aGrant('10.00', { conditions: [inAllLanguages('Oma osuus 50 %')] })];
    const section = pilotSection(
      await rendered(aReport({ pilots: [aPilot('A', { experiments, results, grants })] })),
      0,
    );
    const [first, second, result] = elementsIn(section, named('div', 'part')).map(textOf);
    expect(first).toContain('Robottibussi');
    expect(first).toContain('Kemi, 1.2.2014 alkaen');
    expect(first).toContain('kokeilu jatkuu');
    expect(second).toContain('Kemi, 1.2.2014–30.9.2014');
    expect(second).toContain('Kylmä säilyi');
    expect(result).toContain('Toimintamalli');
    expect(result).toContain('https://kemi.example/malli');
    const awarded = tableOf(section, 'Avustukset');
    expect(elementsIn(awarded, named('th')).map(textOf)).toContain('Ehdot');
    expect(elementsIn(awarded, named('li')).map(textOf)).toEqual(['Oma osuus 50 %']);
  });

  it('shows the plans with their decisions and the separate projects; neither when there is none', async () => {
    const shown = await rendered(aReport({ plans: [aPlan], projects: [aProject] }));
    const plans = textOf(tableOf(shown, 'Ohjelman hakuun jätetyt suunnitelmat'));
    for (const each of ['Vihreä kasvu', '30.8.2013', 'hylätty (tieto 1.12.2013)', 'Ei kuulu ohjelmaan']) {
      expect(plans).toContain(each);
    }
    expect(rowHeads(tableOf(shown, 'Pilottien rinnalla'))).toEqual(['Rakennemuutos SALO-RM']);
    expect(elementsIn(page, named('h2')).map(textOf)).not.toEqual(expect.arrayContaining(['Suunnitelmat']));
    expect(elementsIn(page, named('h2')).map(textOf)).not.toEqual(expect.arrayContaining(['Erilliset hankkeet']));
  });

  it('fills the pages of a small programme: its map stands with its table, before the projects', async () => {
    const headings = async (count: number): Promise<(string | undefined)[]> => {
      const pilots = ['A', 'B', 'C'].slice(0, count).map((code) => aPilot(code, { partners: [aPartner('Kemi')] }));
      const found = elementsIn(await rendered(aReport({ pilots, projects: [aProject] })), named('h2'));
      return found.map(({ attributes }) => attributes['id']).filter((id) => id === 'map' || id === 'projects');
    };
    expect(await headings(2)).toEqual(['map', 'projects']);
    expect(await headings(3)).toEqual(['projects', 'map']);
  });

  it('says which language a text is in when it is not the report’s', () => {
    const [aim] = elementsIn(page, named('li'));
    expect(aim && textOf(aim)).toBe('Build a model (englanniksi)');
    expect(elementsIn(page, ({ attributes }) => attributes['lang'] === 'en').map(textOf)).toContain('Build a model');
  });

  it.each(LOCALES)('shows hostile text as text, in %s', async (locale) => {
    const hostile = `<script>alert('1')</script> "><img src=x onerror="x"> ]]> --> & {{x}} \u0000 \ud800`;
    const shown = hostile.replace('\u0000', '\ufffd').replace('\ud800', '\ufffd');
    const hostilePage = await rendered(hostileReport(hostile), locale);

    expect(elementsIn(hostilePage, ({ name }) => name === 'script' || name === 'img')).toEqual([]);
    expect(elementsIn(hostilePage, ({ attributes }) => 'onerror' in attributes)).toEqual([]);
    expect(elementsIn(hostilePage, named('h1')).map(textOf)).toEqual([shown]);
    expect(elementsIn(hostilePage, named('title')).map(textOf).join('')).toContain(shown);
    // Too long for the map, it stands under its number below.
    expect(elementsIn(hostilePage, named('figcaption')).map(textOf).join('')).toContain(shown);
  });

  it('stays whole for a programme about which hardly anything is known', async () => {
    const empty = await rendered(aReport({ pilots: [aPilot('EMPTY')] }));
    expect(textOf(empty)).toContain('Pilotilla ei ole kumppaneita.');
    expect(elementsIn(empty, named('svg', 'map'))).toEqual([]);
    expect(textOf(await rendered(aReport()))).toContain('0 pilottia');
  });

  it('says who is missing on the map', async () => {
    const pilot = aPilot('GREEN', {
      partners: [aPartner('Kemi'), aPartner('Rauma'), aPartner('Forssa', { location: undefined })],
    });
    const [caption] = elementsIn(await rendered(aReport({ pilots: [pilot] })), named('figcaption')).slice(-1);
    expect(caption && textOf(caption)).toContain('Eivät kartalla, koska sijaintia ei tiedetä: Forssa.');
  });
});

async function rendered(given: PilotProgrammeReport, locale: Locale = 'fi'): Promise<Element> {
  return parsePage(await programmeReportHtml(given, locale));
}

function pilotSection(page: Element, index: number): Element {
  const section = elementsIn(page, named('section', 'pilot'))[index];
  if (!section) throw new Error(`No section of pilot ${index}`);
  return section;
}

function tableOf(section: Element, caption: string): Element {
  const table = elementsIn(section, named('table')).find((each) =>
    elementsIn(each, named('caption')).some((found) => textOf(found).startsWith(caption)),
  );
  if (!table) throw new Error(`No table ${caption}`);
  return table;
}

function rowHeads(table: Element): string[] {
  return elementsIn(table, ({ name, attributes }) => name === 'th' && attributes['scope'] === 'row').map(textOf);
}

/** A report with the text everywhere that a person can have written. */
function hostileReport(text: string): PilotProgrammeReport {
  const name: LocalisedText = inAllLanguages(text);
  const organisation = { ...aMunicipality('Kemi'), code: text, name };
  const pilot: ReportPilot = aPilot(text, {
    name,
    themes: [name],
    applicant: organisation,
    coordinator: organisation,
    partners: [
      aPartner('Kemi', { organisation, region: { country: 'FI', code: text, name } }),
      aPartner('Rauma'),
      aPartner('Forssa', { organisation: { ...organisation, code: `${text} 2` }, location: undefined }),
    ],
    grants: [aGrant('1.00', { conditions: [name] })],
    experiments: [{ ...anExperiment, organisation, name, tried: name, expected: name, outcome: name }],
    results: [{ ...aResult, organisation, name, description: name, link: text }],
    milestones: [{ name, due: undefined, reachedOn: undefined, droppedOn: undefined, provenance: 'reported' }],
  });
  return aReport({
    code: text,
    name,
    owner: organisation,
    basis: name,
    aims: [name],
    characteristics: [name],
    pilots: [pilot],
    plans: [{ ...aPlan, name, reason: name, became: text, applicant: organisation, coordinator: organisation }],
    projects: [{ ...aProject, code: text, name, coordinator: organisation }],
  });
}

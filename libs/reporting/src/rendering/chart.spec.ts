import { type Element, elementsIn, named, parsePage, textOf } from '../testing/parsed-page.js';
import { aGrant, aPartner, aPilot, aReport, inAllLanguages } from '../testing/report.builder.js';
import { partnersAndMoneyChart } from './chart.js';
import { Language } from './language.js';
import type { PilotProgrammeReport, ReportPilot } from './programme-report.js';

describe('the chart of partners and money', () => {
  it('has a bar for each pilot as long as its share, in the order of the pilots', () => {
    const chart = drawn(
      aReport({
        pilots: [
          aPilot('A', { partners: [aPartner('Kemi'), aPartner('Raahe')], grants: [aGrant('100000.00')] }),
          aPilot('B', { partners: [aPartner('Kemi')], grants: [aGrant('150000.50')] }),
          aPilot('C'),
        ],
      }),
    );
    const [partners, money] = barsOf(chart, 3);
    expect(partners).toEqual([1, expect.closeTo(0.5, 2), 0]);
    expect(money).toEqual([expect.closeTo(100_000 / 150_000.5, 2), 1, 0]);
    const texts = elementsIn(chart, named('text')).map(textOf);
    expect(texts).toEqual(expect.arrayContaining(['2', '1', '0', '100\u00a0000\u00a0€', '150\u00a0000,50\u00a0€']));
  });

  it('gives each currency bars of its own', () => {
    const chart = drawn(
      aReport({
        pilots: [
          aPilot('A', { grants: [aGrant('1000.00')] }),
          aPilot('B', { grants: [aGrant('900000.00', { currency: 'SEK' })] }),
        ],
      }),
    );
    expect(barsOf(chart, 2).slice(1)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('tells a machine what it shows, and which figures are illustrative', () => {
    const described = (...pilots: ReportPilot[]): string =>
      elementsIn(drawn(aReport({ pilots })), named('desc'))
        .map(textOf)
        .join('');
    const illustrative = aPilot('A', { partners: [aPartner('Kemi', { provenance: 'illustrative' })] });
    const documented = ['B', 'C'].map((code) => aPilot(code, { partners: [aPartner('Raahe')] }));
    expect(described(illustrative)).toBe('Kumppaneita (havainnollistava). A-pilotti. Kumppaneita: 1.');
    expect(described(illustrative, ...documented)).toBe(
      'A-pilotti. Kumppaneita: 1 (havainnollistava). B-pilotti. Kumppaneita: 1. C-pilotti. Kumppaneita: 1.',
    );
  });

  it('wraps a long name, and breaks a word that is longer than the line', () => {
    const name = 'Herkästi reagoiva ja pitkäjänteinen rakennemuutosseutukaupunkiverkostoyhteistyökokonaisuus';
    const chart = drawn(aReport({ pilots: [aPilot('A', { name: inAllLanguages(name) })] }));
    const lines = elementsIn(chart, named('text'))
      .map((text) => elementsIn(text, named('tspan')).map(textOf))
      .find((each) => each.length > 1);
    expect(lines?.length).toBeGreaterThanOrEqual(3);
    expect(lines?.every((line) => line.length < 45)).toBe(true);
    expect(lines?.join(' ').replace(/- /g, '')).toBe(name);
  });
});

function drawn(report: PilotProgrammeReport): Element {
  return parsePage(partnersAndMoneyChart(report, new Language('fi')).text);
}

/** The bars' lengths, panel by panel, as shares of the panel's longest. */
function barsOf(chart: Element, pilots: number): number[][] {
  const widths = elementsIn(chart, named('rect'))
    .filter(({ attributes }) => 'x' in attributes)
    .map(({ attributes }) => Number(attributes['width']));
  const panels = Array.from({ length: widths.length / pilots }, (_, index) =>
    widths.slice(index * pilots, (index + 1) * pilots),
  );
  return panels.map((panel) => panel.map((width) => width / Math.max(...panel)));
}

import { geoContains } from 'd3-geo';
import { type Element, elementsIn, named, parsePage, textOf } from '../../testing/parsed-page.js';
import { aPartner, aPeriod, aPilot, aReport } from '../../testing/report.builder.js';
import { Language } from '../language.js';
import { pilotSign } from '../pilot-sign.js';
import type { ReportPilot } from '../programme-report.js';
import { loadAtlas } from './atlas.loader.js';
import { atlasScaleFor, partnerMap } from './partner-map.js';
import { placesOf } from './places.js';

const north = aPilot('NORTH', { partners: [aPartner('Kemi'), aPartner('Raahe')] });
const west = aPilot('WEST', { partners: [aPartner('Raahe'), aPartner('Rauma')] });

describe('the map of the partners', () => {
  it('names a town once and gives it the sign of each of its pilots', async () => {
    const map = await drawn([north, west]);
    const names = elementsIn(map, named('text')).map(textOf);
    expect(names.filter((name) => name === 'Raahe')).toHaveLength(1);
    expect(names).toEqual(expect.arrayContaining(['Kemi', 'Raahe', 'Rauma']));
    // Two of each pilot on the map and one in the legend.
    for (const pilot of [0, 1]) {
      const signs = elementsIn(map, ({ attributes }) => attributes['d'] === pilotSign(pilot).shape);
      expect(signs).toHaveLength(3);
    }
  });

  it('puts the towns where they are: north above south, west left of east', async () => {
    const map = await drawn([aPilot('ALL', { partners: [aPartner('Kemi'), aPartner('Rauma'), aPartner('Forssa')] })]);
    const [forssa, kemi, rauma] = elementsIn(map, ({ attributes }) => attributes['d'] === pilotSign(0).shape).map(
      ({ attributes }) =>
        /translate\(([\d.]+),([\d.]+)\)/
          .exec(attributes['transform'] ?? '')
          ?.slice(1)
          .map(Number) ?? [],
    );
    expect(kemi?.[1]).toBeLessThan(rauma?.[1] ?? 0);
    expect(rauma?.[0]).toBeLessThan(forssa?.[0] ?? 0);
  });

  it('leaves out those who have left', async () => {
    const left = aPartner('Forssa', { period: aPeriod('2014-01-01', '2014-06-30') });
    const map = await drawn([aPilot('NORTH', { partners: [aPartner('Kemi'), aPartner('Rauma'), left] })]);
    expect(textOf(map)).not.toContain('Forssa');
  });

  it('shows the surroundings of towns that are close together, at the finer scale', () => {
    const language = new Language('fi');
    const near = aReport({ pilots: [aPilot('NEAR', { partners: [aPartner('Rauma'), aPartner('Forssa')] })] });
    const far = aReport({ pilots: [north, west] });
    expect(atlasScaleFor(placesOf(near, language))).toBe('10m');
    expect(atlasScaleFor(placesOf(far, language))).toBe('50m');
  });

  it.each(['50m', '10m'] as const)('tells land from sea at 1:%s', async (scale) => {
    const { land, countries } = await loadAtlas(scale);
    expect(geoContains(land, [20.5, 62.5])).toBe(false);
    expect(geoContains(countries.FI, [25.7, 62.2])).toBe(true);
    expect(geoContains(countries.FI, [19.75, 60.2])).toBe(true);
    expect(geoContains(countries.SE, [15, 60])).toBe(true);
    expect(geoContains(countries.SE, [25.7, 62.2])).toBe(false);
  });
});

async function drawn(pilots: readonly ReportPilot[]): Promise<Element> {
  const language = new Language('fi');
  const places = placesOf(aReport({ pilots }), language);
  return parsePage(partnerMap(places, pilots, language, await loadAtlas(atlasScaleFor(places))).drawing.text);
}

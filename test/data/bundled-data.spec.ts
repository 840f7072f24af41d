import { LOCALES } from '@talkoot/contracts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readData } from './read-data.js';

const folder = join(import.meta.dirname, '../../data');
const data = await readData(folder);

const isText = (value: object): boolean => Object.keys(value).some((key) => LOCALES.some((locale) => locale === key));

/** The texts in several languages below a value, with their places. */
const textsIn = (value: unknown, place: string): (readonly [string, string[]])[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [[place, Object.keys(value).toSorted()]];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${place} ${key}`));
};

describe('the bundled data', () => {
  it('has the form of the format', () => {
    expect(data.problems).toEqual([]);
  });

  it('says everything in every language', async () => {
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml'));
    const texts = await Promise.all(
      files.map(async (name) => textsIn(parse(await readFile(join(folder, name), 'utf8')), name)),
    );
    expect(texts.flat().filter(([, languages]) => languages.length < LOCALES.length)).toEqual([]);
    expect(texts.flat().length).toBeGreaterThan(40);
  });

  it('has the municipalities of 2024, those that merged since 2014, and their regions', () => {
    const of = (country: string, ended: boolean) =>
      data.municipalities.filter((each) => each.country === country && (each.period.to !== undefined) === ended);
    expect([of('FI', false).length, of('FI', true).length, of('SE', false).length]).toEqual([309, 11, 13]);
    expect(data.regions.filter(({ country }) => country === 'FI')).toHaveLength(19);
    const regionsOf = (code: string) => data.memberships.filter((each) => each.municipality === code);
    expect(regionsOf('090').map(({ region, period }) => `${region} ${period.toRange()}`)).toEqual([
      '10 [,2021-01-01)',
      '12 [2021-01-01,)',
    ]);
    expect(new Set(data.memberships.map(({ municipality }) => municipality)).size).toBe(333);
  });

  it('has a succession for every municipality that ended, from the day after', () => {
    const ended = data.municipalities.filter(({ period }) => period.to !== undefined);
    expect(
      data.successions
        .map(({ predecessors, on }) => `${predecessors.join(' ')} ${on.minusDays(1).toString()}`)
        .toSorted(),
    ).toEqual(ended.map(({ country, code, period }) => `${country}-${code} ${String(period.to)}`).toSorted());
  });

  it('has 38 partner towns in four pilots, as many as the source counts', () => {
    const partners = data.pilots.flatMap((pilot) => pilot.partners.map(({ organisation }) => organisation));
    expect(data.pilots.map(({ code, partners: own }) => `${code} ${own.length}`)).toEqual([
      'ARCTIC 8',
      'GREEN 9',
      'SME 11',
      'TOURISM 11',
    ]);
    expect(new Set(partners).size).toBe(38);
    expect(data.pilotProgrammes[0]?.partnerMunicipalities).toMatchObject({ count: 38, provenance: 'documented' });
  });

  it('grants no more than there is', () => {
    const granted = data.grants.reduce((sum, { amount }) => sum + amount.minor, 0n);
    expect(granted).toBe(74_000_000n);
    expect(data.appropriations.map(({ amount }) => amount.minor)).toEqual([80_000_000n]);
  });

  it('has somebody for every organisation that takes part, who writes in Finnish, Swedish or English', () => {
    const taking = new Set([
      ...data.alliances.flatMap(({ proposers, members }) => [
        ...proposers,
        ...members.map((each) => each.organisation),
      ]),
      ...data.proposals.flatMap(({ proposers, addressee }) => [...proposers, addressee]),
      ...data.pilotProgrammes.map(({ owner }) => owner),
      ...data.programmes.flatMap(({ owner, adopters }) => [owner, ...adopters.map((each) => each.organisation)]),
      ...[...data.pilots, ...data.projects].map(({ coordinator }) => coordinator),
      ...data.pilots.flatMap(({ applicant, partners }) => [applicant, ...partners.map((each) => each.organisation)]),
    ]);
    taking.delete(undefined);
    const acting = data.people.flatMap(({ affiliations }) => affiliations.map(({ organisation }) => organisation));
    expect(new Set(acting)).toEqual(taking);
    expect(acting.filter((each) => each === 'TEM')).toHaveLength(2);
    expect(new Set(data.people.map(({ language }) => language))).toEqual(new Set(['fi', 'sv', 'en']));
    for (const { email, provenance } of data.people)
      expect([email, provenance]).toEqual([expect.stringMatching(/\.example$/), 'illustrative']);
  });

  it('refers to nothing that it does not have', () => {
    const organisations = new Set([
      ...data.municipalities.map(({ country, code }) => `${country}-${code}`),
      ...data.organisations.map(({ code }) => code),
    ]);
    const named = [
      ...data.organisations.flatMap(({ members }) => members.map(({ municipality }) => municipality)),
      ...data.successions.flatMap(({ predecessors, successors }) => [...predecessors, ...successors]),
      ...data.people.flatMap(({ affiliations }) => affiliations.map(({ organisation }) => organisation)),
      ...data.pilots.flatMap(({ partners }) => partners.map(({ organisation }) => organisation)),
      ...data.grants.map(({ holder }) => holder),
    ];
    expect(named.filter((each) => !organisations.has(each))).toEqual([]);
    const themes = new Set(data.themes.map(({ code }) => code));
    const wanted = [
      ...data.themes.map(({ parent }) => parent),
      ...data.pilots.flatMap((pilot) => pilot.themes),
      ...data.alliances.flatMap(({ themes: groups }) => groups.flatMap((group) => group.themes)),
    ];
    expect(wanted.filter((each) => each !== undefined && !themes.has(each))).toEqual([]);
    expect(data.networks).toHaveLength(4);
  });
});

import { platformDatabase, rows } from '@talkoot/platform/database';
import { importFiles, type TestContext, testContext } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { RegistryImport, registryDatabase, RegistryModule, SuccessionsImport } from './index.js';

const TOWNS = [
  'country,code,name_fi,name_sv,languages,valid_from,valid_to,latitude,longitude,provenance',
  'FI,061,Forssa,,fi,,,60.81,23.62,documented',
  'FI,164,Jalasjärvi,,fi,,2015-12-31,62.49,22.76,documented',
  'FI,078,Hanko,Hangö,sv fi,,,59.83,22.95,documented',
  '',
].join('\n');

const REGISTRY = {
  'regions.csv': [
    'country,code,name_fi,name_sv,nuts3,nuts_version',
    'FI,10,Etelä-Savo,Södra Savolax,FI1D1,2021',
    'FI,12,Pohjois-Karjala,Norra Karelen,FI1D3,2021',
    '',
  ].join('\n'),
  'municipalities.csv': [
    'country,code,name_fi,languages,valid_to,latitude,longitude,provenance',
    'FI,090,Heinävesi,fi,,62.43,28.6,documented',
    'FI,911,Valtimo,fi,2019-12-31,63.68,28.8,documented',
    'FI,541,Nurmes,fi,,63.54,29.13,documented',
    '',
  ].join('\n'),
  'region-memberships.csv': [
    'country,municipality,region,valid_from,valid_to,provenance',
    'FI,090,10,,2020-12-31,documented',
    'FI,090,12,2021-01-01,,documented',
    'FI,911,12,,2019-12-31,documented',
    'FI,541,12,,,documented',
    '',
  ].join('\n'),
  'organisations.yaml': `
- code: AUTHORITY
  kind: joint-authority
  country: FI
  name: { fi: Kuntayhtymä }
  provenance: illustrative
  members:
    - { municipality: FI-911, from: 2014-01-01, provenance: illustrative }
    - { municipality: FI-090, provenance: illustrative }
`,
  'themes.yaml': `
- { code: TOURISM, name: { fi: Matkailu }, parent: TRADE, provenance: documented }
- { code: TRADE, name: { fi: Elinkeinot, sv: Näringsliv }, provenance: documented }
`,
  'networks.yaml': `
- code: LAKES
  kind: area
  name: { en: Lake towns }
  owner: AUTHORITY
  provenance: illustrative
  members: [{ organisation: FI-911, from: 2014-01-01, provenance: illustrative }]
`,
  'successions.yaml': `
- { kind: renaming, on: 2022-01-01, predecessors: [FI-541], name: { fi: Uusi Nurmes }, provenance: illustrative }
- { kind: merger, on: 2020-01-01, predecessors: [FI-911], successors: [FI-541], provenance: documented }
`,
};

describe('RegistryImport', () => {
  let context: TestContext;
  const ask = <Row>(sql: string) => rows<Row>(context.get(DataSource).manager, sql);

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase], [RegistryModule]);
  });
  afterAll(() => context.close());

  const imported = (towns: string) =>
    importFiles(context, context.get(RegistryImport).sections, { 'municipalities.csv': towns });

  it('enters municipalities with names, languages, period and place', async () => {
    const { events, ...result } = await imported(TOWNS);
    expect(result).toMatchObject({ problems: [], sections: [{ section: 'municipalities', added: 3 }] });
    expect(events.map(({ name, origin }) => `${name} ${origin}`)).toEqual(
      Array(3).fill('organisation.registered.v1 import'),
    );
    expect(
      await ask(`SELECT o.code, n.name, o.period::text, n.period::text AS named, languages, latitude
        FROM registry.organisation o JOIN registry.organisation_name n ON n.organisation_id = o.id ORDER BY o.code`),
    ).toEqual([
      { code: '061', name: { fi: 'Forssa' }, period: '(,)', named: '(,)', languages: ['fi'], latitude: 60.81 },
      {
        code: '078',
        name: { fi: 'Hanko', sv: 'Hangö' },
        period: '(,)',
        named: '(,)',
        languages: ['fi', 'sv'],
        latitude: 59.83,
      },
      {
        code: '164',
        name: { fi: 'Jalasjärvi' },
        period: '(,2016-01-01)',
        named: '(,2016-01-01)',
        languages: ['fi'],
        latitude: 62.49,
      },
    ]);
  });

  it('changes nothing the second time', async () => {
    const { events, ...result } = await imported(TOWNS);
    expect(result.sections).toEqual([{ section: 'municipalities', added: 0, changed: 0, unchanged: 3 }]);
    expect(events).toEqual([]);
  });

  it('corrects what is stated differently, and tells only that', async () => {
    const corrected = TOWNS.replace('Forssa,,fi,,', 'Forssa,,fi,1923-01-01,').replace('22.95', '22.97');
    const { events, ...result } = await imported(corrected);
    expect(result.sections).toMatchObject([{ changed: 2, unchanged: 1 }]);
    expect(events.map(({ data }) => data)).toEqual(
      expect.arrayContaining([{ period: { from: '1923-01-01' } }, { location: { latitude: 59.83, longitude: 22.97 } }]),
    );
    expect(await ask(`SELECT period::text FROM registry.organisation_name WHERE name ->> 'fi' = 'Forssa'`)).toEqual([
      { period: '[1923-01-01,)' },
    ]);
  });

  it('leaves alone what files do not state: an end that is known, a start', async () => {
    const { events } = await imported(TOWNS.replace('2015-12-31', ''));
    expect(events.map(({ data }) => data)).toEqual([{ location: { latitude: 59.83, longitude: 22.95 } }]);
  });

  describe('of everything', () => {
    const sections = () => [...context.get(RegistryImport).sections, ...context.get(SuccessionsImport).sections];
    const all = (changes: Partial<typeof REGISTRY> = {}) =>
      importFiles(context, sections(), { ...REGISTRY, ...changes });

    it('enters regions, memberships, themes and networks, and carries them over in successions', async () => {
      const { problems } = await all();
      expect(problems).toEqual([]);
      expect(
        await ask(`SELECT o.code, r.code AS region, r.nuts, m.period::text FROM registry.region_membership m
          JOIN registry.organisation o ON o.id = m.organisation_id JOIN registry.region r ON r.id = m.region_id
          ORDER BY o.code, m.period`),
      ).toEqual([
        { code: '090', region: '10', nuts: 'FI1D1', period: '(,2021-01-01)' },
        { code: '090', region: '12', nuts: 'FI1D3', period: '[2021-01-01,)' },
        { code: '541', region: '12', nuts: 'FI1D3', period: '(,)' },
        { code: '911', region: '12', nuts: 'FI1D3', period: '(,2020-01-01)' },
      ]);
      expect(
        await ask(`SELECT o.code, m.period::text FROM registry.network_member m
          JOIN registry.organisation o ON o.id = m.organisation_id ORDER BY m.period`),
      ).toEqual([
        { code: '911', period: '[2014-01-01,2020-01-01)' },
        { code: '541', period: '[2020-01-01,)' },
      ]);
      expect(
        await ask(`SELECT o.code FROM registry.organisation_member m
          JOIN registry.organisation o ON o.id = m.member_id WHERE m.period @> date '2021-01-01' ORDER BY 1`),
      ).toEqual([{ code: '090' }, { code: '541' }]);
      expect(
        await ask(`SELECT t.code, p.name FROM registry.theme t JOIN registry.theme p ON p.id = t.parent_id`),
      ).toEqual([{ code: 'TOURISM', name: { fi: 'Elinkeinot', sv: 'Näringsliv' } }]);
      expect(
        await ask(`SELECT o.code FROM registry.collaboration c JOIN registry.collaboration_owner w ON w.collaboration_id = c.id
          JOIN registry.organisation o ON o.id = w.organisation_id WHERE c.code = 'LAKES'`),
      ).toEqual([{ code: 'AUTHORITY' }]);
    });

    it('changes nothing the second time, in spite of what the successions changed', async () => {
      const { events, sections: results } = await all();
      expect(events).toEqual([]);
      for (const { section, added, changed } of results) expect([section, added, changed]).toEqual([section, 0, 0]);
    });

    it('changes only what is stated differently', async () => {
      const { events } = await all({
        'regions.csv': REGISTRY['regions.csv'].replace('Etelä-Savo', 'Etelä-Savon maakunta'),
        'themes.yaml': REGISTRY['themes.yaml'].replace('fi: Matkailu', 'fi: Matkailu, en: Tourism'),
        'networks.yaml': REGISTRY['networks.yaml'].replace('en: Lake towns', 'en: Towns by the lakes'),
      });
      expect(events.map(({ name }) => name).toSorted()).toEqual([
        'network.details-changed.v1',
        'region.corrected.v1',
        'theme.renamed.v1',
      ]);
    });

    it('refers to every organisation whose code may be registered, and to no other', async () => {
      const organisation = (code: string, country = 'FI') =>
        `- { code: ${code}, kind: association, country: ${country}, name: { fi: ${code} ry }, provenance: illustrative }\n`;
      const own = ['4AMK', 'EU-2028', 'KK-1', 'ÄÄ-2', '20-30', 'TWIN', 'SE-ONLY'];
      const references = [...own, 'SE-TWIN', 'FI-090'];
      const files = {
        'organisations.yaml': [...own.map((each) => organisation(each)), organisation('TWIN', 'SE')].join(''),
        'networks.yaml': `- code: ALL\n  kind: theme\n  name: { fi: Kaikki }\n  provenance: illustrative\n  members: [${references
          .map((each) => `{ organisation: ${each}, provenance: illustrative }`)
          .join(', ')}]\n`,
      };
      expect((await importFiles(context, sections(), files)).problems).toEqual([]);
      expect(
        await ask(`SELECT o.country || ' ' || o.code AS member FROM registry.network_member m
          JOIN registry.collaboration c ON c.id = m.network_id AND c.code = 'ALL'
          JOIN registry.organisation o ON o.id = m.organisation_id ORDER BY o.code COLLATE "C", o.country`),
      ).toEqual(
        ['FI 090', 'FI 20-30', 'FI 4AMK', 'FI EU-2028', 'FI KK-1', 'FI SE-ONLY', 'FI TWIN', 'SE TWIN', 'FI ÄÄ-2'].map(
          (member) => ({ member }),
        ),
      );
      const again = await importFiles(context, sections(), files);
      expect(again.events).toEqual([]);
      const { problems } = await importFiles(context, sections(), {
        'organisations.yaml': ['232', 'FI-232', 'SE-1480'].map((each) => organisation(each)).join(''),
      });
      expect(problems.map(({ line, field }) => `${line} ${field}`)).toEqual(['1 code', '2 code', '3 code']);
    });

    it('tells of a language that is given twice', async () => {
      const { problems } = await importFiles(context, sections(), {
        'municipalities.csv':
          'country,code,name_fi,languages,provenance\nFI,997,Uusi,fi sv fi,documented\nFI,996,Muu,sv fi,documented\n',
      });
      expect(problems.map(({ line, field }) => `${line} ${field}`)).toEqual(['2 languages']);
      expect(problems[0]?.message.en).toBe('The same is given twice. Give each once.');
    });

    it('enters municipalities without coordinates, and tells of half of them and of two regions at one time', async () => {
      const files = (coordinates: string, end: string) => ({
        'municipalities.csv': `country;code;name_fi;languages;latitude;longitude;provenance\nFI;998;Uusi;fi;${coordinates};documented\n`,
        'region-memberships.csv': `country,municipality,region,valid_from,valid_to,provenance
FI,998,10,,${end},documented
FI,998,12,2021-01-01,,documented
`,
      });
      const { problems } = await importFiles(context, sections(), files('62,43;', ''));
      expect(problems.map(({ file, line, field, code }) => `${file}:${line} ${field} ${code}`)).toEqual([
        'municipalities.csv:2 longitude invalid-input',
        'region-memberships.csv:3 undefined duplicate-entry',
      ]);
      expect((await importFiles(context, sections(), files(';', '2020-12-31'))).problems).toEqual([]);
      const at = () => ask(`SELECT latitude, longitude FROM registry.organisation WHERE code = '998'`);
      expect(await at()).toEqual([{ latitude: null, longitude: null }]);
      await importFiles(context, sections(), files('62,43;28,6', '2020-12-31'));
      expect((await importFiles(context, sections(), files(';', '2020-12-31'))).events).toEqual([]);
      expect(await at()).toEqual([{ latitude: 62.43, longitude: 28.6 }]);
    });

    it('tells where a rule stands against it, and then keeps nothing', async () => {
      const { problems, events } = await all({
        'organisations.yaml': REGISTRY['organisations.yaml'].replace(
          'fi: Kuntayhtymä }',
          'fi: Kuntayhtymä }\n  businessId: 1234567-0',
        ),
        'themes.yaml': REGISTRY['themes.yaml'].replace('sv: Näringsliv }', 'sv: Näringsliv }, parent: TOURISM'),
        'successions.yaml': `
- { kind: merger, on: 2025-01-01, predecessors: [FI-911], successors: [FI-090], provenance: documented }
- { kind: merger, on: 2026-01-01, predecessors: [FI-999], successors: [FI-090], provenance: documented }
`,
      });
      expect(problems.map(({ file, line, field, code }) => `${file}:${line} ${field} ${code}`)).toEqual([
        'organisations.yaml:6 businessId invalid-business-id',
        'successions.yaml:2 predecessors[0] succession-impossible',
        'successions.yaml:3 predecessors[0] unknown-reference',
        'themes.yaml:3 parent theme-cycle',
      ]);
      expect(events).toEqual([]);
    });
  });
});

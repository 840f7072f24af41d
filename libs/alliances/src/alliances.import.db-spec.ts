import { governanceDatabase, BodiesImport, GovernanceModule } from '@talkoot/governance';
import { identityDatabase, IdentityImport, IdentityModule } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, importFiles, type TestContext, testContext } from '@talkoot/platform/testing';
import { registryDatabase, RegistryImport, SuccessionsImport } from '@talkoot/registry';
import { readFile } from 'node:fs/promises';
import { alliancesDatabase, AlliancesImport, AlliancesModule } from './index.js';
import { acting } from './testing/given.js';

const ALLIANCE = 'alliances/KASVUALLIANSSI.yaml';
const FILES = ['organisations.yaml', 'municipalities.csv', 'themes.yaml', 'people.yaml', 'bodies.yaml', ALLIANCE];

/** As the issue has it. */
const OPERATION = `query Alliance {
  alliance(code: "KASVUALLIANSSI") {
    name(locale: en) status permanent
    members(first: 20) { totalCount nodes { organisation { name code } } }
    board { seats(first: 50) { totalCount nodes { kind basis title(locale: fi) vacant holder { name } } } meetings(first: 5) { totalCount } }
    themeGroups { name(locale: fi) themes { name(locale: fi) } }
  }
}`;

describe('AlliancesImport', () => {
  let context: TestContext;
  let ask: Ask;
  let files: Record<string, string>;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, alliancesDatabase],
      [IdentityModule, GovernanceModule, AlliancesModule, ReadModelModule],
    );
    ask = await asking(context);
    const texts = await Promise.all(FILES.map(async (name) => [name, await readFile(`data/${name}`, 'utf8')] as const));
    files = Object.fromEntries(texts);
  });
  afterAll(() => context.close());

  const imported = (changed: Record<string, string> = {}) => {
    const contributions = [
      context.get(RegistryImport),
      context.get(IdentityImport),
      context.get(AlliancesImport),
      context.get(BodiesImport),
      context.get(SuccessionsImport),
    ];
    const sections = contributions.flatMap((each) => [...each.sections]);
    return importFiles(context, sections, { ...files, ...changed }, '2026-06-15');
  };

  it('theBundledAlliance_isReadAsTheIssueAsks_andImportedAgainNothingChanges', async () => {
    expect((await imported()).problems).toEqual([]);
    const seat = (kind: string, basis: string | null, title: string | null) => ({
      kind,
      basis,
      title,
      vacant: true,
      holder: null,
    });
    const named = (...names: string[]) => names.map((name) => ({ name }));
    expect(await ask(acting(), OPERATION)).toEqual({
      alliance: {
        name: 'Growth Alliance',
        status: 'PROPOSED',
        permanent: true,
        members: {
          totalCount: 3,
          nodes: [
            { organisation: { name: 'Jyväskylä', code: '179' } },
            { organisation: { name: 'Kuopio', code: '297' } },
            { organisation: { name: 'Lahti', code: '398' } },
          ],
        },
        board: {
          seats: {
            totalCount: 8,
            nodes: [
              seat('STATE', 'OFFICE', 'pääministeri'),
              seat('STATE', 'OFFICE', 'kunta- ja alueministeri'),
              seat('STATE', 'INVITATION', 'muiden kasvun ja elinvoiman kannalta keskeisten ministeriöiden edustajat'),
              seat('CITY', null, null),
              seat('CITY', null, null),
              seat('CITY', null, null),
              seat('BUSINESS', 'INVITATION', 'elinkeinoelämän edustajat'),
              seat('ACADEMIA', 'INVITATION', 'korkeakoulujen edustajat'),
            ],
          },
          meetings: { totalCount: 0 },
        },
        themeGroups: [
          {
            name: 'Osaavan työvoiman saatavuus ja osaamisen vahvistaminen',
            themes: named(
              'Koulutuspaikat ja yliopisto-kaupunkikehitys',
              'Tutkimus-, kehitys- ja innovaatiotoiminta (TKI)',
              'Tulevaisuuden työllisyyspalvelut ja TE24-uudistus',
              'Kansainvälistyminen, maahanmuuttajien kotouttaminen ja KOTO24-uudistus',
              'Tuleva osaajasukupolvi – nuorten hyvinvointi ja Suomi liikkeelle -ohjelma',
            ),
          },
          {
            name: 'Kilpailukykyisen ja kestävän kaupunkialustan rakennuspilarit',
            themes: named(
              'Puhdas siirtymä ja kestävät tulevaisuuden ratkaisut',
              'Mahdollistava maankäyttö ja kestävä liikennejärjestelmä',
              'Kasvua edistävät julkisen sektorin investoinnit',
              'Liiketoimintaympäristöt ja yritysinvestoinnit',
              'Valtionosuusjärjestelmä-uudistus ja kannustava kuntatalous',
            ),
          },
          {
            name: 'Kansainvälistyvä ja turvallinen Suomi',
            themes: named(
              'Suomen kokonaisturvallisuus (mm. sisäinen turvallisuus, kyberturvallisuus)',
              'Huoltovarmuus ja viennin edistäminen (mm. elintarviketeollisuus, lääketeollisuus)',
              'Euroopan unionissa vaikuttaminen',
              'NATO:n tuomat uudet mahdollisuudet',
            ),
          },
        ],
      },
    });
    const again = await imported();
    expect(again.problems).toEqual([]);
    expect(again.events).toEqual([]);
  });

  it('everyOtherFactOfTheSource_isReadAgain', async () => {
    const query = `query Q { alliance(code: "KASVUALLIANSSI") {
      names: name(locale: fi) sv: name(locale: sv) provenance period { from to } statusOn
      proposers { code } aims(locale: en) rhythm { unit every description }
      themes { code } board { secretariat { code } } networks { code }
      members { nodes { period { from to } provenance } } } }`;
    const open = { period: { from: null, to: null }, provenance: 'DOCUMENTED' };
    expect(await ask(acting(), query)).toMatchObject({
      alliance: {
        names: 'Kasvuallianssi',
        sv: 'Tillväxtalliansen',
        provenance: 'DOCUMENTED',
        period: { from: null, to: null },
        statusOn: null,
        proposers: [{ code: '179' }, { code: '297' }, { code: '398' }],
        aims: [
          'Partner of growing cities in growth and vitality work',
          'Equal conditions for large and growing cities to offer companies and residents an internationally competitive environment',
          'Carry out the Government Programme and open dialogue between the State and growing cities',
        ],
        rhythm: { unit: 'REGULAR', every: null, description: 'regularly' },
        board: { secretariat: { code: '179' } },
        networks: [],
        members: { nodes: [open, open, open] },
      },
    });
    const { alliance } = (await ask(acting(), query)) as { alliance: { themes: unknown[] } };
    expect(alliance.themes).toHaveLength(14);
  });

  it('aFileThatStatesItOtherwise_changesThat_andRemovesNothing', async () => {
    const text = files[ALLIANCE] ?? '';
    const changed = text
      .replace('EU-INFLUENCE, NATO', 'NATO, EU-INFLUENCE')
      .replace('fi: Kansainvälistyvä ja turvallinen Suomi', 'fi: Turvallinen Suomi')
      .replace('STUDY-PLACES, ', '')
      .replace('status: proposed', 'status: active\nstatusAsOf: 2026-05-01');
    const { problems, events } = await imported({ [ALLIANCE]: changed });
    expect(problems).toEqual([]);
    expect(events.map(({ name }) => name)).toEqual([
      'alliance.details-changed.v1',
      'alliance.theme-group-renamed.v1',
      'alliance.themes-arranged.v1',
    ]);
    const query = `query Q { alliance(code: "KASVUALLIANSSI") { status statusOn
      themeGroups { name(locale: fi) themes { code } } before: themeGroups(on: "2026-06-14") { name(locale: fi) } } }`;
    const { alliance } = (await ask(acting(), query)) as {
      alliance: { themeGroups: { name: string; themes: { code: string }[] }[] };
    };
    expect(alliance).toMatchObject({ status: 'ACTIVE', statusOn: '2026-05-01' });
    expect(alliance.themeGroups.map(({ themes }) => themes.map(({ code }) => code))).toEqual([
      ['RDI', 'EMPLOYMENT-SERVICES', 'INTERNATIONALISATION', 'NEXT-GENERATION', 'STUDY-PLACES'],
      ['CLEAN-TRANSITION', 'LAND-USE-TRANSPORT', 'PUBLIC-INVESTMENT', 'BUSINESS-ENVIRONMENTS', 'TRANSFERS-REFORM'],
      ['COMPREHENSIVE-SECURITY', 'SUPPLY-AND-EXPORT', 'NATO', 'EU-INFLUENCE'],
    ]);
    expect(alliance.themeGroups[2]?.name).toBe('Turvallinen Suomi');
    expect(alliance).toMatchObject({ before: [{}, {}, { name: 'Kansainvälistyvä ja turvallinen Suomi' }] });
    expect((await imported({ [ALLIANCE]: changed })).events).toEqual([]);
  });

  it('whatCannotBe_isToldAtItsPlace_andNothingIsKept', async () => {
    const text = (files[ALLIANCE] ?? '')
      .replace('code: KASVUALLIANSSI', 'code: OTHER')
      .replace('EU-INFLUENCE, NATO', 'EU-INFLUENCE, NOWHERE')
      .replace('FI-398, provenance', 'FI-999, provenance')
      .replace('permanence: permanent', 'permanence: permanent\nperiod: { to: 2030-12-31 }');
    const { problems, events } = await imported({ 'alliances/OTHER.yaml': text });
    expect(problems).toMatchObject([{ field: 'period.to' }]);
    expect(events).toEqual([]);
    const without = text.replace('\nperiod: { to: 2030-12-31 }', '');
    const told = await imported({ 'alliances/OTHER.yaml': without });
    expect(told.problems.map(({ field }) => field)).toEqual(['members[2].organisation', 'themes[2].themes[3]']);
    expect(told.events).toEqual([]);
  });
});

import { platformDatabase, rows } from '@talkoot/platform/database';
import { importFiles, type TestContext, testContext } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { RegistryImport, registryDatabase, RegistryModule } from '../index.js';

const TOWNS = [
  'country,code,name_fi,name_sv,languages,valid_from,valid_to,latitude,longitude,provenance',
  'FI,061,Forssa,,fi,,,60.81,23.62,documented',
  'FI,164,Jalasjärvi,,fi,,2015-12-31,62.49,22.76,documented',
  'FI,078,Hanko,Hangö,sv fi,,,59.83,22.95,documented',
  '',
].join('\n');

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
});

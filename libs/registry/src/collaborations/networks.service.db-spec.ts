import { LocalDate, newId, NotAllowed, Period } from '@talkoot/contracts';
import { platformDatabase } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { RegistryApi, registryDatabase, RegistryModule } from '../index.js';
import { NetworksService } from './networks.service.js';
import { ThemesService } from './themes.service.js';

const day = (text: string) => LocalDate.parse(text);
const provenance = 'illustrative' as const;

describe('NetworksService and ThemesService', () => {
  let context: TestContext;
  let networks: NetworksService;
  let themes: ThemesService;
  const operation = () => testOperation(OPERATOR);

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase], [RegistryModule]);
    networks = context.get(NetworksService);
    themes = context.get(ThemesService);
  });
  afterAll(() => context.close());

  it('place_belowOneOfItsOwn_isRefused', async () => {
    const add = (code: string, parent?: Awaited<ReturnType<ThemesService['add']>>) =>
      themes.add(operation(), { code, name: { fi: code }, provenance, ...(parent && { parent }) });
    const top = await add('TOP');
    const middle = await add('MIDDLE', top);
    const bottom = await add('BOTTOM', middle);
    for (const parent of [top, middle, bottom]) {
      await expect(
        themes.place(operation(), { theme: top, expectedVersion: await versionOf(context, top), parent }),
      ).rejects.toMatchObject({ code: 'THEME_CYCLE' });
    }
    await themes.place(operation(), { theme: bottom, expectedVersion: await versionOf(context, bottom), parent: top });
    await themes.place(operation(), {
      theme: middle,
      expectedVersion: await versionOf(context, middle),
      parent: bottom,
    });
    const parents = (await context.get(RegistryApi).vocabulary()).map(({ id, parent }) => [id, parent]);
    expect(new Map(parents.map(([id, parent]) => [id, parent]))).toEqual(
      new Map([
        [top, undefined],
        [bottom, top],
        [middle, bottom],
      ]),
    );
    await expect(add('TOP')).rejects.toMatchObject({ code: 'CODE_TAKEN' });
  });

  it('setThemes_datesTheLinks', async () => {
    const [one, two] = [
      await themes.add(operation(), { code: 'ONE', name: { fi: 'Yksi' }, provenance }),
      await themes.add(operation(), { code: 'TWO', name: { fi: 'Kaksi' }, provenance }),
    ];
    const network = await networks.found(operation(), {
      kind: 'theme',
      code: 'NET',
      name: { fi: 'Verkko' },
      period: Period.always,
      provenance,
    });
    await networks.setThemes(operation(), {
      network,
      expectedVersion: await versionOf(context, network),
      themes: [one],
      on: day('2014-01-01'),
    });
    await networks.setThemes(operation(), {
      network,
      expectedVersion: await versionOf(context, network),
      themes: [two],
      on: day('2020-01-01'),
    });
    const on = async (text: string) =>
      (await context.get(RegistryApi).themesOf([network], day(text))).get(network)?.map(({ code }) => code);
    expect([await on('2013-12-31'), await on('2019-12-31'), await on('2020-01-01')]).toEqual([[], ['ONE'], ['TWO']]);
    const unknown = networks.setThemes(operation(), {
      network,
      expectedVersion: await versionOf(context, network),
      themes: [newId('theme')],
      on: day('2021-01-01'),
    });
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['themes', 0] });
  });

  it('join_byACollaboration_isAMembershipToo', async () => {
    const found = (code: string) =>
      networks.found(operation(), { kind: 'area', code, name: { fi: code }, period: Period.always, provenance });
    const [outer, inner] = [await found('OUTER'), await found('INNER')];
    const join = { network: outer, member: inner, on: day('2014-01-01'), provenance };
    await networks.join(operation(), join);
    await expect(networks.join(operation(), join)).rejects.toMatchObject({ code: 'ALREADY_MEMBER' });
    await expect(networks.join(operation(), { ...join, member: outer })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const expectedVersion = await versionOf(context, outer);
    const leave = (lastDay: string, version: number) =>
      networks.leave(operation(), { network: outer, expectedVersion: version, member: inner, lastDay: day(lastDay) });
    await leave('2015-12-31', expectedVersion);
    await expect(leave('2014-12-31', expectedVersion)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await expect(leave('2016-12-31', expectedVersion + 1)).rejects.toMatchObject({ code: 'NOT_MEMBER' });
    await expect(networks.join(testOperation(), join)).rejects.toThrow(NotAllowed);
  });
});

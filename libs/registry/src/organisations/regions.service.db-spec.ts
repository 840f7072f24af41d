import { platformDatabase } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase, RegistryModule } from '../index.js';
import { type RegisterRegion, RegionsService } from './regions.service.js';

const uusimaa: RegisterRegion = {
  country: 'FI',
  code: '01',
  name: { fi: 'Uusimaa' },
  nuts: { code: 'FI1B1', version: 2021 },
  iso: 'FI-18',
};

describe('RegionsService', () => {
  let context: TestContext;
  let regions: RegionsService;
  const operation = testOperation(OPERATOR);

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase], [RegistryModule]);
    regions = context.get(RegionsService);
    await regions.register(operation, uusimaa);
  });
  afterAll(() => context.close());

  it.each([
    ['code', { ...uusimaa, nuts: undefined, iso: undefined }],
    ['nuts', { ...uusimaa, code: '20', iso: undefined }],
    ['iso', { ...uusimaa, code: '20', nuts: undefined }],
  ])('register_whenAnotherRegionHasThe_%s_isRefused', async (field, region) => {
    await expect(regions.register(operation, region)).rejects.toMatchObject({ code: 'CODE_TAKEN', path: [field] });
  });

  it('change_toTheCodesOfAnotherRegion_isRefused_andThoseOfAnotherVersionAreTaken', async () => {
    const region = await regions.register(operation, { country: 'FI', code: '20', name: { fi: 'Itä-Uusimaa' } });
    const { nuts, iso } = uusimaa;
    const read = { region, expectedVersion: await versionOf(context, region) };
    await expect(regions.change(operation, { ...read, iso })).rejects.toMatchObject({ path: ['iso'] });
    await expect(regions.change(operation, { ...read, nuts })).rejects.toMatchObject({ path: ['nuts'] });
    await regions.change(operation, { ...read, nuts: { code: 'FI1B1', version: 2016 } });
    expect(await versionOf(context, region)).toBe(read.expectedVersion + 1);
  });
});

import { LocalDate, NotAllowed, Period } from '@talkoot/contracts';
import { platformDatabase, rows } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { registryDatabase, RegistryModule } from '../index.js';
import { OrganisationsService, type RegisterOrganisation } from './organisations.service.js';
import { SuccessionsService } from './successions.service.js';

const kauhajoki: RegisterOrganisation = {
  kind: 'municipality',
  country: 'FI',
  code: '232',
  name: { fi: 'Kauhajoki' },
  languages: ['fi'],
  provenance: 'documented',
  period: Period.always,
};

describe('OrganisationsService', () => {
  let context: TestContext;
  let organisations: OrganisationsService;
  const ask = <Row>(sql: string) => rows<Row>(context.get(DataSource).manager, sql);

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase], [RegistryModule]);
    organisations = context.get(OrganisationsService);
  });
  afterAll(() => context.close());

  it('keeps the organisation, its names, its events and what it was before, together', async () => {
    const id = await organisations.register(testOperation(OPERATOR), kauhajoki);
    await context.get(SuccessionsService).rename(testOperation(OPERATOR), {
      organisation: id,
      expectedVersion: await versionOf(context, id),
      name: { fi: 'Uusi' },
      on: LocalDate.parse('2020-01-01'),
      provenance: 'documented',
    });

    expect(await ask('SELECT name, period::text FROM registry.organisation_name ORDER BY period')).toEqual([
      { name: { fi: 'Kauhajoki' }, period: '(,2020-01-01)' },
      { name: { fi: 'Uusi' }, period: '[2020-01-01,)' },
    ]);
    expect(await ask('SELECT name, aggregate_version FROM platform.event ORDER BY sequence')).toEqual([
      { name: 'organisation.registered.v1', aggregate_version: 1 },
      { name: 'organisation.renamed.v1', aggregate_version: 2 },
    ]);
    const history = await ask(`
      SELECT h.row ->> 'period' AS period, e.name
      FROM platform.history h JOIN platform.event e ON e.id = h.event_id
      WHERE h.table_name = 'registry.organisation_name'`);
    expect(history).toEqual([{ period: '(,)', name: 'organisation.renamed.v1' }]);
  });

  it('register_byAnybody_isNotAllowed', async () => {
    await expect(organisations.register(testOperation(), { ...kauhajoki, code: '301' })).rejects.toThrow(NotAllowed);
  });

  it('register_whenTheCodeIsTaken_changesNothing', async () => {
    await organisations.register(testOperation(OPERATOR), { ...kauhajoki, code: '846' });
    const again = organisations.register(testOperation(OPERATOR), { ...kauhajoki, code: '846' });
    await expect(again).rejects.toMatchObject({ code: 'CODE_TAKEN', path: ['code'] });
  });
});

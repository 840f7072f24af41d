import { LocalDate, newId, type OrganisationId, Period } from '@talkoot/contracts';
import { platformDatabase, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { RegistryApi, registryDatabase, RegistryModule, SuccessionParticipants } from './index.js';
import { OrganisationsService } from './organisations/organisations.service.js';

const day = (text: string) => LocalDate.parse(text);

describe('RegistryApi', () => {
  let context: TestContext;
  let registry: RegistryApi;
  const transacted = <T>(work: (transaction: Transaction) => Promise<T>, today?: string) =>
    context.get(UnitOfWork).run(testOperation(OPERATOR, today), work);
  const town = (code: string, period: Period) =>
    context.get(OrganisationsService).register(testOperation(OPERATOR), {
      kind: 'municipality',
      country: 'FI',
      code,
      name: { fi: `Kunta ${code}` },
      languages: [],
      provenance: 'illustrative',
      period,
    });

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase], [RegistryModule]);
    registry = context.get(RegistryApi);
  });
  afterAll(() => context.close());

  it('requireExisting_onADayOutsideItsPeriod_isRefused', async () => {
    const id = await town('901', Period.of(day('2010-01-01'), day('2015-12-31')) ?? Period.always);
    const on = (text: string, today: string) =>
      transacted((transaction) => registry.requireExisting(transaction, id, day(text), ['town']), today);
    await expect(on('2014-01-01', '2014-01-01')).resolves.toMatchObject({ id, code: '901' });
    await expect(on('2009-12-31', '2014-01-01')).rejects.toMatchObject({
      code: 'ORGANISATION_NOT_YET',
      path: ['town'],
    });
    await expect(on('2016-01-01', '2014-01-01')).rejects.toMatchObject({ code: 'ORGANISATION_ENDED' });
    await expect(on('2014-01-01', '2016-01-01')).rejects.toMatchObject({ code: 'ORGANISATION_ENDED' });
  });

  it('keeps collaborations with their first owner, and names them', async () => {
    const owner = await town('902', Period.always);
    const other = await town('903', Period.always);
    const id = newId('pilot');
    const pilot = { id, code: 'GREEN', period: Period.always, provenance: 'documented' as const };
    await transacted((transaction) =>
      registry.saveCollaborations(transaction, [{ ...pilot, name: { fi: 'Vihreä' }, owner }]),
    );
    await transacted((transaction) =>
      registry.saveCollaborations(transaction, [{ ...pilot, name: { fi: 'Vihreä kasvu' }, owner: other }]),
    );
    expect(await registry.owners([id], day('2014-01-01'))).toEqual(new Map([[id, owner]]));
    expect(await registry.names([id, owner], day('2014-01-01'))).toEqual(
      new Map([
        [id, { fi: 'Vihreä kasvu' }],
        [owner, { fi: 'Kunta 902' }],
      ]),
    );
    const taken = transacted((transaction) =>
      registry.saveCollaborations(transaction, [{ ...pilot, id: newId('pilot'), name: { fi: 'x' } }]),
    );
    await expect(taken).rejects.toMatchObject({ code: 'CODE_TAKEN' });
  });

  it('keeps codes that begin with the code of an organisation for it, and hides what others have that is not public', async () => {
    const [owner, other] = [await town('90', Period.always), await town('90-A', Period.always)];
    const asks = (organisation: OrganisationId, code: string, isPublic: boolean) =>
      context
        .get(UnitOfWork)
        .run(testOperation({ organisation, role: 'editor', platformRoles: [] }), (transaction) =>
          registry.requireCodeOf(transaction, organisation, code, isPublic),
        );
    for (const code of ['90-EARLY', '90-B-1']) {
      await expect(asks(owner, code, false)).resolves.toBeUndefined();
      await expect(asks(owner, code, true)).resolves.toBeUndefined();
      await expect(asks(other, code, true)).rejects.toMatchObject({ code: 'CODE_OF_OTHERS', path: ['code'] });
    }
    await expect(asks(owner, '90-A-1', true)).rejects.toThrow('90-…');
    await expect(asks(other, '90-A-1', false)).resolves.toBeUndefined();
    for (const code of ['GREEN', '90', '900-X', 'X-90-1']) {
      await expect(asks(owner, code, true)).resolves.toBeUndefined();
      await expect(asks(owner, code, false)).rejects.toMatchObject({ code: 'CODE_OF_OTHERS' });
    }
    await transacted((transaction) => registry.requireCodeOf(transaction, owner, 'GREEN', false));
  });

  it('refuses to start when nobody carries over a column that refers to organisations', async () => {
    const participants = new SuccessionParticipants(context.get(DataSource));
    await expect(participants.requireComplete()).rejects.toThrow('registry.collaboration_owner.organisation_id');
  });
});

import { LocalDate, newId, type OrganisationId, Period } from '@talkoot/contracts';
import { platformDatabase, rows, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { Network } from '../collaborations/network.js';
import { NetworkRepository } from '../collaborations/network.repository.js';
import { RegistryApi, registryDatabase, RegistryModule, SuccessionParticipants } from '../index.js';
import { OrganisationRepository } from './organisation.repository.js';
import { OrganisationsService } from './organisations.service.js';
import { SuccessionsService } from './successions.service.js';

const day = (text: string) => LocalDate.parse(text);
const provenance = 'illustrative' as const;

describe('SuccessionsService', () => {
  let context: TestContext;
  let successions: SuccessionsService;
  let codes = 100;
  const operation = () => testOperation(OPERATOR, '2026-06-01');
  const ask = <Row>(sql: string, parameters: unknown[] = []) =>
    rows<Row>(context.get(DataSource).manager, sql, parameters);
  const transacted = <T>(work: (transaction: Transaction) => Promise<T>) =>
    context.get(UnitOfWork).run(operation(), work);

  const organisation = (
    name: string,
    period = Period.always,
    kind: 'municipality' | 'joint-authority' = 'municipality',
  ) =>
    context.get(OrganisationsService).register(operation(), {
      kind,
      country: 'FI',
      code: String((codes += 1)),
      name: { fi: name },
      languages: [],
      provenance,
      period,
    });

  /** Which members a joint authority or network has on a day, by name. */
  const membersOn = (table: string, column: string, whole: string, on: string) =>
    ask<{ name: string }>(
      `SELECT n.name ->> 'fi' AS name FROM registry.${table} m
       JOIN registry.organisation_name n ON n.organisation_id = m.${column} AND n.period @> $1::date
       WHERE m.${whole} @> $1::date ORDER BY 1`,
      [on],
    ).then((found) => found.map(({ name }) => name));

  const jointAuthority = async (members: readonly OrganisationId[]) => {
    const id = await organisation('Kuntayhtymä', Period.always, 'joint-authority');
    await transacted(async (transaction) => {
      const repository = context.get(OrganisationRepository);
      const authority = await repository.load(transaction, id);
      for (const each of members) authority?.admit(each, day('2019-01-01'), provenance);
      await repository.save(transaction, authority ? [authority] : []);
    });
    return {
      id,
      on: async (on: string) => {
        const loaded = await transacted((transaction) => context.get(OrganisationRepository).load(transaction, id));
        const present = loaded?.state.members.all.filter(({ period }) => period.includes(day(on))) ?? [];
        return present.map(({ member }) => member).toSorted();
      },
    };
  };

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase], [RegistryModule]);
    successions = context.get(SuccessionsService);
  });
  afterAll(() => context.close());

  it('finds a participant for every column that refers to an organisation', async () => {
    await expect(context.get(SuccessionParticipants).requireComplete()).resolves.toBeUndefined();
  });

  it('merge_carriesWhatIsOpenToTheSuccessor_andKeepsWhatWasBefore', async () => {
    const ending = await organisation('Vanha');
    const other = await organisation('Toinen');
    const successor = await organisation('Uusi', Period.from(day('2020-01-01')));
    const authority = await jointAuthority([ending, other]);
    const network = Network.found({
      kind: 'area',
      code: 'SEUTU',
      name: { fi: 'Seutu' },
      period: Period.always,
      provenance,
    });
    network.admit(ending, day('2014-01-01'), provenance);
    await transacted((transaction) => context.get(NetworkRepository).save(transaction, [network], ending));

    await successions.merge(operation(), { predecessors: [ending], successor, on: day('2020-01-01'), provenance });

    expect(await authority.on('2019-12-31')).toEqual([ending, other].toSorted());
    expect(await authority.on('2020-01-01')).toEqual([successor, other].toSorted());
    const owners = (on: string) => context.get(RegistryApi).owners([network.id], day(on));
    expect(await owners('2019-12-31')).toEqual(new Map([[network.id, ending]]));
    expect(await owners('2020-01-01')).toEqual(new Map([[network.id, successor]]));
    expect(await membersOn('network_member', 'organisation_id', 'period', '2020-01-01')).toEqual(['Uusi']);

    const [merged, ...followed] = await ask<{ id: string; name: string; cause: string | null }>(
      `SELECT id, name, cause_id AS cause FROM platform.event WHERE request_id =
         (SELECT request_id FROM platform.event WHERE name = 'organisations.merged.v1') ORDER BY sequence`,
    );
    expect(merged).toMatchObject({ name: 'organisations.merged.v1', cause: null });
    expect(followed.map(({ name }) => name).toSorted()).toEqual([
      'network.member-joined.v1',
      'network.member-left.v1',
      'network.owner-changed.v1',
      'organisation.ended.v1',
      'organisation.member-joined.v1',
      'organisation.member-left.v1',
    ]);
    expect(new Set(followed.map(({ cause }) => cause))).toEqual(new Set([merged?.id]));
  });

  it('merge_whereTheSuccessorIsThereAlready_makesOneOfTheTwo', async () => {
    const ending = await organisation('Pieni');
    const successor = await organisation('Suuri');
    const authority = await jointAuthority([ending, successor]);
    await successions.merge(operation(), { predecessors: [ending], successor, on: day('2041-01-01'), provenance });
    expect(await authority.on('2040-12-31')).toEqual([ending, successor].toSorted());
    expect(await authority.on('2041-01-01')).toEqual([successor]);
  });

  it('split_givesEachThingToTheSuccessorThatIsNamedForIt', async () => {
    const ending = await organisation('Jako');
    const [east, west] = [
      await organisation('Itä', Period.from(day('2022-01-01'))),
      await organisation('Länsi', Period.from(day('2022-01-01'))),
    ];
    const [one, two] = [await jointAuthority([ending]), await jointAuthority([ending])];
    const command = {
      organisation: ending,
      successors: [east, west],
      on: day('2022-01-01'),
      otherwise: east,
      goingOn: [{ with: two.id, successor: west }],
      provenance,
    };
    const unnamed = { ...command, otherwise: ending };
    await expect(successions.split(operation(), unnamed)).rejects.toMatchObject({ path: ['otherwise'] });
    await successions.split(operation(), command);
    expect([await one.on('2022-01-01'), await two.on('2022-01-01')]).toEqual([[east], [west]]);
  });

  it('carries through a chain, each link on its own day', async () => {
    const [first, second, third] = [await organisation('A'), await organisation('B'), await organisation('C')];
    const authority = await jointAuthority([first]);
    await successions.merge(operation(), {
      predecessors: [first],
      successor: second,
      on: day('2030-01-01'),
      provenance,
    });
    await successions.merge(operation(), {
      predecessors: [second],
      successor: third,
      on: day('2035-01-01'),
      provenance,
    });
    expect([
      await authority.on('2029-12-31'),
      await authority.on('2030-01-01'),
      await authority.on('2035-01-01'),
    ]).toEqual([[first], [second], [third]]);
    const join = transacted((transaction) =>
      context.get(RegistryApi).requireExisting(transaction, first, day('2036-01-01'), ['organisation']),
    );
    await expect(join).rejects.toThrow(
      'ORGANISATION_ENDED at organisation: The organisation has ended. Choose its successor: C.',
    );
  });

  it('what begins for an organisation whose end is known goes over on the day too', async () => {
    const [first, second, third] = [await organisation('I'), await organisation('J'), await organisation('K')];
    const merge = (predecessor: OrganisationId, successor: OrganisationId, on: string) =>
      successions.merge(operation(), { predecessors: [predecessor], successor, on: day(on), provenance });
    await merge(first, second, '2030-01-01');
    await merge(second, third, '2035-01-01');
    const authority = await jointAuthority([]);
    await context
      .get(OrganisationsService)
      .join(operation(), { organisation: authority.id, member: first, on: day('2027-01-01'), provenance });
    const days = ['2027-01-01', '2029-12-31', '2030-01-01', '2034-12-31', '2035-01-01'];
    expect(await Promise.all(days.map(authority.on))).toEqual([[first], [first], [second], [second], [third]]);
  });

  it('a member that joins at the very moment of a merger is carried over or refused, never forgotten', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const [first, second] = [await organisation(`L${turn}`), await organisation(`M${turn}`)];
      const authority = await jointAuthority([]);
      const command = { organisation: authority.id, member: first, on: day('2026-01-01'), provenance };
      const merge = () =>
        successions.merge(operation(), { predecessors: [first], successor: second, on: day('2026-03-01'), provenance });
      const join = () => context.get(OrganisationsService).join(operation(), command);
      const [joined] = await Promise.allSettled(turn % 2 === 0 ? [join(), merge()] : [merge(), join()].toReversed());
      expect(await authority.on('2026-03-01')).toEqual(joined?.status === 'fulfilled' ? [second] : []);
    }
  });

  it('refuses what cannot be right, and changes nothing', async () => {
    const [first, second, third] = [await organisation('D'), await organisation('E'), await organisation('F')];
    const merge = (predecessor: OrganisationId, successor: OrganisationId, on: string) =>
      successions.merge(operation(), { predecessors: [predecessor], successor, on: day(on), provenance });
    await expect(merge(first, first, '2030-01-01')).rejects.toMatchObject({ code: 'SUCCESSION_IMPOSSIBLE' });
    await expect(merge(newId('organisation'), first, '2030-01-01')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await merge(first, second, '2030-01-01');
    const impossible = [
      merge(first, third, '2030-01-01'), // has merged already
      merge(second, third, '2029-01-01'), // another one merges into it later
      merge(third, first, '2025-01-01'), // whose end is known
    ];
    for (const each of impossible) await expect(each).rejects.toMatchObject({ code: 'SUCCESSION_IMPOSSIBLE' });
    const late = await organisation('G', Period.from(day('2031-01-01')));
    await expect(merge(late, third, '2031-01-01')).rejects.toMatchObject({ code: 'SUCCESSION_IMPOSSIBLE' });
    const expectedVersion = await versionOf(context, third);
    const renaming = { organisation: third, expectedVersion, name: { fi: 'H' }, on: day('2033-01-01'), provenance };
    await successions.rename(operation(), renaming);
    await expect(merge(third, second, '2032-01-01')).rejects.toMatchObject({ code: 'SUCCESSION_IMPOSSIBLE' });
    await merge(third, second, '2034-01-01');
    expect(await ask('SELECT upper(period)::text AS end FROM registry.organisation WHERE id = ANY ($1)', [[]])).toEqual(
      [],
    );
  });

  it('an officer who acts for no operator may not', () => {
    const command = {
      predecessors: [newId('organisation')],
      successor: newId('organisation'),
      on: day('2030-01-01'),
      provenance,
    };
    expect(() => successions.merge(testOperation(), command)).toThrow('registry:maintain');
  });
});

import { testDatabase, type TestDatabase } from '@talkoot/platform/testing/run';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { type AppProcess, runCli, startApp } from '../support/processes.js';
import { type Answer, post } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';

const DATA = join(import.meta.dirname, '../data/successions');

/** Everything that holds an organisation, looked at on a day. */
const LOOK = `query Look($on: Date!) {
  programme: pilotProgramme(code: "EX-2019", on: $on) { owner { code name } }
  alpha: pilot(code: "EX-ALPHA", on: $on) { ...Parts }
  beta: pilot(code: "EX-BETA", on: $on) { ...Parts }
  gamma: pilot(code: "EX-GAMMA", on: $on) { ...Parts }
  network(code: "EXAMPLE-TOWNS", on: $on) { members { nodes { organisation { code } } } }
  authority: organisation(country: FI, code: "EXKY", on: $on) { members { nodes { organisation { code } } } }
}
fragment Parts on Pilot {
  coordinator { code name(locale: fi) }
  partners(on: $on) { nodes { organisation { code name(locale: fi) } } }
  grants { nodes { holder(on: $on) { code } } }
}`;

const town = z.object({ code: z.string(), name: z.string() });
const members = z.object({ nodes: z.array(z.object({ organisation: z.object({ code: z.string() }) })) });
const pilot = z.object({
  coordinator: town,
  partners: z.object({ nodes: z.array(z.object({ organisation: town })) }),
  grants: z.object({ nodes: z.array(z.object({ holder: z.object({ code: z.string() }) })) }),
});
const looked = z.object({
  programme: z.object({ owner: town }),
  alpha: pilot,
  beta: pilot,
  gamma: pilot,
  network: z.object({ members }),
  authority: z.object({ members }),
});

const codes = (list: z.infer<typeof members>) => list.nodes.map(({ organisation }) => organisation.code).join(' ');
const parts = ({ coordinator, partners, grants }: z.infer<typeof pilot>) =>
  `${coordinator.code}: ${partners.nodes
    .map(({ organisation }) => organisation.code)
    .toSorted()
    .join(' ')}` + ` (${grants.nodes.map(({ holder }) => holder.code).join(' ')})`;

const identified = z.record(z.string(), z.object({ id: z.string() }));
const refusals = z.record(
  z.string(),
  z.object({ errors: z.array(z.object({ code: z.string(), message: z.string() })) }),
);

describe('successions', () => {
  let database: TestDatabase;
  let gateway: AppProcess;
  let client: pg.Client;
  let environment: { DATABASE_URL: string };
  const tokens = new Map<string, string>();

  const ask = (query: string, variables: object, token?: string): Promise<Answer> =>
    post(gateway.url, JSON.stringify({ query, variables }), token === undefined ? {} : { token });
  const look = async (on: string) => looked.parse((await ask(LOOK, { on })).data);
  const change = async (as: string, query: string, variables: object) => {
    const { data, errors } = await ask(query, variables, tokens.get(as));
    expect(errors).toEqual([]);
    return Object.values(refusals.parse(data)).flatMap(({ errors }) => errors.map(({ code }) => code));
  };
  const events = async () => {
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM platform.event');
    return rows[0]?.count;
  };
  const importAgain = () => runCli(['import', DATA], environment);

  beforeAll(async () => {
    database = await testDatabase();
    environment = { DATABASE_URL: database.url };
    const { code, stderr } = await importAgain();
    if (code !== 0) throw new Error(stderr);
    for (const role of ['manager', 'operator'] as const) tokens.set(role, await tokenOf(environment, 'EXM', role));
    gateway = await startApp('gateway', environment);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await gateway.stop();
    await database.drop();
  });

  it.each([
    [
      '2019-06-01',
      '801: 801 802 804 805 806 (801)',
      '806: 805 806 (806)',
      '809: 809 810 (809)',
      '802 806 809',
      '801 804 805',
    ],
    // 801 and 802 into the new 803
    [
      '2019-12-31',
      '801: 801 802 804 805 806 (801)',
      '806: 805 806 (806)',
      '809: 809 810 (809)',
      '802 806 809',
      '801 804 805',
    ],
    [
      '2020-01-01',
      '803: 803 804 805 806 (803)',
      '806: 805 806 (806)',
      '809: 809 810 (809)',
      '803 806 809',
      '803 804 805',
    ],
    // 805 into 804, which is there already but for one pilot
    ['2021-01-01', '803: 803 804 806 (803)', '806: 804 806 (806)', '809: 809 810 (809)', '803 806 809', '803 804'],
    // 806 splits: 808 goes on with one pilot and its money, 807 with the rest
    ['2022-01-01', '803: 803 804 807 (803)', '808: 804 808 (808)', '809: 809 810 (809)', '803 807 809', '803 804'],
    ['2040-12-31', '803: 803 804 807 (803)', '808: 804 808 (808)', '809: 809 810 (809)', '803 807 809', '803 804'],
    // 809 into 810, which then splits
    ['2041-01-01', '803: 803 804 807 (803)', '808: 804 808 (808)', '810: 810 (810)', '803 807 810', '803 804'],
    ['2043-01-01', '803: 803 804 807 (803)', '808: 804 808 (808)', '811: 811 (811)', '803 807 811', '803 804'],
  ])('on %s everything is read as it is on that day', async (on, alpha, beta, gamma, network, authority) => {
    const found = await look(on);
    expect({
      alpha: parts(found.alpha),
      beta: parts(found.beta),
      gamma: parts(found.gamma),
      network: codes(found.network.members),
      authority: codes(found.authority.members),
    }).toEqual({ alpha, beta, gamma, network, authority });
  });

  it('names are those of the day, and the owner of the programme is that of the day', async () => {
    const nameOf804 = async (on: string) =>
      (await look(on)).alpha.partners.nodes.find(({ organisation }) => organisation.code === '804')?.organisation.name;
    expect([await nameOf804('2023-05-31'), await nameOf804('2023-06-01')]).toEqual(['Kuvitelma', 'Suurkuvitelma']);
    expect((await look('2041-12-31')).alpha.coordinator.name).toBe('Uusi-Esimerkki');
    expect((await look('2042-01-01')).alpha.coordinator.name).toBe('Esimerkinkaupunki');
    expect((await look('2043-12-31')).programme.owner.code).toBe('EXM');
    expect((await look('2044-01-01')).programme.owner.code).toBe('NEWM');
  });

  it('is imported again without effect', async () => {
    const before = await events();
    expect((await importAgain()).code).toBe(0);
    expect(await events()).toBe(before);
  });

  it('who joins before a merger that is known already is carried over on its day', async () => {
    const ids = identified.parse(
      (await ask('{ pilot(code: "EX-BETA") { id } town: municipality(country: FI, code: "809") { id } }', {})).data,
    );
    const join = `mutation ($pilot: ID!, $town: ID!) {
      joinPilot(input: { pilot: $pilot, organisation: $town, on: "2026-01-01" }) { errors { code message } } }`;
    expect(await change('manager', join, { pilot: ids['pilot']?.id, town: ids['town']?.id })).toEqual([]);
    expect(parts((await look('2040-12-31')).beta)).toBe('808: 804 808 809 (808)');
    expect(parts((await look('2041-01-01')).beta)).toBe('808: 804 808 810 (808)');
    expect(parts((await look('2043-01-01')).beta)).toBe('808: 804 808 811 (808)');
  });

  it('a merger on a past day is refused when it cannot be right, and carries over when it can', async () => {
    const ids = identified.parse(
      (
        await ask(
          '{ a: municipality(country: FI, code: "804") { id } b: municipality(country: FI, code: "803") { id } }',
          {},
        )
      ).data,
    );
    const merge = (on: string) =>
      change(
        'operator',
        `mutation ($a: ID!, $b: ID!, $on: Date!) {
          mergeOrganisations(input: { predecessors: [$a], successor: $b, on: $on }) { errors { code message } } }`,
        { a: ids['a']?.id, b: ids['b']?.id, on },
      );
    // Before another one merged into it, and before its later name.
    expect(await merge('2020-06-01')).toEqual(['SUCCESSION_IMPOSSIBLE']);
    expect(await merge('2023-01-01')).toEqual(['SUCCESSION_IMPOSSIBLE']);
    expect(await merge('2024-01-01')).toEqual([]);
    expect(parts((await look('2023-12-31')).alpha)).toBe('803: 803 804 807 (803)');
    expect(parts((await look('2024-01-01')).alpha)).toBe('803: 803 807 (803)');
    expect(parts((await look('2024-01-01')).beta)).toBe('808: 803 808 (808)');
  });
});

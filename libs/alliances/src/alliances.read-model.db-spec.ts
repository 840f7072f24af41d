import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { type OrganisationId, parseInput, uuidOf } from '@talkoot/contracts';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { arrangeThemes } from './alliances.inputs.js';
import { AlliancesService } from './alliances.service.js';
import { alliancesDatabase, AlliancesModule } from './index.js';
import { acting, day, Given, type GivenAlliance } from './testing/given.js';

describe('read models of the alliances', () => {
  let context: TestContext;
  let given: Given;
  let alliances: AlliancesService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, alliancesDatabase],
      [GovernanceModule, AlliancesModule, ReadModelModule],
    );
    given = new Given(context);
    alliances = context.get(AlliancesService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  it('members_areThoseOfTheDay_andMembershipsAllTimes', async () => {
    const { id, cities, operation } = await given.alliance({ rhythm: { unit: 'week', every: 2, weekday: 'tuesday' } });
    const [jyvaskyla, kuopio, lahti] = cities;
    await alliances.endMembership(operation, {
      alliance: id,
      expectedVersion: await versionOf(context, id),
      organisation: kuopio,
      lastDay: day('2026-03-31'),
    });
    const query = `query Q($id: ID!, $kuopio: ID!) { node(id: $id) { ... on Alliance {
      status statusOn permanent version owner { id } proposers { id } board { id } aims
      rhythm { unit every weekday ordinal description }
      march: members(on: "2026-03-31") { totalCount }
      members(first: 1) { totalCount nodes { organisation { id } period { from to } } pageInfo { hasNextPage } }
      memberships(filter: { organisation: $kuopio }) { nodes { organisation { id } period { from to } provenance } } } }
      alliances(filter: { member: $kuopio }) { totalCount }
      early: alliances(filter: { member: $kuopio, status: [PROPOSED] }, on: "2026-02-01") { nodes { id } }
      organisation: node(id: $kuopio) { ... on Organisation { alliances { totalCount } early: alliances(on: "2026-02-01") { nodes { id } } } } }`;
    expect(await ask(acting(), query, { id, kuopio })).toEqual({
      node: {
        status: 'PROPOSED',
        statusOn: '2026-01-01',
        permanent: true,
        version: 7,
        owner: null,
        proposers: [{ id: jyvaskyla }, { id: kuopio }, { id: lahti }],
        board: null,
        aims: [],
        rhythm: { unit: 'WEEK', every: 2, weekday: 'TUESDAY', ordinal: null, description: 'every 2 weeks on Tuesday' },
        march: { totalCount: 3 },
        members: {
          totalCount: 2,
          nodes: [{ organisation: { id: jyvaskyla }, period: { from: '2026-01-01', to: null } }],
          pageInfo: { hasNextPage: true },
        },
        memberships: {
          nodes: [
            {
              organisation: { id: kuopio },
              period: { from: '2026-01-01', to: '2026-03-31' },
              provenance: 'REPORTED',
            },
          ],
        },
      },
      alliances: { totalCount: 0 },
      early: { nodes: [{ id }] },
      organisation: { alliances: { totalCount: 0 }, early: { nodes: [{ id }] } },
    });
  });

  it('themeGroups_standInTheAlliancesOwnOrder_asTheyDidOnTheDay', async () => {
    const [first, second, third] = [await given.theme(), await given.theme(), await given.theme()];
    const { id, operation } = await given.alliance({
      themeGroups: [
        { name: { fi: 'Osaaminen' }, themes: [second, first] },
        { name: { fi: 'Turvallisuus' }, themes: [third] },
      ],
    });
    const query = `query Q($id: ID!) { node(id: $id) { ... on Alliance {
      themeGroups { id name(locale: fi) themes { id name(locale: fi) } } themes { id }
      before: themeGroups(on: "2026-01-31") { name(locale: fi) themes { id } } } } }`;
    const seen = (await ask(acting(), query, { id })) as {
      node: { themeGroups: { id: string; name: string; themes: { id: string }[] }[] };
    };
    const groups = seen.node.themeGroups;
    expect(groups.map(({ name, themes }) => [name, themes.map((each) => each.id)])).toEqual([
      ['Osaaminen', [second, first]],
      ['Turvallisuus', [third]],
    ]);
    const [read] = await given.ask<{ version: number }>('SELECT version FROM alliances.alliance WHERE id = $1', [
      uuidOf(id),
    ]);
    const command = {
      alliance: id,
      expectedVersion: read?.version,
      groups: [
        { group: groups[1]?.id, name: { fi: 'Turvallinen Suomi' }, themes: [first, third] },
        { group: groups[0]?.id, themes: [second] },
      ],
      on: '2026-02-01',
    };
    await alliances.arrangeThemes(operation, parseInput(arrangeThemes, command));
    const named = (name: string, ...themes: string[]) => ({ name, themes: themes.map((each) => ({ id: each })) });
    expect(await ask(acting(), query, { id })).toMatchObject({
      node: {
        themeGroups: [named('Turvallinen Suomi', first, third), named('Osaaminen', second)],
        before: [named('Osaaminen', second, first), named('Turvallisuus', third)],
      },
    });
  });

  it('aTheme_tellsWhichCollaborationsShareIt_andWhichMunicipalitiesAreInSeveral', async () => {
    const theme = await given.theme();
    const one = await given.alliance({ themeGroups: [{ name: { fi: 'A' }, themes: [theme] }] });
    const university = await given.organisation('university');
    const other = await given.alliance({ themeGroups: [{ name: { fi: 'B' }, themes: [theme] }] });
    const admit = ({ id, operation }: GivenAlliance, organisation: OrganisationId) =>
      alliances.admit(operation, { alliance: id, organisation, on: day('2026-03-01'), provenance: 'reported' });
    await admit(one, university);
    await admit(other, university);
    await admit(other, one.cities[0]);
    for (const { id } of [one, other]) await given.agree(id);
    const query = `query Q($id: ID!, $city: ID!) { theme: node(id: $id) { ... on Theme {
      collaborations { totalCount nodes { kind thing { id } participants { totalCount } } }
      municipalitiesInSeveral { totalCount nodes { id } }
      before: municipalitiesInSeveral(on: "2026-02-01") { totalCount } } }
      node(id: $city) { ... on Organisation { collaborations { totalCount } alone: collaborations(filter: { kind: [PILOT] }) { totalCount } } } }`;
    const seen = (await ask(acting(), query, { id: theme, city: one.cities[0] })) as {
      theme: { collaborations: { nodes: { thing: { id: string } }[] } };
    };
    expect(seen).toMatchObject({
      theme: {
        collaborations: { totalCount: 2, nodes: [{ kind: 'ALLIANCE' }, { kind: 'ALLIANCE' }] },
        municipalitiesInSeveral: { totalCount: 1, nodes: [{ id: one.cities[0] }] },
        before: { totalCount: 0 },
      },
      node: { collaborations: { totalCount: 2 }, alone: { totalCount: 0 } },
    });
    expect(seen.theme.collaborations.nodes.map(({ thing }) => thing.id).toSorted()).toEqual(
      [one.id, other.id].toSorted(),
    );
  });
});

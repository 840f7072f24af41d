import { ANYBODY, type Id, newId, type OrganisationId, uuidOf, type Viewer } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import {
  type Ask,
  asking,
  OPERATOR,
  type TestContext,
  testContext,
  testOperation,
  versionOf,
} from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { actingFor, between, day, Given, type GivenBody, type GivenSeat } from '../testing/given.js';
import { BodiesService } from './bodies.service.js';

describe('read models of bodies', () => {
  let context: TestContext;
  let given: Given;
  let bodies: BodiesService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
    );
    given = new Given(context);
    bodies = context.get(BodiesService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  /** What the viewer is shown of the body, by its id. */
  const shown = async (body: Id<'body'>, fields: string, viewer: Viewer = ANYBODY, today = '2026-03-02') => {
    const query = `query Q($id: ID!) { node(id: $id) { ... on Body { ${fields} } } }`;
    return Reflect.get(Object(await ask(testOperation(viewer, today), query, { id: body })), 'node') as unknown;
  };
  const operation = (today = '2026-03-02') => testOperation(OPERATOR, today);
  const endMandate = async (body: Id<'body'>, { mandate }: GivenSeat, lastDay: string) => {
    const expectedVersion = await versionOf(context, body);
    return bodies.endMandate(operation(), { mandate, lastDay: day(lastDay), expectedVersion });
  };

  it('seats_areThoseOfTheDay_inTheirOrder_withWhoSitsThereThen', async () => {
    const { body, seats } = await given.body({ seats: 2 });
    const [first, second] = seats;
    if (!first || !second) throw new Error('Two seats');
    await endMandate(body, first, '2026-06-30');
    const deputy = await given.person('Sijainen');
    await bodies.beginMandate(operation(), {
      seat: first.seat,
      role: 'substitute',
      person: deputy,
      period: between('2026-01-01'),
      provenance: 'reported',
    });
    await bodies.addSeat(operation(), {
      body,
      kind: 'academia',
      title: { fi: 'Rehtori', en: 'Rector' },
      place: 1,
      period: between('2026-07-01'),
      provenance: 'reported',
    });
    const fields = `
      june: seats(on: "2026-06-30") { totalCount nodes { id place vacant holder { id } substitutes { name } } }
      july: seats(on: "2026-07-01") { nodes { kind title(locale: en) vacant holder { id } } }
      vacant: seats(on: "2026-07-01", filter: { vacant: true }) { totalCount }
      towns: seats(on: "2026-07-01", filter: { kind: [CITY], vacant: false }) { nodes { id organisation { id } } }`;
    expect(await shown(body, fields)).toEqual({
      june: {
        totalCount: 2,
        nodes: [
          {
            id: first.seat,
            place: 2,
            vacant: false,
            holder: { id: first.mandate },
            substitutes: [{ name: 'Sijainen' }],
          },
          { id: second.seat, place: 3, vacant: false, holder: { id: second.mandate }, substitutes: [] },
        ],
      },
      july: {
        nodes: [
          { kind: 'ACADEMIA', title: 'Rector', vacant: true, holder: null },
          { kind: 'CITY', title: null, vacant: true, holder: null },
          { kind: 'CITY', title: null, vacant: false, holder: { id: second.mandate } },
        ],
      },
      vacant: { totalCount: 2 },
      towns: { nodes: [{ id: second.seat, organisation: { id: second.organisation } }] },
    });
  });

  it('aMandate_isNamedAfterThePerson_orElseTheOrganisation_alsoWhenThePersonIsErased', async () => {
    const { body } = await given.body({ seats: 0 });
    const [town, person] = [await given.organisation(), await given.person('Maija')];
    await named(town, 'Salo');
    const seat = await given.seat(body, 1, {}, town);
    await given.mandate(seat, { person, organisation: town });
    await given.mandate(seat, { organisation: town, role: 'substitute' });
    const fields = 'seats { nodes { holder { name person } substitutes { name person } } }';
    const sits = (name: string) => ({
      seats: { nodes: [{ holder: { name, person }, substitutes: [{ name: 'Salo', person: null }] }] },
    });
    expect(await shown(body, fields)).toEqual(sits('Maija'));
    await given.ask(`UPDATE identity.person SET name = '{}' WHERE id = $1`, [uuidOf(person)]);
    expect(await shown(body, fields)).toEqual(sits('Salo'));
  });

  it('mandates_thatEndSoon_areFound_ofABody_andOfAPerson', async () => {
    const { body, seats } = await given.body({ seats: 3 });
    const [first, second] = seats;
    if (!first || !second) throw new Error('Three seats');
    await endMandate(body, first, '2026-04-30');
    await endMandate(body, second, '2027-04-30');
    expect(
      await shown(
        body,
        'mandates(filter: { endingBefore: "2026-12-31" }, orderBy: END) { nodes { id period { to } } }',
      ),
    ).toEqual({ mandates: { nodes: [{ id: first.mandate, period: { to: '2026-04-30' } }] } });

    const person = await given.person();
    await given.mandate(await given.seat(body, 9), { person });
    const query = 'query Q($p: ID!) { mandates(filter: { person: $p }) { nodes { seat { body { id } place } } } }';
    expect(await ask(operation(), query, { p: person })).toEqual({
      mandates: { nodes: [{ seat: { body: { id: body }, place: 9 } }] },
    });
    const mine = 'query { me { mandates { totalCount } } }';
    const viewer = { ...actingFor(seats[0]?.organisation ?? newId('organisation')), person };
    expect(await ask(testOperation(viewer, '2026-03-02'), mine)).toEqual({ me: { mandates: { totalCount: 1 } } });
  });

  it('bodies_areFound_byWhatTheyBelongTo_byKind_andByWhoSitsThere', async () => {
    const { body, owner, secretariat, seats } = await given.body({ seats: 1 });
    const other = await given.bodyOf(owner, { kind: 'council', code: 'VALTUUSTO' });
    const found = async (filter: string, variable?: OrganisationId) => {
      const query = `query Q($o: ID) { bodies(filter: { ${filter} }) { nodes { id } } }`;
      return Reflect.get(
        Object(await ask(operation(), variable ? query : query.replace('($o: ID)', ''), { o: variable })),
        'bodies',
      ) as unknown;
    };
    const ids = (...all: Id<'body'>[]) => ({ nodes: all.map((id) => ({ id })) });
    expect(await found('of: $o, kind: [WORKING_GROUP]', owner)).toEqual(ids(body));
    expect(await found('of: $o, kind: [COUNCIL]', owner)).toEqual(ids(other));
    expect(await found('seated: $o', seats[0]?.organisation)).toEqual(ids(body));
    expect(await found('secretariat: $o', secretariat)).toEqual(ids(body));
    expect(await ask(operation(), '{ body(code: "VALTUUSTO") { id organisation { bodies { totalCount } } } }')).toEqual(
      {
        body: { id: other, organisation: { bodies: { totalCount: 2 } } },
      },
    );
  });

  it('theQuorum_theRhythmAndTheReports_areTold', async () => {
    const { body, owner }: GivenBody = await given.body({ seats: 0 });
    const board = await bodies.found(operation(), {
      of: owner,
      kind: 'regional-board',
      name: { fi: 'Seutuhallitus' },
      quorum: { seats: 3, percent: 50, kinds: ['city', 'state'] },
      noticeDays: 5,
      mergerRule: 'kept-apart',
      period: between('2026-01-01'),
      secretariat: owner,
      provenance: 'documented',
    });
    await bodies.change(operation(), { body, expectedVersion: await versionOf(context, body), reportsTo: board });
    expect(
      await shown(
        board,
        'quorum { seats percent kinds } noticeDays mergerRule rhythm { unit } secretariat { id } of { id } owner { id } receivesFrom { id } provenance version',
      ),
    ).toEqual({
      quorum: { seats: 3, percent: 50, kinds: ['CITY', 'STATE'] },
      noticeDays: 5,
      mergerRule: 'KEPT_APART',
      rhythm: null,
      secretariat: { id: owner },
      of: { id: owner },
      owner: null,
      receivesFrom: [{ id: body }],
      provenance: 'DOCUMENTED',
      version: 1,
    });
    expect(await shown(body, 'reportsTo { id } quorum { seats kinds }')).toEqual({
      reportsTo: { id: board },
      quorum: { seats: null, kinds: [] },
    });
  });

  const named = (organisation: OrganisationId, name: string): Promise<void> =>
    given.row('registry.organisation_name', {
      id: uuidOf(newId('organisation')),
      organisation_id: uuidOf(organisation),
      name: { fi: name },
      period: '(,)',
    });
});

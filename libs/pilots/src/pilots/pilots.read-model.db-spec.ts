import { ANYBODY, type Id, type OrganisationId, Period, type Viewer } from '@talkoot/contracts';
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
import { pilotsDatabase, PilotsModule } from '../index.js';
import { actingFor, day, Given, type GivenPilot } from '../testing/given.js';
import { PilotsService } from './pilots.service.js';

describe('read models of the pilots', () => {
  let context: TestContext;
  let given: Given;
  let pilots: PilotsService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, pilotsDatabase],
      [PilotsModule, ReadModelModule],
    );
    given = new Given(context);
    pilots = context.get(PilotsService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const join = ({ pilot }: GivenPilot, organisation: OrganisationId, on: string) =>
    pilots.join(testOperation(OPERATOR), { pilot, organisation, on: day(on), provenance: 'reported' });

  /** What the viewer is shown of the pilot, by its id. */
  const shown = async (pilot: Id<'pilot'>, fields: string, viewer: Viewer = ANYBODY) => {
    const query = `query Q($id: ID!) { node(id: $id) { ... on Pilot { ${fields} } } }`;
    return Reflect.get(Object(await ask(testOperation(viewer), query, { id: pilot })), 'node') as unknown;
  };

  it('partners_areThoseOfTheDay_byJoining_andPartnershipsAllTimes', async () => {
    const pilot = await given.pilot();
    const [early, late] = [await given.organisation(), await given.organisation()];
    await join(pilot, late, '2014-06-01');
    await join(pilot, early, '2014-02-01');
    await pilots.leave(testOperation(OPERATOR), {
      pilot: pilot.pilot,
      expectedVersion: await versionOf(context, pilot.pilot),
      organisation: early,
      lastDay: day('2014-07-31'),
    });
    const fields = `
      may: partners(on: "2014-05-31") { totalCount nodes { status organisation { id } } }
      july: partners(on: "2014-07-31", first: 2) { totalCount nodes { organisation { id } } pageInfo { hasNextPage } }
      today: partners { nodes { organisation { id } } }
      partnerships { nodes { status joinedOn lastDay organisation { id } } }`;
    const joined = (id: OrganisationId) => ({ organisation: { id } });
    expect(await shown(pilot.pilot, fields)).toEqual({
      may: {
        totalCount: 2,
        nodes: [pilot.coordinator, early].map((id) => ({ status: 'JOINED', organisation: { id } })),
      },
      july: { totalCount: 3, nodes: [pilot.coordinator, early].map(joined), pageInfo: { hasNextPage: true } },
      today: { nodes: [pilot.coordinator, late].map(joined) },
      partnerships: {
        nodes: [
          { status: 'JOINED', joinedOn: '2014-01-01', lastDay: null, ...joined(pilot.coordinator) },
          { status: 'LEFT', joinedOn: '2014-02-01', lastDay: '2014-07-31', ...joined(early) },
          { status: 'JOINED', joinedOn: '2014-06-01', lastDay: null, ...joined(late) },
        ],
      },
    });
  });

  it('aPilotReadByItsId_isThatOfTheDay', async () => {
    const pilot = await given.pilot();
    const partner = await given.organisation();
    await join(pilot, partner, '2014-02-01');
    const query = `query Q($id: ID!) {
      before: node(id: $id, on: "2014-01-31") { ... on Pilot { partners { totalCount } } }
      after: node(id: $id, on: "2014-02-01") { ... on Pilot { partners { totalCount } } } }`;
    expect(await ask(testOperation(ANYBODY), query, { id: pilot.pilot })).toEqual({
      before: { partners: { totalCount: 1 } },
      after: { partners: { totalCount: 2 } },
    });
  });

  it('anInvitation_isThereForTheOwnerTheCoordinatorAndTheInvited_andForNobodyOnceItIsWithdrawn', async () => {
    const pilot = await given.pilot();
    const [invited, partner] = [await given.organisation(), await given.organisation()];
    await join(pilot, partner, '2014-02-01');
    await pilots.invite(testOperation(OPERATOR), { pilot: pilot.pilot, organisation: invited });
    const fields = 'partnerships(filter: { status: [INVITED] }) { totalCount nodes { joinedOn organisation { id } } }';
    const seen = { partnerships: { totalCount: 1, nodes: [{ joinedOn: null, organisation: { id: invited } }] } };
    const unseen = { partnerships: { totalCount: 0, nodes: [] } };
    expect(await shown(pilot.pilot, fields, actingFor(pilot.owner))).toEqual(seen);
    expect(await shown(pilot.pilot, fields, actingFor(pilot.coordinator))).toEqual(seen);
    expect(await shown(pilot.pilot, fields, actingFor(invited))).toEqual(seen);
    expect(await shown(pilot.pilot, fields, actingFor(partner))).toEqual(unseen);
    expect(await shown(pilot.pilot, fields)).toEqual(unseen);

    await pilots.endInvitation(testOperation(OPERATOR), { pilot: pilot.pilot, organisation: invited });
    expect(await shown(pilot.pilot, fields, actingFor(invited))).toEqual(unseen);
    expect(await shown(pilot.pilot, fields, OPERATOR)).toEqual(unseen);
  });

  it('aDraft_isThereForThoseNamedInIt_inListsCountsAndByItsId', async () => {
    const draft = await given.draft();
    const query = `query Q($programme: ID!, $id: ID!) {
      node(id: $id) { id } nodes(ids: [$id]) { id }
      pilots(filter: { programme: $programme }) { totalCount nodes { id status coordinator { id } owner { id } } } }`;
    const variables = { programme: draft.programme, id: draft.pilot };
    const { pilot: id, coordinator, owner } = draft;
    const seen = {
      node: { id },
      nodes: [{ id }],
      pilots: {
        totalCount: 1,
        nodes: [{ id, status: 'DRAFT', coordinator: { id: coordinator }, owner: { id: owner } }],
      },
    };
    const unseen = { node: null, nodes: [null], pilots: { totalCount: 0, nodes: [] } };
    expect(await ask(testOperation(actingFor(draft.coordinator)), query, variables)).toEqual(seen);
    expect(await ask(testOperation(actingFor(draft.owner)), query, variables)).toEqual(seen);
    expect(await ask(testOperation(OPERATOR), query, variables)).toEqual(seen);
    expect(await ask(testOperation(actingFor(await given.organisation())), query, variables)).toEqual(unseen);
    expect(await ask(testOperation(), query, variables)).toEqual(unseen);
  });

  it('partnerMunicipalities_areCountedOnceEach_onTheDay_withoutOtherOrganisations', async () => {
    const pilot = await given.pilot();
    const other = await pilots.draft(testOperation(OPERATOR), {
      programme: pilot.programme,
      code: 'OTHER-PILOT',
      name: { fi: 'Toinen' },
      period: Period.always,
      coordinator: pilot.coordinator,
      themes: [],
      provenance: 'illustrative',
    });
    await pilots.approve(testOperation(OPERATOR), { pilot: other, on: day('2014-01-01') });
    const [town, university] = [await given.organisation(), await given.organisation('university')];
    await join(pilot, town, '2014-03-01');
    await join({ ...pilot, pilot: other }, town, '2014-04-01');
    await join(pilot, university, '2014-03-01');
    const query = `query Q($id: ID!) { node(id: $id) { ... on PilotProgramme {
      partnerMunicipalities(orderBy: CODE) { totalCount nodes { id } }
      partnerMunicipalityCount { counted on documented difference }
      inFebruary: partnerMunicipalityCount(on: "2014-02-28") { counted on } } } }`;
    expect(await ask(testOperation(), query, { id: pilot.programme })).toEqual({
      node: {
        partnerMunicipalities: { totalCount: 2, nodes: [{ id: pilot.coordinator }, { id: town }] },
        partnerMunicipalityCount: { counted: 2, on: '2014-11-19', documented: null, difference: null },
        inFebruary: { counted: 1, on: '2014-02-28' },
      },
    });
  });

  it('aProgramme_beforeItsCall_isThereForItsOwnerAlone', async () => {
    const owner = await given.organisation('ministry');
    const id = await given.programme(owner, '2014-11-20');
    const query = `query Q($id: ID!, $owner: ID!) { node(id: $id) { ... on PilotProgramme { call { opens closes } funding { kind purposes } } }
      pilotProgrammes(filter: { owner: $owner, callOpen: false }) { totalCount } }`;
    expect(await ask(testOperation(actingFor(owner)), query, { id, owner })).toEqual({
      node: {
        call: { opens: '2014-11-20', closes: null },
        funding: { kind: 'SEED', purposes: ['START_UP', 'COORDINATION'] },
      },
      pilotProgrammes: { totalCount: 1 },
    });
    expect(await ask(testOperation(), query, { id, owner })).toEqual({
      node: null,
      pilotProgrammes: { totalCount: 0 },
    });
  });
});

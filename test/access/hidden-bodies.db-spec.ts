import { ANYBODY, Clock, type Id, newId, type OrganisationId, uuidOf, type Viewer } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { pilotsDatabase, PilotsModule } from '@talkoot/pilots';
import { platformDatabase, rows } from '@talkoot/platform/database';
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
import { DataSource } from 'typeorm';
import type { FoundBody } from '../../libs/governance/src/bodies/bodies.inputs.js';
import { BodiesService } from '../../libs/governance/src/bodies/bodies.service.js';
import { CalendarAddressesService } from '../../libs/governance/src/calendars/calendar-addresses.service.js';
import { CalendarFeeds } from '../../libs/governance/src/calendars/calendar-feeds.service.js';
import { MeetingRecordsService } from '../../libs/governance/src/meetings/meeting-records.service.js';
import { ProposalsService } from '../../libs/governance/src/proposals/proposals.service.js';
import { between, Given as GivenBodies } from '../../libs/governance/src/testing/given.js';
import { PilotsService } from '../../libs/pilots/src/pilots/pilots.service.js';
import { actingFor, day, Given, type GivenPilot } from '../../libs/pilots/src/testing/given.js';
import { NetworksService } from '../../libs/registry/src/collaborations/networks.service.js';

/** What belongs to a pilot before its approval is as hidden as that. */
describe('bodies of what not everybody may see', () => {
  let context: TestContext;
  let given: Given;
  let people: GivenBodies;
  let bodies: BodiesService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, pilotsDatabase],
      [GovernanceModule, PilotsModule, ReadModelModule],
    );
    given = new Given(context);
    people = new GivenBodies(context);
    bodies = context.get(BodiesService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const steering = (of: FoundBody['of'], secretariat?: OrganisationId): FoundBody => ({
    of,
    kind: 'steering-group',
    name: { fi: 'Ohjausryhmä' },
    quorum: {},
    mergerRule: 'joined',
    period: between(),
    secretariat,
    provenance: 'reported',
  });

  /** A body of a draft with a seat that somebody holds; its secretariat is not named in the draft. */
  const hidden = async () => {
    const pilot = await given.draft();
    const secretariat = await given.organisation();
    const body = await bodies.found(testOperation(actingFor(pilot.owner)), steering(pilot.pilot, secretariat));
    const operation = testOperation(OPERATOR);
    const seat = await bodies.addSeat(operation, { body, kind: 'city', period: between(), provenance: 'reported' });
    const person = await people.person();
    const { mandate } = await bodies.beginMandate(operation, {
      seat,
      role: 'holder',
      person,
      period: between(),
      provenance: 'reported',
    });
    if (!mandate) throw new Error('The person was invited');
    return { ...pilot, secretariat, body, seat, mandate };
  };

  const seen = async (ids: readonly Id<'body' | 'seat' | 'mandate'>[], viewer: Viewer) => {
    const query = 'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const found = (await ask(testOperation(viewer), query, { ids })) as { nodes: ({ id: string } | null)[] };
    return found.nodes.map((each) => each !== null);
  };
  const countOf = async ({ pilot }: Pick<GivenPilot, 'pilot'>, viewer: Viewer) => {
    const query = 'query Q($of: ID!) { bodies(filter: { of: $of }) { totalCount } }';
    return ((await ask(testOperation(viewer), query, { of: pilot })) as { bodies: { totalCount: number } }).bodies
      .totalCount;
  };

  it('areThereForThoseWhoSeeThePilot_andForNobodyElse', async () => {
    const it = await hidden();
    const ids = [it.body, it.seat, it.mandate];
    const stranger = actingFor(newId('organisation'));
    for (const viewer of [ANYBODY, stranger, actingFor(it.secretariat)]) {
      expect(await seen(ids, viewer)).toEqual([false, false, false]);
      expect(await countOf(it, viewer)).toBe(0);
    }
    for (const viewer of [actingFor(it.owner), actingFor(it.coordinator), OPERATOR]) {
      expect(await seen(ids, viewer)).toEqual([true, true, true]);
      expect(await countOf(it, viewer)).toBe(1);
    }
    await context.get(PilotsService).approve(testOperation(OPERATOR), { pilot: it.pilot, on: day('2014-01-01') });
    expect(await seen(ids, ANYBODY)).toEqual([true, true, true]);
    const query =
      'query Q($id: ID!) { node(id: $id) { ... on Pilot { bodies { nodes { id seats { totalCount } } } } } }';
    expect(await ask(testOperation(), query, { id: it.pilot })).toEqual({
      node: { bodies: { nodes: [{ id: it.body, seats: { totalCount: 1 } }] } },
    });
  });

  it('areNotToBeChanged_norFounded_byWhoeverDoesNotSeeThePilot_andTheAnswerDoesNotTell', async () => {
    const it = await hidden();
    const secretary = testOperation(actingFor(it.secretariat));
    const refused = { code: 'NOT_FOUND' };
    const expectedVersion = await versionOf(context, it.body);
    const lastDay = day('2014-11-19');
    const tries = [
      bodies.change(secretary, { body: it.body, expectedVersion, noticeDays: 5 }),
      bodies.endSeat(secretary, { seat: it.seat, expectedVersion, lastDay }),
      bodies.endMandate(secretary, { mandate: it.mandate, expectedVersion, lastDay }),
    ];
    await Promise.all(tries.map((each) => expect(each).rejects.toMatchObject(refused)));
    const stranger = testOperation(actingFor(await given.organisation()));
    await expect(bodies.found(stranger, steering(it.pilot))).rejects.toMatchObject({ ...refused, path: ['of'] });
    await expect(bodies.found(stranger, steering(newId('pilot')))).rejects.toMatchObject({ ...refused, path: ['of'] });
  });

  it('haveTheirMeetingsInTheCalendarsOfThoseWhoSeeThePilot_andOfNobodyElse', async () => {
    const { pilot, owner, body } = await hidden();
    const today = context.get(Clock).today();
    const held = { status: 'held', convened_on: '2014-01-01' };
    const meeting = await people.meeting(body, today.minusDays(3).toString(), held);
    const feedOf = async (organisation: OrganisationId) => {
      const person = await people.person();
      await people.acts(person, organisation);
      const operation = testOperation({ ...actingFor(organisation), person }, today.toString());
      const { url } = await context.get(CalendarAddressesService).create(operation, { collaboration: pilot });
      return context.get(CalendarFeeds).open(/calendars\/(.+)\.ics$/.exec(url)?.[1] ?? '');
    };
    expect(await feedOf(owner)).toContain(meeting);
    await expect(feedOf(await given.organisation())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tellOfThemselvesOnlyToThoseWhomTheyConcern', async () => {
    const { body } = await hidden();
    const told = await rows<{ visibility: string }>(
      context.get(DataSource).manager,
      `SELECT DISTINCT visibility FROM platform.event WHERE aggregate_kind = 'body' AND aggregate_id = $1`,
      [uuidOf(body)],
    );
    expect(told).toEqual([{ visibility: 'concerned' }]);
  });

  it('anItemAboutThePilot_concernsItsOwnerOnlyForThoseWhoSeeIt_andTheDecisionDoesNotNameItToOthers', async () => {
    const { pilot, owner } = await given.draft();
    const { body } = await people.body({ quorum: {} });
    const meeting = await people.meeting(body, '2014-11-03', { status: 'held', quorum: {} });
    const item = await people.item(meeting, 1, { subject_kind: 'pilot', subject_id: uuidOf(pilot) });
    const decision = await context.get(MeetingRecordsService).decide(testOperation(OPERATOR), {
      meeting,
      expectedVersion: 1,
      item,
      outcome: 'approved',
      text: { fi: 'Hyväksyttiin' },
      dissents: [],
    });
    const query = `query Q($of: ID!, $meeting: ID!) {
      meetings(filter: { organisation: $of }) { totalCount }
      decisions(filter: { organisation: $of }) { totalCount }
      node(id: $meeting) { ... on Meeting { agenda(filter: { organisation: $of }) { nodes { id } } } } }`;
    const concerned = (viewer: Viewer) => ask(testOperation(viewer), query, { of: owner, meeting });
    const nothing = { totalCount: 0 };
    for (const viewer of [ANYBODY, actingFor(newId('organisation'))])
      expect(await concerned(viewer)).toEqual({
        meetings: nothing,
        decisions: nothing,
        node: { agenda: { nodes: [] } },
      });
    const one = { totalCount: 1 };
    for (const viewer of [actingFor(owner), OPERATOR])
      expect(await concerned(viewer)).toEqual({
        meetings: one,
        decisions: one,
        node: { agenda: { nodes: [{ id: item }] } },
      });

    const told = await rows<{ data: object }>(
      context.get(DataSource).manager,
      `SELECT data FROM platform.event WHERE aggregate_id = $1 AND visibility = 'public'`,
      [uuidOf(meeting)],
    );
    expect(told).toEqual([{ data: { body, item, decision, outcome: 'approved' } }]);
  });

  it('thePilotIsNoMemberOfANetwork_forWhoeverDoesNotSeeIt', async () => {
    const { pilot, owner } = await given.draft();
    const operator = testOperation(OPERATOR);
    const networks = context.get(NetworksService);
    const code = 'VERKOSTO';
    const founding = {
      kind: 'theme',
      code,
      name: { fi: 'Verkosto' },
      period: between(),
      provenance: 'reported',
    } as const;
    const network = await networks.found(operator, founding);
    const joining = { network, member: pilot, on: day('2014-11-19'), provenance: 'reported' } as const;
    await expect(networks.join(operator, joining)).rejects.toMatchObject({ code: 'WRONG_STATUS', path: ['member'] });
    await people.row('registry.network_member', {
      id: uuidOf(newId('network')),
      network_id: uuidOf(network),
      collaboration_id: uuidOf(pilot),
      period: '(,)',
      provenance: 'illustrative',
    });
    const query = `query Q($code: String!) {
      network(code: $code) { members { totalCount edges { cursor node { thing { ... on Pilot { id } } } } } } }`;
    const members = (viewer: Viewer) => ask(testOperation(viewer), query, { code });
    for (const viewer of [ANYBODY, actingFor(newId('organisation'))])
      expect(await members(viewer)).toEqual({ network: { members: { totalCount: 0, edges: [] } } });
    for (const viewer of [actingFor(owner), OPERATOR])
      expect(await members(viewer)).toMatchObject({
        network: { members: { totalCount: 1, edges: [{ node: { thing: { id: pilot } } }] } },
      });
  });

  it('aProposalAboutThePilot_isRefusedAsUnknownToWhoeverDoesNotSeeIt_andAsNotPublicToWhoeverDoes', async () => {
    const { pilot, owner } = await given.draft();
    const stranger = await given.organisation();
    const addressee = await given.organisation();
    const propose = (proposer: OrganisationId, viewer: Viewer) =>
      context.get(ProposalsService).submit(testOperation(viewer), {
        title: { fi: 'Aloite' },
        documents: [],
        proposers: [proposer],
        addressee,
        collaboration: pilot,
        provenance: 'reported',
      });
    const path = ['collaboration'];
    await expect(propose(stranger, actingFor(stranger))).rejects.toMatchObject({ code: 'NOT_FOUND', path });
    for (const viewer of [actingFor(owner), OPERATOR])
      await expect(propose(owner, viewer)).rejects.toMatchObject({ code: 'WRONG_STATUS', path });
  });
});

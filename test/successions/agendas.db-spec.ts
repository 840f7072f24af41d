import { type Id, Instant, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
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
import { z } from 'zod';
import { MeetingsService } from '../../libs/governance/src/meetings/meetings.service.js';
import { actingFor, day, Given, type GivenBody } from '../../libs/governance/src/testing/given.js';
import { SuccessionsService } from '../../libs/registry/src/organisations/successions.service.js';

const TODAY = '2026-11-02';
const MERGER = '2027-01-01';
const concerned = z.object({
  meetings: z.object({
    nodes: z.array(
      z.object({ title: z.string(), agenda: z.object({ nodes: z.array(z.object({ title: z.string() })) }) }),
    ),
  }),
});

/** A town that is named on agendas merges into another: what is to come concerns the other from that day, what was held does not change. */
describe('agendas at a merger', () => {
  let context: TestContext;
  let given: Given;
  let meetings: MeetingsService;
  let ask: Ask;
  let body: GivenBody;
  let ending: OrganisationId;
  let staying: OrganisationId;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
    );
    given = new Given(context);
    meetings = context.get(MeetingsService);
    ask = await asking(context);
  });
  beforeEach(async () => {
    body = await given.body();
    [ending, staying] = [await given.organisation(), await given.organisation()];
  });
  afterAll(() => context.close());

  const merge = () =>
    context.get(SuccessionsService).merge(testOperation(OPERATOR, TODAY), {
      predecessors: [ending],
      successor: staying,
      on: day(MERGER),
      provenance: 'illustrative',
    });
  const preparing = () => testOperation(actingFor(body.secretariat), TODAY);
  const planned = (on: string): Promise<Id<'meeting'>> =>
    meetings.plan(preparing(), {
      body: body.body,
      title: { fi: `Kokous ${on}` },
      startsAt: Instant.parse(`${on}T10:00:00Z`),
      endsAt: Instant.parse(`${on}T12:00:00Z`),
      provenance: 'reported',
    });
  const added = async (
    meeting: Id<'meeting'>,
    title: string,
    organisations: OrganisationId[],
    more: { subject?: OrganisationId } = {},
  ) =>
    meetings.addItem(preparing(), {
      meeting,
      expectedVersion: await version(meeting),
      kind: 'discussion',
      title: { fi: title },
      documents: [],
      organisations,
      ...more,
    });
  const version = async (meeting: Id<'meeting'>): Promise<number> => {
    const [row] = await given.ask<{ version: number }>('SELECT version FROM governance.meeting WHERE id = $1', [
      uuidOf(meeting),
    ]);
    return row?.version ?? 0;
  };
  /** Who was named on an item, and when. */
  const named = async (item: Id<'agendaitem'>): Promise<[OrganisationId, string][]> => {
    const found = await given.ask<{ organisation: string; period: string }>(
      'SELECT organisation_id AS organisation, period::text AS period FROM governance.agenda_item_organisation WHERE item_id = $1 ORDER BY period',
      [uuidOf(item)],
    );
    const known = new Map([ending, staying].map((each) => [uuidOf(each), each]));
    return found.map(({ organisation, period }) => [known.get(organisation) ?? body.owner, period]);
  };
  /** Of the body's meetings, those with something that concerns whom somebody acts for on a day, and what that is. */
  const concerning = async (organisation: OrganisationId, today: string): Promise<string[]> => {
    const query = `query Q($body: ID!, $organisation: ID!) {
      meetings(filter: { body: $body, organisation: $organisation }) {
        nodes { title(locale: fi) agenda(filter: { concernsMe: true }) { nodes { title(locale: fi) } } } } }`;
    const operation = testOperation(actingFor(organisation, 'member'), today);
    const { nodes } = concerned.parse(await ask(operation, query, { body: body.body, organisation })).meetings;
    return nodes.flatMap(({ title, agenda }) => agenda.nodes.map((each) => `${title}: ${each.title}`)).toSorted();
  };
  async function convened(on: string): Promise<Id<'meeting'>> {
    const meeting = await planned(on);
    await added(meeting, 'Palvelut', [ending]);
    await added(meeting, 'Kaikki', [ending, staying]);
    await added(meeting, 'Tilanne', [], { subject: ending });
    await added(meeting, 'Muut', []);
    await meetings.convene(preparing(), { meeting });
    return meeting;
  }

  it('whatIsToCome_concernsTheTownThatEndsUntilTheMerger_andTheOtherFromItsDay', async () => {
    await convened('2027-01-20');
    await merge();
    expect(await concerning(ending, '2026-12-31')).toEqual([
      'Kokous 2027-01-20: Kaikki',
      'Kokous 2027-01-20: Palvelut',
      'Kokous 2027-01-20: Tilanne',
    ]);
    expect(await concerning(staying, '2026-12-31')).toEqual(['Kokous 2027-01-20: Kaikki']);
    expect(await concerning(staying, MERGER)).toEqual([
      'Kokous 2027-01-20: Kaikki',
      'Kokous 2027-01-20: Palvelut',
      'Kokous 2027-01-20: Tilanne',
    ]);
    const events = await given.ask<{ data: object; caused: boolean }>(
      `SELECT data - 'succession' AS data, cause_id IS NOT NULL AS caused FROM platform.event
       WHERE name = 'meeting.agenda-handed-over.v1' AND data ->> 'body' = $1`,
      [body.body],
    );
    expect(events).toEqual([{ data: { body: body.body, before: ending, after: staying, on: MERGER }, caused: true }]);
  });

  it('whatWasHeldBefore_concernsWhomItConcernedThen', async () => {
    const held = await convened('2026-11-20');
    const late = await convened('2026-12-20');
    await given.ask(`UPDATE governance.meeting SET status = 'held', quorum = '{}' WHERE id = $1`, [uuidOf(held)]);
    await merge();
    // The other has not been held when the merger is recorded, yet it is before the day of the merger.
    await given.ask(`UPDATE governance.meeting SET status = 'held', quorum = '{}' WHERE id = $1`, [uuidOf(late)]);
    expect(await concerning(staying, '2027-02-01')).toEqual(['Kokous 2026-11-20: Kaikki', 'Kokous 2026-12-20: Kaikki']);
    expect(await concerning(ending, '2027-02-01')).toHaveLength(6);
  });

  it('aMeetingThatMovesBeyondTheMerger_concernsTheOther', async () => {
    const meeting = await convened('2026-12-20');
    await merge();
    const moved = { startsAt: Instant.parse('2027-02-01T10:00:00Z'), endsAt: Instant.parse('2027-02-01T12:00:00Z') };
    await meetings.move(preparing(), { meeting, expectedVersion: await versionOf(context, meeting), ...moved });
    expect(await concerning(staying, '2027-01-15')).toHaveLength(3);
  });

  it('whatIsNamedAfterwards_goesOverAsWell_andAChangeOfTheItemLosesNobody', async () => {
    await merge();
    const meeting = await planned('2027-01-20');
    const item = await added(meeting, 'Palvelut', [ending]);
    const both = [
      [ending, '(,2027-01-01)'],
      [staying, '[2027-01-01,)'],
    ];
    expect(await named(item)).toEqual(both);
    const change = async (organisations: OrganisationId[], today = TODAY) =>
      meetings.changeItem(testOperation(actingFor(body.secretariat), today), {
        meeting,
        item,
        expectedVersion: await version(meeting),
        organisations,
      });
    await change([ending]);
    expect(await named(item)).toEqual(both);
    await change([staying], '2027-01-05');
    expect(await named(item)).toEqual(both);
    await expect(change([staying, ending], '2027-01-05')).rejects.toMatchObject({
      code: 'ORGANISATION_ENDED',
      path: ['organisations', 1],
    });
    await change([], '2027-01-05');
    expect(await named(item)).toEqual([[ending, '(,2027-01-01)']]);
  });
});

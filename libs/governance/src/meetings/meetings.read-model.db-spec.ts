import { ANYBODY, type Id, type OrganisationId, uuidOf, type Viewer } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, OPERATOR, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { actingFor, between, Given, type GivenBody } from '../testing/given.js';

const QUESTION = `query Q($id: ID!) { node(id: $id) { ... on Meeting {
  status presentCount seatCount quorate
  attendance { totalCount nodes { present seat { id } mandate { id } } }
  agenda { nodes { title(locale: en) decision { outcome consensus votes { for against abstentions } dissents { seat { id } } } } }
  decisions { totalCount nodes { outcome } }
  minutes { text approvedOn remarks { totalCount nodes { text } } acceptances { nodes { seat { id } } } } } } }`;

describe('read models of meetings', () => {
  let context: TestContext;
  let given: Given;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
    );
    given = new Given(context);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const shown = async (id: Id<'meeting'>, viewer: Viewer = ANYBODY) =>
    Reflect.get(Object(await ask(testOperation(viewer), QUESTION, { id })), 'node') as unknown;

  /** A meeting that two of three seats came to, with a decision, minutes, a remark and an acceptance. */
  async function heldMeeting(body: GivenBody, columns: Readonly<Record<string, unknown>> = {}) {
    const [first, second, third] = body.seats;
    if (!first || !second || !third) throw new Error('Three seats');
    const meeting = await given.meeting(body.body, '2014-11-03', {
      status: 'minutes-in-review',
      convened_on: '2014-10-20',
      quorum: { percent: 50 },
      minutes: { fi: 'Pöytäkirja' },
      ...columns,
    });
    const item = await given.item(meeting, 1);
    await given.attendance(meeting, [first, second, { seat: third.seat }]);
    const decision = await given.decision(meeting, item, { votes_for: 1, votes_against: 1, abstentions: 0 });
    await given.row('governance.dissent', {
      id: uuidOf(first.seat),
      decision_id: uuidOf(decision),
      seat_id: uuidOf(second.seat),
    });
    await given.insert('remark', 'governance.remark', {
      meeting_id: uuidOf(meeting),
      seat_id: uuidOf(first.seat),
      text: 'A remark',
      made_at: '2014-11-04T10:00:00Z',
    });
    await given.row('governance.acceptance', {
      id: uuidOf(first.seat),
      meeting_id: uuidOf(meeting),
      seat_id: uuidOf(second.seat),
      day: '2014-11-05',
    });
    return { meeting, item, decision, first, second, third };
  }

  it('beforeTheApproval_whoWasPresentAndTheMinutes_areThereForThoseWhomTheBodyConcerns', async () => {
    const body = await given.body();
    const { meeting, first, second, third } = await heldMeeting(body);
    const agenda = (dissents: object[]) => ({
      nodes: [
        {
          title: 'Item 1',
          decision: { outcome: 'APPROVED', consensus: false, votes: { for: 1, against: 1, abstentions: 0 }, dissents },
        },
      ],
    });
    const open = {
      status: 'MINUTES_IN_REVIEW',
      presentCount: 2,
      seatCount: 3,
      quorate: true,
      decisions: { totalCount: 1, nodes: [{ outcome: 'APPROVED' }] },
    };
    const whole = {
      ...open,
      attendance: {
        totalCount: 3,
        nodes: [
          { present: true, seat: { id: first.seat }, mandate: { id: first.mandate } },
          { present: true, seat: { id: second.seat }, mandate: { id: second.mandate } },
          { present: false, seat: { id: third.seat }, mandate: null },
        ],
      },
      agenda: agenda([{ seat: { id: second.seat } }]),
      minutes: {
        text: 'Pöytäkirja',
        approvedOn: null,
        remarks: { totalCount: 1, nodes: [{ text: 'A remark' }] },
        acceptances: { nodes: [{ seat: { id: second.seat } }] },
      },
    };
    const part = { ...open, attendance: { totalCount: 0, nodes: [] }, agenda: agenda([]), minutes: null };
    const stranger: OrganisationId = await given.organisation();
    expect(await shown(meeting)).toEqual(part);
    expect(await shown(meeting, actingFor(stranger))).toEqual(part);
    expect(await shown(meeting, actingFor(body.owner))).toEqual(whole);
    expect(await shown(meeting, actingFor(body.secretariat))).toEqual(whole);
    expect(await shown(meeting, actingFor(third.organisation))).toEqual(whole);
    expect(await shown(meeting, OPERATOR)).toEqual(whole);
  });

  it('minutesInReview_areThereForWhoeverCame_forNobodyElseOrForASeatThatHasEndedSince', async () => {
    const { body } = await given.body({ seats: 0 });
    const expert = await given.person();
    const former = await given.organisation();
    const [seat, ended] = [await given.seat(body, 1), await given.seat(body, 2)];
    const meeting = await given.meeting(body, '2014-11-03', {
      status: 'minutes-in-review',
      quorum: {},
      minutes: { fi: 'Pöytäkirja' },
    });
    await given.attendance(meeting, [
      { seat, mandate: await given.mandate(seat, { person: expert }) },
      {
        seat: ended,
        mandate: await given.mandate(ended, { organisation: former, period: between('2014-01-01', '2014-11-03') }),
      },
    ]);
    const read = { minutes: { text: 'Pöytäkirja' }, attendance: { totalCount: 2 } };
    expect(await shown(meeting, actingFor(await given.organisation(), 'member', expert))).toMatchObject(read);
    expect(await shown(meeting, actingFor(former))).toMatchObject(read);
    const unread = { minutes: null, attendance: { totalCount: 0 } };
    expect(await shown(meeting, actingFor(await given.organisation()))).toMatchObject(unread);
  });
});

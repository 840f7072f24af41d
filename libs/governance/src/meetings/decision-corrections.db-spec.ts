import { type Id, newId, newUuid, NotAllowed, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { ActionItemsService } from '../action-items/action-items.service.js';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { actingFor, day, Given, type GivenBody } from '../testing/given.js';
import { MeetingRecordsService } from './meeting-records.service.js';
import type { RecordDecision } from './meetings.inputs.js';

const HELD = '2026-06-01';
const TODAY = '2026-06-15';

interface Decided extends GivenBody {
  readonly meeting: Id<'meeting'>;
  readonly item: Id<'agendaitem'>;
  readonly decision: Id<'decision'>;
}

describe('a decision that was recorded wrongly', () => {
  let context: TestContext;
  let given: Given;
  let records: MeetingRecordsService;
  let items: ActionItemsService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
    );
    given = new Given(context);
    records = context.get(MeetingRecordsService);
    items = context.get(ActionItemsService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  /** A meeting with two of three seats present decided something; its version is 1. */
  async function decided(columns: object = {}): Promise<Decided> {
    const body = await given.body();
    const meeting = await given.meeting(body.body, HELD, { status: 'held', quorum: { seats: 2 }, ...columns });
    const item = await given.item(meeting, 1);
    const came = body.seats.map(({ seat, mandate }, place) => ({ seat, mandate: place < 2 ? mandate : undefined }));
    await given.attendance(meeting, came);
    return { ...body, meeting, item, decision: await given.decision(meeting, item) };
  }
  const inReview = { status: 'minutes-in-review', minutes: { fi: 'Pöytäkirja' }, minutes_sent_at: `${HELD}T12:00:00Z` };
  async function acceptedBy({ meeting, seats }: Decided, place: number): Promise<void> {
    await given.row('governance.acceptance', {
      id: newUuid(),
      meeting_id: uuidOf(meeting),
      seat_id: seats[place] && uuidOf(seats[place].seat),
      day: TODAY,
    });
  }
  const at = (organisation: OrganisationId) => testOperation(actingFor(organisation), TODAY);
  const read = ({ meeting, decision }: Decided) => ({ meeting, decision, expectedVersion: 1 });
  const rejected: Pick<RecordDecision, 'outcome' | 'text' | 'dissents'> = {
    outcome: 'rejected',
    text: { fi: 'Hylättiin' },
    dissents: [],
  };
  const correct = (of: Decided, more: object = {}, by = of.secretariat) =>
    records.correctDecision(at(by), { ...read(of), ...rejected, ...more });
  const withdraw = (of: Decided, more: object = {}, by = of.secretariat) =>
    records.withdrawDecision(at(by), { ...read(of), ...more });

  const seen = async ({ meeting, secretariat }: Decided): Promise<unknown> => {
    const query = `query Q($id: ID!) { node(id: $id) { ... on Meeting { version status
      minutes { sentAt acceptances { totalCount } }
      agenda { nodes { decision { id outcome text(locale: fi) votes { for against abstentions } dissents { seat { id } reason } subject { id } } } } } } }`;
    return Reflect.get(Object(await ask(at(secretariat), query, { id: meeting })), 'node') as unknown;
  };
  const onItem = (decision: unknown, more: object = {}) => ({ ...more, agenda: { nodes: [{ decision }] } });
  const refused = async (of: Decided, change: () => Promise<unknown>, why: object) => {
    const before = await seen(of);
    await expect(change()).rejects.toMatchObject(why);
    expect(await seen(of)).toEqual(before);
  };
  const told = ({ meeting }: Decided) =>
    given.ask<{ name: string; visibility: string; data: object }>(
      'SELECT name, visibility, data FROM platform.event WHERE aggregate_id = $1 ORDER BY aggregate_version',
      [uuidOf(meeting)],
    );
  const historyOf = (table: string, id: string) =>
    given.ask<{ outcome: string; event: string }>(
      `SELECT h.row ->> 'outcome' AS outcome, e.name AS event
       FROM platform.history h JOIN platform.event e ON e.id = h.event_id
       WHERE h.table_name = $1 AND h.row_id = $2 ORDER BY h.id`,
      [table, id],
    );

  it('correctDecision_tellsItAsItWas_underTheSameId', async () => {
    const of = await decided();
    const [first, second] = of.seats;
    if (!first || !second) throw new Error('Two seats');
    const subject = await given.theme();
    const votes = { for: 0, against: 1, abstentions: 1 };
    const noted = (reason: string) => [{ seat: first.seat, reason: { fi: reason } }];
    await correct(of, { votes, dissents: [...noted('Kallis'), { seat: second.seat }], subject });
    const { decision: id } = of;
    expect(await seen(of)).toMatchObject(
      onItem(
        {
          id,
          outcome: 'REJECTED',
          text: 'Hylättiin',
          votes,
          subject: { id: subject },
          dissents: [{ seat: { id: first.seat }, reason: 'Kallis' }, { seat: { id: second.seat } }],
        },
        { version: 2 },
      ),
    );
    await correct(of, { expectedVersion: 2, dissents: noted('Kiire'), votes: null, subject: null });
    const corrected = { id, votes: null, subject: null, dissents: [{ seat: { id: first.seat }, reason: 'Kiire' }] };
    expect(await seen(of)).toMatchObject(onItem(corrected));
    // The same once more is no change; what is left out stays.
    await correct(of, { expectedVersion: 3, dissents: undefined });
    const about = { body: of.body, item: of.item, decision: id, outcome: 'rejected' };
    const event = { name: 'meeting.decision-corrected.v1', visibility: 'public' };
    expect(await told(of)).toEqual([
      { ...event, data: about },
      { ...event, data: about },
    ]);
  });

  it('correctDecision_againstTheRules_isRefused', async () => {
    const of = await decided();
    const away = of.seats[2]?.seat;
    await refused(of, () => correct(of, { votes: { for: 2, against: 1, abstentions: 0 } }), {
      code: 'TOO_MANY_VOTES',
      path: ['votes'],
    });
    await refused(of, () => correct(of, { dissents: [{ seat: away }] }), {
      code: 'NOT_PRESENT',
      path: ['dissents', 0, 'seat'],
    });
    await refused(of, () => correct(of, { subject: newId('pilot') }), { code: 'NOT_FOUND', path: ['subject'] });
    await refused(of, () => correct(of, { decision: newId('decision') }), { code: 'NOT_FOUND', path: ['decision'] });
    await refused(of, () => correct(of, { expectedVersion: 7 }), { code: 'STALE_VERSION' });
    const seated = of.seats[0]?.organisation ?? of.owner;
    await expect(correct(of, {}, seated)).rejects.toThrow(NotAllowed);
    await expect(withdraw(of, {}, seated)).rejects.toThrow(NotAllowed);
    const elsewhere = await decided();
    await refused(of, () => correct(of, { decision: elsewhere.decision }), { code: 'NOT_FOUND', path: ['decision'] });
    const withoutQuorum = await decided({ quorum: { seats: 3 } });
    await refused(withoutQuorum, () => correct(withoutQuorum), { code: 'NO_QUORUM', path: ['meeting'] });
  });

  it('correctDecision_ofMinutesInReview_asksForThemToBeSentAndAcceptedAnew', async () => {
    const of = await decided(inReview);
    await acceptedBy(of, 0);
    await correct(of, { outcome: 'approved', text: { fi: 'Hyväksyttiin', en: 'Approved' } });
    const accepted = { status: 'MINUTES_IN_REVIEW', minutes: { acceptances: { totalCount: 1 } } };
    expect(await seen(of)).toMatchObject({ ...accepted, version: 1 });
    await correct(of);
    const open = { status: 'MINUTES_IN_REVIEW', minutes: { sentAt: null, acceptances: { totalCount: 0 } } };
    expect(await seen(of)).toMatchObject({ ...open, version: 2 });
    await refused(of, () => records.approve(at(of.secretariat), { meeting: of.meeting }), { code: 'MINUTES_OPEN' });
    await records.sendMinutes(at(of.secretariat), { meeting: of.meeting });
    await withdraw(of, { expectedVersion: 3 });
    expect(await seen(of)).toMatchObject(onItem(null, open));
    await records.sendMinutes(at(of.secretariat), { meeting: of.meeting });
    await records.decide(at(of.secretariat), { meeting: of.meeting, item: of.item, ...rejected });
    expect(await seen(of)).toMatchObject(onItem({ outcome: 'REJECTED' }, open));
  });

  it('aDecision_onceTheMinutesAreApproved_stays', async () => {
    const of = await decided({ ...inReview, status: 'minutes-approved', minutes_approved_on: TODAY });
    const why = { code: 'WRONG_STATUS', path: ['meeting'] };
    await refused(of, () => correct(of), why);
    await refused(of, () => withdraw(of), why);
  });

  it('withdrawDecision_leavesTheItemWithoutOne_andKeepsTheHistory', async () => {
    const of = await decided();
    const seat = of.seats[0]?.seat;
    await correct(of, { dissents: [{ seat }] });
    await withdraw(of, { expectedVersion: 2 });
    expect(await seen(of)).toMatchObject(onItem(null, { version: 3 }));
    expect((await told(of)).at(-1)).toEqual({
      name: 'meeting.decision-withdrawn.v1',
      visibility: 'public',
      data: { body: of.body, item: of.item, decision: of.decision },
    });
    expect(await historyOf('governance.decision', uuidOf(of.decision))).toEqual([
      { outcome: 'approved', event: 'meeting.decision-corrected.v1' },
      { outcome: 'rejected', event: 'meeting.decision-withdrawn.v1' },
    ]);
    await refused(of, () => withdraw(of, { expectedVersion: 3 }), { code: 'NOT_FOUND', path: ['decision'] });
    await records.decide(at(of.secretariat), { meeting: of.meeting, item: of.item, ...rejected });
    expect(await seen(of)).toMatchObject(onItem({ outcome: 'REJECTED' }));
  });

  it('withdrawDecision_onWhichActionItemsRest_namesThem', async () => {
    const of = await decided();
    const task = (text: string) =>
      items.give(at(of.secretariat), {
        meeting: of.meeting,
        decision: of.decision,
        text: { fi: text },
        organisation: of.owner,
      });
    const [one, other] = [await task('Selvitä kulut'), await task('Kutsu asiantuntija')];
    const names = (...texts: string[]) => ({
      code: 'IN_USE',
      path: ['decision'],
      text: {
        fi: expect.stringContaining(
          `(${texts.length}): ${texts.map((each) => `”${each}”`).join(', ')}. Peru`,
        ) as string,
      },
    });
    await refused(of, () => withdraw(of), names('Selvitä kulut', 'Kutsu asiantuntija'));
    await items.withdraw(at(of.secretariat), { actionItem: one });
    await refused(of, () => withdraw(of), names('Kutsu asiantuntija'));
    await correct(of);
    await items.withdraw(at(of.secretariat), { actionItem: other });
    await withdraw(of, { expectedVersion: 2 });
    const kept = await ask(
      at(of.secretariat),
      'query Q($id: ID!) { node(id: $id) { ... on ActionItem { status agendaItem { id } decision { id } } } }',
      { id: one },
    );
    expect(kept).toEqual({ node: { status: 'WITHDRAWN', agendaItem: { id: of.item }, decision: null } });
    const done = await decided();
    const did = await items.give(at(done.secretariat), {
      ...read(done),
      text: { fi: 'Tee' },
      organisation: done.owner,
    });
    await items.reportDone(at(done.secretariat), { actionItem: did, on: day(TODAY) });
    await refused(done, () => withdraw(done), names('Tee'));
  });

  it('anActionItem_isNotGivenOnADecisionThatIsBeingWithdrawn', async () => {
    const of = await decided();
    const give = items.give(at(of.secretariat), {
      meeting: of.meeting,
      decision: of.decision,
      text: { fi: 'Tee' },
      organisation: of.owner,
    });
    const outcomes = await Promise.allSettled([withdraw(of), give]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [dangling] = await given.ask<{ count: string }>(
      `SELECT count(*) FROM governance.action_item i WHERE meeting_id = $1 AND decision_id IS NULL`,
      [uuidOf(of.meeting)],
    );
    expect(dangling?.count).toBe('0');
  });
});

import {
  ANYBODY,
  type Id,
  idOf,
  newId,
  NotAllowed,
  type OrganisationId,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase, SuccessionParticipants } from '@talkoot/registry';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { actingFor, day, Given, type GivenBody } from '../testing/given.js';
import type { GiveActionItem } from './action-items.inputs.js';
import { ActionItemsService } from './action-items.service.js';

const HELD = '2026-06-01';
const TODAY = '2026-06-15';

/** A meeting that was held, with an item that was decided on. */
interface GivenMeeting extends GivenBody {
  readonly meeting: Id<'meeting'>;
  readonly item: Id<'agendaitem'>;
  readonly decision: Id<'decision'>;
}

describe('ActionItemsService', () => {
  let context: TestContext;
  let given: Given;
  let items: ActionItemsService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
    );
    given = new Given(context);
    items = context.get(ActionItemsService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const held = async (): Promise<GivenMeeting> => {
    const body = await given.body();
    const meeting = await given.meeting(body.body, HELD, { status: 'held' });
    const item = await given.item(meeting, 1);
    return { ...body, meeting, item, decision: await given.decision(meeting, item) };
  };

  const at = (organisation: OrganisationId, today = TODAY) => testOperation(actingFor(organisation), today);

  const give = (of: GivenMeeting, details: Partial<GiveActionItem> = {}, by = of.secretariat) =>
    items.give(at(by), { meeting: of.meeting, text: { fi: 'Tee se' }, ...details });

  const FIELDS = `status late due doneOn version responsibleName organisation { id } person
    meeting { id } agendaItem { id } decision { id }`;

  const seen = async (item: Id<'actionitem'>, viewer: Viewer, today = TODAY) => {
    const query = `query Q($id: ID!) { node(id: $id) { ... on ActionItem { ${FIELDS} } } }`;
    return Reflect.get(Object(await ask(testOperation(viewer, today), query, { id: item })), 'node') as unknown;
  };

  const told = async (item: Id<'actionitem'>) => {
    const found = await given.ask<{ name: string; visibility: string }>(
      'SELECT name, visibility FROM platform.event WHERE aggregate_id = $1 ORDER BY aggregate_version',
      [uuidOf(item)],
    );
    return found.map(({ name, visibility }) => `${name} ${visibility}`);
  };

  it('give_isSeenByThoseResponsible_andThoseOfTheBody_andNobodyElse', async () => {
    const of = await held();
    const [organisation, person] = [await given.organisation(), await given.person('Aino')];
    await given.acts(person, of.secretariat);
    const item = await give(of, { decision: of.decision, organisation, person, due: day('2026-06-10') });
    expect(await seen(item, actingFor(organisation))).toMatchObject({
      status: 'OPEN',
      late: true,
      responsibleName: 'Aino',
      organisation: { id: organisation },
      person,
      meeting: { id: of.meeting },
      agendaItem: { id: of.item },
      decision: { id: of.decision },
    });
    const seated = of.seats.map((each) => actingFor(each.organisation));
    const others = [actingFor(of.owner), actingFor(of.secretariat), ...seated];
    expect(await Promise.all(others.map((each) => seen(item, each)))).not.toContain(null);
    const itself = actingFor(await given.organisation(), 'member', person);
    expect(await seen(item, itself)).toMatchObject({ status: 'OPEN' });
    expect(await seen(item, ANYBODY)).toBeNull();
    expect(await seen(item, actingFor(await given.organisation()))).toBeNull();
    expect(await told(item)).toEqual(['action-item.given.v1 concerned']);
  });

  it('lists_areOfWhatOneMaySee', async () => {
    const of = await held();
    const [mine, others] = [await given.organisation(), await given.organisation()];
    const item = await give(of, { organisation: mine, decision: of.decision, due: day('2026-06-10') });
    await give(of, { organisation: others, due: day('2026-06-30') });
    const query = `{ me { actionItems { nodes { id } } }
      mine: actionItems(filter: { mine: true, late: true }) { totalCount nodes { decision { text } organisation { id } } }
      all: actionItems { totalCount } }`;
    const person = await given.person();
    const answer = await ask(testOperation(actingFor(mine, 'member', person), TODAY), query);
    expect(answer).toMatchObject({
      me: { actionItems: { nodes: [{ id: item }] } },
      mine: { totalCount: 1, nodes: [{ organisation: { id: mine } }] },
      all: { totalCount: 1 },
    });
    const byBody = 'query Q($body: ID!) { actionItems(filter: { body: $body, open: true }) { nodes { due } } }';
    expect(await ask(at(of.secretariat), byBody, { body: of.body })).toEqual({
      actionItems: { nodes: [{ due: '2026-06-10' }, { due: '2026-06-30' }] },
    });
    expect(await ask(testOperation(ANYBODY, TODAY), byBody, { body: of.body })).toEqual({ actionItems: { nodes: [] } });
  });

  it('give_isRefused_withTheFieldAndTheFix', async () => {
    const [of, elsewhere] = [await held(), await held()];
    const organisation = await given.organisation();
    const draft = await given.meeting(of.body, HELD);
    const other = await given.item(of.meeting, 2);
    await expect(give(of, { organisation }, organisation)).rejects.toThrow(NotAllowed);
    const givenUp = await given.meeting(of.body, HELD, { status: 'cancelled' });
    for (const hidden of [draft, givenUp])
      await expect(give(of, { organisation, meeting: hidden }, organisation)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    const refused: [Partial<GiveActionItem>, string, string][] = [
      [{}, 'INVALID_INPUT', 'organisation'],
      [{ organisation, meeting: draft }, 'WRONG_STATUS', 'meeting'],
      [{ organisation, meeting: 'meeting_01jd0000000000000000000000' }, 'NOT_FOUND', 'meeting'],
      [{ organisation, agendaItem: elsewhere.item }, 'NOT_FOUND', 'agendaItem'],
      [{ organisation, decision: elsewhere.decision }, 'NOT_FOUND', 'decision'],
      [{ organisation, agendaItem: other, decision: of.decision }, 'NOT_FOUND', 'decision'],
      [{ organisation: 'organisation_01jd0000000000000000000000' }, 'NOT_FOUND', 'organisation'],
      [{ person: 'person_01jd0000000000000000000000' }, 'NOT_FOUND', 'person'],
      [{ organisation, due: day('2026-05-31') }, 'INVALID_DATE', 'due'],
    ];
    const before = await given.ask('SELECT FROM governance.action_item');
    for (const [details, code, field] of refused) {
      await expect(give(of, details)).rejects.toMatchObject({ code, path: [field] });
    }
    expect(await given.ask('SELECT FROM governance.action_item')).toHaveLength(before.length);
  });

  it('aPerson_isNamedByTheirAddress_byThoseWhoMayGiveItems_andNoEventKeepsIt', async () => {
    const of = await held();
    const [first, second] = [
      await given.person('Aino', 'aino@city.example'),
      await given.person('Väinö', 'vaino@city.example'),
    ];
    const stranger = await given.organisation();
    for (const person of [first, second]) await given.acts(person, of.secretariat);
    // Of somebody elsewhere the answer does not tell whether they are known.
    const elsewhere = await given.person('Toivo', 'toivo@city.example');
    await given.acts(elsewhere, stranger);
    const item = await give(of, { personAddress: 'aino@city.example' });
    expect(await seen(item, actingFor(of.secretariat))).toMatchObject({ person: first });
    const change = async (by: OrganisationId, personAddress: string) =>
      items.change(at(by), { actionItem: item, expectedVersion: await versionOf(context, item), personAddress });
    // Who may not change it is told the same of an address that is known here and of one that is not.
    for (const personAddress of ['vaino@city.example', 'nobody@city.example']) {
      await expect(give(of, { personAddress }, stranger)).rejects.toThrow(NotAllowed);
      await expect(change(of.seats[0]?.organisation ?? stranger, personAddress)).rejects.toThrow(NotAllowed);
    }
    const unknown = { code: 'NOT_FOUND', path: ['personAddress'] };
    const refusals = await Promise.all(
      ['nobody@city.example', 'toivo@city.example'].map((personAddress) =>
        give(of, { personAddress }).catch((error: unknown) => error),
      ),
    );
    expect(refusals[0]).toMatchObject(unknown);
    expect(refusals[1]).toEqual(refusals[0]);
    await expect(give(of, { person: elsewhere })).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['person'] });
    await expect(change(of.secretariat, 'nobody@city.example')).rejects.toMatchObject(unknown);
    await change(of.secretariat, 'vaino@city.example');
    expect(await seen(item, actingFor(of.secretariat))).toMatchObject({ person: second, version: 2 });
    expect(await given.ask(`SELECT FROM platform.event WHERE event::text LIKE '%@city.example%'`)).toEqual([]);
  });

  it('change_tellsWhatChanged_andWhoIsResponsibleFromToday', async () => {
    const of = await held();
    const [before, after] = [await given.organisation(), await given.organisation()];
    const item = await give(of, { organisation: before, due: day('2026-06-20') });
    await expect(
      items.change(at(before), {
        actionItem: item,
        expectedVersion: await versionOf(context, item),
        due: day('2026-07-01'),
      }),
    ).rejects.toThrow(NotAllowed);
    await expect(
      items.change(at(of.secretariat), { actionItem: item, due: day('2026-07-01'), expectedVersion: 7 }),
    ).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await items.change(at(of.secretariat), { actionItem: item, organisation: after, expectedVersion: 1 });
    expect(await seen(item, actingFor(before))).toBeNull();
    expect(await seen(item, actingFor(after))).toMatchObject({ organisation: { id: after }, version: 2 });
    expect(await seen(item, actingFor(of.owner), '2026-06-14')).toMatchObject({ organisation: { id: before } });
    const person = await given.person('Väinö');
    await given.acts(person, of.owner);
    await items.change(at(of.owner), {
      actionItem: item,
      expectedVersion: await versionOf(context, item),
      person,
      organisation: null,
    });
    expect(await seen(item, actingFor(of.owner))).toMatchObject({ organisation: null, responsibleName: 'Väinö' });
    expect(await told(item)).toEqual([
      'action-item.given.v1 concerned',
      'action-item.changed.v1 concerned',
      'action-item.changed.v1 concerned',
    ]);
  });

  it('reportDone_isForThoseResponsible_once_fromTheMeetingUntilToday', async () => {
    const of = await held();
    const organisation = await given.organisation();
    const item = await give(of, { organisation, due: day('2026-06-10') });
    const done = (by: OrganisationId, on?: string) =>
      items.reportDone(at(by), { actionItem: item, ...(on && { on: day(on) }) });
    const [seat] = of.seats;
    await expect(done(await given.organisation())).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['actionItem'] });
    await expect(done(seat?.organisation ?? of.owner)).rejects.toThrow(NotAllowed);
    await expect(done(organisation, '2026-05-31')).rejects.toMatchObject({ code: 'INVALID_DATE', path: ['on'] });
    await expect(done(organisation, '2026-06-16')).rejects.toMatchObject({ code: 'INVALID_DATE', path: ['on'] });
    await done(organisation, '2026-06-12');
    expect(await seen(item, actingFor(organisation))).toMatchObject({ status: 'DONE', late: false });
    expect(await seen(item, actingFor(organisation), '2026-06-11')).toMatchObject({ status: 'OPEN', late: true });
    await expect(done(organisation)).rejects.toMatchObject({ code: 'WRONG_STATUS', path: ['actionItem'] });
    await expect(items.withdraw(at(of.secretariat), { actionItem: item })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    });
  });

  it('reportDone_isForThePersonNamed_asAMember_andForNobodyWhoIsNoMoreThanThat', async () => {
    const of = await held();
    const [organisation, elsewhere] = [await given.organisation(), await given.organisation()];
    const [person, colleague] = [await given.person('Aino'), await given.person('Väinö')];
    await given.acts(person, of.secretariat);
    const item = await give(of, { organisation, person });
    const as = (viewer: Viewer) => testOperation(viewer, TODAY);
    const member = actingFor(organisation, 'member', person);
    const refused = [
      actingFor(organisation, 'member', colleague),
      // Who has left acts for somebody else, whatever they are there.
      actingFor(elsewhere, 'member', person),
      actingFor(elsewhere, 'manager', person),
      actingFor(of.secretariat, 'member', colleague),
    ];
    for (const viewer of refused)
      await expect(items.reportDone(as(viewer), { actionItem: item })).rejects.toThrow(NotAllowed);
    await expect(
      items.reportDone(as(actingFor(elsewhere, 'member', colleague)), { actionItem: item }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['actionItem'] });
    await expect(
      items.change(as(member), {
        actionItem: item,
        expectedVersion: await versionOf(context, item),
        due: day('2026-07-01'),
      }),
    ).rejects.toThrow(NotAllowed);
    await expect(items.withdraw(as(member), { actionItem: item })).rejects.toThrow(NotAllowed);
    expect(await seen(item, member)).toMatchObject({ status: 'OPEN', version: 1 });
    await items.reportDone(as(member), { actionItem: item });
    expect(await seen(item, member)).toMatchObject({ status: 'DONE', version: 2 });

    const onesOwn = await give(of, { person });
    await items.reportDone(as(actingFor(elsewhere, 'member', person)), { actionItem: onesOwn });
    expect(await seen(onesOwn, member)).toMatchObject({ status: 'DONE' });
  });

  it('merger_handsOverWhatIsOpen_onItsDay', async () => {
    const of = await held();
    const [before, after] = [await given.organisation(), await given.organisation()];
    const [open, done] = [await give(of, { organisation: before }), await give(of, { organisation: before })];
    await items.reportDone(at(before), { actionItem: done });
    const [cause] = await given.ask<{ id: string }>('SELECT id FROM platform.event ORDER BY sequence DESC LIMIT 1');
    await context.get(UnitOfWork).run(testOperation(ANYBODY, TODAY), (transaction) =>
      context.get(SuccessionParticipants).carryOver(transaction, {
        id: newId('succession'),
        kind: 'merger',
        on: day('2026-07-01'),
        event: idOf('event', cause?.id ?? ''),
        predecessors: [before],
        successors: [after],
        successorFor: () => after,
      }),
    );
    const secretary = actingFor(of.secretariat);
    expect(await seen(open, secretary, '2026-06-30')).toMatchObject({ organisation: { id: before } });
    expect(await seen(open, secretary, '2026-07-01')).toMatchObject({ organisation: { id: after } });
    expect(await seen(done, secretary, '2026-07-01')).toMatchObject({ organisation: { id: before } });
  });
});

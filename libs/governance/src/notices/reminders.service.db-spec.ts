import { type Id, Instant, Period, uuidOf, ZonedClock, ZoneId } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { readConfig } from '@talkoot/platform/config';
import { Log } from '@talkoot/platform/logging';
import { type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { ActionItemRepository } from '../action-items/action-item.repository.js';
import { ActionItemsLoader } from '../action-items/action-items.loader.js';
import { ActionItemsService } from '../action-items/action-items.service.js';
import { BodiesService } from '../bodies/bodies.service.js';
import { BodyCalendars } from '../bodies/body-calendars.service.js';
import { KnownBodies } from '../bodies/known-bodies.loader.js';
import { SeatInvitationRepository } from '../bodies/seat-invitation.repository.js';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { ProposalRepository } from '../proposals/proposal.repository.js';
import { ProposalsLoader } from '../proposals/proposals.loader.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import { actingFor, day, Given } from '../testing/given.js';
import { Reminders } from './reminders.service.js';

const MEETING = '2026-05-01';

/** A connection, as far as sending goes. */
interface Sending {
  query(this: void, ...given: unknown[]): Promise<unknown>;
}

describe('Reminders', () => {
  let context: TestContext;
  let given: Given;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule],
    );
    given = new Given(context);
  });
  afterAll(() => context.close());

  /** What a worker does, on a day. */
  const remindersOn = (today: string): Reminders =>
    new Reminders(
      context.get(UnitOfWork),
      new ZonedClock(ZoneId.of('Europe/Helsinki'), () => Instant.parse(`${today}T06:00:00Z`)),
      Log.for(readConfig({ LOG_LEVEL: 'warn' }), 'test'),
      context.get(KnownBodies),
      context.get(BodyCalendars),
      context.get(ActionItemsLoader),
      context.get(ActionItemRepository),
      context.get(ProposalsLoader),
      context.get(ProposalRepository),
      context.get(SeatInvitationRepository),
    );

  /** Whether the work fails when its connection dies at the statement, counted from one; it does not when it needs fewer. */
  const dies = async (fatal: number, work: () => Promise<unknown>): Promise<boolean> => {
    const source = context.get(DataSource);
    const create = source.createQueryRunner.bind(source);
    let statements = 0;
    const mortals = new Map<Sending, Sending['query']>();
    const mortal = (connection: Sending): Sending => {
      if (mortals.has(connection)) return connection;
      const { query } = connection;
      mortals.set(connection, query);
      const dying = (...given: unknown[]): Promise<unknown> => {
        // Waking the publisher is not of the work: it comes a little after any commit, whosever that was.
        if (String(given[0]).startsWith('NOTIFY')) return query(...given);
        statements += 1;
        return statements === fatal ? query('SELECT pg_terminate_backend(pg_backend_pid())') : query(...given);
      };
      return Object.assign(connection, { query: dying });
    };
    const createQueryRunner = (mode: Parameters<typeof create>[0]) => {
      const runner = create(mode);
      const connect = runner.connect.bind(runner) as () => Promise<Sending>;
      return Object.assign(runner, { connect: async () => mortal(await connect()) });
    };
    Object.assign(source, { createQueryRunner });
    const [outcome] = await Promise.allSettled([work()]);
    Object.assign(source, { createQueryRunner: create });
    for (const [connection, query] of mortals) Object.assign(connection, { query });
    return outcome.status === 'rejected';
  };

  const remind = async (today: string): Promise<void> => {
    const isMore = await remindersOn(today).tellNext();
    if (isMore) await remind(today);
  };

  const meetingOf = async (country = 'FI') => {
    const { body, owner, secretariat } = await given.body();
    await given.ask('UPDATE registry.organisation SET country = $1 WHERE id = $2', [country, uuidOf(owner)]);
    const meeting = await given.meeting(body, MEETING, { status: 'held' });
    return { meeting, secretariat };
  };

  const item = async (due: string, { meeting, secretariat }: Awaited<ReturnType<typeof meetingOf>>) => {
    const id = await context.get(ActionItemsService).give(testOperation(actingFor(secretariat), MEETING), {
      meeting,
      text: { fi: 'Tee' },
      organisation: await given.organisation(),
      due: day(due),
    });
    return id;
  };

  const proposal = async (answerDue: string): Promise<Id<'proposal'>> => {
    const town = await given.organisation();
    return context.get(ProposalsService).submit(testOperation(actingFor(town), MEETING), {
      title: { fi: 'E' },
      documents: [],
      proposers: [town],
      addressee: await given.organisation(),
      answerDue: day(answerDue),
      provenance: 'reported',
    });
  };

  const told = async (id: Id<'actionitem' | 'proposal'>): Promise<string[]> => {
    const found = await given.ask<{ told: string }>(
      `SELECT name || ' ' || coalesce(data ->> 'due', data ->> 'answerDue') AS told FROM platform.event
       WHERE aggregate_id = $1 AND origin = 'job' ORDER BY aggregate_version`,
      [uuidOf(id)],
    );
    return found.map((each) => each.told);
  };

  it('anItem_isDueSoon_fiveWorkingDaysBefore_andLateAfterItsDay_onceEach', async () => {
    const id = await item('2026-06-12', await meetingOf());
    await remind('2026-06-04');
    expect(await told(id)).toEqual([]);
    await remind('2026-06-05');
    await remind('2026-06-08');
    await remind('2026-06-12');
    expect(await told(id)).toEqual(['action-item.due-soon.v1 2026-06-12']);
    await remind('2026-06-13');
    await remind('2026-06-20');
    expect(await told(id)).toEqual(['action-item.due-soon.v1 2026-06-12', 'action-item.late.v1 2026-06-12']);
  });

  it('anInvitationToASeat_expiresAfterItsLastDay_andItsAddressGoes', async () => {
    const { body, owner } = await given.body({ seats: 0 });
    const { invitation } = await context
      .get(BodiesService)
      .beginMandate(testOperation(actingFor(owner), '2026-06-01'), {
        seat: await given.seat(body, 1),
        role: 'holder',
        personAddress: 'nobody@town.example',
        period: Period.always,
        provenance: 'reported',
      });
    const stored = async () =>
      given.ask('SELECT status, address, answered_on::text AS on FROM governance.seat_invitation WHERE id = $1', [
        invitation && uuidOf(invitation),
      ]);
    await remind('2026-07-01');
    expect(await stored()).toEqual([{ status: 'pending', address: 'nobody@town.example', on: null }]);
    await remind('2026-07-02');
    await remind('2026-07-03');
    expect(await stored()).toEqual([{ status: 'expired', address: null, on: '2026-07-02' }]);
    expect(
      await given.ask(
        `SELECT name FROM platform.event WHERE aggregate_kind = 'seatinvitation' ORDER BY aggregate_version`,
      ),
    ).toEqual([{ name: 'seat-invitation.sent.v1' }, { name: 'seat-invitation.expired.v1' }]);
  });

  it('anItem_ofASwedishBody_isDueSoonByTheSwedishHolidays', async () => {
    // New Year's Eve is a working day in Finland, not in Sweden; Epiphany, 6 January, in neither.
    const finnish = await item('2027-01-08', await meetingOf());
    const swedish = await item('2027-01-08', await meetingOf('SE'));
    await remind('2026-12-28');
    expect(await told(swedish)).toEqual([]);
    await remind('2026-12-29');
    expect([await told(finnish), await told(swedish)]).toEqual([[], ['action-item.due-soon.v1 2027-01-08']]);
    await remind('2026-12-30');
    expect(await told(finnish)).toEqual(['action-item.due-soon.v1 2027-01-08']);
  });

  it('aChangedDueDay_isToldAnew_andWhatIsDoneIsNot', async () => {
    const of = await meetingOf();
    const [changed, done] = [await item('2026-07-01', of), await item('2026-07-01', of)];
    const items = context.get(ActionItemsService);
    const secretary = testOperation(actingFor(of.secretariat), '2026-06-20');
    await items.reportDone(secretary, { actionItem: done });
    await remind('2026-07-01');
    await items.change(secretary, {
      actionItem: changed,
      expectedVersion: await versionOf(context, changed),
      due: day('2026-07-03'),
    });
    await remind('2026-07-02');
    await remind('2026-07-04');
    expect(await told(done)).toEqual([]);
    expect(await told(changed)).toEqual([
      'action-item.due-soon.v1 2026-07-01',
      'action-item.due-soon.v1 2026-07-03',
      'action-item.late.v1 2026-07-03',
    ]);
  });

  it('aProposal_isOverdue_afterItsDay_once_andNotWhenItWasAnswered', async () => {
    const id = await proposal('2026-07-10');
    await remind('2026-07-10');
    expect(await told(id)).toEqual([]);
    await remind('2026-07-11');
    await remind('2026-07-12');
    expect(await told(id)).toEqual(['proposal.overdue.v1 2026-07-10']);
  });

  it('manyAtOnce_tellOfEachOnce', async () => {
    const of = await meetingOf();
    const ids: Id<'actionitem' | 'proposal'>[] = [];
    for (let each = 0; each < 40; each += 1) ids.push(await item('2026-08-03', of), await proposal('2026-08-03'));
    await Promise.all(['2026-08-04', '2026-08-04', '2026-08-04', '2026-08-04'].map((today) => remind(today)));
    const found = await Promise.all(ids.map((id) => told(id)));
    expect(found.map((each) => each.length)).toEqual(ids.map(() => 1));
  });

  it('aProcessThatDies_atWhicheverStatement_hasToldNothing_andTheNextTellsOnce', async () => {
    const of = await meetingOf();
    const ids = [await item('2026-09-01', of), await item('2026-09-20', of), await proposal('2026-09-01')];
    let deaths = 0;
    while (await dies(deaths + 1, () => remindersOn('2026-09-15').tellNext())) {
      deaths += 1;
      // What is told of is remembered, and what is not is not: whatever the rows say, the events say as well.
      const [{ remembered, events } = { remembered: -1, events: 0 }] = await given.ask<
        Record<'remembered' | 'events', number>
      >(
        `SELECT (SELECT count(told_due_soon) + count(told_late) FROM governance.action_item WHERE id = ANY ($1))::int
           + (SELECT count(told_overdue) FROM governance.proposal WHERE id = ANY ($1))::int AS remembered,
           (SELECT count(*) FROM platform.event WHERE aggregate_id = ANY ($1) AND origin = 'job')::int AS events`,
        [ids.map(uuidOf)],
      );
      expect(remembered).toBe(events);
    }
    expect(deaths).toBeGreaterThan(10);
    await remind('2026-09-15');
    expect(await Promise.all(ids.map((id) => told(id)))).toEqual([
      ['action-item.late.v1 2026-09-01'],
      ['action-item.due-soon.v1 2026-09-20'],
      ['proposal.overdue.v1 2026-09-01'],
    ]);
  });
});

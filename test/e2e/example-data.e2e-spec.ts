import { ANYBODY, DEFAULT_LOCALE, Instant, LocalDate } from '@talkoot/contracts';
import { readConfig } from '@talkoot/platform/config';
import { UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { openContexts } from '@talkoot/platform/serving';
import { type TestDatabase, testDatabase } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { z } from 'zod';
import { loadContexts } from '../../apps/contexts.js';
import { tellExample } from '../../apps/standalone/src/example-data/tell.js';
import { BUNDLED_DATA, databaseWithData, handled } from '../support/bundled-data.js';
import { runCli, startApp } from '../support/processes.js';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const LISTS = `{
  pilotProgramme(code: "TEM-ILLUSTRATIVE") {
    name provenance call { opens closes }
    appropriations { nodes { provenance left { amount } } }
    plans { nodes { status provenance reason } }
    projects { nodes { provenance } }
    pilots(first: 10) {
      nodes {
        status provenance coordinator { code }
        partners { totalCount }
        partnerships { nodes { status } }
        milestones { nodes { due reachedOn provenance } }
        experiments { totalCount }
        results { totalCount }
        companyLinks { totalCount }
        statusReport { light reason }
        grants { nodes { provenance returned { amount } } }
      }
    }
  }
  alliance(code: "ILLUSTRATIVE-ALLIANCE") {
    provenance status
    themes { code }
    members { totalCount }
    invitations { nodes { status } }
    proposals { nodes { status provenance } }
    board {
      provenance
      seats { nodes { vacant provenance } }
      meetings(first: 20) {
        nodes { status day provenance presentCount agenda { totalCount } decisions { totalCount } actionItems { nodes { status late } } }
      }
    }
  }
  programme(code: "TKSKY-ILLUSTRATIVE") {
    provenance status
    adopters { totalCount }
    obligations(first: 50) { nodes { status due } }
    actionPlans { nodes { status year } }
    workProgrammes { nodes { status provenance tasks { status } } }
    parkedItems { totalCount }
  }
  consultations { nodes { status until opinions { nodes { standing } } } }
  networks { nodes { code name provenance themes { code } members { totalCount } } }
}`;

const things = <S extends z.ZodRawShape>(shape: S) => z.object({ nodes: z.array(z.object(shape)) });
const counted = z.object({ totalCount: z.int().min(0) });
const illustrative = z.literal('ILLUSTRATIVE');
const lists = z.object({
  pilotProgramme: z.object({
    name: z.string(),
    provenance: illustrative,
    call: z.object({ opens: z.string(), closes: z.string() }),
    appropriations: things({ provenance: illustrative, left: z.object({ amount: z.string() }) }),
    plans: things({ status: z.string(), provenance: illustrative, reason: z.string().nullable() }),
    projects: things({ provenance: illustrative }),
    pilots: things({
      status: z.string(),
      provenance: illustrative,
      coordinator: z.object({ code: z.string() }),
      partners: counted,
      partnerships: things({ status: z.string() }),
      milestones: things({
        due: z.string().nullable(),
        reachedOn: z.string().nullable(),
        provenance: illustrative,
      }),
      experiments: counted,
      results: counted,
      companyLinks: counted,
      statusReport: z.object({ light: z.string(), reason: z.string().nullable() }).nullable(),
      grants: things({ provenance: illustrative, returned: z.object({ amount: z.string() }) }),
    }),
  }),
  alliance: z.object({
    provenance: illustrative,
    status: z.literal('ACTIVE'),
    themes: z.array(z.object({ code: z.string() })).min(1),
    members: counted,
    invitations: things({ status: z.string() }),
    proposals: things({ status: z.string(), provenance: illustrative }),
    board: z.object({
      provenance: illustrative,
      seats: things({ vacant: z.boolean(), provenance: illustrative }),
      meetings: things({
        status: z.string(),
        day: z.string(),
        provenance: illustrative,
        presentCount: z.int().nullable(),
        agenda: counted,
        decisions: counted,
        actionItems: things({ status: z.string(), late: z.boolean() }),
      }),
    }),
  }),
  programme: z.object({
    provenance: illustrative,
    status: z.string(),
    adopters: counted,
    obligations: things({ status: z.string(), due: z.string() }),
    actionPlans: things({ status: z.string(), year: z.int() }),
    workProgrammes: things({
      status: z.string(),
      provenance: illustrative,
      tasks: z.array(z.object({ status: z.string() })).min(1),
    }),
    parkedItems: counted,
  }),
  consultations: things({ status: z.string(), until: z.string(), opinions: things({ standing: z.string() }) }),
  networks: things({
    code: z.string(),
    name: z.string(),
    provenance: z.string(),
    themes: z.array(z.object({ code: z.string() })),
    members: counted,
  }),
});

const told = z.object({
  me: z.object({
    unreadCount: z.int(),
    notifications: things({
      text: z.string(),
      illustrative: z.literal(true),
      event: z.object({ origin: z.literal('EXAMPLE'), time: z.string() }),
    }),
  }),
});

const valuesOf = (all: readonly { readonly status: string }[]) =>
  [...new Set(all.map(({ status }) => status))].toSorted();

describe('the illustrative network of today', () => {
  let talkoot: Talkoot;
  let client: pg.Client;
  let here: z.output<typeof lists>;
  const today = LocalDate.now().toString();

  beforeAll(async () => {
    talkoot = await startTalkoot({ EXAMPLE_DATA: 'on' }, await testDatabase());
    await handled(talkoot.databaseUrl);
    client = new pg.Client({ connectionString: talkoot.databaseUrl });
    await client.connect();
    const { data, errors } = await talkoot.ask(LISTS, {}, { token: await talkoot.token('TEM', 'operator') });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    here = lists.parse(data);
  });
  afterAll(async () => {
    await client.end();
    await talkoot.stop();
  });

  it('has a pilot programme with an open call, and plans before and after the decision', () => {
    const { call, plans, appropriations, projects } = here.pilotProgramme;
    expect([call.opens < today, call.closes > today]).toEqual([true, true]);
    expect(valuesOf(plans.nodes)).toEqual(['APPROVED', 'REDIRECTED', 'REJECTED', 'SUBMITTED']);
    expect(plans.nodes.filter(({ status }) => status === 'REJECTED').every(({ reason }) => reason)).toBe(true);
    expect([appropriations.nodes.length, projects.nodes.length]).toEqual([1, 1]);
  });

  it('has pilots that go well or not, with partners, milestones of every kind, experiments, results and grants', () => {
    const pilots = here.pilotProgramme.pilots.nodes;
    const running = pilots.filter(({ status }) => status === 'RUNNING');
    expect(valuesOf(pilots)).toEqual(['APPROVED', 'CANCELLED', 'RUNNING']);
    expect(running.map(({ statusReport }) => String(statusReport?.light)).toSorted()).toEqual([
      'AT_RISK',
      'OFF_TRACK',
      'ON_TRACK',
    ]);
    expect(running.every(({ statusReport }) => statusReport?.light === 'ON_TRACK' || statusReport?.reason)).toBe(true);
    const milestones = running.flatMap((pilot) => pilot.milestones.nodes);
    const open = milestones.flatMap(({ due, reachedOn }) => (due !== null && reachedOn === null ? due : []));
    const soon = LocalDate.parse(today).plusDays(30).toString();
    expect(milestones.length).toBeGreaterThan(open.length);
    expect(open.some((due) => due < today)).toBe(true);
    expect(open.some((due) => due > today && due < soon)).toBe(true);
    for (const { partners, experiments, grants } of running)
      expect([partners.totalCount > 3, experiments.totalCount > 0, grants.nodes.length]).toEqual([true, true, 1]);
    expect(running.reduce((sum, { results }) => sum + results.totalCount, 0)).toBe(3);
    expect(pilots.flatMap(({ grants }) => grants.nodes).map(({ returned }) => returned.amount)).toContain('60000.00');
    expect(pilots.flatMap(({ partnerships }) => partnerships.nodes).map(({ status }) => status)).toContain('INVITED');
  });

  it('has an alliance whose board has met, meets soon and waits: for minutes, answers and members', () => {
    const { board, members, invitations, proposals } = here.alliance;
    const meetings = board.meetings.nodes;
    expect(valuesOf(meetings)).toEqual(['CONVENED', 'DRAFT', 'MINUTES_APPROVED', 'MINUTES_IN_REVIEW']);
    const [coming, ...others] = meetings.filter(({ status }) => status === 'CONVENED');
    expect([others, (coming?.day ?? '') > today, coming?.agenda.totalCount]).toEqual([[], true, 3]);
    const held = meetings.filter(({ presentCount }) => presentCount !== null);
    expect(held.every(({ decisions }) => decisions.totalCount === 1)).toBe(true);
    const items = meetings.flatMap(({ actionItems }) => actionItems.nodes);
    expect(valuesOf(items)).toEqual(['DONE', 'OPEN']);
    expect(new Set(items.map(({ late }) => late))).toEqual(new Set([false, true]));
    expect(members.totalCount).toBe(4);
    expect(valuesOf(invitations.nodes)).toEqual(['ACCEPTED', 'PENDING']);
    expect(valuesOf(proposals.nodes)).toEqual(['ANSWERED', 'SUBMITTED']);
    expect(new Set(board.seats.nodes.map(({ vacant }) => vacant))).toEqual(new Set([false, true]));
  });

  it('has a programme whose cycle is kept in part, and a draft on which opinions are awaited', () => {
    const { adopters, obligations, actionPlans, workProgrammes, parkedItems } = here.programme;
    expect(adopters.totalCount).toBe(4);
    expect(valuesOf(obligations.nodes)).toEqual(expect.arrayContaining(['DUE', 'FULFILLED', 'LATE', 'COMING']));
    expect(valuesOf(actionPlans.nodes)).toEqual(['ADOPTED', 'DRAFT']);
    expect(valuesOf(workProgrammes.nodes)).toEqual(['ADOPTED']);
    expect(parkedItems.totalCount).toBe(1);
    const [consultation, ...others] = here.consultations.nodes;
    expect([others, consultation?.status, (consultation?.until ?? '') > today]).toEqual([[], 'OPEN', true]);
    expect(new Set(consultation?.opinions.nodes.map(({ standing }) => standing)).size).toBeGreaterThan(1);
  });

  it('has networks with themes and members', () => {
    const networks = here.networks.nodes.filter(({ code }) => code.startsWith('ILLUSTRATIVE-'));
    expect(networks.map(({ provenance }) => provenance)).toEqual(['ILLUSTRATIVE', 'ILLUSTRATIVE']);
    expect(networks.every(({ members, name }) => members.totalCount > 3 && name.startsWith('Illustrative'))).toBe(true);
    expect(networks.flatMap(({ themes }) => themes)).toEqual([{ code: 'ILLUSTRATIVE-CIRCULAR' }]);
  });

  it('has told the people of the last weeks, and written no mail of it', async () => {
    const asked =
      '{ me { unreadCount notifications(first: 20) { nodes { text illustrative event { origin time } } } } }';
    const { data } = await talkoot.ask(asked, {}, { token: await talkoot.token('895', 'manager') });
    const { me } = told.parse(data);
    expect(me.unreadCount).toBeGreaterThan(10);
    const [{ time } = { time: '' }] = me.notifications.nodes.map(({ event }) => event);
    expect(LocalDate.parse(time.slice(0, 10)).isAfter(LocalDate.parse(today).minusDays(30))).toBe(true);
    const { rows } = await client.query(
      `SELECT count(*)::int AS told, count(*) FILTER (WHERE mail_id IS NOT NULL OR isfinite(gather_at))::int AS mailed
       FROM notifications.notification WHERE illustrative`,
    );
    const [counts] = z.tuple([z.object({ told: z.int(), mailed: z.int() })]).parse(rows);
    expect([counts.told > 200, counts.mailed]).toEqual([true, 0]);
  });

  it('is not made again by a second start', async () => {
    const counted = `SELECT (SELECT count(*) FROM platform.event WHERE origin <> 'job') AS events, (SELECT count(*) FROM registry.collaboration) AS collaborations`;
    const { rows: before } = await client.query(counted);
    const again = await startApp('standalone', { DATABASE_URL: talkoot.databaseUrl, EXAMPLE_DATA: 'on' });
    await handled(talkoot.databaseUrl);
    const { rows: after } = await client.query(counted);
    await again.stop();
    expect(after).toEqual(before);
  });
});

describe('the bundled data without the example', () => {
  /** What time alone brings, and what a rhythm plans, differs with the calendar. */
  const OF_THE_CALENDAR = /^obligation|^meeting\.planned|late|due/;

  let database: TestDatabase;

  beforeAll(async () => {
    database = await databaseWithData();
  });
  afterAll(() => database.drop());

  it('has none of it; on the same day it becomes the same, on another day the same with other dates', async () => {
    const config = readConfig({ DATABASE_URL: database.url, SECRET_KEY: process.env['SECRET_KEY'], LOG_LEVEL: 'warn' });
    const log = Log.for(config, 'test');
    const { databases, modules } = await loadContexts();
    const foundation = { application: 'test', config, log, databaseUrl: database.url, databases };
    const contexts = await openContexts(foundation, modules);

    /** What would happen if that day were today; it is undone. */
    const toldOn = async (day: string) => {
      const operation = {
        viewer: ANYBODY,
        origin: 'import' as const,
        locale: DEFAULT_LOCALE,
        now: Instant.parse(`${day}T09:00:00Z`),
        today: LocalDate.parse(day),
        requestId: 'test',
      };
      const undone = new Error('Undone');
      const events: { name: string; at: string }[] = [];
      await contexts
        .get(UnitOfWork, { strict: false })
        .run(operation, async (transaction) => {
          expect(await transaction.rows("SELECT FROM platform.event WHERE origin = 'example'")).toEqual([]);
          await tellExample(contexts, transaction);
          const sql = `SELECT name, occurred_at::text AS at FROM platform.event WHERE origin = 'example' ORDER BY sequence`;
          events.push(...(await transaction.rows<{ name: string; at: string }>(sql)));
          throw undone;
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error;
        });
      return events;
    };
    const shape = (events: readonly { name: string }[]) =>
      events
        .map(({ name }) => name)
        .filter((name) => !OF_THE_CALENDAR.test(name))
        .toSorted();

    const [one, same, another] = [await toldOn('2026-11-30'), await toldOn('2026-11-30'), await toldOn('2028-02-29')];
    await contexts.close();
    expect(same).toEqual(one);
    expect(shape(another)).toEqual(shape(one));
    expect(shape(one).length).toBeGreaterThan(200);
    const on = (events: readonly { at: string }[]) => new Set(events.map(({ at }) => at.slice(0, 10)));
    expect([...on(another)].filter((day) => on(one).has(day))).toEqual([]);
  });

  it('has it once the command line asks for it', async () => {
    const asked = ['import', BUNDLED_DATA, '--example-data', '--locale', 'en'];
    const { code, stderr } = await runCli(asked, { DATABASE_URL: database.url });
    expect([code, stderr]).toEqual([0, expect.stringContaining('pilots')]);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query("SELECT FROM registry.collaboration WHERE code = 'TEM-ILLUSTRATIVE'");
    await client.end();
    expect(rows).toHaveLength(1);
  });
});

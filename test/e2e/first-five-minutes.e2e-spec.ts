import { readFile } from 'node:fs/promises';
import type { TokenRole } from '@talkoot/contracts';
import { testDatabase, waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { z } from 'zod';
import { tabOf } from '../support/tabs.js';
import { type Answer, startTalkoot, type Talkoot } from '../support/talkoot.js';

/** A query of the tabs, as it stands in examples/. */
const example = (name: string) => readFile(new URL(`../../examples/${name}.graphql`, import.meta.url), 'utf8');

const nodes = <T extends z.ZodType>(node: T) => z.object({ totalCount: z.number(), nodes: z.array(node) });
const organisation = z.object({ id: z.string(), name: z.string(), code: z.string() });
const pilots = z.object({
  pilotProgramme: z.object({
    name: z.string(),
    owner: z.object({ name: z.string(), code: z.string() }),
    period: z.object({ from: z.string(), to: z.string() }),
    partnerMunicipalities: nodes(
      z.object({ name: z.string(), code: z.string(), region: z.object({ code: z.string(), name: z.string() }) }),
    ),
    pilots: nodes(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        status: z.string(),
        themes: z.array(z.object({ name: z.string() })),
        coordinator: z.object({ name: z.string(), code: z.string() }),
        partners: nodes(z.object({ status: z.string(), joinedOn: z.string(), provenance: z.string(), organisation })),
        grants: z.object({
          nodes: z.array(
            z.object({
              amount: z.object({ amount: z.string(), currency: z.string() }),
              purposes: z.array(z.string()),
              provenance: z.string(),
            }),
          ),
        }),
      }),
    ),
  }),
});

const me = z.object({
  me: z.object({
    name: z.string(),
    unreadCount: z.number(),
    notifications: z.object({
      nodes: z.array(
        z.object({ id: z.string(), text: z.string(), url: z.string(), event: z.object({ type: z.string() }) }),
      ),
    }),
  }),
});

const data = <S extends z.ZodType>(schema: S, { data: given, errors }: Answer): z.output<S> => {
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return schema.parse(given);
};

/** The partner towns of the four pilots, by their codes in the source. */
const TOWNS = [
  '232 301 846 151 218 061 992 182 593',
  '684 895 400 102 214 790 908 508 430 977 678',
  '153 740 529 075 111 260 422 541 915 140 078',
  '240 851 320 305 205 598 272',
]
  .flatMap((line) => line.split(' '))
  .toSorted();

describe('the first five minutes', () => {
  let talkoot: Talkoot;
  let database: pg.Client;

  beforeAll(async () => {
    talkoot = await startTalkoot({ REPORT_RENEWAL_SECONDS: '0.2' }, await testDatabase());
    database = new pg.Client({ connectionString: talkoot.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await talkoot.stop();
  });

  it('ask: the four pilots and their 38 towns as they were on the day of the source', async () => {
    const { pilotProgramme } = data(pilots, await talkoot.ask(await example('1-pilots')));
    expect(pilotProgramme).toMatchObject({
      name: 'Pilotit seutukaupunkien kehittämiseen',
      owner: { code: 'TEM' },
      period: { from: '2014-01-01', to: '2015-12-31' },
    });
    expect(pilotProgramme.partnerMunicipalities.totalCount).toBe(38);
    expect(pilotProgramme.partnerMunicipalities.nodes.map(({ code }) => code).toSorted()).toEqual(TOWNS);
    expect(
      pilotProgramme.pilots.nodes.map(({ code, status, partners }) => [code, status, partners.totalCount]),
    ).toEqual(
      expect.arrayContaining([
        ['GREEN', 'RUNNING', 9],
        ['SME', 'RUNNING', 11],
        ['TOURISM', 'RUNNING', 11],
        ['ARCTIC', 'RUNNING', 8],
      ]),
    );
    const green = pilotProgramme.pilots.nodes.find(({ code }) => code === 'GREEN');
    expect(green?.grants.nodes).toEqual([
      {
        amount: { amount: '180000.00', currency: 'EUR' },
        purposes: ['START_UP', 'COORDINATION'],
        provenance: 'ILLUSTRATIVE',
      },
    ]);
    expect(green?.coordinator).toEqual({ name: 'Kauhajoki', code: '232' });
  });

  it('ask: a town that has merged since, and its successor', async () => {
    const { data: town } = await talkoot.ask(await example('2-town'));
    expect(town).toEqual({
      municipality: {
        name: 'Jalasjärvi',
        existed: { from: null, to: '2015-12-31' },
        successor: { name: 'Kurikka', code: '301' },
      },
    });
  });

  it('change and see: everybody concerned is told once, in their language; the actor is not; the report is new', async () => {
    const { pilotProgramme } = data(pilots, await talkoot.ask(await example('1-pilots')));
    const green = pilotProgramme.pilots.nodes.find(({ code }) => code === 'GREEN');
    const salo = data(
      z.object({ municipality: z.object({ id: z.string() }) }),
      await talkoot.ask('{ municipality(country: FI, code: "734") { id } }'),
    ).municipality;
    const renewals = async () => {
      const { rows } = await database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM platform.event WHERE name = 'report.renewed.v1' AND position IS NOT NULL`,
      );
      return rows[0]?.count ?? 0;
    };
    await waitFor('the first standing report', async () => (await renewals()) > 0);
    const before = await renewals();

    const token = await talkoot.token('TEM', 'manager');
    const join = await tabOf(talkoot.url, 'joinPilot');
    expect(join.variables).toMatchObject({ input: { pilot: green?.id, organisation: salo.id } });
    const joined = await talkoot.ask(join.query, join.variables, { token });
    expect(joined).toMatchObject({
      data: { joinPilot: { partnership: { status: 'JOINED', joinedOn: '2014-06-01' }, errors: [] } },
      errors: [],
    });

    await waitFor(
      'the event to have had its effects',
      async () => {
        const { rows } = await database.query(
          `SELECT FROM platform.event e WHERE name = 'pilot.partner-joined.v1' AND origin = 'request' AND (position IS NULL OR EXISTS
           (SELECT FROM platform.delivery d WHERE d.event_id = e.id AND processed_at IS NULL))`,
        );
        return rows.length === 0;
      },
      { timeout: 120_000 },
    );
    const mine = async (code: string, role: TokenRole) =>
      data(me, await talkoot.ask(await example('4-mine'), {}, { token: await talkoot.token(code, role) })).me;

    // Each organisation of the pilot with the one that joined, its coordinator (one of them), and the owner.
    const towns = ['232', '301', '846', '151', '218', '061', '992', '182', '593', '734'];
    for (const code of towns) {
      const { unreadCount, notifications } = await mine(code, 'member');
      expect([code, unreadCount]).toEqual([code, 1]);
      expect(notifications.nodes[0]?.event.type).toBe('pilot.partner-joined.v1');
      expect(notifications.nodes[0]?.text).toContain('Salo');
    }
    expect((await mine('TEM', 'editor')).unreadCount).toBe(1);
    expect((await mine('TEM', 'manager')).unreadCount).toBe(0);

    // The joint authority of Suupohja applied for the pilot; it belongs to it as well.
    const organisations = [...towns, 'SEK', 'TEM'];
    expect((await mine('SEK', 'member')).unreadCount).toBe(1);
    const people = organisations.length;
    await waitFor('every mail to be written', async () => (await talkoot.mails()).length >= people);
    const mails = await talkoot.mails();
    const recipients = mails.map((mail) => /^To: .*?([\w.+-]+@[\w.-]+)/m.exec(mail)?.[1] ?? '');
    const { rows: expected } = await database.query<{ address: string; locale: string }>(
      `SELECT DISTINCT p.address, p.locale FROM identity.person p
       JOIN identity.affiliation a ON a.person_id = p.id JOIN registry.organisation o ON o.id = a.organisation_id
       WHERE o.code = ANY ($1) AND p.address <> (
         SELECT m.address FROM identity.person m JOIN platform.event e ON e.person_id = m.id
         WHERE e.name = 'pilot.partner-joined.v1' AND e.origin = 'request')`,
      [organisations],
    );
    expect(recipients.toSorted()).toEqual(expected.map(({ address }) => address).toSorted());
    for (const { address, locale } of expected) {
      const mail = mails.find((each) => each.includes(address));
      expect(mail).toContain(`Content-Language: ${locale}`);
    }

    await waitFor('the report to be renewed', async () => (await renewals()) > before);
  });

  it('report: asked for, run, and downloaded by who asked', async () => {
    const token = await talkoot.token('TEM', 'manager');
    const programme = data(
      z.object({ pilotProgramme: z.object({ id: z.string() }) }),
      await talkoot.ask('{ pilotProgramme(code: "TEM-SKP-2014") { id } }'),
    ).pilotProgramme;
    const done = await example('6-done');
    const report = await tabOf(talkoot.url, 'requestReport');
    expect(report.variables).toMatchObject({ input: { subject: programme.id } });
    const requested = data(
      z.object({
        requestReport: z.object({ report: z.object({ id: z.string() }), errors: z.array(z.unknown()).length(0) }),
      }),
      await talkoot.ask(report.query, report.variables, { token }),
    ).requestReport.report;
    const files = await waitFor('the report to be done', async () => {
      const { report } = data(
        z.object({
          report: z.object({
            status: z.string(),
            progress: z.number(),
            files: z.array(z.object({ format: z.string(), url: z.string(), size: z.number() })),
          }),
        }),
        await talkoot.ask(done, { id: requested.id }, { token }),
      );
      return report.status === 'DONE' ? report.files : undefined;
    });
    expect(files.map(({ format }) => format).toSorted()).toEqual(['CSV', 'HTML']);
    const html = await fetch(files.find(({ format }) => format === 'HTML')?.url ?? '');
    expect(html.status).toBe(200);
    expect(html.headers.get('content-type')).toContain('text/html');
    const page = await html.text();
    expect(page).toContain('Pilotit seutukaupunkien kehittämiseen');
    expect(page).toContain('Natural Earth');
    const stranger = await talkoot.ask(done, { id: requested.id }, { token: await talkoot.token('734', 'manager') });
    expect(stranger.data).toEqual({ report: null });
  });
});

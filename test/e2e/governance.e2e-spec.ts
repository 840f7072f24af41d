import { LocalDate, ZoneId } from '@talkoot/contracts';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';
import { readVersion } from '../support/read-version.js';

const example = (name: string) => readFile(new URL(`../../examples/${name}.graphql`, import.meta.url), 'utf8');
const text = (en: string) => ({ en });
const thing = z.object({ id: z.string() });
/** `expect`’s own say that they are anything. */
const among = (items: readonly unknown[]): unknown => expect.arrayContaining([...items]);
const like = (object: object): unknown => expect.objectContaining(object);
const CITIES = { jyvaskyla: '179', kuopio: '297', lahti: '398' } as const;
type City = keyof typeof CITIES;

/** The six questions that people ask of alliances and bodies, each one operation, on what the people concerned have entered. */
describe('what people ask of alliances and bodies', () => {
  let talkoot: Talkoot;
  const today = LocalDate.now(ZoneId.of('Europe/Helsinki'));
  const tokens: Record<string, string> = {};
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => z.string().parse(ids[name]);

  const ask = async (query: string, variables: object = {}, who?: City | 'TEM'): Promise<unknown> => {
    const token = who === undefined ? undefined : tokens[who];
    const { data, errors } = await talkoot.ask(query, variables, token === undefined ? {} : { token });
    expect(errors).toEqual([]);
    return data;
  };
  const asked = async (name: string, variables: object = {}, who?: City) => ask(await example(name), variables, who);

  /** A change that is made; answers the id of the changed thing. */
  const change = async (mutation: string, field: string, input: object, who: City = 'jyvaskyla'): Promise<string> => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation M($input: ${type}!) { ${mutation}(input: $input) { ${field} { id } errors { code path message } } }`;
    const payload: unknown = Reflect.get(Object(await ask(query, { input }, who)), mutation);
    expect(Reflect.get(Object(payload), 'errors')).toEqual([]);
    return thing.parse(Reflect.get(Object(payload), field)).id;
  };

  const version = (id: string): Promise<number> =>
    readVersion((query, variables) => ask(query, variables, 'jyvaskyla'), id);

  const step = async (mutation: string, meeting: string, more: object = {}, who: City = 'jyvaskyla') =>
    change(mutation, 'meeting', { meeting, expectedVersion: await version(meeting), ...more }, who);

  const planned = (startsAt: number): Promise<string> =>
    change('planMeeting', 'meeting', {
      body: idOf('board'),
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + 3_600_000).toISOString(),
      title: text('The board meets'),
    });

  beforeAll(async () => {
    talkoot = await startTalkoot();
    for (const [city, code] of Object.entries(CITIES)) tokens[city] = await talkoot.token(code, 'manager');
    const known = z.record(z.string(), thing).parse(
      await ask(`{
        jyvaskyla: municipality(country: FI, code: "179") { id } kuopio: municipality(country: FI, code: "297") { id }
        lahti: municipality(country: FI, code: "398") { id } state: organisation(country: FI, code: "TEM") { id }
        theme(code: "CLEAN-TRANSITION") { id } alliance(code: "KASVUALLIANSSI") { id }
        board: body(code: "KASVUALLIANSSI-BOARD") { id }
      }`),
    );
    for (const [name, { id }] of Object.entries(known)) ids[name] = id;
    const { body } = z
      .object({
        body: z.object({ seats: z.object({ nodes: z.array(thing.extend({ organisation: thing.nullable() })) }) }),
      })
      .parse(await ask('{ body(code: "KASVUALLIANSSI-BOARD") { seats { nodes { id organisation { id } } } } }'));
    for (const { id, organisation } of body.seats.nodes)
      for (const city of Object.keys(CITIES)) if (organisation?.id === ids[city]) ids[`seat of ${city}`] = id;

    const person = async (city: City) => z.object({ me: thing }).parse(await ask('{ me { id } }', {}, city)).me.id;
    /** Somebody of another city than the one that gives the seat is invited and accepts. */
    const mandate = async (city: City, role: string, by: City) => {
      const input = {
        seat: idOf(`seat of ${city}`),
        role,
        person: await person(by),
        organisation: idOf(city),
        period: { from: '2026-01-01' },
      };
      if (by === 'jyvaskyla') return change('beginMandate', 'mandate', input);
      return change('acceptSeat', 'mandate', { invitation: await change('beginMandate', 'invitation', input) }, by);
    };
    ids['holder of jyvaskyla'] = await mandate('jyvaskyla', 'HOLDER', 'jyvaskyla');
    await mandate('jyvaskyla', 'SUBSTITUTE', 'lahti');
    ids['holder of kuopio'] = await mandate('kuopio', 'HOLDER', 'kuopio');

    const held = await planned(Date.now() + 60_000);
    await step('addAgendaItem', held, { kind: 'DECISION', title: text('A clean transition'), theme: idOf('theme') });
    await step('addAgendaItem', held, { kind: 'DECISION', title: text('Something that waits'), theme: idOf('theme') });
    await step('conveneMeeting', held);
    await step('holdMeeting', held, {
      attendance: (['jyvaskyla', 'kuopio'] as const).map((city) => ({
        seat: idOf(`seat of ${city}`),
        mandate: idOf(`holder of ${city}`),
      })),
    });
    const { node } = z
      .object({ node: z.object({ agenda: z.object({ nodes: z.array(thing) }) }) })
      .parse(
        await ask('query Q($id: ID!) { node(id: $id) { ... on Meeting { agenda { nodes { id } } } } }', { id: held }),
      );
    const decided = {
      item: node.agenda.nodes[0]?.id,
      outcome: 'APPROVED',
      text: text('The cities apply for it together.'),
      votes: { for: 2, against: 0, abstentions: 0 },
    };
    const decision = await change('recordDecision', 'decision', { meeting: held, ...decided, outcome: 'REJECTED' });
    const { item: _, ...corrected } = decided;
    await step('correctDecision', held, { decision, ...corrected });
    await step('withdrawDecision', held, {
      decision: await change('recordDecision', 'decision', {
        meeting: held,
        ...decided,
        item: node.agenda.nodes[1]?.id,
      }),
    });
    await change('giveActionItem', 'actionItem', {
      meeting: held,
      decision,
      text: text('Write the application'),
      organisation: idOf('kuopio'),
      due: today.plusDays(3).toString(),
    });
    await step('writeMinutes', held, { text: text('What was said') });
    await step('sendMinutes', held);
    await step('acceptMinutes', held, { seat: idOf('seat of kuopio') }, 'kuopio');
    await step('approveMinutes', held);

    const next = await planned(Date.now() + 30 * 86_400_000);
    await step('addAgendaItem', next, {
      kind: 'DISCUSSION',
      title: text('What Lahti asks'),
      organisations: [idOf('lahti')],
    });
    await step('addAgendaItem', next, { kind: 'INFORMATION', title: text('Something else') });
    await step('conveneMeeting', next);

    await change(
      'submitProposal',
      'proposal',
      {
        title: text('Let there be trains'),
        proposers: [idOf('lahti'), idOf('kuopio')],
        addressee: idOf('state'),
        submittedOn: '2026-01-15',
      },
      'lahti',
    );
    await change(
      'proposeAlliance',
      'alliance',
      {
        code: 'LAKES',
        name: text('Alliance of the lakes'),
        permanent: true,
        proposers: [idOf('lahti')],
        members: [idOf('lahti'), idOf('jyvaskyla')],
        themeGroups: [{ name: text('Transitions'), themes: [idOf('theme')] }],
      },
      'lahti',
    );
    const { me } = z
      .object({ me: z.object({ invitations: z.object({ nodes: z.array(thing) }) }) })
      .parse(await ask('{ me { invitations { nodes { id } } } }', {}, 'jyvaskyla'));
    for (const { id: invitation } of me.invitations.nodes)
      await change('acceptInvitation', 'invitation', { invitation }, 'jyvaskyla');
  }, 240_000);
  afterAll(() => talkoot.stop());

  it('who sits in the alliance on a day, in which kind of seat, for whom, with which substitutes; which seats are vacant', async () => {
    const asOf = async (on: string | null) => asked('9-who-sits', { on });
    expect(await asOf(null)).toMatchObject({
      alliance: {
        board: {
          seats: {
            totalCount: 8,
            nodes: among([
              like({
                kind: 'CITY',
                vacant: false,
                organisation: { name: 'Jyväskylä' },
                holder: like({ name: 'Officer of Jyväskylä' }),
                substitutes: [{ name: 'Officer of Lahti' }],
              }),
            ]),
          },
          vacancies: { totalCount: 6 },
        },
      },
    });
    expect(await asOf('2025-12-31')).toMatchObject({ alliance: { board: { vacancies: { totalCount: 8 } } } });
  });

  it('what it decided about a theme, in which meeting, with whom present, and what has been done since', async () => {
    const decision = {
      outcome: 'APPROVED',
      text: 'The cities apply for it together.',
      item: { title: 'A clean transition' },
      votes: { for: 2, against: 0, abstentions: 0 },
      meeting: {
        presentCount: 2,
        quorate: true,
        attendance: {
          nodes: [
            { seat: { kind: 'CITY' }, mandate: { name: 'Officer of Jyväskylä', role: 'HOLDER' } },
            { seat: { kind: 'CITY' }, mandate: { name: 'Officer of Kuopio', role: 'HOLDER' } },
          ],
        },
      },
    };
    const done = [{ text: 'Write the application', responsibleName: 'Kuopio', status: 'OPEN' }];
    const told = (actions: object[]) => ({
      alliance: {
        board: { decisions: { totalCount: 1, nodes: [{ ...decision, actionItems: { nodes: actions } }] } },
      },
    });
    expect(await asked('10-decided', { theme: idOf('theme') }, 'kuopio')).toMatchObject(told(done));
    expect(await asked('10-decided', { theme: idOf('theme') })).toMatchObject(told([]));
  });

  it('which action items of my organisation are late, from which decision, and whose they are', async () => {
    const late = (totalCount: number, nodes: object[]) => ({
      me: { organisation: { actionItems: { totalCount, nodes } } },
    });
    const inTime = { on: today.plusDays(3).toString() };
    const tooLate = { on: today.plusDays(4).toString() };
    expect(await asked('11-late', inTime, 'kuopio')).toMatchObject(late(0, []));
    expect(await asked('11-late', tooLate, 'kuopio')).toMatchObject(
      late(1, [{ responsibleName: 'Kuopio', decision: { text: 'The cities apply for it together.' } }]),
    );
    expect(await asked('11-late', tooLate, 'jyvaskyla')).toMatchObject(late(0, []));
  });

  it('which meetings concern me in the next 60 days, and what is on their agenda that concerns my municipality', async () => {
    const meetings = z.object({
      meetings: z.object({
        nodes: z.array(z.object({ status: z.string(), agenda: z.object({ nodes: z.array(z.unknown()) }) })),
      }),
    });
    const concerning = async (city: City) =>
      meetings
        .parse(await asked('12-concerns-me', {}, city))
        .meetings.nodes.filter(({ status }) => status === 'CONVENED');
    expect(await concerning('lahti')).toMatchObject([{ agenda: { nodes: [{ title: 'What Lahti asks' }] } }]);
    expect(await concerning('kuopio')).toMatchObject([{ agenda: { nodes: [] } }]);
  });

  it('which proposals wait for an answer of the State, since when', async () => {
    expect(await asked('13-waiting', { state: idOf('state') })).toMatchObject({
      proposals: {
        totalCount: 1,
        nodes: [{ title: 'Let there be trains', waitingSince: '2026-01-15', overdue: false }],
      },
    });
  });

  it('which alliances, pilots and networks share a theme, and which municipalities are in more than one of them', async () => {
    expect(await asked('14-shared-themes')).toMatchObject({
      themes: {
        nodes: among([
          like({
            code: 'CLEAN-TRANSITION',
            collaborations: {
              totalCount: 2,
              nodes: among([
                like({ kind: 'ALLIANCE', code: 'LAKES' }),
                like({ kind: 'ALLIANCE', code: 'KASVUALLIANSSI' }),
              ]),
            },
            municipalitiesInSeveral: {
              totalCount: 2,
              nodes: [
                { name: 'Jyväskylä', code: '179' },
                { name: 'Lahti', code: '398' },
              ],
            },
          }),
        ]),
      },
    });
  });

  it('the alliance as it is bundled', async () => {
    const { alliance } = z
      .object({
        alliance: z.object({
          members: z.object({ nodes: z.array(z.object({ organisation: z.object({ code: z.string() }) })) }),
          board: z.object({ seats: z.object({ totalCount: z.int(), nodes: z.array(z.object({ kind: z.string() })) }) }),
          themeGroups: z.array(z.object({ themes: z.array(z.unknown()) })),
        }),
      })
      .parse(await asked('8-alliance'));
    expect(alliance.members.nodes.map(({ organisation }) => organisation.code)).toEqual(Object.values(CITIES));
    expect(alliance.board.seats.totalCount).toBe(8);
    expect(new Set(alliance.board.seats.nodes.map(({ kind }) => kind)).size).toBe(4);
    expect(alliance.themeGroups.map(({ themes }) => themes.length).reduce((sum, each) => sum + each, 0)).toBe(14);
    expect(alliance.themeGroups).toHaveLength(3);
  });
});

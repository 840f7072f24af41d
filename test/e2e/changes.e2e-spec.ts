import { LocalDate, newId, ZoneId } from '@talkoot/contracts';
import pg from 'pg';
import { z } from 'zod';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';
import { readVersion } from '../support/read-version.js';

const text = (en: string) => ({ en });
const documents = [{ title: text('The whole'), url: 'https://example.org/whole.pdf' }];
const today = LocalDate.now(ZoneId.of('Europe/Helsinki'));
const thing = z.object({ id: z.string() });
const refusal = z.object({ code: z.string(), path: z.array(z.string()), message: z.string() });

/** A mutation that changes something: what can be said and taken away, and what cannot. */
interface Change {
  readonly mutation: string;
  /** What the payload calls the changed thing, and what is read of it. */
  readonly field: string;
  readonly read: string;
  /** What is changed; made anew for the test, or of the bundled data. */
  /** Its first field is what is changed. */
  readonly target: () => object | Promise<object>;
  /** Everything that may be empty. */
  readonly said: () => object;
  /** How it reads when all of it has been taken away. */
  readonly emptied: object;
  /** What the event tells of that: the names of the fields, or what is there no more. */
  readonly told: object;
  /** What may not be empty. */
  readonly lasting: readonly string[];
}

/** One rule for every change: what is left out stays as it is, null empties what may be empty and is refused elsewhere. */
describe('a change', () => {
  let talkoot: Talkoot;
  let token: string;
  let database: pg.Client;
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => z.string().parse(ids[name]);
  const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

  const ask = async (query: string, variables: object = {}): Promise<unknown> => {
    const { data, errors } = await talkoot.ask(query, variables, { token });
    expect(errors).toEqual([]);
    return data;
  };
  const mutate = async (mutation: string, field: string, read: string, input: object) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation M($input: ${type}!) { ${mutation}(input: $input) { ${field} { ${read} } errors { code path message } } }`;
    const payload: unknown = Reflect.get(Object(await ask(query, { input })), mutation);
    const errors = z.array(refusal).parse(Reflect.get(Object(payload), 'errors'));
    const found: unknown = Reflect.get(Object(payload), field);
    return { found, errors };
  };
  const make = async (mutation: string, field: string, input: object): Promise<string> => {
    const { found, errors } = await mutate(mutation, field, 'id', input);
    expect(errors).toEqual([]);
    return thing.parse(found).id;
  };
  const version = (id: string): Promise<number> => readVersion(ask, id);
  const step = async (mutation: string, meeting: string, more: object = {}) =>
    make(mutation, 'meeting', { meeting, expectedVersion: await version(meeting), ...more });

  const lastEvent = async (): Promise<unknown> => {
    const { rows } = await database.query<{ data: unknown }>(
      `SELECT data FROM platform.event WHERE origin = 'request' ORDER BY sequence DESC LIMIT 1`,
    );
    return rows[0]?.data;
  };

  const draft = async () => {
    const meeting = await make('planMeeting', 'meeting', {
      body: idOf('board'),
      startsAt: at(60_000),
      endsAt: at(3_660_000),
    });
    await step('addAgendaItem', meeting, { kind: 'DECISION', title: text('First') });
    return meeting;
  };
  const heldMeeting = async () => {
    const meeting = await draft();
    await step('conveneMeeting', meeting);
    return step('holdMeeting', meeting, { attendance: [] });
  };
  const itemOf = async (meeting: string): Promise<string> => {
    const query = 'query Q($id: ID!) { node(id: $id) { ... on Meeting { agenda { nodes { id } } } } }';
    const items = z.object({ node: z.object({ agenda: z.object({ nodes: z.array(thing) }) }) });
    return items.parse(await ask(query, { id: meeting })).node.agenda.nodes[0]?.id ?? '';
  };
  const body = () =>
    make('foundBody', 'body', { of: idOf('town'), kind: 'WORKING_GROUP', name: text('Those who try') });
  const milestone = () =>
    make('planMilestone', 'milestone', { pilot: idOf('pilot'), name: text('One'), due: '2014-06-01' });

  beforeAll(async () => {
    talkoot = await startTalkoot();
    token = await talkoot.token('TEM', 'operator');
    database = new pg.Client({ connectionString: talkoot.databaseUrl });
    await database.connect();
    const known = z.record(z.string(), thing).parse(
      await ask(`{
        town: municipality(country: FI, code: "734") { id } other: municipality(country: FI, code: "297") { id }
        theme(code: "CLEAN-TRANSITION") { id } alliance(code: "KASVUALLIANSSI") { id } region(country: FI, code: "14") { id }
        board: body(code: "KASVUALLIANSSI-BOARD") { id } pilot(code: "GREEN") { id } me { id }
        programme: pilotProgramme(code: "TEM-SKP-2014") { id } project(code: "SALO-RM") { id }
        ministry: organisation(country: FI, code: "TEM") { id } network(code: "GROWTH-TRIANGLE") { id } pohjanmaa: region(country: FI, code: "14") { id }
      }`),
    );
    for (const [name, { id }] of Object.entries(known)) ids[name] = id;
  });
  afterAll(async () => {
    await database.end();
    await talkoot.stop();
  });

  const changes: Change[] = [
    {
      mutation: 'changeOrganisation',
      field: 'organisation',
      read: 'businessId languages location { latitude }',
      target: () => ({ organisation: idOf('town') }),
      said: () => ({ businessId: '1234567-1', languages: ['fi'], location: { latitude: 60.4, longitude: 23.1 } }),
      emptied: { businessId: null, languages: [], location: null },
      told: { businessId: null, languages: [], location: null },
      lasting: [],
    },
    {
      mutation: 'changeRegion',
      field: 'region',
      read: 'codeVersion iso nuts { code } name(locale: fi)',
      target: () => ({ region: idOf('region') }),
      said: () => ({ codeVersion: 2021, iso: 'FI-03', nuts: { code: 'FI194', version: 2024 } }),
      emptied: { codeVersion: null, iso: null, nuts: null },
      told: { codeVersion: null, iso: null, nuts: null },
      lasting: ['name'],
    },
    {
      mutation: 'changeNetwork',
      field: 'network',
      read: 'name(locale: en) description(locale: en) period { from }',
      target: () => ({ network: idOf('network') }),
      said: () => ({ description: text('Three cities') }),
      emptied: { description: null },
      told: { description: null },
      lasting: ['name', 'period'],
    },
    {
      mutation: 'changePilotProgramme',
      field: 'pilotProgramme',
      read: 'basis(locale: en) aims(locale: en) characteristics(locale: en) call { opens } funding { kind } provenance',
      target: () => ({ programme: idOf('programme') }),
      said: () => ({
        basis: text('A government’s programme'),
        aims: [text('Growth')],
        characteristics: [text('Towns together')],
        call: { opens: '2013-10-01', closes: '2013-12-31' },
        funding: { kind: 'SEED', purposes: ['START_UP'] },
        documentedPartners: { count: 38, provenance: 'DOCUMENTED' },
      }),
      emptied: { basis: null, aims: [], characteristics: [], call: null, funding: null },
      told: { fields: ['basis', 'aims', 'characteristics', 'call', 'funding', 'documentedPartners'] },
      lasting: ['name', 'period', 'provenance'],
    },
    {
      mutation: 'changePlan',
      field: 'plan',
      read: 'name(locale: en) description(locale: en) period { from } coordinator { id } partners { nodes { id } }',
      target: async () => {
        const programme = idOf('programme');
        const call = { programme, expectedVersion: await version(programme), call: { opens: '2013-05-15' } };
        await make('changePilotProgramme', 'pilotProgramme', call);
        return {
          plan: await make('submitPlan', 'plan', {
            programme: idOf('programme'),
            name: text('A plan'),
            applicant: idOf('town'),
          }),
        };
      },
      said: () => ({
        description: text('What is to be done'),
        period: { from: '2014-02-01', to: '2014-12-31' },
        partners: [idOf('other')],
      }),
      emptied: { description: null, period: null, partners: { nodes: [] } },
      told: { fields: ['description', 'period', 'partners'] },
      lasting: ['name', 'coordinator'],
    },
    {
      mutation: 'changeProject',
      field: 'project',
      read: 'name(locale: fi) period { from }',
      target: () => ({ project: idOf('project') }),
      said: () => ({ name: text('Structural change') }),
      emptied: {},
      told: {},
      lasting: ['name', 'period'],
    },
    {
      mutation: 'changePilot',
      field: 'pilot',
      read: 'name(locale: fi) themes { code }',
      target: () => ({ pilot: idOf('pilot') }),
      said: () => ({ themes: [idOf('theme')] }),
      emptied: { themes: [] },
      told: { fields: ['themes'] },
      lasting: ['name', 'period'],
    },
    {
      mutation: 'changeMilestone',
      field: 'milestone',
      read: 'name(locale: en) due',
      target: async () => ({ milestone: await milestone() }),
      said: () => ({ due: '2014-12-31' }),
      emptied: { due: null },
      told: { name: text('One') },
      lasting: ['name'],
    },
    {
      mutation: 'changeMeeting',
      field: 'meeting',
      read: 'title(locale: en) place link startsAt',
      target: async () => ({ meeting: await draft() }),
      said: () => ({ title: text('The board meets'), place: 'City hall', link: 'https://example.org/room' }),
      emptied: { title: null, place: null, link: null },
      told: { fields: ['title', 'place', 'link'] },
      lasting: [],
    },
    {
      mutation: 'changeAgendaItem',
      field: 'meeting',
      read: `agenda { nodes {
        kind title(locale: en) text(locale: en) documents { url } theme { code } subject { id } organisations { code } } }`,
      target: async () => {
        const meeting = await draft();
        return { meeting, item: await itemOf(meeting) };
      },
      said: () => ({
        text: text('To be weighed'),
        documents,
        theme: idOf('theme'),
        subject: idOf('pilot'),
        organisations: [idOf('other')],
      }),
      emptied: {
        agenda: {
          nodes: [
            {
              kind: 'DECISION',
              title: 'First',
              text: null,
              documents: [],
              theme: null,
              subject: null,
              organisations: [],
            },
          ],
        },
      },
      told: {},
      lasting: ['kind', 'title'],
    },
    {
      mutation: 'writeMinutes',
      field: 'meeting',
      read: 'minutes { text(locale: en) documents { url } }',
      target: async () => ({ meeting: await heldMeeting() }),
      said: () => ({ text: text('What was said'), documents }),
      emptied: { minutes: null },
      told: {},
      lasting: [],
    },
    {
      mutation: 'correctDecision',
      field: 'decision',
      read: 'outcome text(locale: en) votes { for } dissents { seat { id } } subject { id }',
      target: async () => {
        const meeting = await heldMeeting();
        const said = { item: await itemOf(meeting), outcome: 'APPROVED', text: text('So be it') };
        return { meeting, decision: await make('recordDecision', 'decision', { meeting, ...said }) };
      },
      said: () => ({ votes: { for: 0, against: 0, abstentions: 0 }, dissents: [], subject: idOf('pilot') }),
      emptied: { outcome: 'APPROVED', text: 'So be it', votes: null, dissents: [], subject: null },
      told: {},
      lasting: ['outcome', 'text'],
    },
    {
      mutation: 'changeProposal',
      field: 'proposal',
      read: 'title(locale: en) text(locale: en) documents { url } answerDue',
      target: async () => ({
        proposal: await make('submitProposal', 'proposal', {
          title: text('Let there be trains'),
          proposers: [idOf('ministry')],
          addressee: idOf('other'),
        }),
      }),
      said: () => ({ text: text('Why'), documents, answerDue: today.plusDays(30).toString() }),
      emptied: { title: 'Let there be trains', text: null, documents: [], answerDue: null },
      told: { fields: ['text', 'documents', 'answerDue'] },
      lasting: ['title'],
    },
    {
      mutation: 'changeActionItem',
      field: 'actionItem',
      read: 'text(locale: en) organisation { code } person due',
      target: async () => ({
        actionItem: await make('giveActionItem', 'actionItem', {
          meeting: await heldMeeting(),
          text: text('Write it'),
          organisation: idOf('other'),
        }),
      }),
      said: () => ({ person: idOf('me'), due: today.plusDays(30).toString() }),
      emptied: { text: 'Write it', organisation: { code: '297' }, person: null, due: null },
      told: { fields: ['due', 'person'] },
      lasting: ['text'],
    },
    {
      mutation: 'changeBody',
      field: 'body',
      read: `name(locale: fi) quorum { seats percent kinds } noticeDays mergerRule rhythm { unit } reportsTo { id }
        period { from to }`,
      target: async () => ({ body: await body() }),
      said: () => ({
        quorum: { seats: 2, kinds: ['CITY'] },
        noticeDays: 5,
        rhythm: { unit: 'WEEK', every: 1, weekday: 'TUESDAY' },
        reportsTo: idOf('board'),
      }),
      emptied: {
        quorum: { seats: null, percent: null, kinds: [] },
        noticeDays: null,
        rhythm: null,
        reportsTo: null,
      },
      told: { fields: ['quorum', 'noticeDays', 'rhythm', 'reportsTo'] },
      lasting: ['name', 'mergerRule', 'period'],
    },
    {
      mutation: 'changeSeat',
      field: 'seat',
      read: 'kind basis title(locale: en) place organisation { code }',
      target: async () => ({
        seat: await make('addSeat', 'seat', { body: await body(), kind: 'CITY', organisation: idOf('town') }),
      }),
      said: () => ({ basis: 'OFFICE', title: text('Mayor'), organisation: idOf('other') }),
      emptied: { kind: 'CITY', basis: null, title: null, organisation: null },
      told: { on: today.toString() },
      lasting: ['kind', 'place'],
    },
    {
      mutation: 'changeAlliance',
      field: 'alliance',
      read: 'name(locale: en) permanent period { from to } aims(locale: en) rhythm { unit }',
      target: () => ({ alliance: idOf('alliance') }),
      said: () => ({ aims: [text('Growth')], rhythm: { unit: 'MONTH', every: 1, day: 15 } }),
      emptied: { aims: [], rhythm: null },
      told: { fields: ['aims', 'rhythm'] },
      lasting: ['name', 'permanent', 'period'],
    },
  ];

  it.each(changes.map((each) => [each.mutation, each] as const))(
    '%s leaves what is left out, empties by null what may be empty, and refuses it elsewhere',
    async (mutation, { field, read, target, said, emptied, told, lasting }) => {
      const input = await target();
      const change = async (more: object) => {
        const expectedVersion = await version(z.string().parse(Object.values(input)[0]));
        return mutate(mutation, field, read, { ...input, expectedVersion, ...more });
      };
      const full = await change(said());
      expect(full.errors).toEqual([]);
      expect(await change({})).toEqual(full);

      const nothing = Object.fromEntries(lasting.map((name) => [name, null]));
      const { errors } = await change(nothing);
      expect(errors.map(({ code, path }) => [code, path])).toEqual(lasting.map((name) => ['INVALID_INPUT', [name]]));
      for (const { message } of errors) expect(message).toContain('cannot be emptied');
      expect(await change({})).toEqual(full);

      const isEmptied = await change(Object.fromEntries(Object.keys(said()).map((name) => [name, null])));
      if (Object.keys(emptied).length === 0) return;
      expect(isEmptied).toMatchObject({ errors: [], found: emptied });
      expect(await lastEvent()).toMatchObject(told);
      expect(await change({})).toEqual(isEmptied);
    },
  );

  it('placeTheme without a theme above it has to say so', async () => {
    const theme = idOf('theme');
    const parent = await make('addTheme', 'theme', { code: 'GREEN-THINGS', name: text('Green things') });
    const place = async (more: object) =>
      mutate('placeTheme', 'theme', 'parent { id }', { theme, expectedVersion: await version(theme), ...more });
    expect(await place({ parent })).toEqual({ found: { parent: { id: parent } }, errors: [] });
    expect((await place({})).errors).toMatchObject([
      { path: ['parent'], message: 'This is missing. Give it, or null for none.' },
    ]);
    expect(await place({ parent: null })).toEqual({ found: { parent: null }, errors: [] });
  });

  it('setSecretariat of nobody has to say so', async () => {
    const set = { body: await body(), on: today.toString() };
    const change = async (more: object) => {
      const expectedVersion = await version(set.body);
      return mutate('setSecretariat', 'body', 'secretariat { id }', { ...set, expectedVersion, ...more });
    };
    const organisation = idOf('ministry');
    expect(await change({ organisation })).toEqual({ found: { secretariat: { id: organisation } }, errors: [] });
    expect((await change({})).errors).toMatchObject([{ path: ['organisation'] }]);
    expect(await change({ organisation: null })).toEqual({ found: { secretariat: null }, errors: [] });
  });

  it('an action item is left to somebody', async () => {
    const meeting = await heldMeeting();
    const given = { meeting, text: text('Write it'), organisation: idOf('other') };
    const actionItem = await make('giveActionItem', 'actionItem', given);
    const change = async (more: object) => {
      const expectedVersion = await version(actionItem);
      return mutate('changeActionItem', 'actionItem', 'id', { actionItem, expectedVersion, ...more });
    };
    expect((await change({ organisation: null })).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    expect((await change({ organisation: null, person: newId('person') })).errors).toMatchObject([
      { code: 'NOT_FOUND', path: ['person'] },
    ]);
    expect((await change({ organisation: null, person: idOf('me') })).errors).toEqual([]);
  });

  it.each([
    ['left out', '($network: ID!)', ''],
    ['null', '($network: ID!)', ', expectedVersion: null'],
    ['a variable without a value', '($network: ID!, $read: Int!)', ', expectedVersion: $read'],
  ])('needs the version that was read: %s, it is told in the reader’s language', async (_, variables, given) => {
    const change = `changeNetwork(input: { network: $network${given} }) { errors { code } }`;
    const asking = { token, language: 'fi' } as const;
    const { errors } = await talkoot.ask(`mutation ${variables} { ${change} }`, { network: idOf('network') }, asking);
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/Kenttä "expectedVersion" puuttuu\. Lue /),
    ]);
  });

  it('null for what is only said besides is as if it were left out', async () => {
    const input = { network: idOf('network'), member: idOf('other'), on: '2014-01-01', expectedVersion: null };
    expect((await mutate('joinNetwork', 'network', 'id', input)).errors).toEqual([]);
  });
});

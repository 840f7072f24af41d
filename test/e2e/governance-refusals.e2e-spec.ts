import { kindOf, LocalDate, newId, ZoneId } from '@talkoot/contracts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, getNamedType, type GraphQLSchema, isInputObjectType, isNonNullType } from 'graphql';
import pg from 'pg';
import { z } from 'zod';
import { dependsOnWhatIsThere, type Input, inputOf, names, type Refused, trials } from '../support/bad-values.js';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';
import { readVersion } from '../support/read-version.js';

type Who = 'secretariat' | 'addressee' | 'supporter';

const text = (en: string) => ({ en });
const documents = [{ title: text('A document'), url: 'https://example.org/a.pdf' }];
const today = LocalDate.now(ZoneId.of('Europe/Helsinki'));
const day = (days: number) => today.plusDays(days).toString();
const now = Date.now();
/** A few at a time: one caller has a bounded number of requests under way (`OVERLOADED`). */
async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += 4)
    done.push(...(await Promise.all(all.slice(from, from + 4).map((one) => work(one)))));
  return done;
}

const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const thing = z.object({ id: z.string() });
const refusal = z.object({ code: z.string(), path: z.array(z.string()), message: z.string() });

const MUTATIONS = [
  'foundBody',
  'changeBody',
  'setSecretariat',
  'addSeat',
  'changeSeat',
  'endSeat',
  'beginMandate',
  'endMandate',
  'acceptSeat',
  'declineSeat',
  'withdrawSeatInvitation',
  'planMeeting',
  'planMeetings',
  'changeMeeting',
  'moveMeeting',
  'addAgendaItem',
  'changeAgendaItem',
  'removeAgendaItem',
  'orderAgenda',
  'conveneMeeting',
  'cancelMeeting',
  'holdMeeting',
  'recordMeeting',
  'correctAttendance',
  'recordDecision',
  'correctDecision',
  'withdrawDecision',
  'writeMinutes',
  'sendMinutes',
  'remarkOnMinutes',
  'acceptMinutes',
  'approveMinutes',
  'giveActionItem',
  'changeActionItem',
  'reportActionItemDone',
  'withdrawActionItem',
  'submitProposal',
  'changeProposal',
  'supportProposal',
  'endSupport',
  'answerProposal',
  'withdrawProposal',
  'proposeAlliance',
  'changeAlliance',
  'arrangeThemes',
  'renameThemeGroup',
  'admitAllianceMember',
  'endAllianceMembership',
  'activateAlliance',
  'endAlliance',
  'acceptInvitation',
  'declineInvitation',
  'withdrawInvitation',
  'createCalendarAddress',
  'revokeCalendarAddress',
];
/** Anyone who has a seat may review minutes as a member; calendars are one's own. */
const FOR_MEMBERS = ['acceptMinutes', 'remarkOnMinutes', 'createCalendarAddress', 'revokeCalendarAddress'];
/** An item less on the agenda, an action item done, minutes that nobody has accepted as they now stand. */
const NOT_AFTER_THE_OTHERS = new Set(['orderAgenda', 'withdrawActionItem', 'approveMinutes']);

/** The address of nobody. */
const UNKNOWN = 'nobody@town.example';

/**
 * Every change that alliances and bodies know, refused for what is there or is not. Values that are wrong by their form are tried
 * with every mutation in mutations-bad-input.e2e-spec.ts.
 */
describe('a change of governance and alliances', () => {
  let talkoot: Talkoot;
  let database: pg.Client;
  let schema: GraphQLSchema;
  let before: string;
  const tokens: Record<string, string> = {};
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => {
    const found = ids[name];
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };

  const send = (
    mutation: string,
    input: Input,
    who: string | undefined = 'secretariat',
    language: 'fi' | 'sv' | 'en' = 'en',
  ) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation M($input: ${type}!) { ${mutation}(input: $input) { errors { code path message } } }`;
    const token = tokens[who];
    return talkoot.ask(query, { input }, { language, ...(token !== undefined && { token }) });
  };
  /** What it was refused with, in its payload or as a request. */
  const refused = async (
    mutation: string,
    input: Input,
    who?: string,
    language?: 'fi' | 'sv' | 'en',
  ): Promise<Refused[]> => {
    const { data, errors } = await send(mutation, input, who, language);
    if (errors.length > 0)
      return errors.map(({ message, extensions }) => ({ code: extensions.code, message, path: undefined }));
    const payload: unknown = Reflect.get(Object(data), mutation);
    return z.array(refusal).parse(Reflect.get(Object(payload), 'errors'));
  };

  const ask = async (query: string, variables: object = {}, who = 'secretariat'): Promise<unknown> => {
    const token = tokens[who];
    const { data, errors } = await talkoot.ask(query, variables, token === undefined ? {} : { token });
    expect(errors).toEqual([]);
    return data;
  };
  const make = async (mutation: string, field: string, input: object, who = 'secretariat'): Promise<string> => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation M($input: ${type}!) { ${mutation}(input: $input) { ${field} { id } errors { code path message } } }`;
    const payload: unknown = Reflect.get(Object(await ask(query, { input }, who)), mutation);
    const errors: unknown = Reflect.get(Object(payload), 'errors');
    expect({ mutation, errors }).toEqual({ mutation, errors: [] });
    return thing.parse(Reflect.get(Object(payload), field)).id;
  };
  const version = (id: string): Promise<number> => readVersion(ask, id);
  const step = async (mutation: string, meeting: string, more: object = {}, field = 'meeting') =>
    make(mutation, field, { meeting, expectedVersion: await version(meeting), ...more });

  const needsVersion = (mutation: string): boolean => {
    const type = getNamedType(inputOf(schema, mutation));
    const field = isInputObjectType(type) ? type.getFields()['expectedVersion'] : undefined;
    return isNonNullType(field?.type);
  };

  /** Everything that the two contexts keep. */
  const kept = async (): Promise<string> => {
    const { rows: tables } = await database.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE (table_schema IN ('governance', 'alliances') OR table_name LIKE 'invitation%') AND table_type = 'BASE TABLE'`,
    );
    const each = tables.map(
      ({ name }) => `SELECT '${name}', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ${name} t`,
    );
    const { rows } = await database.query(
      each.join(' UNION ALL ') +
        ` UNION ALL SELECT 'events', count(*)::text FROM platform.event WHERE origin = 'request'`,
    );
    return JSON.stringify(rows);
  };

  /** Soon, so that it may be held today. */
  const planned = () =>
    make('planMeeting', 'meeting', {
      body: idOf('body'),
      startsAt: at(5),
      endsAt: at(65),
      title: text('A meeting'),
    });
  const withItems = async (name: string) => {
    const meeting = await planned();
    ids[`item of ${name}`] = await step('addAgendaItem', meeting, { kind: 'DECISION', title: text('First') }, 'item');
    ids[`other item of ${name}`] = await step(
      'addAgendaItem',
      meeting,
      { kind: 'DECISION', title: text('Second') },
      'item',
    );
    ids[name] = meeting;
    return meeting;
  };

  beforeAll(async () => {
    talkoot = await startTalkoot();
    database = new pg.Client({ connectionString: talkoot.databaseUrl });
    await database.connect();
    tokens['secretariat'] = await talkoot.token('179', 'manager');
    tokens['member'] = await talkoot.token('179', 'member');
    tokens['addressee'] = await talkoot.token('297', 'manager');
    tokens['supporter'] = await talkoot.token('398', 'manager');
    tokens['stranger'] = await talkoot.token('734', 'manager');
    const known = z.record(z.string(), thing).parse(
      await ask(`{
        town: municipality(country: FI, code: "179") { id } other: municipality(country: FI, code: "297") { id }
        third: municipality(country: FI, code: "398") { id } fourth: municipality(country: FI, code: "301") { id } theme(code: "CLEAN-TRANSITION") { id } me { id }
        board: body(code: "KASVUALLIANSSI-BOARD") { id } pilot(code: "GREEN") { id }
      }`),
    );
    for (const [name, { id }] of Object.entries(known)) ids[name] = id;
    const rhythm = { unit: 'MONTH', every: 1, ordinal: 'SECOND', weekday: 'TUESDAY' };
    ids['body'] = await make('foundBody', 'body', {
      of: idOf('town'),
      kind: 'WORKING_GROUP',
      name: text('Those who try'),
      rhythm,
    });
    for (const name of ['town', 'other', 'third']) {
      const organisation = idOf(name);
      ids[`seat of ${name}`] = await make('addSeat', 'seat', {
        body: idOf('body'),
        kind: 'CITY',
        organisation,
        period: { from: '2026-01-01' },
      });
    }
    const mandate = (seat: string, person: string | undefined, organisation: string) =>
      make('beginMandate', 'mandate', { seat, person, organisation, period: { from: '2026-01-01' } });
    ids['mandate of town'] = await mandate(idOf('seat of town'), idOf('me'), idOf('town'));
    ids['mandate of other'] = await mandate(idOf('seat of other'), undefined, idOf('other'));

    const invited = (seat: string, personAddress: string) =>
      make('beginMandate', 'invitation', {
        seat: idOf(`seat of ${seat}`),
        role: 'SUBSTITUTE',
        personAddress,
        period: { from: day(0), to: day(5) },
      });
    ids['invitation to accept'] = await invited('town', 'viranhaltija@lahti.example');
    ids['invitation to decline'] = await invited('other', 'viranhaltija@lahti.example');
    ids['invitation to withdraw'] = await invited('town', 'guest@town.example');
    ids['withdrawn invitation'] = await invited('other', 'guest@town.example');
    await make('withdrawSeatInvitation', 'invitation', { invitation: idOf('withdrawn invitation') });

    await withItems('draft');
    await withItems('convened');
    await step('conveneMeeting', idOf('convened'));
    const attendance = [{ seat: idOf('seat of town'), mandate: idOf('mandate of town') }];
    for (const name of ['held', 'reviewed']) {
      await withItems(name);
      await step('conveneMeeting', idOf(name));
      await step('holdMeeting', idOf(name), { attendance });
      await step('writeMinutes', idOf(name), { text: text('What was said'), documents });
    }
    ids['decision'] = await make('recordDecision', 'decision', {
      meeting: idOf('held'),
      item: idOf('other item of held'),
      outcome: 'APPROVED',
      text: text('So be it'),
    });
    ids['other decision'] = await make('recordDecision', 'decision', {
      meeting: idOf('reviewed'),
      item: idOf('other item of reviewed'),
      outcome: 'APPROVED',
      text: text('So be it'),
    });
    await step('sendMinutes', idOf('reviewed'));
    ids['actionItem'] = await make('giveActionItem', 'actionItem', {
      meeting: idOf('held'),
      decision: idOf('decision'),
      text: text('Do it'),
      organisation: idOf('town'),
    });
    ids['proposal'] = await make('submitProposal', 'proposal', {
      title: text('Trains'),
      proposers: [idOf('town')],
      addressee: idOf('other'),
    });
    ids['supported'] = await make('submitProposal', 'proposal', {
      title: text('Ships'),
      proposers: [idOf('town')],
      addressee: idOf('other'),
    });
    await make(
      'supportProposal',
      'proposal',
      { proposal: idOf('supported'), organisation: idOf('third') },
      'supporter',
    );
    ids['alliance'] = await make('proposeAlliance', 'alliance', {
      code: 'TRIAL',
      name: text('Trial'),
      permanent: false,
      proposers: [idOf('town'), idOf('other')],
    });
    // What waits for the consent of the other town is found where it looks for it.
    const waiting = z.object({ me: z.object({ invitations: z.object({ nodes: z.array(thing) }) }) });
    const { me } = waiting.parse(await ask('{ me { invitations { nodes { id } } } }', {}, 'addressee'));
    await make('acceptInvitation', 'invitation', { invitation: me.invitations.nodes[0]?.id }, 'addressee');
    ids['asked'] = await make('proposeAlliance', 'alliance', {
      code: 'ASKED',
      name: text('Asked'),
      permanent: false,
      proposers: [idOf('town'), idOf('other')],
      members: [idOf('third'), idOf('fourth')],
    });
    const sent = z.object({
      alliance: z.object({ invitations: z.object({ nodes: z.array(thing.extend({ organisation: thing })) }) }),
    });
    const { alliance } = sent.parse(
      await ask('{ alliance(code: "ASKED") { invitations { nodes { id organisation { id } } } } }'),
    );
    for (const { id, organisation } of alliance.invitations.nodes) ids[`invitation of ${organisation.id}`] = id;
    await make('arrangeThemes', 'alliance', {
      alliance: idOf('alliance'),
      expectedVersion: await version(idOf('alliance')),
      groups: [{ name: text('Group'), themes: [idOf('theme')] }],
    });
    const groups = z.object({ alliance: z.object({ themeGroups: z.array(thing) }) });
    ids['group'] =
      groups.parse(await ask('{ alliance(code: "TRIAL") { themeGroups { id } } }')).alliance.themeGroups[0]?.id ?? '';
    ids['address'] = await make('createCalendarAddress', 'calendarAddress', { mine: true });
    for (const name of ['draft', 'convened', 'held', 'reviewed'])
      ids[`version of ${name}`] = String(await version(idOf(name)));
    schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
    before = await kept();
  });
  afterAll(async () => {
    await database.end();
    await talkoot.stop();
  });

  const rightOf = (mutation: string): readonly [Input, Who?] => {
    const found = right()[mutation];
    if (!found) throw new Error(`no ${mutation}`);
    return found;
  };
  const came = (name: string) => ({ seat: idOf(`seat of ${name}`), mandate: idOf(`mandate of ${name}`) });
  const codes = async (mutation: string, input: Input, who: string) =>
    (await refused(mutation, input, who)).map(({ code }) => code);
  const versionOf = (name: string) => Number(idOf(`version of ${name}`));
  const of = (meeting: string) => ({ meeting: idOf(meeting), expectedVersion: versionOf(meeting) });

  /** Every mutation with everything that it takes, as it should be. */
  const right = (): Record<string, readonly [Input, Who?]> => ({
    foundBody: [
      {
        of: idOf('town'),
        kind: 'COUNCIL',
        code: 'NEW',
        name: text('New'),
        quorum: { seats: 1, percent: 50, kinds: ['CITY'] },
        noticeDays: 5,
        mergerRule: 'JOINED',
        rhythm: { unit: 'WEEK', every: 2, weekday: 'TUESDAY' },
        reportsTo: idOf('body'),
        period: { from: '2026-01-01', to: day(900) },
        secretariat: idOf('other'),
        provenance: 'REPORTED',
      },
    ],
    changeBody: [
      {
        body: idOf('body'),
        expectedVersion: 6,
        name: text('Other'),
        quorum: { seats: 1, percent: 50, kinds: ['CITY'] },
        noticeDays: 0,
        mergerRule: 'JOINED',
        rhythm: { unit: 'WEEK', every: 2, weekday: 'TUESDAY' },
        reportsTo: idOf('board'),
        period: { from: '2000-01-01', to: day(900) },
      },
    ],
    setSecretariat: [{ body: idOf('body'), expectedVersion: 6, organisation: idOf('other'), on: day(1) }],
    addSeat: [
      {
        body: idOf('body'),
        expectedVersion: 6,
        kind: 'CITY',
        basis: 'OFFICE',
        title: text('Mayor'),
        organisation: idOf('third'),
        place: 2,
        period: { from: '2026-01-01', to: day(300) },
        provenance: 'REPORTED',
      },
    ],
    changeSeat: [
      {
        seat: idOf('seat of third'),
        expectedVersion: 6,
        kind: 'OTHER',
        basis: 'ELECTION',
        title: text('Mayor'),
        organisation: idOf('other'),
        on: day(1),
        place: 1,
      },
    ],
    endSeat: [{ seat: idOf('seat of third'), expectedVersion: 6, lastDay: day(10) }],
    beginMandate: [
      {
        seat: idOf('seat of third'),
        expectedVersion: 6,
        role: 'SUBSTITUTE',
        person: idOf('me'),
        organisation: idOf('third'),
        period: { from: day(0), to: day(5) },
        provenance: 'REPORTED',
      },
    ],
    endMandate: [{ mandate: idOf('mandate of other'), expectedVersion: 6, lastDay: day(10) }],
    acceptSeat: [{ invitation: idOf('invitation to accept') }, 'supporter'],
    declineSeat: [{ invitation: idOf('invitation to decline') }, 'supporter'],
    withdrawSeatInvitation: [{ invitation: idOf('invitation to withdraw') }],
    planMeeting: [
      {
        body: idOf('body'),
        startsAt: at(100),
        endsAt: at(200),
        title: text('One'),
        place: 'Hall',
        link: 'https://example.org/room',
        provenance: 'REPORTED',
      },
    ],
    planMeetings: [
      {
        body: idOf('body'),
        from: day(1),
        until: day(100),
        time: '13:00',
        minutes: 90,
        title: text('Many'),
        place: 'Hall',
        link: 'https://example.org/room',
        provenance: 'REPORTED',
      },
    ],
    changeMeeting: [{ ...of('draft'), title: text('Other'), place: 'Hall', link: 'https://example.org/room' }],
    moveMeeting: [{ ...of('draft'), startsAt: at(300), endsAt: at(400) }],
    addAgendaItem: [
      {
        ...of('draft'),
        kind: 'DECISION',
        title: text('Third'),
        text: text('Long'),
        documents,
        theme: idOf('theme'),
        subject: idOf('pilot'),
        organisations: [idOf('other')],
        place: 1,
      },
    ],
    changeAgendaItem: [
      {
        ...of('draft'),
        item: idOf('item of draft'),
        kind: 'DISCUSSION',
        title: text('Third'),
        text: text('Long'),
        documents,
        theme: idOf('theme'),
        subject: idOf('pilot'),
        organisations: [idOf('other')],
      },
    ],
    removeAgendaItem: [{ ...of('draft'), item: idOf('item of draft') }],
    orderAgenda: [{ ...of('draft'), items: [idOf('other item of draft'), idOf('item of draft')] }],
    conveneMeeting: [of('draft')],
    cancelMeeting: [{ ...of('draft'), reason: text('Snow') }],
    recordMeeting: [
      {
        body: idOf('body'),
        startsAt: at(-90),
        endsAt: at(-30),
        title: text('Held without Talkoot'),
        place: 'Hall',
        link: 'https://example.org/room',
        agenda: [{ kind: 'INFORMATION', title: text('What was new') }],
        attendance: [{ seat: idOf('seat of town'), mandate: idOf('mandate of town') }],
        provenance: 'REPORTED',
      },
    ],
    holdMeeting: [
      { ...of('convened'), attendance: [{ seat: idOf('seat of town'), mandate: idOf('mandate of town') }] },
    ],
    correctAttendance: [
      {
        ...of('held'),
        attendance: [
          { seat: idOf('seat of town'), mandate: idOf('mandate of town') },
          { seat: idOf('seat of other'), mandate: idOf('mandate of other') },
        ],
      },
    ],
    recordDecision: [
      {
        ...of('held'),
        item: idOf('item of held'),
        outcome: 'APPROVED',
        text: text('So be it'),
        votes: { for: 1, against: 0, abstentions: 0 },
        dissents: [{ seat: idOf('seat of town'), reason: text('No') }],
        subject: idOf('pilot'),
      },
    ],
    correctDecision: [
      {
        ...of('held'),
        decision: idOf('decision'),
        outcome: 'REJECTED',
        text: text('So be it not'),
        votes: { for: 0, against: 1, abstentions: 0 },
        dissents: [{ seat: idOf('seat of town'), reason: text('No') }],
        subject: idOf('pilot'),
      },
    ],
    writeMinutes: [{ ...of('held'), text: text('Otherwise'), documents }],
    sendMinutes: [of('held')],
    remarkOnMinutes: [{ ...of('reviewed'), seat: idOf('seat of town'), text: 'Not so' }],
    acceptMinutes: [{ ...of('reviewed'), seat: idOf('seat of town') }],
    approveMinutes: [of('reviewed')],
    withdrawDecision: [{ ...of('reviewed'), decision: idOf('other decision') }],
    giveActionItem: [
      {
        meeting: idOf('held'),
        agendaItem: idOf('other item of held'),
        decision: idOf('decision'),
        text: text('Do it'),
        organisation: idOf('other'),
        person: idOf('me'),
        due: day(10),
      },
    ],
    changeActionItem: [
      {
        actionItem: idOf('actionItem'),
        expectedVersion: 1,
        text: text('Do that'),
        organisation: idOf('other'),
        person: idOf('me'),
        due: day(10),
      },
    ],
    reportActionItemDone: [{ actionItem: idOf('actionItem'), expectedVersion: 1, on: day(0) }],
    withdrawActionItem: [{ actionItem: idOf('actionItem'), expectedVersion: 1, on: day(0) }],
    submitProposal: [
      {
        code: 'P-1',
        title: text('Roads'),
        text: text('Long'),
        documents,
        proposers: [idOf('town')],
        addressee: idOf('other'),
        collaboration: idOf('pilot'),
        submittedOn: day(0),
        answerDue: day(30),
        provenance: 'REPORTED',
      },
    ],
    changeProposal: [
      {
        proposal: idOf('proposal'),
        expectedVersion: 1,
        title: text('Rails'),
        text: text('Long'),
        documents,
        answerDue: day(40),
      },
    ],
    supportProposal: [
      {
        proposal: idOf('proposal'),
        expectedVersion: 1,
        organisation: idOf('third'),
        on: day(0),
        provenance: 'REPORTED',
      },
      'supporter',
    ],
    endSupport: [
      { proposal: idOf('supported'), expectedVersion: 2, organisation: idOf('third'), lastDay: day(0) },
      'supporter',
    ],
    answerProposal: [
      { proposal: idOf('proposal'), expectedVersion: 1, answer: 'ACCEPTED', on: day(0), text: text('Yes') },
      'addressee',
    ],
    withdrawProposal: [{ proposal: idOf('supported'), expectedVersion: 2, on: day(0) }],
    proposeAlliance: [
      {
        code: 'NEW',
        name: text('New'),
        permanent: false,
        period: { from: '2026-01-01', to: day(900) },
        proposers: [idOf('town'), idOf('other')],
        members: [idOf('third')],
        owner: idOf('town'),
        aims: [text('Growth')],
        rhythm: { unit: 'MONTH', every: 1, day: 15 },
        themeGroups: [{ name: text('Group'), themes: [idOf('theme')] }],
        on: day(0),
        provenance: 'REPORTED',
      },
    ],
    changeAlliance: [
      {
        alliance: idOf('alliance'),
        expectedVersion: 6,
        name: text('Other'),
        permanent: false,
        period: { from: '2026-01-01', to: day(900) },
        aims: [text('Growth')],
        rhythm: { unit: 'YEAR', every: 1, month: 9, day: 1 },
      },
    ],
    arrangeThemes: [
      {
        alliance: idOf('alliance'),
        expectedVersion: 6,
        groups: [{ group: idOf('group'), name: text('Theme'), themes: [idOf('theme')] }],
        on: day(0),
      },
    ],
    renameThemeGroup: [
      { alliance: idOf('alliance'), expectedVersion: 6, group: idOf('group'), name: text('Theme'), on: day(0) },
    ],
    admitAllianceMember: [
      {
        alliance: idOf('alliance'),
        expectedVersion: 6,
        organisation: idOf('third'),
        on: day(0),
        provenance: 'REPORTED',
      },
    ],
    endAllianceMembership: [
      { alliance: idOf('alliance'), expectedVersion: 6, organisation: idOf('other'), lastDay: day(0) },
    ],
    activateAlliance: [{ alliance: idOf('alliance'), expectedVersion: 6, on: day(0) }],
    endAlliance: [{ alliance: idOf('alliance'), expectedVersion: 6, on: day(0) }],
    acceptInvitation: [{ invitation: idOf(`invitation of ${idOf('other')}`), expectedVersion: 1 }, 'addressee'],
    declineInvitation: [{ invitation: idOf(`invitation of ${idOf('third')}`), expectedVersion: 1 }, 'supporter'],
    withdrawInvitation: [{ invitation: idOf(`invitation of ${idOf('fourth')}`), expectedVersion: 1 }],
    createCalendarAddress: [{ body: idOf('body') }],
    revokeCalendarAddress: [{ calendarAddress: idOf('address') }],
  });

  /** [mutation, what of its input is otherwise, the code, the field]: what no form of a value tells, but the rules. */
  const wrong = (): (readonly [string, Input, string, string])[] => {
    const lastYear = day(-400);
    return [
      ['foundBody', { period: { from: day(10), to: day(1) } }, 'PERIOD_ENDS_BEFORE_START', 'period.to'],
      ['foundBody', { code: 'KASVUALLIANSSI-BOARD' }, 'CODE_TAKEN', 'code'],
      ['foundBody', { code: 'small' }, 'INVALID_INPUT', 'code'],
      ['foundBody', { rhythm: { unit: 'WEEK', every: 1 } }, 'INVALID_INPUT', 'rhythm.weekday'],
      ['foundBody', { name: {} }, 'TEXT_MISSING', 'name'],
      ['changeBody', { period: { from: day(10) } }, 'OUTSIDE_PERIOD', 'period'],
      ['changeBody', { reportsTo: idOf('body') }, 'INVALID_INPUT', 'reportsTo'],
      ['changeBody', { name: null }, 'INVALID_INPUT', 'name'],
      ['setSecretariat', { organisation: undefined }, 'INVALID_INPUT', 'organisation'],
      ['addSeat', { period: { from: day(10), to: day(1) } }, 'PERIOD_ENDS_BEFORE_START', 'period.to'],
      ['changeSeat', { place: null }, 'INVALID_INPUT', 'place'],
      ['changeSeat', { on: lastYear }, 'OUTSIDE_PERIOD', 'on'],
      ['endSeat', { lastDay: lastYear }, 'OUTSIDE_PERIOD', 'lastDay'],
      ['beginMandate', { period: { from: day(5), to: day(0) } }, 'PERIOD_ENDS_BEFORE_START', 'period.to'],
      ['beginMandate', { seat: idOf('seat of other'), role: 'HOLDER' }, 'SEAT_TAKEN', 'period'],
      ['beginMandate', { person: null, organisation: null }, 'INVALID_INPUT', 'person'],
      ['acceptSeat', { invitation: idOf('withdrawn invitation') }, 'NOT_FOUND', 'invitation'],
      ['withdrawSeatInvitation', { invitation: idOf('withdrawn invitation') }, 'WRONG_STATUS', 'invitation'],
      ['beginMandate', { personAddress: UNKNOWN }, 'INVALID_INPUT', 'personAddress'],
      ['beginMandate', { person: null, personAddress: 'Maija' }, 'INVALID_INPUT', 'personAddress'],
      ['endMandate', { lastDay: lastYear }, 'OUTSIDE_PERIOD', 'lastDay'],
      ['planMeeting', { endsAt: at(50) }, 'PERIOD_ENDS_BEFORE_START', 'endsAt'],
      ['planMeeting', { endsAt: at(100 + 73 * 60) }, 'INVALID_INPUT', 'endsAt'],
      ['planMeeting', { startsAt: at(-10), endsAt: at(10) }, 'INVALID_DATE', 'startsAt'],
      ['planMeeting', { link: 'javascript:alert(1)' }, 'INVALID_INPUT', 'link'],
      ['planMeetings', { until: day(0) }, 'PERIOD_ENDS_BEFORE_START', 'until'],
      ['planMeetings', { from: day(-1) }, 'INVALID_DATE', 'from'],
      ['planMeetings', { until: '2199-12-31' }, 'TOO_MANY', 'until'],
      ['planMeetings', { body: idOf('board') }, 'NO_RHYTHM', 'body'],
      ['changeMeeting', { meeting: idOf('held'), expectedVersion: versionOf('held') }, 'WRONG_STATUS', 'meeting'],
      ['moveMeeting', { startsAt: at(-100), endsAt: at(10) }, 'INVALID_DATE', 'startsAt'],
      ['addAgendaItem', { documents: [{ title: text('A'), url: 'file:///etc' }] }, 'INVALID_INPUT', 'documents.0.url'],
      ['changeAgendaItem', { title: null }, 'INVALID_INPUT', 'title'],
      ['changeAgendaItem', { item: idOf('item of held') }, 'NOT_FOUND', 'item'],
      ['removeAgendaItem', { item: idOf('item of convened') }, 'NOT_FOUND', 'item'],
      ['orderAgenda', { items: [idOf('item of draft')] }, 'INVALID_INPUT', 'items'],
      ['orderAgenda', { items: [idOf('item of draft'), idOf('item of draft')] }, 'INVALID_INPUT', 'items.1'],
      ['conveneMeeting', of('held'), 'WRONG_STATUS', 'meeting'],
      ['cancelMeeting', of('held'), 'WRONG_STATUS', 'meeting'],
      ['holdMeeting', of('draft'), 'WRONG_STATUS', 'meeting'],
      ['holdMeeting', { attendance: [came('town'), came('town')] }, 'INVALID_INPUT', 'attendance.1.seat'],
      [
        'holdMeeting',
        { attendance: [{ ...came('town'), mandate: idOf('mandate of other') }] },
        'NOT_OF_THE_BODY',
        'attendance.0.mandate',
      ],
      ['correctAttendance', of('reviewed'), 'WRONG_STATUS', 'meeting'],
      ['recordDecision', { votes: { for: 2, against: 0, abstentions: 0 } }, 'TOO_MANY_VOTES', 'votes'],
      ['recordDecision', { dissents: [{ seat: idOf('seat of other') }] }, 'NOT_PRESENT', 'dissents.0.seat'],
      ['recordDecision', { item: idOf('other item of held') }, 'ALREADY_DECIDED', 'item'],
      ['correctDecision', { votes: { for: 1, against: 1, abstentions: 0 } }, 'TOO_MANY_VOTES', 'votes'],
      ['correctDecision', { dissents: [{ seat: idOf('seat of other') }] }, 'NOT_PRESENT', 'dissents.0.seat'],
      ['correctDecision', { text: null }, 'INVALID_INPUT', 'text'],
      ['correctDecision', { decision: idOf('other decision') }, 'NOT_FOUND', 'decision'],
      ['withdrawDecision', { ...of('held'), decision: idOf('decision') }, 'IN_USE', 'decision'],
      ['sendMinutes', of('convened'), 'WRONG_STATUS', 'meeting'],
      ['remarkOnMinutes', { seat: idOf('seat of other') }, 'NOT_PRESENT', 'seat'],
      ['acceptMinutes', { seat: idOf('seat of other') }, 'NOT_PRESENT', 'seat'],
      ['approveMinutes', {}, 'MINUTES_OPEN', 'meeting'],
      ['giveActionItem', { organisation: null, person: null }, 'INVALID_INPUT', 'organisation'],
      ['giveActionItem', { person: null, personAddress: UNKNOWN }, 'NOT_FOUND', 'personAddress'],
      ['giveActionItem', { due: day(-1) }, 'INVALID_DATE', 'due'],
      ['giveActionItem', { meeting: idOf('draft') }, 'WRONG_STATUS', 'meeting'],
      ['giveActionItem', { agendaItem: idOf('item of held') }, 'NOT_FOUND', 'decision'],
      ['changeActionItem', { organisation: null, person: null }, 'INVALID_INPUT', 'organisation'],
      ['changeActionItem', { person: null, personAddress: UNKNOWN }, 'NOT_FOUND', 'personAddress'],
      ['changeActionItem', { personAddress: UNKNOWN }, 'INVALID_INPUT', 'personAddress'],
      ['reportActionItemDone', { on: day(1) }, 'INVALID_DATE', 'on'],
      ['withdrawActionItem', { on: day(-1) }, 'INVALID_DATE', 'on'],
      ['submitProposal', { answerWithinWorkingDays: 5 }, 'INVALID_INPUT', 'answerWithinWorkingDays'],
      ['submitProposal', { submittedOn: day(1) }, 'INVALID_DATE', 'submittedOn'],
      ['submitProposal', { answerDue: day(-1) }, 'INVALID_DATE', 'answerDue'],
      ['submitProposal', { addressee: idOf('town') }, 'INVALID_INPUT', 'addressee'],
      ['submitProposal', { proposers: [] }, 'INVALID_INPUT', 'proposers'],
      ['changeProposal', { answerDue: day(-1) }, 'INVALID_DATE', 'answerDue'],
      ['supportProposal', { on: day(1) }, 'INVALID_DATE', 'on'],
      ['supportProposal', { proposal: idOf('supported'), expectedVersion: 2 }, 'ALREADY_PARTY', 'organisation'],
      ['endSupport', { lastDay: day(1) }, 'INVALID_DATE', 'lastDay'],
      ['endSupport', { proposal: idOf('proposal'), expectedVersion: 1 }, 'NOT_PARTY', 'organisation'],
      ['answerProposal', { on: day(-1) }, 'INVALID_DATE', 'on'],
      ['withdrawProposal', { on: day(1) }, 'INVALID_DATE', 'on'],
      ['proposeAlliance', { owner: idOf('third') }, 'INVALID_INPUT', 'owner'],
      ['proposeAlliance', { permanent: true }, 'INVALID_INPUT', 'period.to'],
      ['proposeAlliance', { on: day(1) }, 'INVALID_DATE', 'on'],
      ['proposeAlliance', { proposers: [idOf('town'), idOf('town')] }, 'INVALID_INPUT', 'proposers.1'],
      ['changeAlliance', { permanent: true }, 'INVALID_INPUT', 'period.to'],
      ['changeAlliance', { period: null }, 'INVALID_INPUT', 'period'],
      ['activateAlliance', { on: day(1) }, 'INVALID_DATE', 'on'],
      ['endAlliance', { on: day(-1) }, 'OUTSIDE_PERIOD', 'on'],
      ['admitAllianceMember', { organisation: idOf('other') }, 'ALREADY_MEMBER', 'organisation'],
      ['endAllianceMembership', { organisation: idOf('third') }, 'NOT_MEMBER', 'organisation'],
      [
        'arrangeThemes',
        { groups: [{ group: idOf('group'), themes: [idOf('theme'), idOf('theme')] }] },
        'INVALID_INPUT',
        'groups.0.themes.1',
      ],
      ['renameThemeGroup', { on: day(-1) }, 'NOT_FOUND', 'group'],
      ['createCalendarAddress', { mine: true }, 'INVALID_INPUT', ''],
      ['admitAllianceMember', { alliance: idOf('asked'), expectedVersion: 1 }, 'ALREADY_INVITED', 'organisation'],
      ['activateAlliance', { alliance: idOf('asked'), expectedVersion: 1 }, 'WRONG_STATUS', 'alliance'],
      ['createCalendarAddress', { body: null }, 'INVALID_INPUT', ''],
    ];
  };

  it('is tried with every mutation that there is', async () => {
    const sources = await Promise.all(
      ['identity/src/invitations', 'governance/src', 'alliances/src'].map(async (context) => {
        const folder = join(import.meta.dirname, '../../libs', context);
        const declared = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.mutations.ts'));
        return Promise.all(declared.map((name) => readFile(join(folder, name), 'utf8')));
      }),
    );
    const there = sources
      .flat()
      .flatMap((source) => [...source.matchAll(/^  (\w+): change\(/gm)].map(([, name = '']) => name));
    expect(MUTATIONS.toSorted()).toEqual(there.toSorted());
  });

  it.each(MUTATIONS)('by %s is refused at its field for what is not there', async (mutation) => {
    const [input, who] = rightOf(mutation);
    const tried = trials(input, inputOf(schema, mutation)).filter(dependsOnWhatIsThere);
    expect(tried.length).toBeGreaterThan(0);
    const answers = await inTurns(tried, async (each) => ({
      ...each,
      errors: await refused(mutation, each.input, who),
    }));
    const taken = answers.filter(({ what, errors, path: [field] }) => {
      // For whom one does not act one does not know, so of an unknown one nothing more is said.
      const isNotMine = what === 'unknown' && errors[0]?.code === 'FORBIDDEN';
      return !isNotMine && (errors.length === 0 || !errors.every((each) => names(each, field)));
    });
    expect(taken.map(({ what, path, errors }) => ({ at: path.join('.'), what, errors }))).toEqual([]);
  });

  it.each(MUTATIONS)('by %s is refused to those who may not, as if hidden things were not there', async (mutation) => {
    const [input] = rightOf(mutation);
    if (mutation === 'createCalendarAddress') return;
    const [field = '', target] = Object.entries(input)[0] ?? [];
    const other = { ...input, [field]: newId(kindOf(String(target)) ?? 'event') };
    const asStranger = await refused(mutation, input, 'stranger');
    expect(asStranger).not.toEqual([]);
    // What they may not see reads as what is not there, and so does its version; what anybody sees is merely not theirs.
    if (asStranger[0]?.code !== 'FORBIDDEN') expect(asStranger).toEqual(await refused(mutation, other, 'stranger'));
    expect(await refused(mutation, { ...input, expectedVersion: input['expectedVersion'] && 999 }, 'stranger')).toEqual(
      asStranger,
    );
    if (!FOR_MEMBERS.includes(mutation)) expect(await codes(mutation, input, 'member')).toEqual(['FORBIDDEN']);
  });

  it('against the rules is refused at the field that would mend it', async () => {
    const told = await inTurns(wrong(), async ([mutation, otherwise]) => {
      const [input, who] = rightOf(mutation);
      const errors = await refused(mutation, { ...input, ...otherwise }, who);
      return errors.map(({ code, path }) => [mutation, otherwise, code, path?.join('.')]);
    });
    expect(told.flat()).toEqual(wrong());
  });

  it('is told in the language of the reader', async () => {
    const said = await inTurns(wrong(), async ([mutation, otherwise]) => {
      const [input, who] = rightOf(mutation);
      const each = (['fi', 'sv', 'en'] as const).map((language) =>
        refused(mutation, { ...input, ...otherwise }, who, language),
      );
      return (await Promise.all(each)).map(([first]) => first?.message);
    });
    expect(said.filter((messages) => new Set(messages).size < 3)).toEqual([]);
  });

  it('changed nothing, and none of it was a fault', async () => {
    expect(await kept()).toBe(before);
    expect(talkoot.log()).not.toContain('request.failed');
    expect(talkoot.log()).not.toMatch(/(nobody|guest)@town.example/);
  });

  it('was bad only where it was meant to be', async () => {
    const found: unknown[] = [];
    for (const mutation of Object.keys(right())) {
      if (NOT_AFTER_THE_OTHERS.has(mutation)) continue;
      const [{ expectedVersion, ...input }, who] = rightOf(mutation);
      const read = needsVersion(mutation)
        ? { expectedVersion: await version(z.string().parse(Object.values(input)[0])) }
        : {};
      const errors = await refused(mutation, { ...input, ...read }, who);
      if (errors.length > 0) found.push([mutation, errors]);
    }
    expect(found).toEqual([]);
  });
});

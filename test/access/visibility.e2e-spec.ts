import { type Relation, type TokenRole, VISIBILITY, visibilityOf, type Visible } from '@talkoot/contracts';
import { waitFor } from '@talkoot/platform/testing/run';
import { z } from 'zod';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';
import { readVersion } from '../support/read-version.js';

/** How an organisation of the bundled data stands to the thing of a row; who is not named stands to it in no way. */
type Viewers = Partial<Record<Relation, string>>;

interface Row {
  readonly viewers: Viewers;
  /** Whether the bearer of the token (or anybody, without one) sees the thing. */
  readonly sees: (token?: string) => Promise<boolean>;
}

/** What a body is, does and asks for, and what is proposed. */
type Governed =
  | 'body'
  | 'meeting-draft'
  | 'meeting'
  | 'meeting-link'
  | 'minutes-before-approval'
  | 'minutes'
  | 'action-item'
  | 'consent'
  | 'seat-invitation'
  | 'proposal'
  | 'alliance';

const STRANGER = '740';
const thing = z.object({ id: z.string() });
const errors = z.array(z.object({ code: z.string(), message: z.string() }));

const LINK = 'https://meet.example/open';

describe('who sees what', () => {
  let talkoot: Talkoot;
  let rows: Record<Visible, Row>;
  const tokens = new Map<string, string>();

  const tokenOf = async (organisation: string, role: TokenRole = 'manager') => {
    const known = tokens.get(`${organisation} ${role}`) ?? (await talkoot.token(organisation, role));
    tokens.set(`${organisation} ${role}`, known);
    return known;
  };

  /** Asks and expects an answer without errors. */
  const ask = async (query: string, variables: object = {}, token?: string): Promise<Record<string, unknown>> => {
    const answer = await talkoot.ask(query, variables, token === undefined ? {} : { token });
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return z.record(z.string(), z.unknown()).parse(answer.data);
  };

  /** Makes a change that must succeed; answers the changed thing's id. */
  const change = async (mutation: string, field: string, input: object, token: string): Promise<string> => {
    const operation = `mutation M($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
      ${mutation}(input: $input) { ${field} { id } errors { code message } } }`;
    const { [mutation]: payload } = await ask(operation, { input }, token);
    const answered = z.looseObject({ errors }).parse(payload);
    if (answered.errors.length > 0) throw new Error(JSON.stringify(answered.errors));
    return thing.parse(answered[field]).id;
  };

  /** The organisation agrees to what it is invited to. */
  const accepts = async (organisation: string, to: string): Promise<void> => {
    const query = 'query Q($to: ID!) { me { invitations(filter: { to: $to }) { nodes { id } } } }';
    const invited = z.object({ me: z.object({ invitations: z.object({ nodes: z.array(thing) }) }) });
    const token = await tokenOf(organisation);
    for (const { id } of invited.parse(await ask(query, { to }, token)).me.invitations.nodes)
      await change('acceptInvitation', 'invitation', { invitation: id }, token);
  };

  /** Whether a query that may answer with nothing answers with something. */
  const finds = (query: string, variables: object) => async (token?: string) => {
    const [found] = Object.values(await ask(query, variables, token));
    return found !== null;
  };

  /** Whether the answer to a query, as text, has something in it. */
  const mentions = (query: string, variables: object, text: string) => async (token?: string) =>
    JSON.stringify(await ask(query, variables, token)).includes(text);

  /** A body of the ministry with Salo as its secretariat and a seat of Kauhajoki; what it meets on, decides and asks for. */
  async function governance(
    id: (name: string) => string,
  ): Promise<Pick<Record<Visible, Row>, Governed> & { readonly group: string }> {
    const owner = await tokenOf('TEM');
    const text = (en: string) => ({ en });
    const body = await change(
      'foundBody',
      'body',
      { of: id('tem'), kind: 'WORKING_GROUP', name: text('A group'), secretariat: id('salo') },
      owner,
    );
    await accepts('734', body);
    const seat = await change('addSeat', 'seat', { body, kind: 'CITY', organisation: id('seated') }, owner);
    const mandate = await change(
      'beginMandate',
      'mandate',
      { seat, organisation: id('seated'), period: { from: '2020-01-01' } },
      owner,
    );
    // Somebody of an organisation that has no part in the body, by the address.
    const invitation = await change(
      'beginMandate',
      'invitation',
      { seat, role: 'SUBSTITUTE', personAddress: 'viranhaltija@sek.example', period: { from: '2020-01-01' } },
      owner,
    );
    const meets = async (title: string) => {
      const startsAt = new Date(Date.now() + 60_000).toISOString();
      const endsAt = new Date(Date.now() + 3_600_000).toISOString();
      return change('planMeeting', 'meeting', { body, startsAt, endsAt, title: text(title), link: LINK }, owner);
    };
    const version = (id: string) => readVersion((query, variables) => ask(query, variables, owner), id);
    const step = async (name: string, meeting: string, more: object = {}, token = owner) =>
      change(name, 'meeting', { meeting, expectedVersion: await version(meeting), ...more }, token);
    const held = async (title: string) => {
      const meeting = await meets(title);
      await step('addAgendaItem', meeting, { kind: 'DECISION', title: text(`Item of ${title}`) });
      await step('conveneMeeting', meeting);
      await step('holdMeeting', meeting, { attendance: [{ seat, mandate }] });
      await step('writeMinutes', meeting, { text: text('What was said') });
      return meeting;
    };
    const draft = await meets('A draft');
    const open = await held('Open minutes');
    const approved = await held('Approved minutes');
    await step('sendMinutes', approved);
    await step('acceptMinutes', approved, { seat }, await tokenOf('232'));
    await step('approveMinutes', approved);
    const actionItem = await change(
      'giveActionItem',
      'actionItem',
      { meeting: open, text: text('Do it'), organisation: id('responsible'), due: '2027-01-31' },
      owner,
    );
    const proposal = await change(
      'submitProposal',
      'proposal',
      { title: text('A proposal'), proposers: [id('salo')], addressee: id('tem') },
      await tokenOf('734'),
    );
    const alliance = await change(
      'proposeAlliance',
      'alliance',
      { code: 'SEEN', name: text('An alliance'), permanent: true, proposers: [id('salo'), id('sek')] },
      await tokenOf('734'),
    );
    const viewers: Viewers = { owner: 'TEM', secretariat: '734', seated: '232', responsible: '301' };
    const byId = (thing: string) => finds('query Q($id: ID!) { node(id: $id) { id } }', { id: thing });
    const whoCame = (meeting: string) =>
      mentions(
        'query Q($id: ID!) { node(id: $id) { ... on Meeting { attendance { totalCount nodes { seat { id } } } minutes { text } } } }',
        { id: meeting },
        seat,
      );
    return {
      group: body,
      body: { viewers, sees: byId(seat) },
      'meeting-draft': { viewers, sees: byId(draft) },
      meeting: { viewers, sees: byId(open) },
      'meeting-link': {
        viewers,
        sees: mentions('query Q($id: ID!) { node(id: $id) { ... on Meeting { link } } }', { id: open }, LINK),
      },
      'minutes-before-approval': { viewers, sees: whoCame(open) },
      minutes: { viewers, sees: whoCame(approved) },
      'action-item': { viewers, sees: byId(actionItem) },
      consent: {
        viewers: { inviter: '734', invited: 'SEK', owner: '232' },
        sees: mentions(
          'query Q($id: ID!) { node(id: $id) { ... on Alliance { invitations { totalCount nodes { status } } } } }',
          { id: alliance },
          'PENDING',
        ),
      },
      'seat-invitation': { viewers: { ...viewers, named: 'SEK' }, sees: byId(invitation) },
      proposal: { viewers: { proposer: '734', addressee: 'TEM' }, sees: byId(proposal) },
      alliance: { viewers: { proposer: '734' }, sees: byId(alliance) },
    };
  }

  beforeAll(async () => {
    talkoot = await startTalkoot({ REPORT_RENEWAL_SECONDS: '1' });
    const owner = await tokenOf('TEM');
    const ids = z.record(z.string(), thing).parse(
      await ask(`{
        tem: organisation(country: FI, code: "TEM") { id } sek: organisation(country: FI, code: "SEK") { id }
        salo: municipality(country: FI, code: "734") { id } programme: pilotProgramme(code: "TEM-SKP-2014") { id }
        green: pilot(code: "GREEN") { id } seated: municipality(country: FI, code: "232") { id }
        responsible: municipality(country: FI, code: "301") { id }
      }`),
    );
    const id = (name: string) => ids[name]?.id ?? '';
    const period = { from: '2026-01-01', to: '2027-12-31' };

    const early = await change(
      'createPilotProgramme',
      'pilotProgramme',
      { code: 'TEM-EARLY', name: { en: 'Not yet open' }, owner: id('tem'), period, call: { opens: '2199-01-01' } },
      owner,
    );
    const open = await change(
      'createPilotProgramme',
      'pilotProgramme',
      { code: 'TEM-OPEN', name: { en: 'Open' }, owner: id('tem'), period, call: { opens: '2026-01-01' } },
      owner,
    );
    const draft = await change(
      'draftPilot',
      'pilot',
      {
        programme: id('programme'),
        code: 'TEM-DRAFT',
        name: { en: 'A draft' },
        period: { from: '2014-01-01', to: '2015-12-31' },
        coordinator: id('salo'),
        applicant: id('sek'),
      },
      owner,
    );
    const plan = await change(
      'submitPlan',
      'plan',
      { programme: open, name: { en: 'A plan' }, applicant: id('sek'), coordinator: id('salo'), period },
      await tokenOf('SEK'),
    );
    await accepts('734', plan);
    const applicant = await tokenOf('SEK');
    const expectedVersion = await readVersion((query, variables) => ask(query, variables, applicant), plan);
    await change('changePlan', 'plan', { plan, expectedVersion, coordinator: id('seated') }, applicant);
    const rejected = await change(
      'submitPlan',
      'plan',
      {
        programme: open,
        name: { en: 'No' },
        applicant: id('sek'),
        coordinator: id('salo'),
        partners: [id('seated')],
        period,
      },
      await tokenOf('SEK'),
    );
    await accepts('734', rejected);
    await change('rejectPlan', 'plan', { plan: rejected, reason: { en: 'It does not fit.' } }, owner);
    await change('invitePartner', 'partnership', { pilot: id('green'), organisation: id('salo') }, owner);
    await change(
      'reportStatus',
      'statusReport',
      { pilot: id('green'), light: 'AT_RISK', on: '2014-11-19', reason: { en: 'A reason for few' } },
      await tokenOf('232'),
    );
    const report = await change(
      'requestReport',
      'report',
      { kind: 'PILOT_PROGRAMME', subject: id('programme'), formats: ['CSV'], locale: 'en' },
      await tokenOf('301'),
    );
    const { group, ...governed } = await governance(id);
    const strategy = { owner: id('tem'), kind: 'OTHER', name: { en: 'A strategy' }, period };
    const drafted = await change('createProgramme', 'programme', { code: 'TEM-DRAFTED', ...strategy }, owner);
    const adopted = await change('createProgramme', 'programme', { code: 'TEM-ADOPTED', ...strategy }, owner);
    const versionOf = (thing: string) => readVersion((query, variables) => ask(query, variables, owner), thing);
    const planned = async (programme: string): Promise<string> => {
      const revision = await change('draftRevision', 'revision', { programme }, owner);
      const item = { kind: 'PRIORITY', code: 'A', name: { en: 'A' }, workingGroup: group };
      await change(
        'addProgrammeItem',
        'item',
        { revision, ...item, expectedVersion: await versionOf(revision) },
        owner,
      );
      return revision;
    };
    const adopt = async (programme: string): Promise<string> =>
      change(
        'adoptProgramme',
        'programme',
        { programme, expectedVersion: await versionOf(programme), adoptedOn: '2026-01-01' },
        owner,
      );
    /** Asks two organisations; the consultation, and what each is asked for. */
    const heard = async (revision: string): Promise<readonly [string, string, string]> => {
      const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      const organisations = [id('sek'), id('salo')];
      const input = { revision, organisations, until, silence: 'NONE' };
      const consultation = await change('openConsultation', 'consultation', input, owner);
      const query = 'query Q($id: ID!) { node(id: $id) { ... on Consultation { opinions { nodes { id } } } } }';
      const asked = z.object({ node: z.object({ opinions: z.object({ nodes: z.tuple([thing, thing]) }) }) });
      const [first, second] = asked.parse(await ask(query, { id: consultation }, owner)).node.opinions.nodes;
      return [consultation, first.id, second.id];
    };
    await planned(adopted);
    await adopt(adopted);
    const work = async (year: number) => {
      const drafting = { programme: adopted, workingGroup: group, year };
      return change('draftWorkProgramme', 'workProgramme', drafting, owner);
    };
    const [workDraft, workAdopted] = [await work(2026), await work(2027)];
    await change('addWorkTask', 'task', { workProgramme: workAdopted, text: { en: 'A task' } }, owner);
    await change(
      'adoptWorkProgramme',
      'workProgramme',
      { workProgramme: workAdopted, expectedVersion: await versionOf(workAdopted) },
      owner,
    );
    const next = await change('draftRevision', 'revision', { programme: adopted }, owner);
    const [hearing, opinion] = await heard(next);
    await heard(await planned(drafted));
    const decided = await change('createProgramme', 'programme', { code: 'TEM-HEARD', ...strategy }, owner);
    const [ended, published, other] = await heard(await planned(decided));
    for (const [each, organisation] of [
      [published, 'SEK'],
      [other, '734'],
    ] as const)
      await change(
        'giveOpinion',
        'opinion',
        { opinion: each, position: 'AGREED', expectedVersion: 1 },
        await tokenOf(organisation),
      );
    await change('closeConsultation', 'consultation', { consultation: ended }, owner);
    await adopt(decided);
    const parked = await change(
      'parkItem',
      'parkedItem',
      { programme: drafted, title: { en: 'For later' } },
      await tokenOf('SEK'),
    );
    const [item = ''] = z
      .object({ node: z.object({ priorities: z.array(thing) }) })
      .parse(
        await ask('query Q($id: ID!) { node(id: $id) { ... on Programme { priorities { id } } } }', { id: adopted }),
      )
      .node.priorities.map((each) => each.id);
    const actionPlan = async (year: number) => {
      const subject = { programme: adopted, organisation: id('tem'), year, area: item };
      const made = await change('draftActionPlan', 'actionPlan', subject, owner);
      const activity = { actionPlan: made, title: { en: 'To be done' }, due: `${year}-06-30` };
      return { plan: made, activity: await change('addActivity', 'activity', activity, owner) };
    };
    const draftedPlan = await actionPlan(2026);
    const adoptedPlan = await actionPlan(2027);
    const asRead = { actionPlan: adoptedPlan.plan, expectedVersion: await versionOf(adoptedPlan.plan) };
    await change('adoptActionPlan', 'actionPlan', asRead, owner);
    await waitFor('the standing report', async () => {
      const { pilotProgramme } = await ask('{ pilotProgramme(code: "TEM-SKP-2014") { report { url } } }');
      return JSON.stringify(pilotProgramme).includes('http');
    });

    const ministry = thing.parse((await ask('{ organisation(country: FI, code: "TEM") { id } }')).organisation).id;
    const key = await change('makeKey', 'key', { organisation: ministry, name: 'A system', scopes: ['READ'] }, owner);

    const invited = await change(
      'inviteColleague',
      'invitation',
      { address: 'invited@salo.example', role: 'EDITOR' },
      await tokenOf('734'),
    );
    const people = (fields: string) => `{ municipality(country: FI, code: "734") { people { nodes { ${fields} } } } }`;
    const ofGreen: Viewers = { owner: 'TEM', coordinator: '232', partner: '301', applicant: 'SEK', invited: '734' };
    const green = (fields: string) => `{ pilot(code: "GREEN") { ${fields} } }`;
    rows = {
      ...governed,
      organisation: { viewers: {}, sees: finds('{ municipality(country: FI, code: "734") { id } }', {}) },
      'pilot-programme-before-call': {
        viewers: { owner: 'TEM' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: early }),
      },
      'pilot-programme': {
        viewers: { owner: 'TEM' },
        sees: finds('{ pilotProgramme(code: "TEM-SKP-2014") { id } }', {}),
      },
      'plan-before-decision': {
        viewers: { owner: 'TEM', applicant: 'SEK', coordinator: '734', invited: '232' },
        sees: finds('query Q($id: ID!) { plan(id: $id) { id } }', { id: plan }),
      },
      plan: {
        viewers: { owner: 'TEM', applicant: 'SEK', coordinator: '734' },
        sees: finds('query Q($id: ID!) { plan(id: $id) { id } }', { id: rejected }),
      },
      'plan-partner': {
        viewers: { owner: 'TEM', applicant: 'SEK', coordinator: '734', self: '232' },
        sees: mentions(
          'query Q($id: ID!) { plan(id: $id) { partners { nodes { code } } } }',
          { id: rejected },
          '"232"',
        ),
      },
      'programme-draft': {
        viewers: { owner: 'TEM', consulted: 'SEK' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: drafted }),
      },
      programme: {
        viewers: { owner: 'TEM' },
        sees: finds('{ programme(code: "BRG-2035") { id } }', {}),
      },
      'revision-draft': {
        viewers: { owner: 'TEM', consulted: 'SEK' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: next }),
      },
      'work-programme-draft': {
        viewers: { owner: 'TEM', secretariat: '734' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: workDraft }),
      },
      'work-programme': {
        viewers: { owner: 'TEM', secretariat: '734' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: workAdopted }),
      },
      'consultation-draft': {
        viewers: { owner: 'TEM', consulted: 'SEK' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: hearing }),
      },
      consultation: {
        viewers: { owner: 'TEM', consulted: 'SEK' },
        sees: mentions(
          'query Q($id: ID!) { node(id: $id) { ... on Consultation { consulted { nodes { code } } } } }',
          { id: ended },
          '"734"',
        ),
      },
      'opinion-draft': {
        viewers: { owner: 'TEM', self: 'SEK', consulted: '734' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: opinion }),
      },
      opinion: {
        viewers: { owner: 'TEM', self: 'SEK', consulted: '734' },
        sees: mentions(
          'query Q($id: ID!) { node(id: $id) { ... on Opinion { position } } }',
          { id: published },
          'AGREED',
        ),
      },
      'parked-item': {
        viewers: { owner: 'TEM', self: 'SEK', consulted: '734' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: parked }),
      },
      'action-plan-draft': {
        viewers: { self: 'TEM' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: draftedPlan.activity }),
      },
      'action-plan': {
        viewers: { self: 'TEM' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: adoptedPlan.activity }),
      },
      'pilot-draft': {
        viewers: { owner: 'TEM', applicant: 'SEK', coordinator: '734' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: draft }),
      },
      pilot: { viewers: ofGreen, sees: finds(green('id'), {}) },
      partnership: { viewers: ofGreen, sees: mentions(green('partnerships { nodes { status } }'), {}, 'JOINED') },
      invitation: { viewers: ofGreen, sees: mentions(green('partnerships { nodes { status } }'), {}, 'INVITED') },
      'status-light': { viewers: ofGreen, sees: mentions(green('statusReports { nodes { light } }'), {}, 'AT_RISK') },
      'status-reason': {
        viewers: ofGreen,
        sees: mentions(green('statusReports { nodes { reason } }'), {}, 'A reason for few'),
      },
      grant: { viewers: ofGreen, sees: mentions(green('grants { nodes { amount { amount } } }'), {}, '180000.00') },
      'standing-report': {
        viewers: { owner: 'TEM' },
        sees: finds('{ pilotProgramme(code: "TEM-SKP-2014") { report { url } } }', {}),
      },
      key: {
        viewers: { self: 'TEM' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: key }),
      },
      colleague: { viewers: { self: '734' }, sees: mentions(people('id role'), {}, 'MANAGER') },
      'colleague-address': { viewers: { self: '734' }, sees: mentions(people('address'), {}, '@') },
      'colleague-invitation': {
        viewers: { self: '734' },
        sees: finds('query Q($id: ID!) { node(id: $id) { id } }', { id: invited }),
      },
      'own-report': {
        viewers: { self: '301', owner: 'TEM', coordinator: '232' },
        // Who has not signed in cannot ask for reports at all.
        sees: async (token) =>
          token !== undefined && finds('query Q($id: ID!) { report(id: $id) { id } }', { id: report })(token),
      },
    };
  });
  afterAll(() => talkoot.stop());

  describe.each(Object.keys(VISIBILITY) as Visible[])('%s', (name) => {
    const seenBy: 'anybody' | readonly Relation[] = visibilityOf(name).seenBy;

    it(`is seen by ${seenBy === 'anybody' ? seenBy : seenBy.join(', ')} and nobody else`, async () => {
      const { viewers, sees } = rows[name];
      const related = Object.entries(viewers) as [Relation, string][];
      const seen: Record<string, boolean> = {
        anybody: await sees(),
        stranger: await sees(await tokenOf(STRANGER)),
        operator: await sees(await tokenOf('TEM', 'operator')),
      };
      for (const [relation, organisation] of related) seen[relation] = await sees(await tokenOf(organisation));
      const expected: Record<string, boolean> = {
        anybody: seenBy === 'anybody',
        stranger: seenBy === 'anybody',
        operator: true,
      };
      for (const [relation] of related) expected[relation] = seenBy === 'anybody' || seenBy.includes(relation);
      expect(seen).toEqual(expected);
    });
  });

  it('what waits for the consent of an organisation or a person stands in one place, whichever context asks for it', async () => {
    const query = `{ me { invitations { totalCount nodes {
      roles status invitedBy { code } organisation { code } to { ... on Alliance { code } ... on Pilot { code } ... on Body { of: code } } } } } }`;
    const invitations = async (organisation: string) => {
      const { me } = z
        .object({ me: z.object({ invitations: z.unknown() }) })
        .parse(await ask(query, {}, await tokenOf(organisation)));
      return me.invitations;
    };
    const pending = { status: 'PENDING' };
    expect(await invitations('SEK')).toEqual({
      totalCount: 2,
      nodes: [
        { ...pending, roles: ['SUBSTITUTE'], invitedBy: { code: 'TEM' }, organisation: null, to: { of: null } },
        {
          ...pending,
          roles: ['PROPOSER', 'MEMBER'],
          invitedBy: { code: '734' },
          organisation: { code: 'SEK' },
          to: { code: 'SEEN' },
        },
      ],
    });
    expect(await invitations('734')).toEqual({
      totalCount: 1,
      nodes: [
        { ...pending, roles: ['PARTNER'], invitedBy: null, organisation: { code: '734' }, to: { code: 'GREEN' } },
      ],
    });
    expect(await invitations(STRANGER)).toEqual({ totalCount: 0, nodes: [] });
  });

  it('what is not seen is not counted, listed or told of either', async () => {
    const stranger = await tokenOf(STRANGER);
    const programmes = '{ pilotProgrammes { totalCount nodes { code } } }';
    expect(JSON.stringify(await ask(programmes, {}, stranger))).not.toContain('TEM-EARLY');
    expect(JSON.stringify(await ask(programmes, {}, await tokenOf('TEM')))).toContain('TEM-EARLY');
    const events =
      '{ events(first: 100, filter: { type: ["pilot.partner-invited.v1", "pilot.drafted.v1", "plan.submitted.v1", "meeting.planned.v1", "meeting.agenda-changed.v1", "action-item.given.v1", "invitation.sent.v1"] }) { totalCount nodes { id } } }';
    expect(await ask(events, {}, stranger)).toEqual({ events: { totalCount: 0, nodes: [] } });
    expect(await ask(events, {}, await tokenOf('TEM'))).not.toMatchObject({ events: { totalCount: 0 } });
  });
});

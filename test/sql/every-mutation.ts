import { LocalDate, ZoneId } from '@talkoot/contracts';

/**
 * A change that is made, by the operator unless another is named, of the version that there is of what the input names first;
 * answers what the payload gives, objects as their ids.
 */
export type Change = (mutation: string, input: object, who?: string) => Promise<Given>;
export type Given = Readonly<Record<string, string>>;

/** What a chapter needs to know and do. */
export interface World {
  readonly change: Change;
  /** The ids that a query finds, by the names of its fields. */
  readonly find: (query: string, who?: string) => Promise<Given>;
  /** What the mail of an invitation to act for an organisation has in its link. */
  readonly secretOf: (invitation: string | undefined) => Promise<string>;
  /** Puts a notification into the operator’s list, as the worker would. */
  readonly notify: () => Promise<string>;
}

const today = LocalDate.now(ZoneId.of('Europe/Helsinki'));
export const day = (days: number): string => today.plusDays(days).toString();
export const text = (en: string) => ({ en });
export const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
export const period = { from: day(-300), to: day(300) };
export const euros = (amount: string) => ({ amount, currency: 'EUR' });

/** Towns whose people answer for themselves. */
export const TOWNS = { jyvaskyla: '179', kuopio: '297', lahti: '398' } as const;

export const KNOWN = `{
  ministry: organisation(country: FI, code: "TEM") { id } authority: organisation(country: FI, code: "TKSKY") { id }
  jyvaskyla: municipality(country: FI, code: "179") { id } kuopio: municipality(country: FI, code: "297") { id }
  lahti: municipality(country: FI, code: "398") { id } salo: municipality(country: FI, code: "734") { id }
  theme(code: "CLEAN-TRANSITION") { id } region(country: FI, code: "14") { id } me { id }
}`;

/**
 * Every mutation at least once, each where it changes something. The first run of each is the one that is recorded, so the plainest
 * one comes first. Chapters do not need one another.
 */
export const CHAPTERS: Readonly<Record<string, (world: World) => Promise<void>>> = {
  async registry({ change, find }) {
    const { authority, jyvaskyla, theme: parent, region: other } = await find(KNOWN);
    const { theme } = await change('addTheme', { code: 'TRIED', name: text('What is tried') });
    await change('renameTheme', { theme, name: text('What is tried now') });
    await change('placeTheme', { theme, parent });

    const { region } = await change('registerRegion', { country: 'FI', code: '98', name: text('A region') });
    await change('changeRegion', { region, name: text('A region of its own') });

    const register = async (code: string) =>
      (await change('registerOrganisation', { code, country: 'FI', kind: 'MUNICIPALITY', name: text(`Town ${code}`) }))
        .organisation;
    const town = await register('T1');
    await change('changeOrganisation', { organisation: town, languages: ['fi'] });
    await change('renameOrganisation', { organisation: town, name: text('Newtown'), on: day(-9) });
    await change('moveMunicipality', { municipality: town, region: other, on: day(-9) });
    await change('joinJointAuthority', { organisation: authority, member: town, on: day(-2) });
    await change('leaveJointAuthority', { organisation: authority, member: town, lastDay: day(-1) });

    const { network } = await change('foundNetwork', { code: 'TRIERS', kind: 'AREA', name: text('Those who try') });
    await change('changeNetwork', { network, name: text('All who try') });
    await change('setNetworkThemes', { network, themes: [theme], on: day(-9) });
    await change('joinNetwork', { network, member: town, on: day(-2) });
    await change('joinNetwork', { network, member: jyvaskyla, on: day(-2) });
    await change('leaveNetwork', { network, member: jyvaskyla, lastDay: day(-1) });

    await change('mergeOrganisations', { predecessors: [town], successor: await register('T2'), on: day(0) });
    const successors = [await register('T4'), await register('T5')];
    const divided = { organisation: await register('T3'), successors, otherwise: successors[0] };
    await change('joinNetwork', { network, member: divided.organisation, on: day(-2) });
    await change('splitOrganisation', { ...divided, on: day(0) });
  },

  async keys({ change, find }) {
    const { ministry } = await find(KNOWN);
    const { key } = await change('makeKey', { organisation: ministry, name: 'A system', scopes: ['READ'] });
    await change('rotateKey', { key });
    await change('revokeKey', { key });
  },

  async sessions({ change, find }) {
    const { ministry: organisation } = await find(KNOWN);
    const { session } = await change('actFor', { organisation }, 'browser');
    await change('endOtherSessions', {}, 'browser');
    await change('endSession', { session }, 'browser');
  },

  async people({ change, find, secretOf }) {
    const { kuopio, me } = await find(KNOWN);
    const invite = async (name: string) =>
      (await change('inviteColleague', { address: `${name}@kuopio.example`, role: 'EDITOR' }, 'kuopio')).invitation;
    const invitation = await invite('first');
    await change('withdrawColleagueInvitation', { invitation }, 'kuopio');
    const secret = async (name: string) => ({ secret: await secretOf(await invite(name)) });
    await change('declineColleagueInvitation', await secret('second'));
    const { affiliation } = await change('acceptColleagueInvitation', await secret('third'));
    const changed = await change('changeRole', { affiliation, role: 'MEMBER' });
    await change('endAffiliation', { affiliation: changed.affiliation, lastDay: day(-1) });
    const appointed = { organisation: kuopio, address: 'manager@kuopio.example', name: 'A manager' };
    await change('appointManager', appointed);
    const { people: person } = await find(
      `{ of: organisation(country: FI, code: "297") { people(last: 1) { nodes { id: person } } } }`,
    );
    await change('requestMyData', { person: me });
    await change('changeMyDetails', { language: 'sv', expectedVersion: 2 });
    await change('requestErasure', { person });
  },

  async pilotProgrammes({ change, find }) {
    const { ministry, jyvaskyla } = await find(KNOWN);
    const create = async (code: string) =>
      (await change('createPilotProgramme', { owner: ministry, code, name: text('A programme'), period }))
        .pilotProgramme;
    const programme = await create('TEM-FIRST');
    await change('changePilotProgramme', { programme, name: text('The first programme') });
    const { project } = await change('registerProject', {
      programme,
      code: 'TEM-PROJECT',
      coordinator: ministry,
      name: text('A project'),
      period,
    });
    await change('changeProject', { project, name: text('A project beside the pilots') });
    await change('changeProjectCoordinator', { project, organisation: jyvaskyla, on: day(0) });
    await change('endPilotProgramme', { programme, reason: text('The work is done') });
    const other = await create('TEM-SECOND');
    await change('cancelPilotProgramme', { programme: other, reason: text('There is no money') });
    const { report } = await change('requestReport', { kind: 'PILOT_PROGRAMME', subject: programme, formats: ['CSV'] });
    await change('cancelReport', { report });
  },

  async plans({ change, find }) {
    const { ministry, jyvaskyla } = await find(KNOWN);
    const { pilotProgramme: programme } = await change('createPilotProgramme', {
      owner: ministry,
      code: 'TEM-CALL',
      name: text('A programme with a call'),
      period,
      call: { opens: day(-30) },
    });
    const submit = async (name: string, partners: readonly (string | undefined)[] = []) =>
      (await change('submitPlan', { programme, applicant: ministry, name: text(name), partners })).plan;
    const plan = await submit('To be approved', [jyvaskyla]);
    await change('changePlan', { plan, name: text('To be approved at once') });
    await change('approvePlan', { plan, code: 'TEM-APPROVED' });
    await change('redirectPlan', { plan: await submit('To be a project'), code: 'TEM-REDIRECTED' });
    await change('rejectPlan', { plan: await submit('To be rejected'), reason: text('Not in the call') });
    await change('withdrawPlan', { plan: await submit('To be withdrawn') });
  },

  async pilots({ change, find }) {
    const { ministry, jyvaskyla, kuopio, lahti } = await find(KNOWN);
    const { pilotProgramme: programme } = await change('createPilotProgramme', {
      owner: ministry,
      code: 'TEM-PILOTS',
      name: text('A programme of pilots'),
      period,
      call: { opens: day(-300) },
      funding: { kind: 'SEED', purposes: ['START_UP', 'COORDINATION'] },
    });
    const draft = async (code: string) =>
      (await change('draftPilot', { programme, code, coordinator: jyvaskyla, name: text('A pilot'), period })).pilot;
    const pilot = await draft('TEM-PILOT');
    await change('changePilot', { pilot, name: text('A pilot of towns') });
    await change('approvePilot', { pilot, on: day(-200) });
    await change('startPilot', { pilot, on: day(-200) });
    await change('invitePartner', { pilot, organisation: kuopio });
    await change('joinPilot', { pilot, organisation: kuopio, on: day(-100) });
    await change('leavePilot', { pilot, organisation: kuopio, lastDay: day(-1) });
    await change('invitePartner', { pilot, organisation: lahti });
    await change('endInvitation', { pilot, organisation: lahti });

    const { milestone } = await change('planMilestone', { pilot, name: text('A workshop') });
    await change('changeMilestone', { milestone, name: text('The first workshop') });
    await change('reachMilestone', { milestone, on: day(-1) });
    const { milestone: dropped } = await change('planMilestone', { pilot, name: text('Another workshop') });
    await change('dropMilestone', { milestone: dropped, reason: text('Nobody came') });
    const { experiment } = await change('beginExperiment', {
      pilot,
      organisation: jyvaskyla,
      name: text('Guided tours'),
      tried: text('Tours in spring'),
      expected: text('More guests'),
      on: day(-100),
    });
    await change('concludeExperiment', { experiment, on: day(-1), outcome: text('More guests came') });
    await change('recordResult', { pilot, organisation: jyvaskyla, name: text('A guide'), on: day(-1) });
    await change('reportStatus', { pilot, light: 'ON_TRACK' });
    const { organisation: company } = await change('registerOrganisation', {
      code: 'FIRM',
      country: 'FI',
      kind: 'COMPANY',
      name: text('A firm'),
    });
    const { companyLink } = await change('linkCompany', { pilot, company, role: 'DEVELOPER', on: day(-100) });
    await change('endCompanyLink', { companyLink, lastDay: day(-1) });
    await change('changePilotCoordinator', { pilot, organisation: ministry, on: day(0) });

    const { appropriation } = await change('recordAppropriation', {
      programme,
      code: 'TEM-MONEY',
      amount: euros('100000.00'),
      decidedOn: day(-250),
    });
    const reason = text('It was mistyped');
    await change('correctAppropriation', { appropriation, amount: euros('110000.00'), reason });
    const { grant } = await change('decideGrant', {
      appropriation,
      pilot,
      code: 'TEM-GRANT',
      amount: euros('20000.00'),
      decidedOn: day(-150),
      purposes: ['START_UP'],
    });
    await change('correctGrant', { grant, amount: euros('21000.00'), reason });
    await change('changeGrantConditions', { grant, conditions: [text('A report each year')], on: day(0) });

    await change('completePilot', { pilot });
    await change('closePilot', { pilot });
    await change('cancelPilot', { pilot: await draft('TEM-CANCELLED'), reason: text('The towns have left') });
  },

  async bodies({ change, find }) {
    const { ministry, me } = await find(KNOWN);
    const { body } = await change('foundBody', { of: ministry, kind: 'WORKING_GROUP', name: text('A working group') });
    await change('changeBody', { body, name: text('The working group') });
    await change('setSecretariat', { body, organisation: ministry, on: day(-100) });
    const add = async () => (await change('addSeat', { body, kind: 'STATE' })).seat;
    const seat = await add();
    await change('changeSeat', { seat, title: text('The chair') });
    const since = { from: day(-100) };
    const { mandate } = await change('beginMandate', { seat, person: me, period: since });
    await change('endMandate', { mandate, lastDay: day(-1) });
    const invite = async (town: string) => {
      const { me: person } = await find('{ me { id } }', town);
      const named = { seat: await add(), person, period: since };
      return (await change('beginMandate', named, 'ministry')).invitation;
    };
    await change('acceptSeat', { invitation: await invite('jyvaskyla') }, 'jyvaskyla');
    await change('declineSeat', { invitation: await invite('kuopio') }, 'kuopio');
    await change('withdrawSeatInvitation', { invitation: await invite('lahti') });
    await change('endSeat', { seat: await add(), lastDay: day(1) });
    await change('changeBody', { body, rhythm: { unit: 'MONTH', every: 1, day: 15 } });
    await change('planMeetings', { body, from: day(1), until: day(100), minutes: 60, time: '09:00' });
    const { calendarAddress } = await change('createCalendarAddress', { body });
    await change('revokeCalendarAddress', { calendarAddress });
  },

  async meetings({ change, find }) {
    const { ministry, salo, theme, me } = await find(KNOWN);
    const { body } = await change('foundBody', {
      of: ministry,
      kind: 'STEERING_GROUP',
      name: text('A steering group'),
    });
    const seated = async () => {
      const { seat } = await change('addSeat', { body, kind: 'STATE' });
      const { mandate } = await change('beginMandate', { seat, person: me, period: { from: day(-100) } });
      return { seat, mandate };
    };
    const attendance = [await seated()];
    const soon = { startsAt: at(2), endsAt: at(62) };
    const { meeting } = await change('planMeeting', { body, ...soon });
    await change('changeMeeting', { meeting, place: 'Town hall' });
    await change('moveMeeting', { meeting, startsAt: at(1), endsAt: at(61) });
    const item = async (en: string) =>
      (await change('addAgendaItem', { meeting, kind: 'DECISION', title: text(en), theme })).item;
    const [first, second, third] = [await item('First'), await item('Second'), await item('Third')];
    await change('changeAgendaItem', { meeting, item: first, title: text('The first') });
    await change('orderAgenda', { meeting, items: [second, first, third] });
    await change('removeAgendaItem', { meeting, item: third });
    await change('conveneMeeting', { meeting });
    await change('holdMeeting', { meeting, attendance });
    await change('correctAttendance', { meeting, attendance: [] });
    await change('correctAttendance', { meeting, attendance });
    const decide = async (of: string | undefined) =>
      (await change('recordDecision', { meeting, item: of, outcome: 'APPROVED', text: text('So be it') })).decision;
    const decision = await decide(first);
    await change('correctDecision', { meeting, decision, text: text('So be it, from May') });
    await change('withdrawDecision', { meeting, decision: await decide(second) });

    const give = async () =>
      (await change('giveActionItem', { meeting, decision, text: text('Write it'), organisation: salo })).actionItem;
    const actionItem = await give();
    await change('changeActionItem', { actionItem, text: text('Write it down') });
    await change('reportActionItemDone', { actionItem });
    await change('withdrawActionItem', { actionItem: await give() });

    const { seat } = attendance[0] ?? {};
    await change('writeMinutes', { meeting, text: text('What was said') });
    await change('sendMinutes', { meeting });
    await change('remarkOnMinutes', { meeting, seat, text: 'It was said twice' });
    await change('sendMinutes', { meeting });
    await change('acceptMinutes', { meeting, seat });
    await change('approveMinutes', { meeting });

    const { meeting: cancelled } = await change('planMeeting', { body, startsAt: at(10_000), endsAt: at(10_060) });
    await change('cancelMeeting', { meeting: cancelled });
    await change('recordMeeting', {
      body,
      startsAt: at(-10_000),
      endsAt: at(-9940),
      agenda: [{ kind: 'INFORMATION', title: text('What is new') }],
      attendance,
    });
  },

  async alliances({ change, find }) {
    const { ministry, jyvaskyla, kuopio, lahti, theme } = await find(KNOWN);
    const { alliance } = await change('proposeAlliance', {
      code: 'TRIED-ALLIANCE',
      name: text('An alliance'),
      permanent: true,
      proposers: [ministry],
      on: day(-10),
    });
    await change('changeAlliance', { alliance, name: text('An alliance of towns') });
    await change('arrangeThemes', { alliance, groups: [{ name: text('All themes'), themes: [theme] }] });
    const { group } = await find(`{ node(id: "${alliance}") { ... on Alliance { group: themeGroups { id } } } }`);
    await change('renameThemeGroup', { alliance, group, name: text('Every theme') });
    await change('activateAlliance', { alliance, on: day(-9) });
    const invite = async (organisation: string | undefined) => {
      await change('admitAllianceMember', { alliance, organisation, on: day(-5) });
      const pending = 'invitation: invitations(filter: { status: PENDING }) { nodes { id } }';
      return (await find(`{ node(id: "${alliance}") { ... on Alliance { ${pending} } } }`)).invitation;
    };
    await change('acceptInvitation', { invitation: await invite(jyvaskyla), expectedVersion: 1 }, 'jyvaskyla');
    await change('declineInvitation', { invitation: await invite(kuopio), expectedVersion: 1 }, 'kuopio');
    await change('withdrawInvitation', { invitation: await invite(lahti), expectedVersion: 1 });
    await change('endAllianceMembership', { alliance, organisation: jyvaskyla, lastDay: day(-1) });
    await change('endAlliance', { alliance });
  },

  async programmes({ change, find }) {
    const { ministry: owner, jyvaskyla } = await find(KNOWN);
    const create = async (code: string) =>
      (await change('createProgramme', { code, owner, kind: 'CITY_STRATEGY', name: text('A strategy'), period }))
        .programme;
    const programme = await create('TRIED-STRATEGY');
    await change('changeProgramme', { programme, name: text('A strategy of the city') });
    const { revision } = await change('draftRevision', { programme });
    const add = async (code: string, kind: string, parent?: string) =>
      (await change('addProgrammeItem', { revision, parent, kind, code, name: text(code) })).item;
    const priority = await add('GROWTH', 'PRIORITY');
    const measure = await add('HOMES', 'MEASURE', priority);
    const { body: workingGroup } = await change('foundBody', {
      of: owner,
      kind: 'WORKING_GROUP',
      name: text('Homes group'),
    });
    await change('changeProgrammeItem', { revision, item: measure, name: text('More homes') });
    await change('changeProgrammeItem', { revision, item: priority, workingGroup });
    const roads = await add('ROADS', 'MEASURE', priority);
    await change('moveProgrammeItem', {
      revision,
      item: roads,
      parent: priority,
      place: 0,
    });
    await change('removeProgrammeItem', { revision, item: measure });
    await change('adoptProgramme', { programme, adoptedOn: day(-20) });
    await change('reportMeasure', { item: roads, status: 'IN_PROGRESS', note: text('It has begun') });
    const yearly = { every: { unit: 'YEAR', count: 1 }, due: { lastWorkingDay: true }, scope: 'PROGRAMME' };
    const given = { owedBy: 'OWNER', provenance: 'REPORTED', dueProvenance: 'REPORTED' };
    await change('setProgrammeDuties', {
      programme,
      duties: [
        { key: 'follow-up', kind: 'FOLLOW_UP', ...yearly, ...given },
        { key: 'round-table', kind: 'ROUND_TABLE', ...yearly, ...given },
        { key: 'work-programme', kind: 'WORK_PROGRAMME', ...yearly, ...given, scope: 'WORKING_GROUP' },
      ],
    });
    const owed = async (kind: string) =>
      (
        await find(
          `{ node(id: "${programme}") { ... on Programme { obligation: obligations(first: 1, filter: { kind: [${kind}] }) { nodes { id } } } } }`,
        )
      ).obligation;
    await change('moveObligation', {
      obligation: await owed('FOLLOW_UP'),
      due: day(40),
      reason: text('The council meets'),
    });
    await change('fulfilObligation', { obligation: await owed('FOLLOW_UP'), on: day(0) });
    await change('waiveObligation', { obligation: await owed('ROUND_TABLE'), reason: text('It is not needed') });
    await change('recordProgrammeAdopter', { programme, organisation: jyvaskyla, adoptedOn: day(-10) }, 'jyvaskyla');
    await change('endProgrammeAdoption', { programme, organisation: jyvaskyla, lastDay: day(-1) }, 'jyvaskyla');
    const draftWork = async () =>
      (await change('draftWorkProgramme', { programme, workingGroup, year: new Date().getUTCFullYear() }))
        .workProgramme;
    await change('discardWorkProgramme', { workProgramme: await draftWork() });
    const workProgramme = await draftWork();
    const targets = [{ text: text('More homes'), item: priority }];
    const budgetLine = { name: text('Homes'), amount: { amount: '20000.00', currency: 'EUR' } };
    await change('changeWorkProgramme', { workProgramme, targets, budgetLine });
    const addTask = async () =>
      (await change('addWorkTask', { workProgramme, text: text('Build'), responsible: owner, due: day(30) })).task;
    const task = await addTask();
    await change('changeWorkTask', { workProgramme, task, due: day(40) });
    await change('removeWorkTask', { workProgramme, task: await addTask() });
    await change('adoptWorkProgramme', { workProgramme, adoptedOn: day(-1) });
    await change('reportWorkTask', { workProgramme, task, status: 'DONE', on: day(0) });
    await change('copyProgramme', { source: programme, owner, code: 'TEM-COPIED', carry: ['PEOPLE', 'DUTIES'] });
    const drafted = async (): Promise<Given> => {
      const { revision: next = '' } = await change('draftRevision', { programme });
      const measures = (page: string) => `items(${page}: 1, filter: { kind: [MEASURE] }) { nodes { id } }`;
      const found = `first: ${measures('first')} last: ${measures('last')}`;
      return { revision: next, ...(await find(`{ node(id: "${next}") { ... on Revision { ${found} } } }`)) };
    };
    const reason = text('It is plainer');
    const named = (code: string) => ({ code, name: text(code) });
    const second = await drafted();
    await change('splitMeasure', {
      revision: second.revision,
      item: second.first,
      into: [named('STREETS'), named('PATHS')],
      reason,
    });
    await change('adoptRevision', { revision: second.revision, adoptedOn: day(-5) });
    const third = await drafted();
    const both = [third.first, third.last];
    await change('mergeMeasures', { revision: third.revision, items: both, into: named('WAYS'), reason });
    await change('discardRevision', { revision: third.revision });
    const fourth = await drafted();
    await change('supersedeMeasure', { revision: fourth.revision, item: fourth.first, by: named('BRIDGES'), reason });
    await change('withdrawProgramme', { programme: await create('TRIED-DRAFT') });
  },

  async consultations({ change, find }) {
    const { ministry: owner, jyvaskyla, kuopio } = await find(KNOWN);
    const create = async (code: string) => {
      const { programme } = await change('createProgramme', {
        code,
        owner,
        kind: 'CITY_STRATEGY',
        name: text('A strategy'),
        period,
      });
      const { revision } = await change('draftRevision', { programme });
      const { item } = await change('addProgrammeItem', {
        revision,
        kind: 'PRIORITY',
        code: 'GROWTH',
        name: text('Growth'),
      });
      return { programme, revision, item };
    };
    const { programme, revision, item } = await create('TRIED-HEARD');
    const { consultation } = await change('openConsultation', {
      revision,
      organisations: [jyvaskyla, kuopio],
      until: day(30),
      silence: 'NONE',
    });
    await change('extendConsultation', { consultation, until: day(60) });
    const opinionOf = async (who: string) =>
      (
        await find(
          `{ node(id: "${consultation}") { ... on Consultation { opinion: opinions { nodes { id } } } } }`,
          who,
        )
      ).opinion;
    const opinion = await opinionOf('jyvaskyla');
    const remarks = [{ item, text: text('Name the railway') }];
    await change('giveOpinion', { opinion, position: 'AGREED_WITH_REMARKS', remarks }, 'jyvaskyla');
    await change('giveOpinion', { opinion: await opinionOf('kuopio'), position: 'NO_OPINION' }, 'kuopio');
    const { parkedItem } = await change('parkItem', { programme, title: text('A park') }, 'kuopio');
    await change('takeUpParkedItem', { parkedItem, item });
    const another = await change('parkItem', { programme, title: text('A square') });
    await change('dropParkedItem', { parkedItem: another.parkedItem, reason: text('There is one') });
    await change('closeConsultation', { consultation });
    await change('answerOpinion', { opinion, takenUp: 'PARTLY', text: text('The railway is named') });
    const other = await create('TRIED-WITHDRAWN');
    const begun = await change('openConsultation', {
      revision: other.revision,
      organisations: [jyvaskyla],
      until: day(30),
      silence: 'AGREED',
    });
    await change('withdrawConsultation', { consultation: begun.consultation });
  },

  async actionPlans({ change, find }) {
    const { ministry: owner } = await find(KNOWN);
    const input = { code: 'TRIED-TARGETS', owner, kind: 'SHARED_TARGET_PICTURE', name: text('Shared targets'), period };
    const { programme } = await change('createProgramme', input);
    const { revision } = await change('draftRevision', { programme });
    const add = async (code: string, kind: string, parent?: string) =>
      (await change('addProgrammeItem', { revision, parent, kind, code, name: text(code) })).item;
    const area = await add('SKILLS', 'STRATEGIC_AREA');
    const measure = await add('COURSES', 'MEASURE', area);
    await change('adoptProgramme', { programme, adoptedOn: day(-20) });
    const yearly = { every: { unit: 'YEAR', count: 1 }, due: { lastWorkingDay: true }, scope: 'STRATEGIC_AREA' };
    const given = { owedBy: 'OWNER', provenance: 'REPORTED', dueProvenance: 'REPORTED' };
    const duties = [{ key: 'action-plan', kind: 'ACTION_PLAN', ...yearly, ...given }];
    await change('setProgrammeDuties', { programme, duties });

    const year = today.year();
    const subject = { programme, organisation: owner, area };
    const { actionPlan } = await change('draftActionPlan', { ...subject, year });
    const activity = { title: text('A course'), measure, responsible: owner, budget: euros('1000.00') };
    const planned = async () =>
      (await change('addActivity', { actionPlan, ...activity, due: `${year}-12-31` })).activity;
    const [first, second] = [await planned(), await planned()];
    await change('changeActivity', { activity: first, start: `${year}-01-01` });
    await change('linkActivities', { activity: first, waitsFor: second });
    await change('unlinkActivities', { activity: first, waitsFor: second });
    await change('adoptActionPlan', { actionPlan, adoptedOn: day(0) });
    await change('reportActivity', { activity: first, status: 'IN_PROGRESS', note: text('It has begun') });
    await change('dropActivity', { activity: second, reason: text('It is not needed') });
    const next = await change('draftActionPlan', { ...subject, year: year + 1, copyOf: actionPlan });
    await change('discardActionPlan', { actionPlan: next.actionPlan });
  },

  async proposals({ change, find }) {
    const { ministry, salo, kuopio } = await find(KNOWN);
    const submit = async (title: string) =>
      (await change('submitProposal', { title: text(title), proposers: [ministry], addressee: salo })).proposal;
    const proposal = await submit('Let there be trains');
    await change('changeProposal', { proposal, text: text('Every hour') });
    await change('supportProposal', { proposal, organisation: kuopio });
    await change('endSupport', { proposal, organisation: kuopio, lastDay: day(0) });
    await change('answerProposal', { proposal, answer: 'ACCEPTED' });
    await change('withdrawProposal', { proposal: await submit('Let there be trams') });
  },

  async notifications({ change, notify }) {
    await change('markNotificationsRead', { notifications: [await notify()] });
    await change('markAllNotificationsRead', { upTo: await notify() });
  },
};

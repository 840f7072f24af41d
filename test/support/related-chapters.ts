import { at, CHAPTERS, day, euros, KNOWN, period, text } from '../sql/every-mutation.js';

/**
 * What waits, is under way or is not public yet, and those who stand to it: the ministry owns, Jyväskylä coordinates and is seated, Kuopio is a
 * partner and responsible, Lahti is an ally.
 */
export const RELATED: typeof CHAPTERS = {
  async relatedPilots({ change, find }) {
    const { ministry, jyvaskyla, kuopio, lahti, theme } = await find(KNOWN);
    const create = async (code: string, opens: string) =>
      (
        await change('createPilotProgramme', {
          owner: ministry,
          code,
          name: text('A programme of theirs'),
          period,
          call: { opens },
          callMunicipalities: [jyvaskyla],
          funding: { kind: 'SEED', purposes: ['START_UP'] },
        })
      ).pilotProgramme;
    const programme = await create('TEM-RELATED', day(-300));
    await create('TEM-LATER', '2199-01-01');
    const draft = async (code: string) =>
      (
        await change('draftPilot', {
          programme,
          code,
          coordinator: jyvaskyla,
          name: text('A pilot of theirs'),
          period,
          themes: [theme],
        })
      ).pilot;
    await change('planMilestone', { pilot: await draft('TEM-NEAR'), name: text('Not public yet') });
    const run = async (code: string) => {
      const pilot = await draft(code);
      await change('approvePilot', { pilot, on: day(-200) });
      await change('startPilot', { pilot, on: day(-200) });
      await change('joinPilot', { pilot, organisation: kuopio, on: day(-100) });
      return pilot;
    };
    const pilot = await run('TEM-RUNNING');
    await run('TEM-BESIDE');
    const { project } = await change('registerProject', {
      programme,
      code: 'TEM-ALONGSIDE',
      coordinator: jyvaskyla,
      name: text('A project of theirs'),
      period,
    });
    for (const steered of [programme, pilot, project])
      await change('foundBody', { of: steered, kind: 'STEERING_GROUP', name: text('Those who steer') });
    await change('invitePartner', { pilot, organisation: lahti });
    await change('reportStatus', { pilot, light: 'AT_RISK', reason: text('Nobody has time') });
    const { appropriation } = await change('recordAppropriation', {
      programme,
      code: 'TEM-THEIRS',
      amount: euros('100000.00'),
      decidedOn: day(-250),
    });
    await change('decideGrant', {
      appropriation,
      pilot,
      code: 'TEM-GIVEN',
      amount: euros('20000.00'),
      decidedOn: day(-150),
      purposes: ['START_UP'],
    });
    const { plan } = await change('submitPlan', {
      programme,
      applicant: ministry,
      coordinator: jyvaskyla,
      partners: [kuopio],
      name: text('A plan of theirs'),
      description: text('What they have in mind'),
    });
    const { me } = await find(`{ me { me: invitations(filter: { to: "${plan}" }) { nodes { id } } } }`, 'jyvaskyla');
    await change('acceptInvitation', { invitation: me, expectedVersion: 1 }, 'jyvaskyla');
  },

  async relatedBodies({ change, find }) {
    const { ministry, jyvaskyla, kuopio, lahti } = await find(KNOWN);
    const { alliance } = await change('proposeAlliance', {
      code: 'TEM-ALLIED',
      name: text('An alliance of theirs'),
      permanent: true,
      proposers: [ministry],
      on: day(-10),
    });
    await change('activateAlliance', { alliance, on: day(-9) });
    await change('admitAllianceMember', { alliance, organisation: lahti, on: day(-5) });
    const pending = 'invitation: invitations(filter: { status: PENDING }) { nodes { id } }';
    const { invitation } = await find(`{ node(id: "${alliance}") { ... on Alliance { ${pending} } } }`);
    await change('acceptInvitation', { invitation, expectedVersion: 1 }, 'lahti');
    await change('admitAllianceMember', { alliance, organisation: kuopio, on: day(-5) });

    const { body } = await change('foundBody', {
      of: ministry,
      kind: 'WORKING_GROUP',
      name: text('A group of theirs'),
    });
    const { network } = await find('{ network(code: "TRIERS") { id } }');
    await change('foundBody', { of: network, kind: 'STEERING_GROUP', name: text('Those who steer') });
    const add = async () => (await change('addSeat', { body, kind: 'CITY', organisation: jyvaskyla })).seat;
    const { me: holder } = await find('{ me { id } }', 'jyvaskyla');
    const seat = await add();
    const { mandate } = await change('beginMandate', { seat, organisation: jyvaskyla, period: { from: day(-100) } });
    const personAddress = 'invited@lahti.example';
    await change('beginMandate', { seat: await add(), personAddress, period: { from: day(-100) } }, 'ministry');
    const { me: person } = await find('{ me { id } }', 'kuopio');
    await change('beginMandate', { seat: await add(), person, period: { from: day(-100) } }, 'ministry');
    const meets = async (title: string, minutes: number) =>
      (
        await change('planMeeting', {
          body,
          startsAt: at(minutes),
          endsAt: at(minutes + 60),
          title: text(title),
          link: 'https://meet.example/room',
        })
      ).meeting;
    const drafted = await meets('Not called yet', 10_000);
    await change('addAgendaItem', { meeting: drafted, kind: 'DISCUSSION', title: text('What is not called yet') });
    const meeting = await meets('Called', 1);
    await change('addAgendaItem', { meeting, kind: 'DECISION', title: text('What is called') });
    await change('conveneMeeting', { meeting });
    await change('holdMeeting', { meeting, attendance: [{ seat, mandate }] });
    await change('writeMinutes', { meeting, text: text('What they said') });
    await change('sendMinutes', { meeting });
    await change('remarkOnMinutes', { meeting, seat, text: 'It was not said' }, 'jyvaskyla');
    await change('giveActionItem', { meeting, text: text('Ask the towns'), organisation: kuopio, person: holder });
    await change('submitProposal', {
      title: text('Let there be paths'),
      proposers: [ministry, kuopio],
      addressee: body,
    });
  },

  async relatedProgrammes({ change, find }) {
    const { ministry: owner, jyvaskyla, kuopio } = await find(KNOWN);
    const { adaptedFrom } = await find('{ adaptedFrom: programme(code: "TRIED-TARGETS") { id } }');
    const strategy = { owner, kind: 'OTHER', name: text('A strategy of theirs'), period, adaptedFrom };
    const create = async (code: string) => (await change('createProgramme', { code, ...strategy })).programme;
    const { shared } = await find(`{ shared: programme(code: "TRIED-TARGETS") { shared: revision {
      shared: items(first: 1, filter: { kind: [STRATEGIC_AREA] }) { nodes { id } } } } }`);
    const plan = async (programme: string | undefined, item?: string) => {
      const { revision } = await change('draftRevision', { programme });
      const described = { kind: 'STRATEGIC_AREA', code: 'AREA', name: text('An area of theirs'), adaptedFrom: item };
      const { item: area } = await change('addProgrammeItem', { revision, ...described });
      return { revision, area };
    };
    const drafted = await create('TEM-DRAFTED');
    const { revision } = await plan(drafted);
    await change('openConsultation', { revision, organisations: [jyvaskyla], until: day(30), silence: 'NONE' });
    await change('parkItem', { programme: drafted, title: text('To be thought of') }, 'jyvaskyla');
    const programme = await create('TEM-ADOPTED');
    const { area } = await plan(programme, shared);
    const { body: workingGroup } = await change('foundBody', {
      of: owner,
      kind: 'WORKING_GROUP',
      name: text('A group that works'),
    });
    await change('adoptProgramme', { programme, adoptedOn: day(-20) });
    await change('recordProgrammeAdopter', { programme, organisation: kuopio, adoptedOn: day(-10) }, 'kuopio');
    const next = await change('draftRevision', { programme });
    const { area: carried } = await find(
      `{ node(id: "${next.revision}") { ... on Revision { area: items(first: 1) { nodes { id } } } } }`,
    );
    await change('changeProgrammeItem', {
      revision: next.revision,
      item: carried,
      workingGroup,
      reason: text('Now it works'),
    });
    await change('adoptRevision', { revision: next.revision, adoptedOn: day(-5) });
    await change('draftRevision', { programme });
    const year = Number(day(0).slice(0, 4));
    const { workProgramme } = await change('draftWorkProgramme', { programme, workingGroup, year });
    await change('addWorkTask', { workProgramme, text: text('To be done by few'), responsible: kuopio });
    const { actionPlan } = await change('draftActionPlan', {
      programme,
      organisation: owner,
      area: carried ?? area,
      year,
    });
    const held = async (title: string) =>
      (await change('addActivity', { actionPlan, title: text(title), due: `${year}-12-31` })).activity;
    const activity = await held('To be held by few');
    await change('linkActivities', { activity, waitsFor: await held('To be held first') });
    await change('foundBody', { of: programme, kind: 'STEERING_GROUP', name: text('Those who steer') });
  },

  async relatedPeople({ change, find }) {
    const { ministry: organisation } = await find(KNOWN);
    await change('makeKey', { organisation, name: 'A system of theirs', scopes: ['READ'] }, 'ministry');
    await change(
      'inviteColleague',
      { address: 'colleague@tem.example', name: 'A colleague', role: 'EDITOR' },
      'ministry',
    );
    await change('createCalendarAddress', { mine: true }, 'ministry');
    const { programme: subject } = await find('{ programme: pilotProgramme(code: "TEM-RELATED") { id } }');
    await change('requestReport', { kind: 'PILOT_PROGRAMME', subject, formats: ['CSV'] }, 'ministry');
  },
};

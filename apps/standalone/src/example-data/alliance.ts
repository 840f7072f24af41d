import { say } from '../messages/index.js';
import { inTurn, type Story } from './story.js';

const OWNER = 'FI-743';
const CITIES = ['FI-743', 'FI-272', 'FI-598', 'FI-977'];

const OPENING = say('alliance.openingMeeting');
const MANY = say('alliance.situationWasGone');

/** An alliance of today with a board that has met, meets soon and has more meetings planned. */
export async function* alliance(story: Story): AsyncGenerator<number, void> {
  const owner = story.as(OWNER);
  const city = (code: string) => story.organisation(code);

  /** The city agrees to the invitation to the thing. */
  const agree = async (code: string, to: string | undefined) =>
    story.as(code)('acceptInvitation', {
      invitation: await story.told('invitation.sent.v1', { to, organisation: city(code) }),
    });

  yield -270;
  const themes = await inTurn(
    [
      {
        code: 'ILLUSTRATIVE-LOGISTICS',
        name: say('alliance.themeLogistics'),
      },
      {
        code: 'ILLUSTRATIVE-SKILLS',
        name: say('alliance.themeSkills'),
      },
    ],
    async (theme) => (await story.operator('addTheme', theme)).theme,
  );
  const { alliance: id } = await owner('proposeAlliance', {
    code: 'ILLUSTRATIVE-ALLIANCE',
    name: say('alliance.alliance'),
    permanent: true,
    period: { from: story.day(-270) },
    proposers: story.organisations('FI-743', 'FI-272', 'FI-598'),
    owner: city(OWNER),
    aims: [say('alliance.portsRailwaysRoads'), say('alliance.skilledPeopleWhole')],
    rhythm: { unit: 'month', every: 1, ordinal: 'second', weekday: 'tuesday' },
    themeGroups: [{ name: say('alliance.themes'), themes }],
  });
  yield -262;
  await agree('FI-272', id);
  await agree('FI-598', id);
  yield -255;
  await owner('activateAlliance', { alliance: id });
  await owner('admitAllianceMember', { alliance: id, organisation: city('FI-977'), on: story.day(-250) });
  const { body } = await owner('foundBody', {
    of: id,
    kind: 'alliance-board',
    code: 'ILLUSTRATIVE-BOARD',
    name: say('alliance.boardIllustrativeAlliance'),
    quorum: { seats: 3 },
    noticeDays: 5,
    rhythm: { unit: 'month', every: 1, ordinal: 'second', weekday: 'tuesday' },
    secretariat: city(OWNER),
    period: { from: story.day(-255) },
  });
  const seats = await inTurn(
    CITIES,
    async (code) => (await owner('addSeat', { body, kind: 'city', basis: 'election', organisation: city(code) })).seat,
  );
  const { seat: state } = await owner('addSeat', {
    body,
    kind: 'state',
    basis: 'invitation',
    organisation: city('TEM'),
    title: say('alliance.representativeState'),
  });
  await owner('addSeat', {
    body,
    kind: 'academia',
    basis: 'invitation',
    title: say('alliance.representativeHigherEducation'),
  });
  yield -250;
  await agree('FI-977', id);
  const invite = async (code: string, seat: string | undefined) =>
    owner('beginMandate', {
      seat,
      person: story.person(code),
      organisation: city(code),
      period: { from: story.day(-250) },
    });
  const own = await invite(OWNER, seats[0]);
  const invited = await inTurn(['FI-272', 'FI-598', 'TEM'], async (code, place) => {
    const { invitation } = await invite(code, [seats[1], seats[2], state][place]);
    return { code, invitation };
  });
  yield -245;
  const mandates = await inTurn(
    invited,
    async ({ code, invitation }) => (await story.as(code)('acceptSeat', { invitation })).mandate,
  );
  const table = [
    { seat: seats[0], mandate: own.mandate },
    { seat: seats[1], mandate: mandates[0] },
    { seat: seats[2], mandate: mandates[1] },
    { seat: state, mandate: mandates[2] },
  ];

  /** A meeting that starts at nine and takes two hours. */
  const plan = async (days: number) =>
    (
      await owner('planMeeting', {
        body,
        startsAt: story.at(days, 9),
        endsAt: story.at(days, 11),
        place: 'Seinäjoki',
        link: 'https://meet.example/illustrative-board',
      })
    ).meeting;
  const put = async (meeting: string | undefined, kind: string, title: object, more: object = {}) =>
    (await owner('addAgendaItem', { meeting, kind, title, ...more })).item;
  const decide = async (meeting: string | undefined, item: string | undefined, decided: object) =>
    (await owner('recordDecision', { meeting, item, outcome: 'approved', text: decided })).decision;
  const ask = async (meeting: string | undefined, code: string, due: number, asked: object, more: object = {}) =>
    (await owner('giveActionItem', { meeting, organisation: city(code), due: story.day(due), text: asked, ...more }))
      .actionItem;

  yield -235;
  const first = await plan(-200);
  await put(first, 'information', OPENING);
  const rules = await put(first, 'decision', say('alliance.howBoardWorks'), { subject: id });
  yield -215;
  await owner('conveneMeeting', { meeting: first });
  yield -199;
  await owner('holdMeeting', { meeting: first, attendance: table });
  await decide(first, rules, say('alliance.boardMeetsEvery'));
  const mapped = await ask(first, 'FI-598', -150, say('alliance.mapConnectionsPorts'));
  await owner('writeMinutes', { meeting: first, text: MANY });
  await owner('sendMinutes', { meeting: first });
  yield -190;
  await story.as('FI-272')('acceptMinutes', { meeting: first, seat: seats[1] });
  await story.as('FI-598')('acceptMinutes', { meeting: first, seat: seats[2] });
  await owner('approveMinutes', { meeting: first });
  yield -155;
  await story.as('FI-598')('reportActionItemDone', { actionItem: mapped });

  yield -130;
  const second = await plan(-95);
  const freight = await put(second, 'decision', say('alliance.studyFreightTraffic'), { theme: themes[0] });
  await put(second, 'discussion', say('alliance.skilledPeopleMoving'), { theme: themes[1] });
  yield -110;
  await owner('conveneMeeting', { meeting: second });
  yield -94;
  await owner('holdMeeting', { meeting: second, attendance: table.slice(0, 3) });
  const studied = await decide(second, freight, say('alliance.studyOrderedKokkola'));
  await ask(second, 'FI-272', -16, say('alliance.putFreightStudy'), { decision: studied });
  const data = await ask(second, OWNER, -40, say('alliance.gatherDataStudents'));
  await owner('writeMinutes', { meeting: second, text: MANY });
  await owner('sendMinutes', { meeting: second });
  yield -85;
  await story.as('FI-598')('acceptMinutes', { meeting: second, seat: seats[2] });
  await owner('approveMinutes', { meeting: second });
  const { proposal: railway } = await owner('submitProposal', {
    code: 'ILLUSTRATIVE-RAILWAY',
    title: say('alliance.proposalSecondTrack'),
    text: say('alliance.planningTrackBegins'),
    proposers: story.organisations(OWNER, 'FI-272'),
    addressee: city('TEM'),
    collaboration: id,
    answerDue: story.day(-30),
  });
  yield -80;
  await agree('FI-272', railway);
  await story.as('FI-598')('supportProposal', { proposal: railway, organisation: city('FI-598') });
  yield -45;
  await owner('reportActionItemDone', { actionItem: data });
  await story.as('TEM')('answerProposal', {
    proposal: railway,
    answer: 'accepted-in-part',
    text: say('alliance.planningBeginsNorthern'),
  });

  yield -42;
  const third = await plan(-20);
  const budget = await put(third, 'decision', say('alliance.workNextYear'), {
    subject: id,
  });
  await put(third, 'information', say('alliance.answerProposal'), {
    subject: railway,
  });
  yield -30;
  await owner('conveneMeeting', { meeting: third });
  yield -19;
  await owner('holdMeeting', { meeting: third, attendance: table });
  const planned = await decide(third, budget, say('alliance.nextYearAlliance'));
  await ask(third, 'FI-598', 4, say('alliance.draftWorkProgramme'), { decision: planned });
  await ask(third, 'FI-977', 30, say('alliance.inviteCompaniesHearing'));
  yield -15;
  await owner('writeMinutes', { meeting: third, text: MANY });
  await owner('sendMinutes', { meeting: third });
  yield -12;
  await story.as('FI-272')('acceptMinutes', { meeting: third, seat: seats[1] });
  await invite('FI-977', seats[3]);
  await owner('admitAllianceMember', { alliance: id, organisation: city('FI-678'), on: story.day(30) });

  yield -6;
  const fourth = await plan(13);
  await put(fourth, 'information', OPENING);
  await put(fourth, 'decision', say('alliance.whoMakesFreight'), { theme: themes[0] });
  await put(fourth, 'discussion', say('alliance.theDraftWorkProgramme'));
  await owner('planMeetings', {
    body,
    from: story.day(20),
    until: story.day(120),
    time: '09:00',
    minutes: 120,
    place: 'Seinäjoki',
  });
  await story.as('FI-598')('submitProposal', {
    code: 'ILLUSTRATIVE-PORTS',
    title: say('alliance.proposalShorePower'),
    proposers: story.organisations('FI-598'),
    addressee: city('TEM'),
    collaboration: id,
    answerDue: story.day(40),
  });
  yield -4;
  await owner('conveneMeeting', { meeting: fourth });
}

import { inTurn, type Story, text } from './story.js';

const OWNER = 'FI-743';
const CITIES = ['FI-743', 'FI-272', 'FI-598', 'FI-977'];

const OPENING = text('Kokouksen avaus', 'Öppnande av mötet', 'Opening of the meeting');
const MANY = text(
  'Käytiin läpi tilanne ja sovittiin jatkosta.',
  'Läget gicks igenom och fortsättningen avtalades.',
  'The situation was gone through and the next steps were agreed.',
);

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
        name: text('Esimerkkiteema: logistiikka', 'Exempeltema: logistik', 'Illustrative theme: logistics'),
      },
      {
        code: 'ILLUSTRATIVE-SKILLS',
        name: text('Esimerkkiteema: osaajat', 'Exempeltema: kompetens', 'Illustrative theme: skills'),
      },
    ],
    async (theme) => (await story.operator('addTheme', theme)).theme,
  );
  const { alliance: id } = await owner('proposeAlliance', {
    code: 'ILLUSTRATIVE-ALLIANCE',
    name: text('Esimerkkiallianssi', 'Exempelalliansen', 'Illustrative alliance'),
    permanent: true,
    period: { from: story.day(-270) },
    proposers: story.organisations('FI-743', 'FI-272', 'FI-598'),
    owner: city(OWNER),
    aims: [
      text(
        'Satamat, radat ja tiet yhtenä kokonaisuutena',
        'Hamnar, banor och vägar som en helhet',
        'Ports, railways and roads as one',
      ),
      text('Osaajia koko alueelle', 'Kompetens till hela området', 'Skilled people for the whole area'),
    ],
    rhythm: { unit: 'month', every: 1, ordinal: 'second', weekday: 'tuesday' },
    themeGroups: [{ name: text('Esimerkkiteemat', 'Exempelteman', 'Illustrative themes'), themes }],
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
    name: text(
      'Esimerkkiallianssin johtoryhmä',
      'Exempelalliansens ledningsgrupp',
      'Board of the illustrative alliance',
    ),
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
    title: text('valtion edustaja', 'statens representant', 'representative of the State'),
  });
  await owner('addSeat', {
    body,
    kind: 'academia',
    basis: 'invitation',
    title: text('korkeakoulujen edustaja', 'högskolornas representant', 'representative of higher education'),
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
  const rules = await put(
    first,
    'decision',
    text('Johtoryhmän työtavat', 'Ledningsgruppens arbetssätt', 'How the board works'),
    { subject: id },
  );
  yield -215;
  await owner('conveneMeeting', { meeting: first });
  yield -199;
  await owner('holdMeeting', { meeting: first, attendance: table });
  await decide(
    first,
    rules,
    text('Johtoryhmä kokoontuu kuukausittain.', 'Ledningsgruppen möts varje månad.', 'The board meets every month.'),
  );
  const mapped = await ask(
    first,
    'FI-598',
    -150,
    text('Kartoita satamien yhteydet.', 'Kartlägg hamnarnas förbindelser.', 'Map the connections of the ports.'),
  );
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
  const freight = await put(
    second,
    'decision',
    text('Rahtiliikenteen selvitys', 'Utredning om godstrafiken', 'Study of the freight traffic'),
    { theme: themes[0] },
  );
  await put(
    second,
    'discussion',
    text('Osaajien muutto alueelle', 'Kompetens till området', 'Skilled people moving to the area'),
    { theme: themes[1] },
  );
  yield -110;
  await owner('conveneMeeting', { meeting: second });
  yield -94;
  await owner('holdMeeting', { meeting: second, attendance: table.slice(0, 3) });
  const studied = await decide(
    second,
    freight,
    text(
      'Selvitys tilataan. Kokkola vastaa kilpailutuksesta.',
      'Utredningen beställs. Karleby svarar för upphandlingen.',
      'The study is ordered. Kokkola puts it out to tender.',
    ),
  );
  await ask(
    second,
    'FI-272',
    -16,
    text('Kilpailuta rahtiselvitys.', 'Upphandla godsutredningen.', 'Put the freight study out to tender.'),
    { decision: studied },
  );
  const data = await ask(
    second,
    OWNER,
    -40,
    text('Kokoa tiedot opiskelijoista.', 'Sammanställ uppgifter om studerande.', 'Gather the data on students.'),
  );
  await owner('writeMinutes', { meeting: second, text: MANY });
  await owner('sendMinutes', { meeting: second });
  yield -85;
  await story.as('FI-598')('acceptMinutes', { meeting: second, seat: seats[2] });
  await owner('approveMinutes', { meeting: second });
  const { proposal: railway } = await owner('submitProposal', {
    code: 'ILLUSTRATIVE-RAILWAY',
    title: text(
      'Esimerkkialoite: toinen raide',
      'Exempelinitiativ: ett andra spår',
      'Illustrative proposal: a second track',
    ),
    text: text(
      'Raiteen suunnittelu aloitetaan ensi vuonna.',
      'Planeringen av spåret inleds nästa år.',
      'The planning of the track begins next year.',
    ),
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
    text: text(
      'Suunnittelu aloitetaan pohjoispäästä.',
      'Planeringen inleds i norra ändan.',
      'The planning begins at the northern end.',
    ),
  });

  yield -42;
  const third = await plan(-20);
  const budget = await put(third, 'decision', text('Ensi vuoden työ', 'Arbetet nästa år', 'The work of next year'), {
    subject: id,
  });
  await put(third, 'information', text('Vastaus aloitteeseen', 'Svaret på initiativet', 'The answer to the proposal'), {
    subject: railway,
  });
  yield -30;
  await owner('conveneMeeting', { meeting: third });
  yield -19;
  await owner('holdMeeting', { meeting: third, attendance: table });
  const planned = await decide(
    third,
    budget,
    text(
      'Ensi vuonna keskitytään logistiikkaan.',
      'Nästa år ligger tyngdpunkten på logistik.',
      'Next year the alliance concentrates on logistics.',
    ),
  );
  await ask(
    third,
    'FI-598',
    4,
    text('Luonnostele työohjelma.', 'Skissa på ett arbetsprogram.', 'Draft the work programme.'),
    { decision: planned },
  );
  await ask(
    third,
    'FI-977',
    30,
    text('Kutsu yritykset kuultaviksi.', 'Bjud in företagen till ett samråd.', 'Invite companies to a hearing.'),
  );
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
  await put(
    fourth,
    'decision',
    text('Rahtiselvityksen tekijä', 'Vem som gör godsutredningen', 'Who makes the freight study'),
    { theme: themes[0] },
  );
  await put(
    fourth,
    'discussion',
    text('Työohjelman luonnos', 'Utkastet till arbetsprogram', 'The draft of the work programme'),
  );
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
    title: text(
      'Esimerkkialoite: satamien maasähkö',
      'Exempelinitiativ: landström i hamnarna',
      'Illustrative proposal: shore power in the ports',
    ),
    proposers: story.organisations('FI-598'),
    addressee: city('TEM'),
    collaboration: id,
    answerDue: story.day(40),
  });
  yield -4;
  await owner('conveneMeeting', { meeting: fourth });
}

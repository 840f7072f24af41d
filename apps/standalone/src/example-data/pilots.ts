import { inTurn, type Story, text } from './story.js';

const PROGRAMME = 'TEM-ILLUSTRATIVE';
const euros = (amount: string) => ({ amount, currency: 'EUR' });

const HEAT = {
  code: 'ILLUSTRATIVE-HEAT',
  coordinator: 'FI-684',
  partners: ['FI-895', 'FI-400', 'FI-102', 'FI-214', 'FI-430'],
  grant: '240000.00',
  name: text(
    'Esimerkkipilotti: hukkalämpö talteen',
    'Exempelpilot: ta vara på spillvärme',
    'Illustrative pilot: put waste heat to use',
  ),
  description: text(
    'Kaupungit kartoittavat teollisuuden hukkalämmön ja kokeilevat sen käyttöä kaukolämmössä.',
    'Städerna kartlägger industrins spillvärme och prövar den i fjärrvärmen.',
    'The towns map the waste heat of industry and try it in district heating.',
  ),
};
const RAIL = {
  code: 'ILLUSTRATIVE-RAIL',
  coordinator: 'FI-153',
  partners: ['FI-740', 'FI-075', 'FI-111', 'FI-260'],
  grant: '180000.00',
  name: text(
    'Esimerkkipilotti: junalla töihin',
    'Exempelpilot: med tåg till jobbet',
    'Illustrative pilot: by train to work',
  ),
  description: text(
    'Kaupungit sovittavat paikallisliikenteen junien aikatauluihin.',
    'Städerna anpassar lokaltrafiken till tågens tidtabeller.',
    'The towns fit their local traffic to the timetables of the trains.',
  ),
};
const CARE = {
  code: 'ILLUSTRATIVE-CARE',
  coordinator: 'FI-205',
  partners: ['FI-240', 'FI-851', 'FI-320', 'FI-305', 'FI-678'],
  grant: '210000.00',
  name: text(
    'Esimerkkipilotti: etävastaanotto kirjastossa',
    'Exempelpilot: distansmottagning på biblioteket',
    'Illustrative pilot: remote surgery at the library',
  ),
  description: text(
    'Kaupungit kokeilevat kirjastoissa huoneita, joista saa yhteyden hoitajaan.',
    'Städerna prövar rum på biblioteken där man får kontakt med en sjukskötare.',
    'The towns try rooms in libraries from which one reaches a nurse.',
  ),
};
const EVENTS = {
  code: 'ILLUSTRATIVE-EVENTS',
  coordinator: 'FI-977',
  partners: ['FI-272'],
  grant: '60000.00',
  name: text(
    'Esimerkkipilotti: yhteinen tapahtumakalenteri',
    'Exempelpilot: gemensam evenemangskalender',
    'Illustrative pilot: a shared calendar of events',
  ),
  description: text(
    'Kaupungit kokoavat tapahtumansa yhteen paikkaan.',
    'Städerna samlar sina evenemang på ett ställe.',
    'The towns gather their events in one place.',
  ),
};

const ALL = [HEAT, RAIL, CARE, EVENTS];

const KICK_OFF = text('Aloitustilaisuus pidetty', 'Startmötet hållet', 'Opening meeting held');
const MAP = text('Nykytila kartoitettu', 'Nuläget kartlagt', 'Present state mapped');
const TRIAL = text('Kokeilut arvioitu', 'Försöken utvärderade', 'Trials assessed');
const MODEL = text('Malli muiden käytettävissä', 'Modellen tillgänglig för andra', 'Model there for others');

const DELAYED = text(
  'Aikatauluista ei ole sovittu liikennöitsijöiden kanssa.',
  'Man har inte kommit överens om tidtabellerna med trafikföretagen.',
  'There is no agreement on the timetables with the operators of the traffic.',
);

/** A pilot programme of today: its call is open, some plans are decided and some wait, and three pilots are under way. */
export async function* pilots(story: Story): AsyncGenerator<number, void> {
  const ministry = story.as('TEM');
  const town = (code: string) => story.organisation(code);

  yield -300;
  const { pilotProgramme: programme } = await ministry('createPilotProgramme', {
    code: PROGRAMME,
    owner: town('TEM'),
    name: text('Esimerkkipilotit tänään', 'Exempelpiloter i dag', 'Illustrative pilots of today'),
    basis: text('Keksitty esimerkki', 'Ett påhittat exempel', 'A made-up example'),
    aims: [
      text(
        'Kaupungit kokeilevat yhdessä ja jakavat, mitä oppivat',
        'Städerna prövar tillsammans och delar vad de lär sig',
        'Towns try things together and share what they learn',
      ),
    ],
    characteristics: [text('kokeilevuus', 'försöksverksamhet', 'experimental')],
    period: { from: story.day(-300), to: story.day(500) },
    call: { opens: story.day(-290), closes: story.day(45) },
    callMunicipalities: story.organisations('FI-684', 'FI-153', 'FI-205', 'FI-977', 'FI-790', 'FI-908', 'FI-508'),
    funding: { kind: 'seed', purposes: ['start-up', 'coordination'], unfunded: ['implementation'] },
  });

  const submit = async (applicant: string, partners: readonly string[], plan: object) =>
    (
      await story.as(applicant)('submitPlan', {
        programme,
        applicant: town(applicant),
        partners: story.organisations(...partners),
        period: { from: story.day(-220), to: story.day(400) },
        ...plan,
      })
    ).plan;

  yield -280;
  const submitted = await inTurn(ALL, async ({ coordinator, partners, name, description }) =>
    submit(coordinator, partners, { name, description }),
  );
  const harbour = await submit('FI-078', [], {
    name: text(
      'Esimerkki: sataman sähköistys',
      'Exempel: elektrifiering av hamnen',
      'Illustrative: electrify the harbour',
    ),
  });

  yield -240;
  const { appropriation } = await ministry('recordAppropriation', {
    programme,
    code: `${PROGRAMME}-SEED`,
    amount: euros('900000.00'),
    decidedOn: story.day(-240),
  });
  const approved = await inTurn(ALL, async ({ code }, place) => {
    const { plan } = await ministry('approvePlan', { plan: submitted[place], code });
    return story.told('pilot.approved.v1', { plan });
  });
  await ministry('redirectPlan', {
    plan: harbour,
    code: 'ILLUSTRATIVE-HARBOUR',
    reason: text(
      'Investointi jatkuu erillisenä hankkeena.',
      'Investeringen går vidare som ett separat projekt.',
      'The investment goes on as a separate project.',
    ),
  });

  yield -220;
  const grants = await inTurn(ALL, async ({ code, coordinator, partners, grant }, place) => {
    const pilot = approved[place];
    await ministry('startPilot', { pilot });
    await inTurn(partners, (partner) =>
      story.as(coordinator)('joinPilot', { pilot, organisation: town(partner), on: story.day(-220) }),
    );
    const decided = await ministry('decideGrant', {
      appropriation,
      pilot,
      code: `${PROGRAMME}-${code}`,
      amount: euros(grant),
      decidedOn: story.day(-220),
      purposes: ['start-up', 'coordination'],
      conditions: [text('Raportti puolivuosittain', 'Rapport varje halvår', 'A report every half-year')],
    });
    return decided.grant;
  });
  const [heat, rail, care, events] = approved;
  const [, railGrant] = grants;

  /** Plans a milestone; what it answers reaches it. */
  const milestone = async ({ coordinator }: typeof HEAT, pilot: string | undefined, name: object, due: number) => {
    const lead = story.as(coordinator);
    const planned = await lead('planMilestone', { pilot, name, due: story.day(due) });
    return (on: number) => lead('reachMilestone', { milestone: planned.milestone, on: story.day(on) });
  };

  yield -215;
  const heatOpened = await milestone(HEAT, heat, KICK_OFF, -180);
  const heatMapped = await milestone(HEAT, heat, MAP, -50);
  await milestone(HEAT, heat, TRIAL, 12);
  await milestone(HEAT, heat, MODEL, 160);
  const railOpened = await milestone(RAIL, rail, KICK_OFF, -190);
  await milestone(RAIL, rail, MAP, -18);
  await milestone(RAIL, rail, MODEL, 120);
  const careOpened = await milestone(CARE, care, KICK_OFF, -185);
  await milestone(CARE, care, MAP, -40);
  await milestone(CARE, care, TRIAL, -5);
  await milestone(CARE, care, MODEL, 90);

  yield -185;
  await heatOpened(-185);
  await railOpened(-190);
  await careOpened(-185);
  yield -180;
  const report = (of: typeof HEAT, pilot: string | undefined, light: string, reason?: object) =>
    story.as(of.coordinator)('reportStatus', { pilot, light, ...(reason && { reason }) });
  await report(HEAT, heat, 'on-track');
  await report(RAIL, rail, 'on-track');
  await report(CARE, care, 'on-track');

  yield -150;
  const { experiment: pump } = await story.as('FI-895')('beginExperiment', {
    pilot: heat,
    organisation: town('FI-895'),
    name: text('Lämpöpumppu telakalla', 'Värmepump på varvet', 'Heat pump at the shipyard'),
    tried: text(
      'Telakan jäähdytysveden lämpö johdetaan kaukolämpöön.',
      'Värmen i varvets kylvatten leds till fjärrvärmen.',
      'The heat of the shipyard’s cooling water goes into district heating.',
    ),
    expected: text(
      'Kymmenesosa kaupungin lämmöstä.',
      'En tiondel av stadens värme.',
      'A tenth of the heat of the town.',
    ),
    on: story.day(-150),
  });
  await story.as('FI-740')('beginExperiment', {
    pilot: rail,
    organisation: town('FI-740'),
    name: text('Yhteislippu', 'Gemensam biljett', 'A joint ticket'),
    tried: text('Sama lippu junassa ja bussissa.', 'Samma biljett på tåg och buss.', 'One ticket for train and bus.'),
    expected: text('Enemmän matkoja junalla.', 'Fler resor med tåg.', 'More journeys by train.'),
    on: story.day(-150),
  });
  const { experiment: room } = await story.as('FI-305')('beginExperiment', {
    pilot: care,
    organisation: town('FI-305'),
    name: text('Huone kirjastossa', 'Rum på biblioteket', 'A room in the library'),
    tried: text(
      'Hoitaja vastaa huoneessa kahtena päivänä viikossa.',
      'En sjukskötare svarar i rummet två dagar i veckan.',
      'A nurse answers in the room on two days a week.',
    ),
    expected: text('Vähemmän matkoja.', 'Färre resor.', 'Fewer journeys.'),
    on: story.day(-150),
  });

  yield -100;
  await report(RAIL, rail, 'at-risk', DELAYED);
  await report(CARE, care, 'on-track');
  await ministry('cancelPilot', {
    pilot: events,
    reason: text(
      'Kaupungit päättivät käyttää valtakunnallista kalenteria.',
      'Städerna beslöt att använda den nationella kalendern.',
      'The towns decided to use the national calendar.',
    ),
  });

  yield -90;
  const { plan: toBeRejected } = await story.as('FI-598')('submitPlan', {
    programme,
    applicant: town('FI-598'),
    name: text('Esimerkki: uusi uimahalli', 'Exempel: en ny simhall', 'Illustrative: a new swimming hall'),
    partners: story.organisations('FI-272'),
  });
  const { plan: wood } = await story.as('FI-140')('submitPlan', {
    programme,
    applicant: town('FI-140'),
    name: text(
      'Esimerkkipilotti: puusta päiväkoteja',
      'Exempelpilot: daghem av trä',
      'Illustrative pilot: day nurseries of wood',
    ),
    partners: story.organisations('FI-915', 'FI-541'),
    period: { from: story.day(-30), to: story.day(450) },
  });

  yield -60;
  await ministry('rejectPlan', {
    plan: toBeRejected,
    reason: text(
      'Haku ei rahoita rakennuksia.',
      'Utlysningen finansierar inte byggnader.',
      'The call does not fund buildings.',
    ),
  });
  const { organisation: company } = await story.operator('registerOrganisation', {
    code: 'ILLUSTRATIVE-FIRM',
    country: 'FI',
    kind: 'company',
    name: text('Esimerkkiyritys', 'Exempelföretaget', 'Illustrative company'),
  });
  await story.as(HEAT.coordinator)('linkCompany', { pilot: heat, company, role: 'developer', on: story.day(-60) });

  yield -52;
  await heatMapped(-52);
  await story.as('FI-400')('recordResult', {
    pilot: heat,
    organisation: town('FI-400'),
    name: text('Hukkalämmön kartta', 'Karta över spillvärme', 'Map of waste heat'),
    description: text(
      'Lähteet ja niiden teho kaupungeittain.',
      'Källorna och deras effekt per stad.',
      'The sources and their power, by town.',
    ),
    on: story.day(-52),
  });

  yield -45;
  await ministry('approvePlan', { plan: wood, code: 'ILLUSTRATIVE-WOOD' });
  yield -40;
  await story.as('FI-102')('beginExperiment', {
    pilot: heat,
    organisation: town('FI-102'),
    name: text(
      'Meijerin lämpö uimahalliin',
      'Mejeriets värme till simhallen',
      'The dairy’s heat for the swimming hall',
    ),
    tried: text('Lämpö varastoidaan yön yli.', 'Värmen lagras över natten.', 'Heat is stored overnight.'),
    expected: text('Puolet hallin lämmöstä.', 'Hälften av hallens värme.', 'Half of the hall’s heat.'),
    on: story.day(-40),
  });
  await ministry('changePilot', {
    pilot: rail,
    period: { from: story.day(-220), to: story.day(430) },
  });

  yield -33;
  await story.as('FI-895')('concludeExperiment', {
    experiment: pump,
    outcome: text(
      'Pumppu tuotti kahdeksan prosenttia kaupungin lämmöstä.',
      'Pumpen gav åtta procent av stadens värme.',
      'The pump gave eight per cent of the heat of the town.',
    ),
    on: story.day(-34),
  });
  await story.as('FI-305')('concludeExperiment', {
    experiment: room,
    outcome: text(
      'Huonetta käytettiin vähän: aikoja oli liian harvoin.',
      'Rummet användes lite: tiderna var för få.',
      'The room was used little: there were too few times.',
    ),
    on: story.day(-34),
  });

  yield -27;
  await report(HEAT, heat, 'on-track');
  await report(RAIL, rail, 'at-risk', DELAYED);
  await report(
    CARE,
    care,
    'off-track',
    text(
      'Kolme kaupunkia ei ole saanut hoitajaa huoneeseensa.',
      'Tre städer har inte fått en sjukskötare till sitt rum.',
      'Three towns have found no nurse for their room.',
    ),
  );

  yield -21;
  await story.as('FI-678')('leavePilot', { pilot: care, organisation: town('FI-678'), lastDay: story.day(-21) });
  await story.as(CARE.coordinator)('planMilestone', {
    pilot: care,
    name: text('Yhteinen hoitaja palkattu', 'Gemensam sjukskötare anställd', 'Shared nurse hired'),
    due: story.day(25),
  });
  await ministry('correctGrant', {
    grant: railGrant,
    amount: euros('172500.00'),
    reason: text('Summa oli kirjattu väärin.', 'Beloppet var felskrivet.', 'The sum was mistyped.'),
  });

  yield -14;
  await submit('FI-790', ['FI-908'], {
    name: text(
      'Esimerkki: yhteiskäyttöiset työtilat',
      'Exempel: delade arbetslokaler',
      'Illustrative: shared places to work',
    ),
    description: text(
      'Tyhjiä liiketiloja etätyöhön.',
      'Tomma affärslokaler för distansarbete.',
      'Empty shops for remote work.',
    ),
  });
  await story.as(HEAT.coordinator)('recordResult', {
    pilot: heat,
    organisation: town(HEAT.coordinator),
    name: text('Sopimusmalli lämmön ostoon', 'Avtalsmall för köp av värme', 'Model contract for buying heat'),
    on: story.day(-14),
  });

  yield -8;
  await story.as(RAIL.coordinator)('invitePartner', { pilot: rail, organisation: town('FI-422') });
  await story.as(HEAT.coordinator)('invitePartner', { pilot: heat, organisation: town('FI-529') });
  await story.as('FI-740')('recordResult', {
    pilot: rail,
    organisation: town('FI-740'),
    name: text('Aikataulut samassa tiedostossa', 'Tidtabellerna i en fil', 'The timetables in one file'),
    on: story.day(-9),
  });

  yield -3;
  await submit('FI-508', [], {
    name: text('Esimerkki: ruokahävikki puoleen', 'Exempel: halverat matsvinn', 'Illustrative: half the food waste'),
  });
  await report(HEAT, heat, 'on-track');
}

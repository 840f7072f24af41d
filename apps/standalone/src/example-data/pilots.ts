import { say } from '../messages/index.js';
import { inTurn, type Story } from './story.js';

const PROGRAMME = 'TEM-ILLUSTRATIVE';
const euros = (amount: string) => ({ amount, currency: 'EUR' });

const HEAT = {
  code: 'ILLUSTRATIVE-HEAT',
  coordinator: 'FI-684',
  partners: ['FI-895', 'FI-400', 'FI-102', 'FI-214', 'FI-430'],
  grant: '240000.00',
  name: say('pilots.pilotPutWaste'),
  description: say('pilots.townsMapWaste'),
};
const RAIL = {
  code: 'ILLUSTRATIVE-RAIL',
  coordinator: 'FI-153',
  partners: ['FI-740', 'FI-075', 'FI-111', 'FI-260'],
  grant: '180000.00',
  name: say('pilots.pilotTrainWork'),
  description: say('pilots.townsFitTheir'),
};
const CARE = {
  code: 'ILLUSTRATIVE-CARE',
  coordinator: 'FI-205',
  partners: ['FI-240', 'FI-851', 'FI-320', 'FI-305', 'FI-678'],
  grant: '210000.00',
  name: say('pilots.pilotRemoteSurgery'),
  description: say('pilots.townsTryRooms'),
};
const EVENTS = {
  code: 'ILLUSTRATIVE-EVENTS',
  coordinator: 'FI-977',
  partners: ['FI-272'],
  grant: '60000.00',
  name: say('pilots.pilotSharedCalendar'),
  description: say('pilots.townsGatherTheir'),
};

const ALL = [HEAT, RAIL, CARE, EVENTS];

const KICK_OFF = say('pilots.openingMeetingHeld');
const MAP = say('pilots.presentStateMapped');
const TRIAL = say('pilots.trialsAssessed');
const MODEL = say('pilots.modelThereOthers');

const DELAYED = say('pilots.thereNoAgreement');

/** A pilot programme of today: its call is open, some plans are decided and some wait, and three pilots are under way. */
export async function* pilots(story: Story): AsyncGenerator<number, void> {
  const ministry = story.as('TEM');
  const town = (code: string) => story.organisation(code);

  yield -300;
  const { pilotProgramme: programme } = await ministry('createPilotProgramme', {
    code: PROGRAMME,
    owner: town('TEM'),
    name: say('pilots.pilotsToday'),
    basis: say('pilots.madeUpExample'),
    aims: [say('pilots.townsTryThings')],
    characteristics: [say('pilots.experimental')],
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
    name: say('pilots.electrifyHarbour'),
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
    reason: say('pilots.investmentGoesAs'),
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
      conditions: [say('pilots.reportEveryHalf')],
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
    name: say('pilots.heatPumpShipyard'),
    tried: say('pilots.heatShipyardCooling'),
    expected: say('pilots.tenthHeatTown'),
    on: story.day(-150),
  });
  await story.as('FI-740')('beginExperiment', {
    pilot: rail,
    organisation: town('FI-740'),
    name: say('pilots.jointTicket'),
    tried: say('pilots.oneTicketTrain'),
    expected: say('pilots.moreJourneysTrain'),
    on: story.day(-150),
  });
  const { experiment: room } = await story.as('FI-305')('beginExperiment', {
    pilot: care,
    organisation: town('FI-305'),
    name: say('pilots.roomLibrary'),
    tried: say('pilots.nurseAnswersRoom'),
    expected: say('pilots.fewerJourneys'),
    on: story.day(-150),
  });

  yield -100;
  await report(RAIL, rail, 'at-risk', DELAYED);
  await report(CARE, care, 'on-track');
  await ministry('cancelPilot', {
    pilot: events,
    reason: say('pilots.townsDecidedUse'),
  });

  yield -90;
  const { plan: toBeRejected } = await story.as('FI-598')('submitPlan', {
    programme,
    applicant: town('FI-598'),
    name: say('pilots.newSwimmingHall'),
    partners: story.organisations('FI-272'),
  });
  const { plan: wood } = await story.as('FI-140')('submitPlan', {
    programme,
    applicant: town('FI-140'),
    name: say('pilots.pilotDayNurseries'),
    partners: story.organisations('FI-915', 'FI-541'),
    period: { from: story.day(-30), to: story.day(450) },
  });

  yield -60;
  await ministry('rejectPlan', {
    plan: toBeRejected,
    reason: say('pilots.callDoesNot'),
  });
  const { organisation: company } = await story.operator('registerOrganisation', {
    code: 'ILLUSTRATIVE-FIRM',
    country: 'FI',
    kind: 'company',
    name: say('pilots.company'),
  });
  await story.as(HEAT.coordinator)('linkCompany', { pilot: heat, company, role: 'developer', on: story.day(-60) });

  yield -52;
  await heatMapped(-52);
  await story.as('FI-400')('recordResult', {
    pilot: heat,
    organisation: town('FI-400'),
    name: say('pilots.mapWasteHeat'),
    description: say('pilots.sourcesTheirPower'),
    on: story.day(-52),
  });

  yield -45;
  await ministry('approvePlan', { plan: wood, code: 'ILLUSTRATIVE-WOOD' });
  yield -40;
  await story.as('FI-102')('beginExperiment', {
    pilot: heat,
    organisation: town('FI-102'),
    name: say('pilots.dairyHeatSwimming'),
    tried: say('pilots.heatStoredOvernight'),
    expected: say('pilots.halfHallHeat'),
    on: story.day(-40),
  });
  await ministry('changePilot', {
    pilot: rail,
    period: { from: story.day(-220), to: story.day(430) },
  });

  yield -33;
  await story.as('FI-895')('concludeExperiment', {
    experiment: pump,
    outcome: say('pilots.pumpGaveEight'),
    on: story.day(-34),
  });
  await story.as('FI-305')('concludeExperiment', {
    experiment: room,
    outcome: say('pilots.roomWasUsed'),
    on: story.day(-34),
  });

  yield -27;
  await report(HEAT, heat, 'on-track');
  await report(RAIL, rail, 'at-risk', DELAYED);
  await report(CARE, care, 'off-track', say('pilots.threeTownsHave'));

  yield -21;
  await story.as('FI-678')('leavePilot', { pilot: care, organisation: town('FI-678'), lastDay: story.day(-21) });
  await story.as(CARE.coordinator)('planMilestone', {
    pilot: care,
    name: say('pilots.sharedNurseHired'),
    due: story.day(25),
  });
  await ministry('correctGrant', {
    grant: railGrant,
    amount: euros('172500.00'),
    reason: say('pilots.sumWasMistyped'),
  });

  yield -14;
  await submit('FI-790', ['FI-908'], {
    name: say('pilots.sharedPlacesWork'),
    description: say('pilots.emptyShopsRemote'),
  });
  await story.as(HEAT.coordinator)('recordResult', {
    pilot: heat,
    organisation: town(HEAT.coordinator),
    name: say('pilots.modelContractBuying'),
    on: story.day(-14),
  });

  yield -8;
  await story.as(RAIL.coordinator)('invitePartner', { pilot: rail, organisation: town('FI-422') });
  await story.as(HEAT.coordinator)('invitePartner', { pilot: heat, organisation: town('FI-529') });
  await story.as('FI-740')('recordResult', {
    pilot: rail,
    organisation: town('FI-740'),
    name: say('pilots.timetablesOneFile'),
    on: story.day(-9),
  });

  yield -3;
  await submit('FI-508', [], {
    name: say('pilots.halfFoodWaste'),
  });
  await report(HEAT, heat, 'on-track');
}

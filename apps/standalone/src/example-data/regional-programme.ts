import { say } from '../messages/index.js';
import { inTurn, type Story } from './story.js';

const OWNER = 'TKSKY';
const ADOPTERS = ['FI-837', 'FI-536', 'FI-211', 'FI-604'];
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const ILLUSTRATIVE = { provenance: 'illustrative', dueProvenance: 'illustrative' };

/** A programme of today of an urban region: its cycle, plans of its towns, and a revision on which opinions are asked for. */
export async function* regionalProgramme(story: Story): AsyncGenerator<number, void> {
  const owner = story.as(OWNER);
  const of = (code: string) => story.organisation(code);
  /** The year in which the towns plan, and on whose last days the story still is. */
  const year = story.date(-30).year();
  const yearly = (days: number) => {
    const day = story.date(days);
    return {
      every: { unit: 'year', count: 1 },
      due: { month: day.monthValue(), day: day.dayOfMonth() },
      ...ILLUSTRATIVE,
    };
  };

  yield -260;
  const { programme } = await owner('createProgramme', {
    code: 'TKSKY-ILLUSTRATIVE',
    kind: 'shared-target-picture',
    owner: of(OWNER),
    name: say('programme.programmeRegion'),
    period: { from: story.day(-400), to: story.day(1400) },
    purpose: say('programme.showsWhatProgramme'),
  });
  const { body: group } = await owner('foundBody', {
    of: of(OWNER),
    kind: 'working-group',
    code: 'TKSKY-ILLUSTRATIVE-GROUP',
    name: say('programme.workingGroupMobility'),
    secretariat: of(OWNER),
    period: { from: story.day(-260) },
  });
  const { revision } = await owner('draftRevision', { programme });
  const add = async (kind: string, code: string, name: object, more: object = {}) =>
    (await owner('addProgrammeItem', { revision, kind, code, name, ...more })).item;
  const mobility = await add('strategic-area', 'MOBILITY', say('programme.mobility'), {
    workingGroup: group,
    vision: say('programme.everydayLifeWithout'),
  });
  const nature = await add('strategic-area', 'NATURE', say('programme.natureNearby'));
  const cycling = await add('measure', 'CYCLING', say('programme.mainRoutesCycling'), { parent: mobility });
  const tram = await add('measure', 'TRAM', say('programme.tramNeighbours'), {
    parent: mobility,
    dependsOn: [cycling],
  });
  await add('measure', 'SHORES', say('programme.shoresAll'), { parent: nature });
  yield -240;
  await owner('adoptProgramme', { programme });
  yield -220;
  await inTurn(ADOPTERS, (code) =>
    story.as(code)('recordProgrammeAdopter', { programme, organisation: of(code), adoptedOn: story.day(-220) }),
  );

  yield -210;
  await owner('setProgrammeDuties', {
    programme,
    from: story.day(-200),
    duties: [
      { key: 'follow-up', kind: 'follow-up', ...yearly(-70), scope: 'programme', owedBy: 'owner' },
      { key: 'interim-report', kind: 'interim-report', ...yearly(-12), scope: 'programme', owedBy: 'owner' },
      { key: 'round-table', kind: 'round-table', ...yearly(20), scope: 'programme', owedBy: 'owner' },
      { key: 'action-plan', kind: 'action-plan', ...yearly(50), scope: 'strategic-area', owedBy: 'adopters' },
      { key: 'work-programme', kind: 'work-programme', ...yearly(80), scope: 'working-group', owedBy: 'owner' },
    ],
  });

  yield -120;
  await owner('reportMeasure', { item: cycling, status: 'in-progress' });
  const { workProgramme } = await owner('draftWorkProgramme', { programme, workingGroup: group, year });
  await owner('changeWorkProgramme', {
    workProgramme,
    targets: [
      {
        text: say('programme.twoNewMain'),
        item: cycling,
      },
    ],
    budgetLine: { name: say('programme.mobility'), amount: euros('85000.00') },
  });
  const task = async (code: string, due: number, asked: object) =>
    (await owner('addWorkTask', { workProgramme, text: asked, responsible: of(code), due: story.day(due) })).task;
  const counted = await task('FI-837', -60, say('programme.countThoseWho'));
  await task('FI-536', -10, say('programme.signpostRouteNokia'));
  await task('FI-604', 35, say('programme.planBridge'));
  yield -110;
  await owner('adoptWorkProgramme', { workProgramme });

  yield -75;
  await owner('fulfilObligation', {
    obligation: await story.told('obligation.demanded.v1', {
      programme,
      kind: 'follow-up',
      turn: String(story.date(-70).year()),
    }),
    note: say('programme.followUpReport'),
  });
  yield -65;
  await story.as('FI-837')('reportWorkTask', { workProgramme, task: counted, status: 'done', on: story.day(-66) });

  yield -29;
  const draft = async (code: string, area: string | undefined, inYear: number) =>
    (await story.as(code)('draftActionPlan', { programme, organisation: of(code), year: inYear, area })).actionPlan;
  const adopted = await draft('FI-837', mobility, year);
  const act = async (code: string, actionPlan: string | undefined, title: object, due: string, more: object = {}) =>
    (await story.as(code)('addActivity', { actionPlan, title, due, ...more })).activity;
  const counting = await act('FI-837', adopted, say('programme.countersBridges'), story.day(-6), {
    measure: cycling,
    budget: euros('12000.00'),
  });
  const lane = await act('FI-837', adopted, say('programme.cycleLaneInto'), story.day(60), {
    measure: cycling,
    partners: [of('FI-536')],
  });
  await story.as('FI-837')('linkActivities', { activity: lane, waitsFor: counting });
  await act('FI-837', adopted, say('programme.cycleParkStation'), story.day(25), {
    measure: tram,
  });
  yield -24;
  await story.as('FI-837')('adoptActionPlan', { actionPlan: adopted });
  yield -18;
  await story.as('FI-837')('reportActivity', {
    activity: counting,
    status: 'in-progress',
    note: say('programme.deliveryLate'),
  });

  yield -16;
  const { revision: next } = await owner('draftRevision', {
    programme,
    reason: say('programme.tramGoesAhead'),
  });
  await owner('addProgrammeItem', {
    revision: next,
    kind: 'strategic-area',
    code: 'HOMES',
    name: say('programme.homes'),
    reason: say('programme.municipalitiesAskedIt'),
  });
  yield -15;
  const { consultation } = await owner('openConsultation', {
    revision: next,
    organisations: story.organisations(...ADOPTERS, 'FI-418'),
    until: story.day(21),
    silence: 'none',
  });
  const answer = async (code: string, position: string, said: object) =>
    story.as(code)('giveOpinion', {
      opinion: await story.told('opinion.asked.v1', { consultation, organisation: of(code) }),
      position,
      text: said,
    });
  yield -9;
  await answer('FI-536', 'agreed', say('programme.townSupportsDraft'));
  await story.as('FI-536')('addActivity', {
    actionPlan: await draft('FI-536', mobility, story.date(60).year()),
    title: say('programme.routePort'),
    due: story.day(120),
  });
  yield -5;
  await answer('FI-837', 'agreed-with-remarks', say('programme.areaHomesNeeds'));
  await story.as('FI-211')('parkItem', {
    programme,
    title: say('programme.sharedParkingCharge'),
  });
}

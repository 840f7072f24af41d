import { DomainError, LocalDate, newId, Period, PILOT_STATUSES, type PilotStatus } from '@talkoot/contracts';
import { PilotWork } from '../pilot-work/pilot-work.js';
import { Partners } from './partners.js';
import { PILOT_FLOW } from './pilot-flow.js';
import { Pilot } from './pilot.js';

const today = LocalDate.parse('2014-11-19');
const standing = { owner: newId('organisation'), today };
const [coordinator, partner, invited, other, company] = [1, 2, 3, 4, 5].map(() => newId('organisation'));
const reported = { provenance: 'reported' } as const;

const asDefined = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('Nothing there');
  return value;
};

/** A pilot in a status, with a partner and somebody invited. */
function pilotIn(status: PilotStatus): Pilot {
  const [lead, there, asked] = [asDefined(coordinator), asDefined(partner), asDefined(invited)];
  const begun = Pilot.enter(
    {
      programme: newId('pilotprogramme'),
      code: 'GREEN',
      name: { fi: 'V' },
      period: Period.always,
      coordinator: lead,
      ...reported,
    },
    status,
    today.minusDays(100),
    standing,
  );
  const partners = new Partners();
  partners.join(there, Period.from(today.minusDays(90)), 'reported');
  partners.invite(asked, today.minusDays(90), 'reported');
  return new Pilot(begun.id, 1, begun.state, partners, standing);
}

const workIn = (status: PilotStatus) =>
  new PilotWork(newId('pilot'), 1, { status, period: Period.always, parties: {}, isPublic: true, today });

const milestone = { id: newId('milestone'), name: { fi: 'M' }, ...reported };
const text = { name: { fi: 'N' }, tried: { fi: 'T' }, expected: { fi: 'E' } };
const town = asDefined(partner);
const experiment = { id: newId('experiment'), organisation: town, ...text, begunOn: today, ...reported };
const link = { id: newId('companylink'), company: asDefined(company), role: 'tester', ...reported } as const;

/** How each step is done, in a status in which nothing else stands against it. */
const STEPS: Readonly<Record<Exclude<keyof typeof PILOT_FLOW, 'draftPilot'>, (status: PilotStatus) => unknown>> = {
  approvePilot: (status) => pilotIn(status).approve(today),
  startPilot: (status) => pilotIn(status).decide('start', today),
  completePilot: (status) => pilotIn(status).decide('complete', today),
  closePilot: (status) => pilotIn(status).decide('close', today),
  cancelPilot: (status) => pilotIn(status).cancel(today, undefined),
  changePilot: (status) => pilotIn(status).change({ name: { fi: 'Uusi' } }),
  changePilotCoordinator: (status) => pilotIn(status).changeCoordinator(town, today),
  invitePartner: (status) => pilotIn(status).invite(asDefined(other), today, 'reported'),
  joinPilot: (status) => pilotIn(status).join(asDefined(invited), today, 'reported'),
  leavePilot: (status) => pilotIn(status).leave(town, today),
  planMilestone: (status) => workIn(status).planMilestone({ name: { fi: 'M' }, ...reported }),
  changeMilestone: (status) => workIn(status).changeMilestone(milestone, { name: { fi: 'U' } }),
  reachMilestone: (status) => workIn(status).reachMilestone(milestone, today),
  dropMilestone: (status) => workIn(status).dropMilestone(milestone, { fi: 'Syy' }),
  beginExperiment: (status) => workIn(status).beginExperiment({ organisation: town, ...text, ...reported }, today),
  concludeExperiment: (status) => workIn(status).concludeExperiment(experiment, { fi: 'Tulos' }, today),
  linkCompany: (status) => workIn(status).linkCompany(link, today, []),
  endCompanyLink: (status) => workIn(status).endCompanyLink({ ...link, period: Period.from(today) }, today),
  recordResult: (status) =>
    workIn(status).recordResult({ organisation: town, name: { fi: 'R' }, on: today, ...reported }),
  reportStatus: (status) => workIn(status).reportStatus({ organisation: town, light: 'on-track', on: today }),
};

function refusal(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('PILOT_FLOW', () => {
  it.each(Object.entries(STEPS))('%s_isRefusedExactlyWhereTheTableSaysSo', (name, run) => {
    const { from } = asDefined(Object.entries(PILOT_FLOW).find(([step]) => step === name))[1];
    const allowed = PILOT_STATUSES.filter((status) => refusal(() => run(status)) !== 'WRONG_STATUS');
    expect(allowed).toEqual(PILOT_STATUSES.filter((status) => from.some((each) => each === status)));
    expect(allowed.map((status) => refusal(() => run(status)))).toEqual(allowed.map(() => undefined));
  });
});

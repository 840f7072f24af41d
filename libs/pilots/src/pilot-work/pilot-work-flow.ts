import { type Guard, type LocalDate, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** What each part of a pilot's work goes through. PILOT_FLOW has the status of the pilot in which a part begins or changes. */
interface Milestone {
  readonly status: 'planned' | 'reached' | 'dropped';
}

const ofMilestone = stepsOf<Milestone['status'], Milestone>((status) =>
  refuse(status === 'reached' ? 'WRONG_STATUS.milestoneReached' : 'WRONG_STATUS.milestoneDropped', ['milestone']),
);

export const MILESTONE_FLOW = {
  changeMilestone: ofMilestone.step(['planned']),
  reachMilestone: ofMilestone.step(['planned'], 'reached'),
  dropMilestone: ofMilestone.step(['planned'], 'dropped'),
};

interface Experiment {
  readonly status: 'begun' | 'concluded';
  readonly begunOn: LocalDate;
}

const notBeforeItBegan: Guard<Experiment, LocalDate> = {
  says: 'not before it began',
  require: ({ begunOn }, on) => {
    if (on.isBefore(begunOn)) throw refuse('PERIOD_ENDS_BEFORE_START.beforeItBegan', ['on'], { from: begunOn });
  },
};

const ofExperiment = stepsOf<Experiment['status'], Experiment>(() =>
  refuse('WRONG_STATUS.experimentConcluded', ['experiment']),
);

export const EXPERIMENT_FLOW = {
  concludeExperiment: ofExperiment.step<LocalDate>(['begun'], 'concluded', [notBeforeItBegan]),
};

interface CompanyLink {
  readonly status: 'linked' | 'ended';
}

const ofCompanyLink = stepsOf<CompanyLink['status'], CompanyLink>(() =>
  refuse('WRONG_STATUS.companyLinkEnded', ['companyLink']),
);

export const COMPANY_LINK_FLOW = {
  endCompanyLink: ofCompanyLink.step(['linked'], 'ended'),
};

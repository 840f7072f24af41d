import { mutations } from '@talkoot/platform/graphql';
import { PilotWorkService } from '../application/pilot-work.service.js';
import {
  beginExperiment,
  changeMilestone,
  concludeExperiment,
  dropMilestone,
  endCompanyLink,
  linkCompany,
  planMilestone,
  reachMilestone,
  recordResult,
  reportStatus,
} from '../application/pilots.inputs.js';
import { CompanyLink, Experiment, Milestone, PilotResult, StatusReport } from './pilot-work.read-model.js';

export const PilotWorkMutations = mutations(PilotWorkService, (change) => ({
  planMilestone: change({
    description: 'Plan a milestone of a pilot.',
    may: 'pilot:manage',
    input: planMilestone,
    gives: { milestone: () => Milestone },
    run: (work, operation, command) => work.planMilestone(operation, command),
  }),
  changeMilestone: change({
    description: 'Change what a milestone is or when it is due, as long as it is not reached.',
    may: 'pilot:manage',
    input: changeMilestone,
    gives: { milestone: () => Milestone },
    run: (work, operation, command) => work.changeMilestone(operation, command),
  }),
  reachMilestone: change({
    description: 'Say that a milestone was reached.',
    may: 'pilot:manage',
    input: reachMilestone,
    gives: { milestone: () => Milestone },
    run: (work, operation, command) => work.reachMilestone(operation, command),
  }),
  dropMilestone: change({
    description: 'Drop a milestone that is not reached, with the reason. It stays readable as dropped.',
    may: 'pilot:manage',
    input: dropMilestone,
    gives: { milestone: () => Milestone },
    run: (work, operation, command) => work.dropMilestone(operation, command),
  }),
  beginExperiment: change({
    description: 'Tell of an experiment: what is tried, and what is expected of it.',
    may: 'pilot:report-part',
    input: beginExperiment,
    gives: { experiment: () => Experiment },
    run: (work, operation, command) => work.beginExperiment(operation, command),
  }),
  concludeExperiment: change({
    description: 'End an experiment and tell its outcome.',
    may: 'pilot:report-part',
    input: concludeExperiment,
    gives: { experiment: () => Experiment },
    run: (work, operation, command) => work.concludeExperiment(operation, command),
  }),
  linkCompany: change({
    description: 'Let a company take part in a pilot.',
    may: 'pilot:manage',
    input: linkCompany,
    gives: { companyLink: () => CompanyLink },
    run: (work, operation, command) => work.linkCompany(operation, command),
  }),
  endCompanyLink: change({
    description: 'End a company’s part in a pilot after a given last day.',
    may: 'pilot:manage',
    input: endCompanyLink,
    gives: { companyLink: () => CompanyLink },
    run: (work, operation, command) => work.endCompanyLink(operation, command),
  }),
  recordResult: change({
    description: 'Record a result of a pilot.',
    may: 'pilot:report-part',
    input: recordResult,
    gives: { result: () => PilotResult },
    run: (work, operation, command) => work.recordResult(operation, command),
  }),
  reportStatus: change({
    description: 'Say how a pilot goes. Anybody sees the light; the reason only those concerned.',
    may: 'pilot:manage',
    input: reportStatus,
    gives: { statusReport: () => StatusReport },
    run: (work, operation, command) => work.reportStatus(operation, command),
  }),
}));

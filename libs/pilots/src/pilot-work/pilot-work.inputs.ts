import {
  clearable,
  companyRole,
  expectedVersion,
  id,
  lasting,
  light,
  givenDay,
  plainLine,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';
import { pilot } from '../pilots/pilots.inputs.js';
import { name, organisation, stated, text } from '../programmes/programmes.inputs.js';

export const planMilestone = z
  .strictObject({
    pilot,
    name: name.describe('What is to be reached.'),
    due: givenDay.optional().describe('The day by which, within the pilot’s period.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('A milestone of a pilot.');
export type PlanMilestone = z.output<typeof planMilestone>;

export const changeMilestone = z
  .strictObject({
    milestone: id('milestone').describe('The milestone.'),
    name: lasting(name).describe('What is to be reached.'),
    due: clearable(givenDay).describe('The day by which, within the pilot’s period.'),
    expectedVersion: versionRead,
  })
  .describe('A milestone not reached yet; what is left out stays as it is, null takes its day away.');
export type ChangeMilestone = z.output<typeof changeMilestone>;

export const dropMilestone = z
  .strictObject({
    milestone: id('milestone').describe('The milestone.'),
    reason: text.describe('The reason. Everyone who sees the milestone sees it.'),
    expectedVersion,
  })
  .describe('The milestone that the pilot no longer means to reach.');
export type DropMilestone = z.output<typeof dropMilestone>;

export const reachMilestone = z
  .strictObject({
    milestone: id('milestone').describe('The milestone.'),
    on: givenDay.describe('The day on which it was reached, within the pilot’s period.'),
    expectedVersion,
  })
  .describe('A milestone and when it was reached.');
export type ReachMilestone = z.output<typeof reachMilestone>;

export const beginExperiment = z
  .strictObject({
    pilot,
    organisation: organisation.describe('Whose part it is: the coordinator, the owner or a partner.'),
    name: name.describe('What it is called.'),
    tried: text.describe('What is tried.'),
    expected: text.describe('What is expected of it.'),
    on: givenDay.describe('The first day, within the pilot’s period.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('What is tried and expected.');
export type BeginExperiment = z.output<typeof beginExperiment>;

export const concludeExperiment = z
  .strictObject({
    experiment: id('experiment').describe('The experiment.'),
    outcome: text.describe('The outcome.'),
    on: givenDay.describe('The last day of the experiment, within the pilot’s period.'),
    expectedVersion,
  })
  .describe('An experiment and its outcome.');
export type ConcludeExperiment = z.output<typeof concludeExperiment>;

export const linkCompany = z
  .strictObject({
    pilot,
    company: organisation.describe('The company.'),
    role: companyRole.describe('What it does in the pilot.'),
    on: givenDay.describe('The first day, within the pilot’s period.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('A company and what it does in a pilot.');
export type LinkCompany = z.output<typeof linkCompany>;

export const endCompanyLink = z
  .strictObject({
    companyLink: id('companylink').describe('The company’s part.'),
    lastDay: givenDay.describe('The last day, within the pilot’s period.'),
    expectedVersion,
  })
  .describe('A company’s part and when it ends.');
export type EndCompanyLink = z.output<typeof endCompanyLink>;

/** An address on the web; results of the past may be found by http alone. */
const linkToResult = plainLine(2000).pipe(z.url({ protocol: /^https?$/, error: 'invalid_url' }));

export const recordResult = z
  .strictObject({
    pilot,
    organisation: organisation.describe('Whose part it comes from: the coordinator, the owner or a partner.'),
    name: name.describe('What it is called.'),
    description: text.optional().describe('What it is.'),
    link: linkToResult.optional().describe('An address on the web where more is told, http or https.'),
    on: givenDay.describe('The day from which it is there, not before the pilot began.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('A result of a pilot.');
export type RecordResult = z.output<typeof recordResult>;

export const reportStatus = z
  .strictObject({
    pilot,
    light: light.describe('The light; anybody sees it.'),
    reason: text.optional().describe('Why; only the owner, the coordinator and those named in the pilot see it.'),
    on: givenDay.optional().describe('The day it reports on, within the pilot’s period. Default: today.'),
    expectedVersion,
  })
  .describe('How a pilot goes.');
export type ReportStatus = z.output<typeof reportStatus>;

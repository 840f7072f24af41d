import {
  clearable,
  clearableList,
  code,
  companyRole,
  expectedVersion,
  fundingKind,
  fundingPurpose,
  id,
  lasting,
  light,
  localDate,
  localisedLine,
  localisedText,
  period,
  plainLine,
  provenance,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take: the API's inputs are parsed into these. */
const name = localisedLine(300);
const text = localisedText(5000);
const organisation = id('organisation');
const stated = provenance.default('reported');
const pilot = id('pilot');

const basis = localisedText(2000);
const marks = z.array(localisedText(2000)).max(50);
const call = z
  .strictObject({ opens: localDate, closes: localDate.optional() })
  .refine(({ opens, closes }) => !closes?.isBefore(opens), { path: ['closes'], error: 'ends_before_start' });
const callMunicipalities = z.array(organisation).max(1000, { error: 'too_many:1000' });
const funding = z.strictObject({
  kind: fundingKind,
  purposes: z.array(fundingPurpose).max(3),
  unfunded: z.array(fundingPurpose).max(3).default([]),
});
const documentedPartners = z.strictObject({
  count: z.int().min(0).max(100_000),
  asOf: localDate.optional(),
  provenance,
});

export const createPilotProgramme = z.strictObject({
  code,
  owner: organisation,
  name,
  basis: basis.optional(),
  aims: marks.default([]),
  characteristics: marks.default([]),
  period,
  call: call.optional(),
  callMunicipalities: callMunicipalities.default([]),
  funding: funding.optional(),
  documentedPartners: documentedPartners.optional(),
  provenance: stated,
});
export type CreatePilotProgramme = z.output<typeof createPilotProgramme>;

export const changePilotProgramme = z.strictObject({
  programme: id('pilotprogramme'),
  name: lasting(name),
  basis: clearable(basis),
  aims: clearableList(marks),
  characteristics: clearableList(marks),
  period: lasting(period),
  call: clearable(call),
  callMunicipalities: clearableList(callMunicipalities),
  funding: clearable(funding),
  documentedPartners: clearable(documentedPartners),
  provenance: lasting(provenance),
  expectedVersion,
});
export type ChangePilotProgramme = z.output<typeof changePilotProgramme>;

export const endPilotProgramme = z.strictObject({
  programme: id('pilotprogramme'),
  reason: text,
  expectedVersion,
});
export type EndPilotProgramme = z.output<typeof endPilotProgramme>;

export const submitPlan = z.strictObject({
  programme: id('pilotprogramme'),
  name,
  description: text.optional(),
  period: period.optional(),
  applicant: organisation,
  coordinator: organisation.optional(),
  partners: z.array(organisation).max(500).default([]),
  provenance: stated,
});
export type SubmitPlan = z.output<typeof submitPlan>;

export const changePlan = z.strictObject({
  plan: id('plan'),
  name: lasting(name),
  description: clearable(text),
  period: clearable(period),
  coordinator: lasting(organisation),
  partners: clearableList(z.array(organisation).max(500)),
  expectedVersion,
});
export type ChangePlan = z.output<typeof changePlan>;

export const withdrawPlan = z.strictObject({ plan: id('plan'), reason: text.optional(), expectedVersion });
export type WithdrawPlan = z.output<typeof withdrawPlan>;

export const approvePlan = z.strictObject({
  plan: id('plan'),
  code,
  name: name.optional(),
  period: period.optional(),
  themes: z.array(id('theme')).max(20).default([]),
  on: localDate.optional(),
  expectedVersion,
});
export type ApprovePlan = z.output<typeof approvePlan>;

export const redirectPlan = z.strictObject({
  plan: id('plan'),
  code,
  name: name.optional(),
  period: period.optional(),
  coordinator: organisation.optional(),
  reason: text.optional(),
  on: localDate.optional(),
  expectedVersion,
});
export type RedirectPlan = z.output<typeof redirectPlan>;

export const rejectPlan = z.strictObject({
  plan: id('plan'),
  reason: text,
  on: localDate.optional(),
  expectedVersion,
});
export type RejectPlan = z.output<typeof rejectPlan>;

export const registerProject = z.strictObject({
  programme: id('pilotprogramme'),
  code,
  name,
  period,
  coordinator: organisation,
  provenance: stated,
});
export type RegisterProject = z.output<typeof registerProject>;

export const changeProject = z.strictObject({
  project: id('project'),
  name: lasting(name),
  period: lasting(period),
  expectedVersion,
});
export type ChangeProject = z.output<typeof changeProject>;

export const changeProjectCoordinator = z.strictObject({
  project: id('project'),
  organisation,
  on: localDate,
  expectedVersion,
});
export type ChangeProjectCoordinator = z.output<typeof changeProjectCoordinator>;

export const draftPilot = z.strictObject({
  programme: id('pilotprogramme'),
  code,
  name,
  period,
  coordinator: organisation,
  applicant: organisation.optional(),
  themes: z.array(id('theme')).max(20).default([]),
  provenance: stated,
});
export type DraftPilot = z.output<typeof draftPilot>;

export const changePilot = z.strictObject({
  pilot,
  name: lasting(name),
  period: lasting(period),
  themes: clearableList(z.array(id('theme')).max(20)),
  expectedVersion,
});
export type ChangePilot = z.output<typeof changePilot>;

export const decidePilot = z.strictObject({ pilot, on: localDate.optional(), expectedVersion });
export type DecidePilot = z.output<typeof decidePilot>;

export const cancelPilot = z.strictObject({
  pilot,
  on: localDate.optional(),
  reason: text.optional(),
  expectedVersion,
});
export type CancelPilot = z.output<typeof cancelPilot>;

export const changePilotCoordinator = z.strictObject({ pilot, organisation, on: localDate, expectedVersion });
export type ChangePilotCoordinator = z.output<typeof changePilotCoordinator>;

export const invitePartner = z.strictObject({ pilot, organisation, expectedVersion });
export type InvitePartner = z.output<typeof invitePartner>;

export const endInvitation = z.strictObject({ pilot, organisation, expectedVersion });
export type EndInvitation = z.output<typeof endInvitation>;

export const joinPilot = z.strictObject({ pilot, organisation, on: localDate, provenance: stated, expectedVersion });
export type JoinPilot = z.output<typeof joinPilot>;

export const leavePilot = z.strictObject({ pilot, organisation, lastDay: localDate, expectedVersion });
export type LeavePilot = z.output<typeof leavePilot>;

export const planMilestone = z.strictObject({
  pilot,
  name,
  due: localDate.optional(),
  provenance: stated,
  expectedVersion,
});
export type PlanMilestone = z.output<typeof planMilestone>;

export const changeMilestone = z.strictObject({
  milestone: id('milestone'),
  name: lasting(name),
  due: clearable(localDate),
  expectedVersion,
});
export type ChangeMilestone = z.output<typeof changeMilestone>;

export const dropMilestone = z.strictObject({ milestone: id('milestone'), reason: text, expectedVersion });
export type DropMilestone = z.output<typeof dropMilestone>;

export const reachMilestone = z.strictObject({ milestone: id('milestone'), on: localDate, expectedVersion });
export type ReachMilestone = z.output<typeof reachMilestone>;

export const beginExperiment = z.strictObject({
  pilot,
  organisation,
  name,
  tried: text,
  expected: text,
  on: localDate,
  provenance: stated,
  expectedVersion,
});
export type BeginExperiment = z.output<typeof beginExperiment>;

export const concludeExperiment = z.strictObject({
  experiment: id('experiment'),
  outcome: text,
  on: localDate,
  expectedVersion,
});
export type ConcludeExperiment = z.output<typeof concludeExperiment>;

export const linkCompany = z.strictObject({
  pilot,
  company: organisation,
  role: companyRole,
  on: localDate,
  provenance: stated,
  expectedVersion,
});
export type LinkCompany = z.output<typeof linkCompany>;

export const endCompanyLink = z.strictObject({
  companyLink: id('companylink'),
  lastDay: localDate,
  expectedVersion,
});
export type EndCompanyLink = z.output<typeof endCompanyLink>;

/** An address on the web; results of the past may be found by http alone. */
const linkToResult = plainLine(2000).pipe(z.url({ protocol: /^https?$/, error: 'invalid_url' }));

export const recordResult = z.strictObject({
  pilot,
  organisation,
  name,
  description: text.optional(),
  link: linkToResult.optional(),
  on: localDate,
  provenance: stated,
  expectedVersion,
});
export type RecordResult = z.output<typeof recordResult>;

export const reportStatus = z.strictObject({
  pilot,
  light,
  reason: text.optional(),
  on: localDate.optional(),
  expectedVersion,
});
export type ReportStatus = z.output<typeof reportStatus>;

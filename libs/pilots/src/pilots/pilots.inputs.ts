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
  sentAs,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const name = localisedLine(300);
const text = localisedText(5000);
const organisation = id('organisation');
const stated = provenance.default('reported').describe('Where this comes from. Default: reported.');
const pilot = id('pilot').describe('The pilot.');

const basis = localisedText(2000);
const marks = z.array(localisedText(2000)).max(50);
const call = sentAs(
  { object: 'ProgrammeCallInput' },
  z
    .strictObject({
      opens: localDate.describe(
        'The first day on which plans can be submitted; from then on anybody sees the programme.',
      ),
      closes: localDate.optional().describe('The last day.'),
    })
    .refine(({ opens, closes }) => !closes?.isBefore(opens), { path: ['closes'], error: 'ends_before_start' })
    .describe('When plans can be submitted.'),
);
const callMunicipalities = z.array(organisation).max(1000, { error: 'too_many:1000' });
const funding = sentAs(
  { object: 'ProgrammeFundingInput' },
  z
    .strictObject({
      kind: fundingKind.describe('What kind of money.'),
      purposes: z.array(fundingPurpose).max(3).describe('What the money may be used for, and nothing else.'),
      unfunded: z.array(fundingPurpose).max(3).default([]).describe('What belongs to the work and has no money.'),
    })
    .describe('What kind of money a programme gives, and for what.'),
);
const documentedPartners = sentAs(
  { object: 'DocumentedPartnersInput' },
  z
    .strictObject({
      count: z.int().min(0).max(100_000).describe('How many partner municipalities the source states.'),
      asOf: localDate.optional().describe('The day that the source speaks of.'),
      provenance: provenance.describe('Where the number comes from.'),
    })
    .describe('How many partner municipalities a source states.'),
);

export const createPilotProgramme = z
  .strictObject({
    code: code.describe(
      'Its code: capital letters, digits and hyphens. It begins with the code of the owner and a hyphen (`TEM-…`).',
    ),
    owner: organisation.describe('Who owns it: a ministry or an agency.'),
    name: name.describe('Its name.'),
    basis: basis.optional().describe('What it rests on, such as a government’s programme.'),
    aims: marks.default([]).describe('What it is to achieve.'),
    characteristics: marks.default([]).describe('What marks its pilots.'),
    period: period.describe('When it runs.'),
    call: call.optional().describe('When plans can be submitted.'),
    callMunicipalities: callMunicipalities
      .default([])
      .describe('All municipalities that the call names. They hear when it opens; others may answer it too.'),
    funding: funding.optional().describe('What kind of money it gives, and for what.'),
    documentedPartners: documentedPartners
      .optional()
      .describe('How many partner municipalities a source states; kept beside the number counted.'),
    provenance: stated,
  })
  .describe('A new pilot programme.');
export type CreatePilotProgramme = z.output<typeof createPilotProgramme>;

export const changePilotProgramme = z
  .strictObject({
    programme: id('pilotprogramme').describe('The programme.'),
    name: lasting(name).describe('Its name.'),
    basis: clearable(basis).describe('What it rests on, such as a government’s programme.'),
    aims: clearableList(marks).describe('What it is to achieve.'),
    characteristics: clearableList(marks).describe('What marks its pilots.'),
    period: lasting(period).describe('When it runs.'),
    call: clearable(call).describe('When plans can be submitted.'),
    callMunicipalities: clearableList(callMunicipalities).describe(
      'All municipalities that the call names. They hear when it opens; others may answer it too.',
    ),
    funding: clearable(funding).describe('What kind of money it gives, and for what.'),
    documentedPartners: clearable(documentedPartners).describe(
      'How many partner municipalities a source states; kept beside the number counted.',
    ),
    provenance: lasting(provenance).describe('Where this comes from.'),
    expectedVersion: versionRead,
  })
  .describe(
    'Other details of a programme; what is left out stays as it is, null empties all but the name, the period and the provenance.',
  );
export type ChangePilotProgramme = z.output<typeof changePilotProgramme>;

export const endPilotProgramme = z.strictObject({
  programme: id('pilotprogramme').describe('The programme.'),
  reason: text.describe('The reason. Everyone who sees the programme sees it.'),
  expectedVersion,
});
export type EndPilotProgramme = z.output<typeof endPilotProgramme>;

export const submitPlan = z
  .strictObject({
    programme: id('pilotprogramme').describe('The pilot programme whose call the plan answers.'),
    name: name.describe('What the plan is called, in one language or more.'),
    description: text.optional().describe('What is to be done and why.'),
    period: period.optional().describe('When the work would be done.'),
    applicant: organisation.describe(
      'The organisation that applies: yours, or one that is invited and is it when it accepts.',
    ),
    coordinator: organisation
      .optional()
      .describe(
        'The organisation that would lead the work. Default: the applicant. Another one than yours is invited, and is it when it accepts.',
      ),
    partners: z
      .array(organisation)
      .max(500)
      .default([])
      .describe('The other organisations that would take part; they are invited when the plan becomes a pilot.'),
    provenance: stated,
  })
  .describe('A plan that answers the open call of a programme.');
export type SubmitPlan = z.output<typeof submitPlan>;

export const changePlan = z
  .strictObject({
    plan: id('plan').describe('The plan.'),
    name: lasting(name).describe('What the plan is called.'),
    description: clearable(text).describe('What is to be done and why.'),
    period: clearable(period).describe('When the work would be done.'),
    coordinator: lasting(organisation).describe(
      'The organisation that would lead the work: yours at once, another one when it accepts the invitation.',
    ),
    partners: clearableList(z.array(organisation).max(500)).describe('All other organisations that would take part.'),
    expectedVersion: versionRead,
  })
  .describe(
    'A correction of a plan. Omitted fields keep their value; null clears the description, the period and the partners.',
  );
export type ChangePlan = z.output<typeof changePlan>;

export const withdrawPlan = z
  .strictObject({
    plan: id('plan').describe('The plan.'),
    reason: text
      .optional()
      .describe('Why; seen by those who see the plan: the programme’s owner and those named in it.'),
    expectedVersion,
  })
  .describe('The plan to withdraw.');
export type WithdrawPlan = z.output<typeof withdrawPlan>;

/** What a plan becomes: a pilot or a project. */
const ofDecidedPlan = {
  plan: id('plan').describe('The plan that is decided on.'),
  code: code.describe('The code that it is to have; no other thing may have it.'),
  name: name.optional().describe('What it is to be called. Default: as the plan.'),
  period: period
    .optional()
    .describe('When the work is done. Default: the period of the plan, else that of the programme.'),
};

export const approvePlan = z
  .strictObject({
    ...ofDecidedPlan,
    themes: z.array(id('theme')).max(20).default([]).describe('The themes that the pilot works on.'),
    on: localDate
      .optional()
      .describe('The day of the decision, from the day of submission until today. Default: today.'),
    expectedVersion,
  })
  .describe('The plan, and what the pilot is to be.');
export type ApprovePlan = z.output<typeof approvePlan>;

export const redirectPlan = z
  .strictObject({
    ...ofDecidedPlan,
    coordinator: organisation.optional().describe('Who is to lead the project. Default: the coordinator of the plan.'),
    reason: text.optional().describe('Why it goes on as a project and not as a pilot.'),
    on: localDate
      .optional()
      .describe('The day of the decision, from the day of submission until today. Default: today.'),
    expectedVersion,
  })
  .describe('The plan, and what the project is to be.');
export type RedirectPlan = z.output<typeof redirectPlan>;

export const rejectPlan = z
  .strictObject({
    plan: id('plan').describe('The plan that is decided on.'),
    reason: text.describe('Why it is rejected; anybody may read it.'),
    on: localDate
      .optional()
      .describe('The day of the decision, from the day of submission until today. Default: today.'),
    expectedVersion,
  })
  .describe('The plan, and why it is rejected.');
export type RejectPlan = z.output<typeof rejectPlan>;

export const registerProject = z
  .strictObject({
    programme: id('pilotprogramme').describe('The programme beside whose pilots it stands.'),
    code: code.describe('Its code: capital letters, digits and hyphens.'),
    name: name.describe('Its name.'),
    period: period.describe('When it runs.'),
    coordinator: organisation.describe('Who leads it.'),
    provenance: stated,
  })
  .describe('A separate project beside the pilots of a programme.');
export type RegisterProject = z.output<typeof registerProject>;

export const changeProject = z
  .strictObject({
    project: id('project').describe('The project.'),
    name: lasting(name).describe('Its name.'),
    period: lasting(period).describe('When it runs.'),
    expectedVersion: versionRead,
  })
  .describe('What is left out stays as it is.');
export type ChangeProject = z.output<typeof changeProject>;

export const changeProjectCoordinator = z
  .strictObject({
    project: id('project').describe('The project.'),
    organisation: organisation.describe('The organisation.'),
    on: localDate.describe('The first day on which it leads the project.'),
    expectedVersion: versionRead,
  })
  .describe('Who leads a project, and from when.');
export type ChangeProjectCoordinator = z.output<typeof changeProjectCoordinator>;

export const draftPilot = z
  .strictObject({
    programme: id('pilotprogramme').describe('The programme to which it belongs.'),
    code: code.describe(
      'Its code: capital letters, digits and hyphens. A draft is not public, so it begins with the code of the programme’s owner and a hyphen (`TEM-…`).',
    ),
    name: name.describe('Its name.'),
    period: period.describe('When it runs.'),
    coordinator: organisation.describe('Who is to lead it.'),
    applicant: organisation.optional().describe('Who applied for it.'),
    themes: z.array(id('theme')).max(20).default([]).describe('The themes it works on.'),
    provenance: stated,
  })
  .describe('A new pilot.');
export type DraftPilot = z.output<typeof draftPilot>;

export const changePilot = z
  .strictObject({
    pilot,
    name: lasting(name).describe('Its name.'),
    period: lasting(period).describe('When it runs; the days on which partners joined lie within.'),
    themes: clearableList(z.array(id('theme')).max(20)).describe('The themes it works on from today; all of them.'),
    expectedVersion: versionRead,
  })
  .describe('What is left out stays as it is; null empties the themes.');
export type ChangePilot = z.output<typeof changePilot>;

export const decidePilot = z.strictObject({
  pilot,
  on: localDate.optional().describe('The day of the decision. Default: today.'),
  expectedVersion,
});
export type DecidePilot = z.output<typeof decidePilot>;

export const cancelPilot = z
  .strictObject({
    pilot,
    on: localDate.optional().describe('The day of the decision. Default: today.'),
    reason: text.optional().describe('The reason. Everyone who sees the pilot sees it.'),
    expectedVersion,
  })
  .describe('The pilot to give up.');
export type CancelPilot = z.output<typeof cancelPilot>;

export const changePilotCoordinator = z
  .strictObject({
    pilot,
    organisation: organisation.describe('The town or other organisation.'),
    on: localDate.describe('The first day on which the organisation leads the pilot.'),
    expectedVersion: versionRead,
  })
  .describe('Who leads a pilot, and from when.');
export type ChangePilotCoordinator = z.output<typeof changePilotCoordinator>;

export const invitePartner = z
  .strictObject({ pilot, organisation: organisation.describe('The town or other organisation.'), expectedVersion })
  .describe('Whom to invite into a pilot.');
export type InvitePartner = z.output<typeof invitePartner>;

export const endInvitation = z
  .strictObject({ pilot, organisation: organisation.describe('The town or other organisation.'), expectedVersion })
  .describe('Whose invitation into which pilot no longer stands.');
export type EndInvitation = z.output<typeof endInvitation>;

export const joinPilot = z
  .strictObject({
    pilot,
    organisation: organisation.describe('The town or other organisation.'),
    on: localDate.describe('The first day as a partner, within the pilot’s period; it may be past.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('Who becomes a partner of a pilot, and from when.');
export type JoinPilot = z.output<typeof joinPilot>;

export const leavePilot = z
  .strictObject({
    pilot,
    organisation: organisation.describe('The town or other organisation.'),
    lastDay: localDate.describe('The last day as a partner.'),
    expectedVersion,
  })
  .describe('Whose part in a pilot ends, and when.');
export type LeavePilot = z.output<typeof leavePilot>;

export const planMilestone = z
  .strictObject({
    pilot,
    name: name.describe('What is to be reached.'),
    due: localDate.optional().describe('The day by which, within the pilot’s period.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('A milestone of a pilot.');
export type PlanMilestone = z.output<typeof planMilestone>;

export const changeMilestone = z
  .strictObject({
    milestone: id('milestone').describe('The milestone.'),
    name: lasting(name).describe('What is to be reached.'),
    due: clearable(localDate).describe('The day by which, within the pilot’s period.'),
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
    on: localDate.describe('The day on which it was reached, within the pilot’s period.'),
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
    on: localDate.describe('The first day, within the pilot’s period.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('What is tried and expected.');
export type BeginExperiment = z.output<typeof beginExperiment>;

export const concludeExperiment = z
  .strictObject({
    experiment: id('experiment').describe('The experiment.'),
    outcome: text.describe('The outcome.'),
    on: localDate.describe('The last day of the experiment, within the pilot’s period.'),
    expectedVersion,
  })
  .describe('An experiment and its outcome.');
export type ConcludeExperiment = z.output<typeof concludeExperiment>;

export const linkCompany = z
  .strictObject({
    pilot,
    company: organisation.describe('The company.'),
    role: companyRole.describe('What it does in the pilot.'),
    on: localDate.describe('The first day, within the pilot’s period.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('A company and what it does in a pilot.');
export type LinkCompany = z.output<typeof linkCompany>;

export const endCompanyLink = z
  .strictObject({
    companyLink: id('companylink').describe('The company’s part.'),
    lastDay: localDate.describe('The last day, within the pilot’s period.'),
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
    on: localDate.describe('The day from which it is there, not before the pilot began.'),
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
    on: localDate.optional().describe('The day it reports on, within the pilot’s period. Default: today.'),
    expectedVersion,
  })
  .describe('How a pilot goes.');
export type ReportStatus = z.output<typeof reportStatus>;

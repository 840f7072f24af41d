import {
  clearable,
  clearableList,
  code,
  collaborationId,
  expectedVersion,
  id,
  idOfKinds,
  lasting,
  linkedDocuments,
  type LocalDate,
  givenDay,
  localisedLine,
  localisedText,
  proposalAnswer,
  provenance,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const organisation = id('organisation');
const proposal = id('proposal').describe('The proposal.');
const stated = provenance.default('reported').describe('Where this comes from. Default: reported.');

const title = localisedLine(300);
const text = localisedText(20_000);

/** Instead of a day: the number of working days after the submission. */
const answerWithinWorkingDays = z
  .int()
  .min(1)
  .max(500)
  .optional()
  .describe(
    'Instead of a day: the number of working days from the submission, by the public holidays of the addressee’s country.',
  );
const once = (
  input: { answerDue?: LocalDate | null | undefined; answerWithinWorkingDays?: number | undefined },
  context: z.RefinementCtx,
): void => {
  if (!input.answerDue || input.answerWithinWorkingDays === undefined) return;
  context.addIssue({ code: 'custom', path: ['answerWithinWorkingDays'], message: 'not_here' });
};

export const submitProposal = z
  .strictObject({
    code: code.optional().describe('A code for it; no other proposal may have it.'),
    title: title.describe('What it is called.'),
    text: text.optional().describe('What is proposed and why.'),
    documents: linkedDocuments.default([]).describe('Where it is told in full.'),
    proposers: z
      .array(organisation)
      .min(1, { error: 'empty_list' })
      .max(500, { error: 'too_many:500' })
      .describe('The organisations that are to make it: yours, and those that it invites.'),
    addressee: idOfKinds(['organisation', 'body']).describe('The organisation or the body that has to answer.'),
    collaboration: collaborationId
      .optional()
      .describe('The alliance, programme, pilot, project or network that it is about or made in.'),
    submittedOn: givenDay.optional().describe('The day on which it was submitted, today or earlier. Default: today.'),
    answerDue: givenDay.optional().describe('The day by which the answer is asked for.'),
    answerWithinWorkingDays,
    provenance: stated,
  })
  .superRefine(once)
  .describe('A proposal.');
export type SubmitProposal = z.output<typeof submitProposal>;

export const changeProposal = z
  .strictObject({
    proposal,
    title: lasting(title).describe('What it is called.'),
    text: clearable(text).describe('What is proposed and why.'),
    documents: clearableList(linkedDocuments).describe('All its documents.'),
    answerDue: clearable(givenDay).describe('The day by which the answer is asked for.'),
    answerWithinWorkingDays,
    expectedVersion: versionRead,
  })
  .superRefine(once)
  .describe('The proposal and its changes. Omitted fields keep their value; null clears all but the title.');
export type ChangeProposal = z.output<typeof changeProposal>;

export const supportProposal = z
  .strictObject({
    proposal,
    organisation: organisation.describe('The organisation that supports it: yours.'),
    on: givenDay.optional().describe('The first day, from the submission until today. Default: today.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('The proposal and who supports it.');
export type SupportProposal = z.output<typeof supportProposal>;

export const endSupport = z
  .strictObject({
    proposal,
    organisation: organisation.describe('The organisation that supports it: yours.'),
    lastDay: givenDay.describe('The last day of its support, today or earlier.'),
    expectedVersion: versionRead,
  })
  .describe('The proposal and who supports it no longer.');
export type EndSupport = z.output<typeof endSupport>;

export const answerProposal = z
  .strictObject({
    proposal,
    answer: proposalAnswer.describe('What is answered.'),
    text: text.optional().describe('The answer in words; anybody may read it.'),
    on: givenDay.optional().describe('The day of the answer, from the submission until today. Default: today.'),
    expectedVersion,
  })
  .describe('The proposal and its answer.');
export type AnswerProposal = z.output<typeof answerProposal>;

export const withdrawProposal = z
  .strictObject({
    proposal,
    on: givenDay.optional().describe('The day, from the submission until today. Default: today.'),
    expectedVersion,
  })
  .describe('The proposal that is taken back.');
export type WithdrawProposal = z.output<typeof withdrawProposal>;

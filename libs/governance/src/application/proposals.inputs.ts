import {
  clearable,
  clearableList,
  code,
  COLLABORATION_KINDS,
  expectedVersion,
  id,
  idOfKinds,
  lasting,
  linkedDocuments,
  type LocalDate,
  localDate,
  localisedLine,
  localisedText,
  proposalAnswer,
  provenance,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take: the API's inputs are parsed into these. */
const organisation = id('organisation');
const proposal = id('proposal');
const stated = provenance.default('reported');

const title = localisedLine(300);
const text = localisedText(20_000);

/** Instead of a day: the number of working days after the submission. */
const answerWithinWorkingDays = z.int().min(1).max(500).optional();
const once = (
  input: { answerDue?: LocalDate | null | undefined; answerWithinWorkingDays?: number | undefined },
  context: z.RefinementCtx,
): void => {
  if (!input.answerDue || input.answerWithinWorkingDays === undefined) return;
  context.addIssue({ code: 'custom', path: ['answerWithinWorkingDays'], message: 'not_here' });
};

export const submitProposal = z
  .strictObject({
    code: code.optional(),
    title,
    text: text.optional(),
    documents: linkedDocuments.default([]),
    proposers: z.array(organisation).min(1, { error: 'empty_list' }).max(500, { error: 'too_many:500' }),
    addressee: idOfKinds(['organisation', 'body']),
    collaboration: idOfKinds(COLLABORATION_KINDS).optional(),
    submittedOn: localDate.optional(),
    answerDue: localDate.optional(),
    answerWithinWorkingDays,
    provenance: stated,
  })
  .superRefine(once);
export type SubmitProposal = z.output<typeof submitProposal>;

export const changeProposal = z
  .strictObject({
    proposal,
    title: lasting(title),
    text: clearable(text),
    documents: clearableList(linkedDocuments),
    answerDue: clearable(localDate),
    answerWithinWorkingDays,
    expectedVersion,
  })
  .superRefine(once);
export type ChangeProposal = z.output<typeof changeProposal>;

export const supportProposal = z.strictObject({
  proposal,
  organisation,
  on: localDate.optional(),
  provenance: stated,
  expectedVersion,
});
export type SupportProposal = z.output<typeof supportProposal>;

export const endSupport = z.strictObject({ proposal, organisation, lastDay: localDate, expectedVersion });
export type EndSupport = z.output<typeof endSupport>;

export const answerProposal = z.strictObject({
  proposal,
  answer: proposalAnswer,
  text: text.optional(),
  on: localDate.optional(),
  expectedVersion,
});
export type AnswerProposal = z.output<typeof answerProposal>;

export const withdrawProposal = z.strictObject({ proposal, on: localDate.optional(), expectedVersion });
export type WithdrawProposal = z.output<typeof withdrawProposal>;

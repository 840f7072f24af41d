import {
  bodyKind,
  code,
  COLLABORATION_KINDS,
  emailAddress,
  linkedDocuments,
  localDate,
  localisedLine,
  localisedText,
  mandateRole,
  mergerRule,
  organisationReference,
  period,
  proposalAnswer,
  provenance,
  seatBasis,
  seatKind,
} from '@talkoot/contracts';
import { eachOnce, eachOnceADay, format, inOrder, statedRhythm, wholeNumber } from '@talkoot/platform/import';
import { z } from 'zod';
import { say } from './messages/index.js';

const name = localisedLine(300);
const days = { from: localDate.optional(), to: localDate.optional() };

const mandate = z
  .strictObject({
    role: mandateRole.default('holder'),
    /** By the address in the file of people. */
    person: emailAddress.optional(),
    organisation: organisationReference.optional(),
    ...days,
    provenance,
  })
  .superRefine(inOrder);

const seat = z
  .strictObject({
    kind: seatKind,
    /** By what somebody comes to sit there; left out: the source does not say. */
    by: seatBasis.optional(),
    /** The office or role that it is for. */
    title: name.optional(),
    organisation: organisationReference.optional(),
    ...days,
    provenance,
    mandates: z.array(mandate).max(200).default([]),
  })
  .superRefine(inOrder);

const seats = (most: number) => wholeNumber({ min: 1, max: most });

export const bodies = format({
  kind: 'bodies',
  files: 'bodies.yaml',
  layout: 'list',
  description:
    'Bodies of organisations and of collaborations, with their seats in the order of the table and who sits there.',
  row: z
    .strictObject({
      code,
      kind: bodyKind,
      name,
      /** To which it belongs: an organisation, or a collaboration by kind and code. */
      organisation: organisationReference.optional(),
      collaboration: z.strictObject({ kind: z.enum(COLLABORATION_KINDS), code }).optional(),
      secretariat: organisationReference.optional(),
      quorum: z
        .strictObject({
          seats: seats(1000).optional(),
          percent: seats(100).optional(),
          kinds: z.array(seatKind).max(5).optional(),
        })
        .optional(),
      /** Working days between convening a meeting and the meeting. */
      noticeDays: wholeNumber({ min: 0, max: 60 }).optional(),
      mergerRule: mergerRule.optional(),
      rhythm: statedRhythm.optional(),
      /** The body that receives its reports next, by code. */
      reportsTo: code.optional(),
      period: period.optional(),
      provenance,
      seats: z.array(seat).max(500).default([]),
    })
    .superRefine(({ organisation, collaboration }, context) => {
      if ((organisation === undefined) === (collaboration === undefined)) {
        context.addIssue({ code: 'custom', path: ['organisation'], params: say('import.bodyOfOneThing') });
      }
    }),
  key: (row) => row.code,
  lists: ({ quorum, seats: all }) => [
    eachOnce(['quorum', 'kinds'], quorum?.kinds ?? []),
    ...all.map(({ mandates }, place) =>
      eachOnceADay(['seats', place, 'mandates'], mandates, 'role', ({ role, person, organisation }) =>
        [role, person, organisation].filter((each) => each !== undefined).join(' '),
      ),
    ),
  ],
});

export const proposals = format({
  kind: 'proposals',
  files: 'proposals.yaml',
  layout: 'list',
  description: 'What organisations propose to an organisation or a body, and what was answered.',
  row: z
    .strictObject({
      code,
      title: name,
      text: localisedText(20_000).optional(),
      documents: linkedDocuments.default([]),
      proposers: z.array(organisationReference).min(1, { error: 'empty_list' }).max(500),
      /** Who has to answer: an organisation, or a body by its code. */
      addressee: organisationReference.optional(),
      addresseeBody: code.optional(),
      /** What it is about or made in, by kind and code. */
      collaboration: z.strictObject({ kind: z.enum(COLLABORATION_KINDS), code }).optional(),
      /** Left out: the source does not say. */
      submittedOn: localDate.optional(),
      answerDue: localDate.optional(),
      answered: z
        .strictObject({ answer: proposalAnswer, on: localDate, text: localisedText(20_000).optional() })
        .optional(),
      provenance,
    })
    .superRefine(({ addressee, addresseeBody }, context) => {
      if ((addressee === undefined) === (addresseeBody === undefined)) {
        context.addIssue({ code: 'custom', path: ['addressee'], params: say('import.proposalToOneAddressee') });
      }
    }),
  key: (row) => row.code,
  lists: ({ proposers }) => [eachOnce(['proposers'], proposers)],
});

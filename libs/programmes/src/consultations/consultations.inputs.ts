import { expectedVersion, id, givenDay, localisedText, sentAs, versionRead } from '@talkoot/contracts';
import { z } from 'zod';
import { POSITIONS, SILENCES, TAKEN_UP } from '../programmes/consultation-state.js';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const consultation = id('consultation').describe('The consultation.');
const opinion = id('opinion').describe('The opinion.');
const text = localisedText(20_000);
const MOST_CONSULTED = 500;
const MOST_REMARKS = 100;

export const openConsultation = z
  .strictObject({
    revision: id('revision').describe('The revision, a draft.'),
    organisations: z
      .array(id('organisation'))
      .min(1)
      .max(MOST_CONSULTED)
      .describe('Who is asked. They see the draft from now on, and the names of one another.'),
    until: givenDay.describe('The last day for opinions: at least one working day ahead, at most two years.'),
    silence: z.enum(SILENCES).describe('What it counts as when an organisation gives no opinion.'),
    expectedVersion,
  })
  .describe('That organisations are asked for their opinion on the draft of a plan.');
export type OpenConsultation = z.output<typeof openConsultation>;

export const extendConsultation = z
  .strictObject({
    consultation,
    until: givenDay.describe('The new last day, later than the one before.'),
    expectedVersion: versionRead,
  })
  .describe('A later last day of a consultation.');
export type ExtendConsultation = z.output<typeof extendConsultation>;

export const closeConsultation = z
  .strictObject({ consultation, expectedVersion })
  .describe('A consultation that is closed before its last day: all have given their opinion.');
export type CloseConsultation = z.output<typeof closeConsultation>;

export const withdrawConsultation = z
  .strictObject({ consultation, expectedVersion })
  .describe('A consultation that is given up. Nobody is asked any longer.');
export type WithdrawConsultation = z.output<typeof withdrawConsultation>;

const remark = sentAs(
  { object: 'OpinionRemarkInput' },
  z
    .strictObject({
      item: id('programmeitem').describe('The item, of the draft.'),
      text: localisedText(5000).describe('What you say of it.'),
    })
    .describe('What an opinion says of one item of the plan.'),
);

export const giveOpinion = z
  .strictObject({
    opinion: opinion.describe('The opinion of your organisation, as the consultation has it.'),
    position: z.enum(POSITIONS).describe('What your organisation thinks of the draft.'),
    text: text.optional().describe('The opinion in words.'),
    remarks: z.array(remark).max(MOST_REMARKS).default([]).describe('What it says of single items of the plan.'),
    expectedVersion: versionRead,
  })
  .describe('The whole opinion. It replaces what was given before, until the last day.');
export type GiveOpinion = z.output<typeof giveOpinion>;

export const answerOpinion = z
  .strictObject({
    opinion,
    takenUp: z.enum(TAKEN_UP).describe('Whether the definitive version takes it up.'),
    text: localisedText(5000).describe('What it takes up and what not, and why. Published with the plan.'),
    expectedVersion: versionRead,
  })
  .describe('What the owner of a programme took up of an opinion.');
export type AnswerOpinion = z.output<typeof answerOpinion>;

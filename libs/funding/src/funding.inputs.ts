import {
  code,
  fundingPurpose,
  id,
  givenDay,
  localisedText,
  money,
  plainLine,
  provenance,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';

const reference = plainLine(100).optional().describe('The decision’s number in the owner’s register.');
const conditions = z
  .array(localisedText(2000))
  .max(50)
  .describe('All of the conditions as they stand from that day on.');
/** Each once; said twice means the same. */
const purposes = z
  .array(fundingPurpose)
  .min(1)
  .max(20)
  .transform((given) => [...new Set(given)])
  .describe('What it may be used for, within what the programme allows.');

export const recordAppropriation = z
  .strictObject({
    programme: id('pilotprogramme').describe('The pilot programme that the money is for.'),
    code: code.describe('The owner’s own code: capital letters, digits, hyphens.'),
    amount: money.describe('How much there is in all.'),
    decidedOn: givenDay.describe('The day of its decision. It can be granted from this day on.'),
    reference,
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
  })
  .describe('An appropriation that was decided.');
export type RecordAppropriation = z.output<typeof recordAppropriation>;

const reason = localisedText(2000).describe('What was wrong. Everyone who sees the amount sees it.');

export const correctAppropriation = z
  .strictObject({
    appropriation: id('appropriation').describe('The appropriation.'),
    amount: money.describe(
      'The right amount, in the same currency; zero when it should not have been recorded at all.',
    ),
    reason,
    expectedVersion: versionRead,
  })
  .describe('The right amount of an appropriation that was mistyped.');
export type CorrectAppropriation = z.output<typeof correctAppropriation>;

export const correctGrant = z
  .strictObject({
    grant: id('grant').describe('The grant.'),
    amount: money.describe(
      'The right amount, in the same currency; zero when it should not have been recorded at all.',
    ),
    reason,
    expectedVersion: versionRead,
  })
  .describe('The right amount of a grant that was mistyped.');
export type CorrectGrant = z.output<typeof correctGrant>;

export const decideGrant = z
  .strictObject({
    appropriation: id('appropriation').describe('Out of which appropriation of the pilot’s programme.'),
    pilot: id('pilot').describe('The pilot, approved or running.'),
    code: code.describe('The owner’s own code: capital letters, digits, hyphens.'),
    holder: id('organisation').optional().describe('Who holds it. Default: the coordinator of the day.'),
    amount: money.describe('How much is granted, in the currency of the appropriation.'),
    purposes,
    conditions: conditions.default([]).describe('On which conditions. Default: none.'),
    decidedOn: givenDay.describe('The day of its decision.'),
    reference,
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
  })
  .describe('A grant that was decided.');
export type DecideGrant = z.output<typeof decideGrant>;

export const changeGrantConditions = z
  .strictObject({
    grant: id('grant').describe('The grant whose conditions change.'),
    conditions,
    on: givenDay.describe('The first day of the new conditions.'),
    reference: reference.describe('The number of the decision that changes them.'),
    expectedVersion: versionRead,
  })
  .describe('A later decision on the conditions of a grant.');
export type ChangeGrantConditions = z.output<typeof changeGrantConditions>;

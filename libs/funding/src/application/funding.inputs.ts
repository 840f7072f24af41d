import { code, fundingPurpose, id, localDate, localisedText, money, plainLine, provenance } from '@talkoot/contracts';
import { z } from 'zod';

const reference = plainLine(100).optional();
const conditions = z.array(localisedText(2000)).max(50);
/** Each once; said twice means the same. */
const purposes = z
  .array(fundingPurpose)
  .min(1)
  .max(20)
  .transform((given) => [...new Set(given)]);

export const recordAppropriation = z.strictObject({
  programme: id('pilotprogramme'),
  code,
  amount: money,
  decidedOn: localDate,
  reference,
  provenance: provenance.default('reported'),
});
export type RecordAppropriation = z.output<typeof recordAppropriation>;

const reason = localisedText(2000);

export const correctAppropriation = z.strictObject({
  appropriation: id('appropriation'),
  amount: money,
  reason,
  expectedVersion: z.int().optional(),
});
export type CorrectAppropriation = z.output<typeof correctAppropriation>;

export const correctGrant = z.strictObject({
  grant: id('grant'),
  amount: money,
  reason,
  expectedVersion: z.int().optional(),
});
export type CorrectGrant = z.output<typeof correctGrant>;

export const decideGrant = z.strictObject({
  appropriation: id('appropriation'),
  pilot: id('pilot'),
  code,
  holder: id('organisation').optional(),
  amount: money,
  purposes,
  conditions: conditions.default([]),
  decidedOn: localDate,
  reference,
  provenance: provenance.default('reported'),
});
export type DecideGrant = z.output<typeof decideGrant>;

export const changeGrantConditions = z.strictObject({
  grant: id('grant'),
  conditions,
  on: localDate,
  reference,
  expectedVersion: z.int().optional(),
});
export type ChangeGrantConditions = z.output<typeof changeGrantConditions>;

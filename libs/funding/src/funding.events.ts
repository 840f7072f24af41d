import { code, event, fundingPurpose, id, localDate, money, provenance, recordedText } from '@talkoot/contracts';
import { z } from 'zod';

const reference = z.string();
const conditions = z.array(recordedText);

/** What the funding tells: every movement in the ledger has one of these as its cause. */
/** Which correction of the amount it is, from one. */
const correction = z.int().min(1);

export const fundingEvents = {
  'appropriation.recorded.v1': event({
    about: 'The owner of a pilot programme has money for it, to grant to its pilots from a day on.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'appropriation',
    visibility: 'public',
    data: z.strictObject({
      code,
      programme: id('pilotprogramme'),
      amount: money,
      availableFrom: localDate,
      decidedOn: localDate.optional(),
      reference: reference.optional(),
      provenance,
    }),
    example: {
      code: 'TEM-SKP-2014-SEED',
      programme: 'pilotprogramme_01jd0000000000000000000000',
      amount: { amount: '800000.00', currency: 'EUR' },
      availableFrom: '2014-01-01',
      provenance: 'illustrative',
    },
  }),
  'appropriation.corrected.v1': event({
    about:
      'The amount of an appropriation was mistyped. The ledger reversed what stood and states what is right; the reason is read from the appropriation.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'appropriation',
    visibility: 'public',
    data: z.strictObject({ programme: id('pilotprogramme'), correction, before: money, amount: money, on: localDate }),
    example: {
      programme: 'pilotprogramme_01jd0000000000000000000000',
      correction: 1,
      before: { amount: '8000000.00', currency: 'EUR' },
      amount: { amount: '800000.00', currency: 'EUR' },
      on: '2014-01-07',
    },
  }),
  'grant.corrected.v1': event({
    about:
      'The amount of a grant was mistyped. The ledger reversed what stood and states what is right; the reason is read from the grant.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'grant',
    visibility: 'public',
    data: z.strictObject({ pilot: id('pilot'), correction, before: money, amount: money, on: localDate }),
    example: {
      pilot: 'pilot_01jd0000000000000000000000',
      correction: 1,
      before: { amount: '1800000.00', currency: 'EUR' },
      amount: { amount: '180000.00', currency: 'EUR' },
      on: '2014-01-07',
    },
  }),
  'grant.settled.v1': event({
    about:
      'The pilot was cancelled: what was not yet released of its grant went back to the appropriation. What was released or paid, and is neither accounted for nor returned, is outstanding.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'grant',
    visibility: 'public',
    data: z.strictObject({ pilot: id('pilot'), returned: money, outstanding: money, on: localDate }),
    example: {
      pilot: 'pilot_01jd0000000000000000000000',
      returned: { amount: '180000.00', currency: 'EUR' },
      outstanding: { amount: '0.00', currency: 'EUR' },
      on: '2014-06-30',
    },
  }),
  'grant.decided.v1': event({
    about: 'Money of an appropriation was granted to a pilot, for purposes and on conditions.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'grant',
    visibility: 'public',
    data: z.strictObject({
      code,
      appropriation: id('appropriation'),
      pilot: id('pilot'),
      holder: id('organisation'),
      amount: money,
      purposes: z.array(fundingPurpose),
      conditions,
      decidedOn: localDate,
      reference: reference.optional(),
      provenance,
    }),
    example: {
      code: 'TEM-SKP-2014-GREEN',
      appropriation: 'appropriation_01jd0000000000000000000000',
      pilot: 'pilot_01jd0000000000000000000000',
      holder: 'organisation_01jd0000000000000000000000',
      amount: { amount: '180000.00', currency: 'EUR' },
      purposes: ['start-up', 'coordination'],
      conditions: [{ fi: 'Väliraportti vuosittain', sv: 'Mellanrapport varje år', en: 'An interim report every year' }],
      decidedOn: '2014-01-01',
      reference: 'TEM/1/2014',
      provenance: 'illustrative',
    },
  }),
  'grant.conditions-changed.v1': event({
    about: 'A later decision put other conditions on a grant from a day on; before it, the old ones stay true.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'grant',
    visibility: 'public',
    data: z.strictObject({
      pilot: id('pilot'),
      conditions,
      on: localDate,
      reference: reference.optional(),
    }),
    example: {
      pilot: 'pilot_01jd0000000000000000000000',
      conditions: [{ fi: 'Loppuraportti', sv: 'Slutrapport', en: 'A final report' }],
      on: '2014-09-01',
      reference: 'TEM/2/2014',
    },
  }),
  'grant.holder-changed.v1': event({
    about: 'Another organisation holds the grant from a day on: the successor of the one before.',
    heardBy: ['notifications'],
    aggregate: 'grant',
    visibility: 'public',
    data: z.strictObject({
      pilot: id('pilot'),
      before: id('organisation'),
      after: id('organisation'),
      on: localDate,
      succession: id('succession'),
    }),
    example: {
      pilot: 'pilot_01jd0000000000000000000000',
      before: 'organisation_01jd0000000000000000000000',
      after: 'organisation_01jd0000000000000000000001',
      on: '2021-01-01',
      succession: 'succession_01jd0000000000000000000000',
    },
  }),
} as const;

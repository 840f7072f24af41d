import {
  code,
  event,
  id,
  itemKind,
  itemTurn,
  localDate,
  measureStatus,
  period,
  programmeKind,
  provenance,
  recordedText,
} from '@talkoot/contracts';
import { z } from 'zod';
import { DUTY_KINDS } from './duties/duty.js';
import { WITHDRAWAL_REASONS } from './cycle/reconcile.js';
import { settlingId } from './cycle/settling.js';

const organisation = id('organisation');
const succession = id('succession').optional();
const programme = id('programme');
const number = z.int().min(1);
const item = { item: id('programmeitem'), lineage: id('itemlineage'), code };

const owed = { programme, kind: z.enum(DUTY_KINDS), turn: z.string(), owedBy: organisation };

/** Examples. */
const stenungsund = 'organisation_01jd0000000000000000000000';
const successor = 'organisation_01jd0000000000000000000001';
const example = 'programme_01jd0000000000000000000000';
const exampleItem = {
  item: 'programmeitem_01jd0000000000000000000000',
  lineage: 'itemlineage_01jd0000000000000000000000',
  code: 'SKILLS',
} as const;

const exampleOwed = { programme: example, kind: 'follow-up', turn: '2027', owedBy: stenungsund } as const;

const PROGRAMME = { aggregate: 'programme', visibility: 'public' } as const;
const OBLIGATION = { aggregate: 'obligation', visibility: 'public' } as const;
const REVISION = { aggregate: 'revision', visibility: 'public' } as const;

/** What programmes tell. */
export const programmesEvents = {
  'programme.created.v1': event({
    about: 'An organisation drafts a programme.',
    heardBy: [],
    ...PROGRAMME,
    data: z.strictObject({
      code,
      name: recordedText,
      kind: programmeKind,
      owner: organisation.optional(),
      provenance,
    }),
    example: {
      code: 'STE-NSP-2035',
      name: { sv: 'Näringslivsstrategiskt program' },
      kind: 'business-strategy-programme',
      owner: stenungsund,
      provenance: 'reported',
    },
  }),
  'programme.entered.v1': event({
    about: 'A programme was entered as a source states it, adopted; the source may tell no day.',
    heardBy: [],
    ...PROGRAMME,
    data: z.strictObject({
      code,
      name: recordedText,
      kind: programmeKind,
      owner: organisation.optional(),
      adoptedOn: localDate.optional(),
      provenance,
    }),
    example: {
      code: 'STE-NSP-2035',
      name: { sv: 'Näringslivsstrategiskt program' },
      kind: 'business-strategy-programme',
      owner: stenungsund,
      adoptedOn: '2023-04-20',
      provenance: 'documented',
    },
  }),
  'programme.details-changed.v1': event({
    about: 'Details of a programme changed; it tells which of them.',
    heardBy: ['notifications'],
    ...PROGRAMME,
    data: z.strictObject({ fields: z.array(z.string()).min(1) }),
    example: { fields: ['message'] },
  }),
  'programme.adopted.v1': event({
    about: 'A programme was adopted, with its plan.',
    heardBy: ['notifications'],
    ...PROGRAMME,
    data: z.strictObject({ on: localDate, adoptingBody: id('body').optional(), decision: id('decision').optional() }),
    example: { on: '2026-04-20' },
  }),
  'programme.withdrawn.v1': event({
    about: 'A programme was given up before it was adopted.',
    heardBy: [],
    ...PROGRAMME,
    data: z.strictObject({}),
    example: {},
  }),
  'programme.adopter-joined.v1': event({
    about: 'An organisation has adopted the programme for itself, in the given period.',
    heardBy: ['notifications'],
    ...PROGRAMME,
    data: z.strictObject({ adopter: organisation, period, provenance, succession }),
    example: { adopter: stenungsund, period: { from: '2026-05-01' }, provenance: 'reported' },
  }),
  'programme.adopter-corrected.v1': event({
    about: 'The period in which an organisation is an adopter was corrected by a source.',
    heardBy: [],
    ...PROGRAMME,
    data: z.strictObject({ adopter: organisation, period }),
    example: { adopter: stenungsund, period: { from: '2026-05-01' } },
  }),
  'programme.adopter-left.v1': event({
    about: 'An organisation is no adopter of the programme after its last day.',
    heardBy: ['notifications'],
    ...PROGRAMME,
    data: z.strictObject({ adopter: organisation, lastDay: localDate, succession }),
    example: { adopter: stenungsund, lastDay: '2030-12-31' },
  }),
  'programme.owner-changed.v1': event({
    about: 'Another organisation owns the programme from a day on.',
    heardBy: ['notifications'],
    ...PROGRAMME,
    data: z.strictObject({ before: organisation, after: organisation, on: localDate, succession }),
    example: { before: stenungsund, after: successor, on: '2026-01-01' },
  }),
  'revision.drafted.v1': event({
    about: 'The first plan of a programme, or the next revision beside the one in force, is being drafted.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject({ programme, number }),
    example: { programme: example, number: 2 },
  }),
  'revision.entered.v1': event({
    about: 'The plan of a programme was entered as a source states it; the source may tell no day.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject({ programme, number, adoptedOn: localDate.optional() }),
    example: { programme: example, number: 1, adoptedOn: '2023-04-20' },
  }),
  'revision.item-added.v1': event({
    about: 'A priority, strategic area, objective or measure was added to a plan.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject({ ...item, kind: itemKind }),
    example: { ...exampleItem, kind: 'strategic-area' },
  }),
  'revision.item-changed.v1': event({
    about: 'An item of a plan says something else.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject(item),
    example: exampleItem,
  }),
  'revision.item-moved.v1': event({
    about: 'An item of a plan stands at another place.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject(item),
    example: exampleItem,
  }),
  'revision.item-removed.v1': event({
    about: 'An item was taken out of a plan.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject(item),
    example: exampleItem,
  }),
  'revision.item-restored.v1': event({
    about: 'A measure is back in a plan, since what had come out of it was taken out again.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject(item),
    example: exampleItem,
  }),
  'revision.measures-turned.v1': event({
    about: 'Measures of a plan were split, merged or superseded.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject({
      how: itemTurn,
      before: z.array(z.strictObject(item)).min(1),
      after: z.array(z.strictObject(item)).min(1),
    }),
    example: {
      how: 'superseded',
      before: [exampleItem],
      after: [
        {
          item: 'programmeitem_01jd0000000000000000000001',
          lineage: 'itemlineage_01jd0000000000000000000001',
          code: 'SKILLS-2',
        },
      ],
    },
  }),
  'revision.responsible-changed.v1': event({
    about: 'Another organisation is responsible for items of a plan from a day on.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject({
      before: organisation,
      after: organisation,
      on: localDate,
      items: z.array(id('programmeitem')).min(1),
      succession,
    }),
    example: { before: stenungsund, after: successor, on: '2026-01-01', items: [exampleItem.item] },
  }),
  'revision.adopted.v1': event({
    about: 'A revision was adopted: it is the plan of its programme from the day on.',
    heardBy: ['notifications'],
    ...REVISION,
    data: z.strictObject({ programme, number, on: localDate, decision: id('decision').optional() }),
    example: { programme: example, number: 2, on: '2027-05-10' },
  }),
  'revision.discarded.v1': event({
    about: 'The draft of a revision was given up.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject({ programme, number }),
    example: { programme: example, number: 2 },
  }),
  'measure.reported.v1': event({
    about: 'How a measure of a programme stands was reported.',
    heardBy: ['notifications'],
    aggregate: 'measurereport',
    visibility: 'public',
    data: z.strictObject({ programme, lineage: id('itemlineage'), code, status: measureStatus, on: localDate }),
    example: { programme: example, lineage: exampleItem.lineage, code: 'HOMES', status: 'done', on: '2027-05-10' },
  }),
  'programme.duties-set.v1': event({
    about: 'What the rhythm of a programme demands was set, from a day on.',
    heardBy: ['notifications'],
    ...PROGRAMME,
    data: z.strictObject({ duties: z.array(z.string()), from: localDate }),
    example: { duties: ['follow-up', 'revision'], from: '2026-05-11' },
  }),
  'obligation.demanded.v1': event({
    about: 'The cycle of a programme demands a thing by a day.',
    heardBy: [],
    ...OBLIGATION,
    data: z.strictObject({ ...owed, due: localDate }),
    example: { ...exampleOwed, due: '2027-12-31' },
  }),
  'obligation.came-due.v1': event({
    about: 'The last day of an obligation comes within 30 days.',
    heardBy: ['notifications'],
    ...OBLIGATION,
    data: z.strictObject({ ...owed, due: localDate }),
    example: { ...exampleOwed, due: '2027-12-31' },
  }),
  'obligation.became-late.v1': event({
    about: 'The last day of an obligation is over.',
    heardBy: ['notifications'],
    ...OBLIGATION,
    data: z.strictObject({ ...owed, due: localDate }),
    example: { ...exampleOwed, due: '2027-12-31' },
  }),
  'obligation.fulfilled.v1': event({
    about: 'An obligation was fulfilled: by a thing itself, or as somebody recorded it.',
    heardBy: ['notifications'],
    ...OBLIGATION,
    data: z.strictObject({ ...owed, on: localDate, by: settlingId.optional() }),
    example: { ...exampleOwed, on: '2027-11-30' },
  }),
  'obligation.waived.v1': event({
    about: 'It was decided that an obligation need not be fulfilled.',
    heardBy: ['notifications'],
    ...OBLIGATION,
    data: z.strictObject({ ...owed, on: localDate }),
    example: { ...exampleOwed, on: '2027-11-30' },
  }),
  'obligation.due-moved.v1': event({
    about: 'A decision moved the last day of an obligation.',
    heardBy: ['notifications'],
    ...OBLIGATION,
    data: z.strictObject({ ...owed, before: localDate, due: localDate }),
    example: { ...exampleOwed, before: '2027-12-31', due: '2028-01-31' },
  }),
  'obligation.rescheduled.v1': event({
    about: 'The rhythm of a programme demands the thing by another day.',
    heardBy: ['notifications'],
    ...OBLIGATION,
    data: z.strictObject({ ...owed, before: localDate, due: localDate }),
    example: { ...exampleOwed, before: '2027-12-31', due: '2027-11-30' },
  }),
  'obligation.withdrawn.v1': event({
    about: 'The cycle of a programme demands a thing no longer, or two organisations that owed the same became one.',
    heardBy: [],
    ...OBLIGATION,
    data: z.strictObject({ ...owed, reason: z.enum(WITHDRAWAL_REASONS) }),
    example: { ...exampleOwed, reason: 'not-demanded' },
  }),
  'obligation.reinstated.v1': event({
    about: 'The cycle of a programme demands a thing again.',
    heardBy: [],
    ...OBLIGATION,
    data: z.strictObject({ ...owed, due: localDate }),
    example: { ...exampleOwed, due: '2027-12-31' },
  }),
  'obligation.handed-over.v1': event({
    about: 'Another organisation owes the thing from now on.',
    heardBy: ['notifications'],
    ...OBLIGATION,
    data: z.strictObject({ programme, before: organisation, after: organisation }),
    example: { programme: example, before: stenungsund, after: successor },
  }),
} as const;

import {
  code,
  event,
  id,
  itemKind,
  measureOrigin,
  localDate,
  measureStatus,
  period,
  programmeKind,
  provenance,
  recordedText,
  wholeNumber,
} from '@talkoot/contracts';
import { z } from 'zod';
import { POSITIONS, SILENCES, TAKEN_UP } from './programmes/consultation-state.js';
import { ACTIVITY_STATUSES } from './action-plans/activity-timeliness.js';
import { DUTY_KINDS } from './duties/duty.js';
import { WITHDRAWAL_REASONS } from './cycle/reconcile.js';
import { COPIED_PARTS } from './copies/copied-parts.js';
import { subjectId } from './cycle/demands.js';
import { settlingId } from './cycle/settling.js';
import { TASK_STATUSES } from './work-programmes/work-programme-state.js';

const organisation = id('organisation');
const succession = id('succession').optional();
const programme = id('programme');
const number = z.int().min(1);
const item = { item: id('programmeitem'), lineage: id('itemlineage'), code };

const consulting = { programme, revision: id('revision') };
const opinion = { consultation: id('consultation'), programme, organisation };
const parked = { programme, parkedBy: organisation };

const demanded = { programme, kind: z.enum(DUTY_KINDS), turn: z.string(), subject: subjectId.optional() };
const owed = { ...demanded, owedBy: organisation };

/** Examples. */
const stenungsund = 'organisation_01jd0000000000000000000000';
const successor = 'organisation_01jd0000000000000000000001';
const example = 'programme_01jd0000000000000000000000';
const exampleItem = {
  item: 'programmeitem_01jd0000000000000000000000',
  lineage: 'itemlineage_01jd0000000000000000000000',
  code: 'SKILLS',
} as const;

const group = 'body_01jd0000000000000000000000';
const task = 'worktask_01jd0000000000000000000000';
const ofWork = { programme, workingGroup: id('body'), year: z.int() };
const exampleWork = { programme: example, workingGroup: group, year: 2027 } as const;

const exampleDemanded = {
  programme: example,
  kind: 'action-plan',
  turn: '2027',
  subject: exampleItem.lineage,
} as const;
const exampleOwed = { ...exampleDemanded, owedBy: stenungsund } as const;

const exampleConsulting = { programme: example, revision: 'revision_01jd0000000000000000000000' } as const;
const exampleOpinion = {
  consultation: 'consultation_01jd0000000000000000000000',
  programme: example,
  organisation: stenungsund,
} as const;
const exampleParked = { programme: example, parkedBy: stenungsund } as const;

const year = wholeNumber(1900, 2200);
const examplePlan = 'actionplan_01jd0000000000000000000000';
const exampleActivity = 'activity_01jd0000000000000000000000';
/** Who is responsible is told once the plan is adopted. */
const ofPlan = { programme, plan: id('actionplan'), responsible: organisation.optional() };
const exampleOfPlan = { programme: example, plan: examplePlan, responsible: stenungsund } as const;
const exampleSubject = {
  programme: example,
  area: exampleItem.lineage,
  year: 2027,
  organisation: stenungsund,
} as const;

const ACTION_PLAN = { aggregate: 'actionplan', visibility: 'public' } as const;
const ACTIVITY = { aggregate: 'activity', visibility: 'public' } as const;
const PROGRAMME = { aggregate: 'programme', visibility: 'public' } as const;
const OBLIGATION = { aggregate: 'obligation', visibility: 'public' } as const;
const WORK = { aggregate: 'workprogramme', visibility: 'public' } as const;
const CONSULTATION = { aggregate: 'consultation', visibility: 'concerned' } as const;
const OPINION = { aggregate: 'opinion', visibility: 'concerned' } as const;
const PARKED_ITEM = { aggregate: 'parkeditem', visibility: 'concerned' } as const;
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
  'programme.copied.v1': event({
    about: 'A programme was drafted with the plan of another one; it tells what was taken over.',
    heardBy: [],
    ...PROGRAMME,
    data: z.strictObject({
      source: programme,
      revision: id('revision'),
      adapts: z.boolean(),
      carry: z.array(z.enum(COPIED_PARTS)),
      items: z.int(),
      workingGroups: z.int(),
      responsible: z.int(),
      duties: z.int(),
    }),
    example: {
      source: example,
      revision: 'revision_01jd0000000000000000000000',
      adapts: true,
      carry: ['texts'],
      items: 12,
      workingGroups: 0,
      responsible: 0,
      duties: 0,
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
  'programme.adapted.v1': event({
    about: 'A programme was adopted that adapts another one, whose owner is named.',
    heardBy: ['notifications'],
    ...PROGRAMME,
    data: z.strictObject({ original: programme, owner: organisation, on: localDate }),
    example: { original: example, owner: stenungsund, on: '2026-04-20' },
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
    heardBy: ['notifications'],
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
  'revision.measures-replaced.v1': event({
    about: 'Measures of a plan were split, merged or superseded.',
    heardBy: [],
    ...REVISION,
    data: z.strictObject({
      how: measureOrigin,
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
    about: 'What the rhythm of a programme demands was set, from a day on; it tells the rhythm in words.',
    heardBy: ['notifications'],
    ...PROGRAMME,
    data: z.strictObject({ duties: z.array(z.string()), from: localDate, text: recordedText.optional() }),
    example: {
      duties: ['follow-up'],
      from: '2026-05-11',
      text: { fi: 'Joka vuosi: seuranta.', sv: 'Varje år: en uppföljning.', en: 'Every year: a follow-up.' },
    },
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
  'obligation.called-off.v1': event({
    about:
      'The cycle of a programme demands a thing no longer of which it was told that it comes due, or that it is late.',
    heardBy: ['notifications'],
    ...OBLIGATION,
    data: z.strictObject(owed),
    example: exampleOwed,
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
    data: z.strictObject({ ...demanded, before: organisation, after: organisation }),
    example: { ...exampleDemanded, before: stenungsund, after: successor },
  }),
  'work-programme.drafted.v1': event({
    about: 'What a working group does for a programme in a year is being drafted.',
    heardBy: [],
    ...WORK,
    data: z.strictObject(ofWork),
    example: exampleWork,
  }),
  'work-programme.entered.v1': event({
    about: 'The work programme of a working group was entered as a source states it; the source may tell no day.',
    heardBy: [],
    ...WORK,
    data: z.strictObject({ ...ofWork, adoptedOn: localDate.optional() }),
    example: { ...exampleWork, adoptedOn: '2027-01-18' },
  }),
  'work-programme.changed.v1': event({
    about: 'The targets of a work programme, or the budget line that it carries out, changed; it tells which of them.',
    heardBy: [],
    ...WORK,
    data: z.strictObject({ ...ofWork, fields: z.array(z.string()).min(1) }),
    example: { ...exampleWork, fields: ['targets'] },
  }),
  'work-programme.task-added.v1': event({
    about: 'A task was added to a work programme.',
    heardBy: [],
    ...WORK,
    data: z.strictObject({ ...ofWork, task: id('worktask') }),
    example: { ...exampleWork, task },
  }),
  'work-programme.task-changed.v1': event({
    about: 'A task of a work programme says something else, is due on another day, or another organisation does it.',
    heardBy: [],
    ...WORK,
    data: z.strictObject({ ...ofWork, task: id('worktask') }),
    example: { ...exampleWork, task },
  }),
  'work-programme.task-removed.v1': event({
    about: 'A task was taken out of a work programme.',
    heardBy: [],
    ...WORK,
    data: z.strictObject({ ...ofWork, task: id('worktask') }),
    example: { ...exampleWork, task },
  }),
  'work-programme.task-reported.v1': event({
    about: 'A task of a work programme is done, dropped, or open again.',
    heardBy: ['notifications'],
    ...WORK,
    data: z.strictObject({ ...ofWork, task: id('worktask'), status: z.enum(TASK_STATUSES), on: localDate }),
    example: { ...exampleWork, task, status: 'done', on: '2027-05-20' },
  }),
  'work-programme.tasks-handed-over.v1': event({
    about: 'Another organisation does tasks of a work programme from a day on.',
    heardBy: [],
    ...WORK,
    data: z.strictObject({
      programme,
      tasks: z.array(id('worktask')).min(1),
      before: organisation,
      after: organisation,
      on: localDate,
      succession,
    }),
    example: { programme: example, tasks: [task], before: stenungsund, after: successor, on: '2026-01-01' },
  }),
  'work-programme.adopted.v1': event({
    about: 'A working group adopted its work programme for a year.',
    heardBy: ['notifications'],
    ...WORK,
    data: z.strictObject({ ...ofWork, on: localDate, decision: id('decision').optional() }),
    example: { ...exampleWork, on: '2027-01-18' },
  }),
  'work-programme.discarded.v1': event({
    about: 'The draft of a work programme was given up.',
    heardBy: [],
    ...WORK,
    data: z.strictObject(ofWork),
    example: exampleWork,
  }),
  'consultation.opened.v1': event({
    about: 'Organisations are asked for their opinion on the draft of a plan; each hears of it by an event of its own.',
    heardBy: [],
    ...CONSULTATION,
    data: z.strictObject({ ...consulting, until: localDate, silence: z.enum(SILENCES), organisations: number }),
    example: { ...exampleConsulting, until: '2027-03-31', silence: 'agreed', organisations: 3 },
  }),
  'consultation.extended.v1': event({
    about: 'A consultation has a later last day.',
    heardBy: ['notifications'],
    ...CONSULTATION,
    data: z.strictObject({ ...consulting, before: localDate, until: localDate }),
    example: { ...exampleConsulting, before: '2027-03-31', until: '2027-04-30' },
  }),
  'consultation.last-day-came.v1': event({
    about: 'The last day of a consultation comes in 5 working days. Those hear whose opinion is awaited.',
    heardBy: ['notifications'],
    ...CONSULTATION,
    data: z.strictObject({ ...consulting, until: localDate, silence: z.enum(SILENCES) }),
    example: { ...exampleConsulting, until: '2027-03-31', silence: 'agreed' },
  }),
  'consultation.ended.v1': event({
    about: 'The last day of a consultation is over; it tells how many gave no opinion.',
    heardBy: ['notifications'],
    ...CONSULTATION,
    data: z.strictObject({ ...consulting, until: localDate, silent: z.int().min(0) }),
    example: { ...exampleConsulting, until: '2027-03-31', silent: 1 },
  }),
  'consultation.closed.v1': event({
    about: 'A consultation was closed before its last day: all had given their opinion.',
    heardBy: ['notifications'],
    ...CONSULTATION,
    data: z.strictObject(consulting),
    example: exampleConsulting,
  }),
  'consultation.withdrawn.v1': event({
    about: 'A consultation was given up before its last day.',
    heardBy: ['notifications'],
    ...CONSULTATION,
    data: z.strictObject(consulting),
    example: exampleConsulting,
  }),
  'opinion.asked.v1': event({
    about: 'An organisation is asked for its opinion on the draft of a plan.',
    heardBy: ['notifications'],
    ...OPINION,
    data: z.strictObject({ ...opinion, number, until: localDate, silence: z.enum(SILENCES) }),
    example: { ...exampleOpinion, number: 2, until: '2027-03-31', silence: 'agreed' },
  }),
  'opinion.given.v1': event({
    about: 'An organisation gave its opinion on the draft of a plan.',
    heardBy: ['notifications'],
    ...OPINION,
    data: z.strictObject({ ...opinion, position: z.enum(POSITIONS) }),
    example: { ...exampleOpinion, position: 'agreed-with-remarks' },
  }),
  'opinion.changed.v1': event({
    about: 'An organisation changed its opinion before the last day.',
    heardBy: ['notifications'],
    ...OPINION,
    data: z.strictObject({ ...opinion, position: z.enum(POSITIONS) }),
    example: { ...exampleOpinion, position: 'agreed' },
  }),
  'opinion.answered.v1': event({
    about: 'The owner of a programme said what it takes up of an opinion.',
    heardBy: ['notifications'],
    ...OPINION,
    data: z.strictObject({ ...opinion, takenUp: z.enum(TAKEN_UP) }),
    example: { ...exampleOpinion, takenUp: 'partly' },
  }),
  'opinion.handed-over.v1': event({
    about: 'A successor is asked in the place of an organisation that has ended, and answers for what it said.',
    heardBy: ['notifications'],
    ...OPINION,
    data: z.strictObject({
      consultation: opinion.consultation,
      programme,
      before: organisation,
      after: organisation,
      on: localDate,
    }),
    example: {
      consultation: exampleOpinion.consultation,
      programme: example,
      before: stenungsund,
      after: successor,
      on: '2027-01-01',
    },
  }),
  'opinion.joined.v1': event({
    about: 'An opinion is asked for no longer: its organisation became one with another that is asked.',
    heardBy: [],
    ...OPINION,
    data: z.strictObject(opinion),
    example: exampleOpinion,
  }),
  'parked-item.parked.v1': event({
    about: 'Something was parked beside a plan for a later version.',
    heardBy: ['notifications'],
    ...PARKED_ITEM,
    data: z.strictObject(parked),
    example: exampleParked,
  }),
  'parked-item.taken-up.v1': event({
    about: 'A plan, or its draft, takes up what was parked beside it.',
    heardBy: ['notifications'],
    ...PARKED_ITEM,
    data: z.strictObject({ ...parked, lineage: id('itemlineage') }),
    example: { ...exampleParked, lineage: exampleItem.lineage },
  }),
  'parked-item.dropped.v1': event({
    about: 'Nothing comes of what was parked beside a plan.',
    heardBy: ['notifications'],
    ...PARKED_ITEM,
    data: z.strictObject(parked),
    example: exampleParked,
  }),
  'action-plan.drafted.v1': event({
    about: 'An organisation drafts what it does in a year for a strategic area of a programme.',
    heardBy: [],
    ...ACTION_PLAN,
    data: z.strictObject({
      programme,
      area: id('itemlineage'),
      year,
      organisation,
      copiedFrom: id('actionplan').optional(),
    }),
    example: exampleSubject,
  }),
  'action-plan.activities-changed.v1': event({
    about: 'An activity of the draft of an action plan was added or changed.',
    heardBy: [],
    ...ACTION_PLAN,
    data: z.strictObject({}),
    example: {},
  }),
  'action-plan.adopted.v1': event({
    about: 'An action plan was adopted.',
    heardBy: ['notifications'],
    ...ACTION_PLAN,
    data: z.strictObject({
      programme,
      area: id('itemlineage'),
      year,
      organisation,
      on: localDate,
      decision: id('decision').optional(),
    }),
    example: { ...exampleSubject, on: '2026-12-14' },
  }),
  'action-plan.discarded.v1': event({
    about: 'The draft of an action plan was given up.',
    heardBy: [],
    ...ACTION_PLAN,
    data: z.strictObject({ programme, year }),
    example: { programme: example, year: 2027 },
  }),
  'action-plan.handed-over.v1': event({
    about: 'Another organisation goes on with an action plan from a day on.',
    heardBy: ['notifications'],
    ...ACTION_PLAN,
    data: z.strictObject({
      programme,
      area: id('itemlineage'),
      year,
      before: organisation,
      after: organisation,
      on: localDate,
      succession,
    }),
    example: {
      programme: example,
      area: exampleItem.lineage,
      year: 2027,
      before: stenungsund,
      after: successor,
      on: '2027-01-01',
    },
  }),
  'activity.added.v1': event({
    about: 'An activity was added to an action plan; it may go on with one of an earlier year.',
    heardBy: [],
    ...ACTIVITY,
    data: z.strictObject({ plan: id('actionplan'), due: localDate, copiedFrom: id('activity').optional() }),
    example: { plan: examplePlan, due: '2027-06-30' },
  }),
  'activity.assigned.v1': event({
    about: 'An organisation is responsible for an activity of an action plan that is adopted.',
    heardBy: ['notifications'],
    ...ACTIVITY,
    data: z.strictObject({ ...ofPlan, responsible: organisation, due: localDate }),
    example: { ...exampleOfPlan, due: '2027-06-30' },
  }),
  'activity.changed.v1': event({
    about: 'Details of an activity changed; it tells which of them.',
    heardBy: [],
    ...ACTIVITY,
    data: z.strictObject({ fields: z.array(z.string()).min(1) }),
    example: { fields: ['due'] },
  }),
  'activity.due-moved.v1': event({
    about: 'An activity has another last day.',
    heardBy: ['notifications'],
    ...ACTIVITY,
    data: z.strictObject({ ...ofPlan, before: localDate, due: localDate }),
    example: { ...exampleOfPlan, before: '2027-06-30', due: '2027-09-30' },
  }),
  'activity.reported.v1': event({
    about: 'It was told how an activity goes. The note is read from the activity.',
    heardBy: ['notifications'],
    ...ACTIVITY,
    data: z.strictObject({
      programme,
      plan: id('actionplan'),
      status: z.enum(ACTIVITY_STATUSES),
      on: localDate,
      note: id('activitynote').optional(),
    }),
    example: {
      programme: example,
      plan: examplePlan,
      status: 'in-progress',
      on: '2027-03-01',
      note: 'activitynote_01jd0000000000000000000000',
    },
  }),
  'activity.dropped.v1': event({
    about: 'An activity is not to be done any more. The reason is read from the activity.',
    heardBy: ['notifications'],
    ...ACTIVITY,
    data: z.strictObject({ ...ofPlan, on: localDate }),
    example: { ...exampleOfPlan, on: '2027-03-01' },
  }),
  'activity.linked.v1': event({
    about: 'An activity waits for another one, perhaps of another programme.',
    heardBy: [],
    ...ACTIVITY,
    data: z.strictObject({ waitsFor: id('activity') }),
    example: { waitsFor: exampleActivity },
  }),
  'activity.unlinked.v1': event({
    about: 'An activity waits for another one no more.',
    heardBy: [],
    ...ACTIVITY,
    data: z.strictObject({ waitsFor: id('activity') }),
    example: { waitsFor: exampleActivity },
  }),
  'activity.handed-over.v1': event({
    about: 'At a merger or a split, others are responsible for an activity, or partners in it, from a day on.',
    heardBy: [],
    ...ACTIVITY,
    data: z.strictObject({ on: localDate, succession }),
    example: { on: '2027-01-01' },
  }),
} as const;

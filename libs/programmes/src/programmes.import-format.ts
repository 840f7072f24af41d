import {
  code,
  DEFAULT_LOCALE,
  itemKind,
  localDate,
  LOCALES,
  localisedLine,
  localisedText,
  money,
  organisationReference,
  period,
  programmeKind,
  provenance,
  readText,
} from '@talkoot/contracts';
import { eachOnce, eachOnceADay, format, inOrder, wholeNumber, year } from '@talkoot/platform/import';
import { z } from 'zod';
import { duty, DUTY_KINDS, DUTY_ROLES, DUTY_SCOPES, TURN_UNITS } from './duties/duty.js';

const name = localisedLine(500);
const text = localisedText(5000);
const texts = z.array(localisedText(500)).max(50).default([]);

const adopter = z
  .strictObject({
    organisation: organisationReference,
    /** The day of its decision. */
    from: localDate.optional(),
    to: localDate.optional(),
    provenance,
  })
  .superRefine(inOrder);

const item = z.strictObject({
  code,
  /** The code of the item below which it stands; at the top without one. It stands above it in the list. */
  parent: code.optional(),
  kind: itemKind,
  name,
  vision: text.optional(),
  description: text.optional(),
  /** The code of the body that carries it. */
  workingGroup: code.optional(),
  responsible: z.array(organisationReference).max(50).default([]),
  /** The code of the item of the shared programme that it takes over or changes. */
  adaptedFrom: code.optional(),
  provenance: provenance.optional(),
});

const statedDuty = z
  .strictObject({
    key: z.string(),
    kind: z.enum(DUTY_KINDS),
    every: z.strictObject({
      unit: z.enum(TURN_UNITS),
      count: wholeNumber({ min: 1, max: 20 }).optional(),
      year: wholeNumber({ min: 1, max: 4 }).optional(),
    }),
    startsIn: year.optional(),
    due: z.strictObject({
      month: wholeNumber({ min: 1, max: 12 }).optional(),
      day: wholeNumber({ min: 1, max: 31 }).optional(),
      lastWorkingDay: z
        .literal('true')
        .transform(() => true as const)
        .optional(),
      workingDaysAfter: wholeNumber({ min: 1, max: 120 }).optional(),
    }),
    scope: z.enum(DUTY_SCOPES).default('programme'),
    owedBy: z.enum(DUTY_ROLES).default('owner'),
    provenance,
    dueProvenance: provenance,
  })
  .pipe(duty);

const task = z.strictObject({
  text,
  responsible: organisationReference.optional(),
  due: localDate.optional(),
  doneOn: localDate.optional(),
  droppedOn: localDate.optional(),
});

const workProgramme = z.strictObject({
  /** The code of the body. */
  workingGroup: code,
  year,
  /** When the group adopted it. */
  adoptedOn: localDate.optional(),
  /** Each with the code of the item of the plan that it serves. */
  targets: z
    .array(z.strictObject({ text, item: code.optional() }))
    .max(100)
    .default([]),
  tasks: z.array(task).max(200).default([]),
  /** The line of a budget that it carries out. */
  budgetLine: z.strictObject({ name: localisedLine(300), amount: money.optional() }).optional(),
  provenance: provenance.optional(),
});

export const programmes = format({
  kind: 'programmes',
  files: 'programmes/*.yaml',
  layout: 'document',
  description: 'An adopted programme with those who adopted it and its plan.',
  row: z.strictObject({
    code,
    kind: programmeKind,
    name: localisedLine(300),
    owner: organisationReference,
    period: period.optional(),
    adoptedOn: localDate.optional(),
    /** Who decided, in words. */
    adoptedBy: localisedLine(300).optional(),
    /** The code of the body that decided. */
    adoptingBody: code.optional(),
    adopters: z.array(adopter).max(1000).default([]),
    purpose: text.optional(),
    message: text.optional(),
    role: text.optional(),
    choices: texts,
    preparation: z
      .strictObject({ methods: texts, participants: texts, duration: localisedLine(300).optional() })
      .optional(),
    monitoring: text.optional(),
    contact: localisedLine(300).optional(),
    councilTerm: period.optional(),
    councilTermNote: text.optional(),
    /** The code of the shared programme that it adapts. */
    adaptedFrom: code.optional(),
    /** The code of the programme that it carries out. */
    carriesOut: code.optional(),
    /** What it carries out, in words. */
    basis: text.optional(),
    /** The code of the programme that it replaces. */
    predecessor: code.optional(),
    successorYear: year.optional(),
    /** What its rhythm demands, and from which day; by default from that of the import. */
    cycle: z.strictObject({ from: localDate.optional(), duties: z.array(statedDuty).max(30) }).optional(),
    plan: z.array(item).max(10_000).default([]),
    /** What its working groups do in each year. */
    workProgrammes: z.array(workProgramme).max(1000).default([]),
    /** The language of the source; the others are a translation. */
    sourceLanguage: z.enum(LOCALES).optional(),
    provenance,
  }),
  key: (row) => row.code,
  lists: ({ adopters, plan, choices, cycle, workProgrammes }) => [
    eachOnceADay(['adopters'], adopters, 'organisation', ({ organisation }) => organisation),
    {
      ...eachOnce(
        ['plan'],
        plan.map((each) => each.code),
      ),
      field: 'code',
    },
    eachOnce(
      ['choices'],
      choices.map((each) => readText(each, DEFAULT_LOCALE).text),
    ),
    {
      ...eachOnce(
        ['cycle', 'duties'],
        (cycle?.duties ?? []).map(({ key }) => key),
      ),
      field: 'key',
    },
    {
      ...eachOnce(
        ['workProgrammes'],
        workProgrammes.map(({ workingGroup, year: of }) => `${workingGroup} ${of}`),
      ),
      field: 'year',
    },
    ...plan.map((each, place) => eachOnce(['plan', place, 'responsible'], each.responsible)),
  ],
});

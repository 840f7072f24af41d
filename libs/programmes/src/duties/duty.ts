import { Month } from '@js-joda/core';
import { formed, type Provenance, provenance, sentAs, wholeNumber } from '@talkoot/contracts';
import { z } from 'zod';

/** What a cycle can demand. */
export const DUTY_KINDS = [
  'action-plan',
  'follow-up',
  'interim-report',
  'round-table',
  'revision',
  'new-programme',
  'work-programme',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** In what the turns of a duty count. */
export const TURN_UNITS = ['month', 'year', 'council-term'] as const;

/** What a turn demands a thing for: one in all, or one for each strategic area (or priority), or for each working group that carries a measure. */
export const DUTY_SCOPES = ['programme', 'strategic-area', 'working-group'] as const;
export type DutyScope = (typeof DUTY_SCOPES)[number];

/** Who owes it: the owner of the programme, or each of its adopters. */
export const DUTY_ROLES = ['owner', 'adopters'] as const;
export type DutyRole = (typeof DUTY_ROLES)[number];

/** By how many months a calendar year can be divided. Twelve months are a year. */
export const MONTHS_OF_A_TURN = [1, 2, 3, 4, 6] as const;
export type MonthsOfATurn = (typeof MONTHS_OF_A_TURN)[number];

/** How often: every n months of the calendar year, every n years, or once in each council term, in its n-th year. */
export type Every =
  | { readonly unit: 'month'; readonly count: MonthsOfATurn }
  | { readonly unit: 'year'; readonly count: number }
  | { readonly unit: 'council-term'; readonly year: number };

/**
 * On which day of its turn it is due: on a day, moved to the next working day (of a turn of months, the day of its last
 * month; the 31st is the last day of a shorter month); on the last working day; or n working days after the turn ends.
 */
export type DueDay =
  | { readonly month?: number | undefined; readonly day: number }
  | { readonly lastWorkingDay: true }
  | { readonly workingDaysAfter: number };

/** One thing that a programme's cycle demands again and again. */
export interface Duty {
  /** Its name within the programme, the same for as long as it is this duty: `follow-up`. */
  readonly key: string;
  readonly kind: DutyKind;
  readonly every: Every;
  /** The year of its first turn: a programme of 2023 that is revised every 4 years is revised in 2027. */
  readonly startsIn?: number | undefined;
  readonly due: DueDay;
  readonly scope: DutyScope;
  readonly owedBy: DutyRole;
  /** Where the rhythm comes from. */
  readonly provenance: Provenance;
  /** Where the day comes from: sources tell years more often than days. */
  readonly dueProvenance: Provenance;
}

/** The most working days after the end of its turn: less than a year, so that a turn is due before the end of the next year. */
const MOST_WORKING_DAYS_AFTER = 120;
const MOST_DUTIES = 30;

type Refuse = (field: string, message: string) => never;

/** Collects what is wrong with a value, by its field. */
const refusing =
  (context: { readonly issues: z.core.$ZodRawIssue[] }, said: Readonly<Record<string, unknown>>): Refuse =>
  (field, message) => {
    context.issues.push({ code: 'custom', input: said[field], path: [field], message });
    return z.NEVER;
  };

const every = z.codec(
  sentAs(
    { object: 'DutyRhythmInput' },
    z
      .strictObject({
        unit: z.enum(TURN_UNITS).describe('The unit of time.'),
        count: wholeNumber(1, 20).optional().describe('Every how many months (1, 2, 3, 4 or 6) or years.'),
        year: wholeNumber(1, 4).optional().describe('In which year of the council term.'),
      })
      .describe('How often: every n months or years, or once in each council term.'),
  ),
  z.custom<Every>(),
  {
    decode: (said, context): Every => {
      const refuse = refusing(context, said);
      const { unit, count, year } = said;
      if (unit === 'council-term') {
        if (count !== undefined) return refuse('count', 'not_here');
        return year === undefined ? refuse('year', 'needed_here') : { unit, year };
      }
      if (year !== undefined) return refuse('year', 'not_here');
      if (count === undefined) return refuse('count', 'needed_here');
      if (unit === 'year') return { unit, count };
      const months = MONTHS_OF_A_TURN.find((each) => each === count);
      return months ? { unit, count: months } : refuse('count', `one_of:${MONTHS_OF_A_TURN.join(', ')}`);
    },
    encode: (value) => value,
  },
);

const due = z.codec(
  sentAs(
    { object: 'DutyDayInput' },
    z
      .strictObject({
        month: wholeNumber(1, 12).optional().describe('The month of the day; not for a turn of months.'),
        day: wholeNumber(1, 31).optional().describe('The day of the month, moved to the next working day.'),
        lastWorkingDay: z.literal(true).optional().describe('On the last working day of the turn.'),
        workingDaysAfter: wholeNumber(1, MOST_WORKING_DAYS_AFTER)
          .optional()
          .describe('This number of working days after the turn ends.'),
      })
      .describe('On which day of its turn it is due.'),
  ),
  z.custom<DueDay>(),
  {
    decode: (said, context): DueDay => {
      const refuse = refusing(context, said);
      const { month, day, lastWorkingDay, workingDaysAfter } = said;
      const [first, second] = DAY_FIELDS.filter((field) => said[field] !== undefined);
      if (first === undefined || second !== undefined)
        return refuse(second ?? 'day', `one_of:${DAY_FIELDS.join(', ')}`);
      if (month !== undefined && day === undefined) return refuse('month', 'not_here');
      if (lastWorkingDay) return { lastWorkingDay };
      if (workingDaysAfter !== undefined) return { workingDaysAfter };
      if (day === undefined) return refuse('day', 'needed_here');
      if (month === undefined) return { day };
      const longest = Month.of(month).maxLength();
      return day > longest ? refuse('day', `out_of_range:1–${longest}`) : { month, day };
    },
    encode: (value) => value,
  },
);

const DAY_FIELDS = ['day', 'lastWorkingDay', 'workingDaysAfter'] as const;

/** For what there can be one: a plan has areas, a working group has its work programme. */
const SCOPES: Readonly<Record<DutyKind, readonly DutyScope[]>> = {
  'action-plan': ['programme', 'strategic-area'],
  'follow-up': DUTY_SCOPES,
  'interim-report': DUTY_SCOPES,
  'round-table': ['programme', 'strategic-area'],
  revision: ['programme'],
  'new-programme': ['programme'],
  'work-programme': ['working-group'],
};

/** What nobody else can do. */
const OF_THE_OWNER: ReadonlySet<DutyKind> = new Set(['revision', 'new-programme', 'work-programme']);

const fields = z.strictObject({
  key: formed(/^[a-z][a-z0-9-]{0,39}$/, 'invalid_key').describe(
    'Its name within the programme, in small letters, such as `follow-up`. Keep it for as long as it is this duty.',
  ),
  kind: z.enum(DUTY_KINDS).describe('What is due.'),
  every: every.describe('How often.'),
  startsIn: wholeNumber(1900, 2200).optional().describe('The year of its first turn. Needed for more years than one.'),
  due: due.describe('On which day of its turn.'),
  scope: z.enum(DUTY_SCOPES).describe('For what: one for the programme, or one for each area or working group.'),
  owedBy: z.enum(DUTY_ROLES).describe('Who owes it: the owner, or each adopter.'),
  provenance: provenance.describe('Where the rhythm comes from.'),
  dueProvenance: provenance.describe('Where the day comes from.'),
});

/**
 * A duty on the wire and in the database:
 * `{ key: "follow-up", kind: "follow-up", every: { unit: "year", count: 1 }, due: { lastWorkingDay: true }, scope: "programme", … }`.
 */
export const duty: z.ZodType<Duty, z.input<typeof fields>> = sentAs(
  { object: 'DutyInput' },
  fields
    .superRefine((said, context) => {
      const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
      const { kind, scope, owedBy, every: rhythm, startsIn, due: day } = said;
      if (!SCOPES[kind].includes(scope)) refuse(['scope'], `one_of:${SCOPES[kind].join(', ')}`);
      if (owedBy === 'adopters' && OF_THE_OWNER.has(kind)) refuse(['owedBy'], 'one_of:owner');
      if (rhythm.unit === 'year' && rhythm.count > 1 && startsIn === undefined) refuse(['startsIn'], 'needed_here');
      if (rhythm.unit === 'council-term' && startsIn !== undefined) refuse(['startsIn'], 'not_here');
      if (!('day' in day)) return;
      if (rhythm.unit === 'month' && day.month !== undefined) refuse(['due', 'month'], 'not_here');
      if (rhythm.unit !== 'month' && day.month === undefined) refuse(['due', 'month'], 'needed_here');
    })
    .describe('What a cycle demands, how often, by which day, and from whom.'),
);

/** The duties of one programme: each key once. */
export const duties = z
  .array(duty)
  .max(MOST_DUTIES, { error: `too_many:${MOST_DUTIES}` })
  .superRefine((all, context) => {
    for (const [place, { key }] of all.entries())
      if (all.findIndex((each) => each.key === key) < place)
        context.addIssue({ code: 'custom', path: [place, 'key'], message: 'given_twice' });
  });

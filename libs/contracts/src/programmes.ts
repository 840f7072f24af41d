import { z } from 'zod';

export const PROGRAMME_KINDS = [
  'city-strategy',
  'regional-centre-programme',
  'shared-target-picture',
  'business-strategy-programme',
  'other',
] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];
export const programmeKind = z.enum(PROGRAMME_KINDS);

/** How far the decision on a programme has come. It changes by decision, never by the clock. */
export const PROGRAMME_STAGES = ['draft', 'adopted', 'withdrawn'] as const;
export type ProgrammeStage = (typeof PROGRAMME_STAGES)[number];

/** Where a programme stands on a day: its stage, and what follows from days: while a draft is heard, and once it is adopted. */
export const PROGRAMME_STATUSES = [
  'draft',
  'in-consultation',
  'withdrawn',
  'adopted',
  'in-force',
  'replaced',
  'expired',
] as const;

export const REVISION_STATUSES = ['draft', 'adopted', 'discarded'] as const;
export type RevisionStatus = (typeof REVISION_STATUSES)[number];

/** What a plan is made of, from above to below. */
export const ITEM_KINDS = ['priority', 'strategic-area', 'objective', 'measure'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export const itemKind = z.enum(ITEM_KINDS);

/** What became of an item between two plans. */
export const PLAN_CHANGES = ['carried', 'changed', 'dropped', 'added'] as const;
export type PlanChange = (typeof PLAN_CHANGES)[number];

/** What can differ of an item between two plans. */
export const ITEM_ASPECTS = [
  'name',
  'kind',
  'vision',
  'description',
  'code',
  'parent',
  'working-group',
  'responsible',
  'adapted-from',
  'depends-on',
] as const;
export type ItemAspect = (typeof ITEM_ASPECTS)[number];

/** How a measure took the place of others. */
export const MEASURE_ORIGINS = ['split', 'merged', 'superseded'] as const;
export type MeasureOrigin = (typeof MEASURE_ORIGINS)[number];
export const measureOrigin = z.enum(MEASURE_ORIGINS);

/** How a measure stands, as it is reported. */
export const MEASURE_STATUSES = ['not-started', 'in-progress', 'done', 'abandoned'] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];
export const measureStatus = z.enum(MEASURE_STATUSES);

import { ITEM_ASPECTS, ITEM_KINDS, MEASURE_ORIGINS, PLAN_CHANGES, REVISION_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const RevisionStatusEnum = enumOf(
  'RevisionStatus',
  'Where a revision of a plan stands.',
  ['in-consultation', ...REVISION_STATUSES],
  {
    draft: 'Being drafted; only the owner of the programme sees it, and who was asked about it',
    'in-consultation': 'Organisations are asked for their opinion on the draft; its plan does not change',
    adopted: 'Adopted: the plan of its programme until the next one is adopted',
    discarded: 'Given up',
  },
);

export const ProgrammeItemKindEnum = enumOf(
  'ProgrammeItemKind',
  'What an item of a plan is, from above to below.',
  ITEM_KINDS,
  {
    priority: 'A priority: what the programme puts first',
    'strategic-area': 'A strategic area: a field of work with its own action plan',
    objective: 'An objective: what is to be reached',
    measure: 'A measure: what is to be done',
  },
);

export const PlanChangeEnum = enumOf('PlanChange', 'What became of an item between two plans.', PLAN_CHANGES, {
  carried: 'Taken over as it is',
  changed: 'Taken over, and changed',
  dropped: 'Of the other plan, with nothing here',
  added: 'Of this plan only',
});

export const ItemAspectEnum = enumOf('ItemAspect', 'What can differ of an item between two plans.', ITEM_ASPECTS, {
  name: 'What it is called',
  kind: 'What it is',
  vision: 'What it is to lead to',
  description: 'What else is said of it',
  code: 'Its code',
  parent: 'The item below which it stands',
  'working-group': 'The working group that carries it',
  responsible: 'The organisations responsible for it',
  'adapted-from': 'The item that it adapts',
  'depends-on': 'The measures that come first',
});

export const MeasureOriginEnum = enumOf('MeasureOrigin', 'How a measure took the place of others.', MEASURE_ORIGINS, {
  split: 'One was split into several',
  merged: 'Several became one',
  superseded: 'One was replaced by another',
});

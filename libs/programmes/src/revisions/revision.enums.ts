import { ITEM_KINDS, REVISION_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const RevisionStatusEnum = enumOf('RevisionStatus', 'Where a revision of a plan stands.', REVISION_STATUSES, {
  draft: 'Being drafted; only the owner of the programme sees it',
  adopted: 'Adopted: the plan of its programme until the next one is adopted',
  discarded: 'Given up',
});

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

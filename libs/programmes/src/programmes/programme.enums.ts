import { PROGRAMME_KINDS, PROGRAMME_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const ProgrammeKindEnum = enumOf('ProgrammeKind', 'What kind of programme it is.', PROGRAMME_KINDS, {
  'city-strategy': 'The strategy of a city or municipality',
  'regional-centre-programme': 'The programme of an urban region that its municipalities carry out together',
  'shared-target-picture': 'What several municipalities want to reach together; each adapts it to its own conditions',
  'business-strategy-programme': 'How a municipality works with its business life',
  other: 'Another programme',
});

export const ProgrammeStatusEnum = enumOf(
  'ProgrammeStatus',
  'Where a programme stands on a day. That it is adopted is a decision; what follows from its period is read from the calendar.',
  PROGRAMME_STATUSES,
  {
    draft: 'Being drafted; only its owner sees it, and who was asked about it',
    'in-consultation': 'Organisations are asked for their opinion on its draft',
    withdrawn: 'Given up before it was adopted',
    adopted: 'Adopted, not in force yet',
    'in-force': 'Adopted, and the day is in its period',
    replaced: 'Its successor is in force',
    expired: 'Its period is over, and no successor is in force',
  },
);

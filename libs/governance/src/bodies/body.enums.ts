import { BODY_KINDS, MANDATE_ROLES, MERGER_RULES, SEAT_BASES, SEAT_KINDS } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const BodyKindEnum = enumOf('BodyKind', 'What kind of body decides or prepares.', BODY_KINDS, {
  'alliance-board': 'The board of an alliance',
  'working-group': 'A working group',
  'working-committee': 'A working committee: prepares for a board',
  'regional-board': 'The board of a region or a joint authority',
  assembly: 'The assembly of a joint authority or an association',
  council: 'A council',
  'steering-group': 'A steering group',
  stakeholders: 'Those with an interest who meet without deciding',
  other: 'Another body',
});

export const SeatKindEnum = enumOf('SeatKind', 'Whose side a seat speaks for.', SEAT_KINDS, {
  state: 'The State',
  city: 'A town or another municipality',
  business: 'Business',
  academia: 'Universities and research',
  other: 'Somebody else',
});

export const SeatBasisEnum = enumOf('SeatBasis', 'By what somebody comes to sit in a seat.', SEAT_BASES, {
  office: 'By the office that the person has',
  election: 'By election or appointment',
  invitation: 'By invitation',
});

export const MandateRoleEnum = enumOf(
  'MandateRole',
  'Whether a mandate is for the seat or for standing in.',
  MANDATE_ROLES,
  {
    holder: 'Holds the seat; one at a time',
    substitute: 'Stands in for the holder',
  },
);

export const MergerRuleEnum = enumOf(
  'MergerRule',
  'What becomes of the seats of two organisations that merge, in one body.',
  MERGER_RULES,
  {
    'kept-apart': 'The successor holds both until the mandate of the ended one’s seat is over',
    joined: 'The seat of the ended one ends with the merger',
  },
);

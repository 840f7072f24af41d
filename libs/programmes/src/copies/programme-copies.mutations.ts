import { Int } from '@nestjs/graphql';
import { exampleId } from '@talkoot/contracts';
import { enumOf, mutations } from '@talkoot/platform/graphql';
import { Programme } from '../programmes/programme.read-model.js';
import { Revision } from '../revisions/revision.read-model.js';
import { COPIED_PARTS } from './copied-parts.js';
import { copyProgramme } from './programme-copies.inputs.js';
import { ProgrammeCopies } from './programme-copies.service.js';

enumOf('CopiedPart', 'What a copy of a programme can take over besides its plan.', COPIED_PARTS, {
  texts: 'What the programme says of itself: purpose, message, role, choices and monitoring',
  descriptions: 'The descriptions of the items',
  people:
    'The working groups, and the owner where it is responsible; only within the same owner: nobody else has agreed to the new programme',
  duties: 'What its rhythm demands, from today or the first day of the new programme',
});

const count = (description: string) => ({ scalar: Int, description });

export const ProgrammeCopiesMutations = mutations(ProgrammeCopies, (change) => ({
  copyProgramme: change({
    description:
      'Start a new programme with the plan of another one, as a plain copy or as what adapts it. Adopters, decisions and obligations are not copied.',
    may: 'programme:create',
    input: copyProgramme,
    example: {
      source: exampleId('programme'),
      owner: exampleId('organisation'),
      code: '232-STRATEGY',
      name: { sv: 'Vårt program', en: 'Our programme' },
      adapts: true,
      carry: ['texts', 'descriptions'],
    },
    gives: {
      programme: () => Programme,
      revision: () => Revision,
      items: count('How many items were copied.'),
      workingGroups: count('How many of them have a working group.'),
      responsible: count('For how many of them the owner is responsible.'),
      duties: count('How many duties were copied.'),
    },
    run: (copies, operation, command) => copies.copy(operation, command),
  }),
}));

import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Programme } from '../programmes/programme.read-model.js';
import { adoptProgramme } from '../programmes/programmes.inputs.js';
import { ProgrammeItem, Revision } from './revision.read-model.js';
import {
  addItem,
  adoptRevision,
  changeItem,
  discardRevision,
  draftRevision,
  mergeMeasures,
  moveItem,
  removeItem,
  splitMeasure,
  supersedeMeasure,
} from './revisions.inputs.js';
import { RevisionsService } from './revisions.service.js';

const ofRevision = { revision: exampleId('revision'), expectedVersion: 1 };

export const RevisionsMutations = mutations(RevisionsService, (change) => ({
  draftRevision: change({
    description:
      'Draft the first plan of a programme, or the next revision as a copy of the last one. One draft at a time.',
    may: 'programme:draft',
    input: draftRevision,
    example: { programme: exampleId('programme'), reason: { en: 'Revised every four years' } },
    gives: { revision: () => Revision },
    run: (revisions, operation, command) => revisions.draft(operation, command),
  }),
  addProgrammeItem: change({
    description: 'Add a priority, strategic area, objective or measure to the draft of a plan.',
    may: 'programme:draft',
    input: addItem,
    example: {
      revision: exampleId('revision'),
      kind: 'strategic-area',
      code: 'SKILLS',
      name: { sv: 'Kompetensförsörjning', en: 'Supply of competence' },
      reason: { en: 'Companies do not find enough skilled people.' },
    },
    gives: { revision: () => Revision, item: () => ProgrammeItem },
    run: (revisions, operation, command) => revisions.addItem(operation, command),
  }),
  changeProgrammeItem: change({
    description: 'Change an item in the draft of a plan.',
    may: 'programme:draft',
    input: changeItem,
    example: { ...ofRevision, item: exampleId('programmeitem'), name: { en: 'Supply of skilled people' } },
    gives: { revision: () => Revision, item: () => ProgrammeItem },
    run: (revisions, operation, command) => revisions.changeItem(operation, command),
  }),
  moveProgrammeItem: change({
    description: 'Move an item, with all below it, to another place in the draft of a plan.',
    may: 'programme:draft',
    input: moveItem,
    example: { ...ofRevision, item: exampleId('programmeitem'), place: 0 },
    gives: { revision: () => Revision, item: () => ProgrammeItem },
    run: (revisions, operation, command) => revisions.moveItem(operation, command),
  }),
  removeProgrammeItem: change({
    description: 'Take an item, with all below it, out of the draft of a plan.',
    may: 'programme:draft',
    input: removeItem,
    example: { ...ofRevision, item: exampleId('programmeitem'), reason: { en: 'It was carried out.' } },
    gives: { revision: () => Revision },
    run: (revisions, operation, command) => revisions.removeItem(operation, command),
  }),
  splitMeasure: change({
    description: 'Split a measure into several in the draft of a plan. What depended on it depends on all of them.',
    may: 'programme:draft',
    input: splitMeasure,
    example: {
      ...ofRevision,
      item: exampleId('programmeitem'),
      into: [
        { code: 'HOMES-1', name: { en: 'Plan homes near stations' } },
        { code: 'HOMES-2', name: { en: 'Build homes near stations' } },
      ],
      reason: { en: 'Planning and building have different owners.' },
    },
    gives: { revision: () => Revision },
    run: (revisions, operation, command) => revisions.split(operation, command),
  }),
  mergeMeasures: change({
    description: 'Make one measure of several in the draft of a plan.',
    may: 'programme:draft',
    input: mergeMeasures,
    example: {
      ...ofRevision,
      items: [exampleId('programmeitem'), exampleId('programmeitem', 2)],
      into: { code: 'HOMES', name: { en: 'Homes near stations' } },
      reason: { en: 'They are done together.' },
    },
    gives: { revision: () => Revision },
    run: (revisions, operation, command) => revisions.merge(operation, command),
  }),
  supersedeMeasure: change({
    description: 'Put another measure in the place of one in the draft of a plan.',
    may: 'programme:draft',
    input: supersedeMeasure,
    example: {
      ...ofRevision,
      item: exampleId('programmeitem'),
      by: { code: 'HOMES-2', name: { en: 'Homes of wood near stations' } },
      reason: { en: 'The region builds in wood.' },
    },
    gives: { revision: () => Revision },
    run: (revisions, operation, command) => revisions.supersede(operation, command),
  }),
  adoptProgramme: change({
    description: 'Record that a programme was adopted, with its first plan. From then on anybody sees it.',
    may: 'programme:manage',
    input: adoptProgramme,
    example: {
      programme: exampleId('programme'),
      adoptedOn: '2026-04-20',
      adoptedBy: { sv: 'Kommunfullmäktige', en: 'The municipal council' },
      expectedVersion: 1,
    },
    gives: { programme: () => Programme },
    run: (revisions, operation, command) => revisions.adoptProgramme(operation, command),
  }),
  adoptRevision: change({
    description: 'Record that a revision was adopted: it is the plan of its programme from that day on.',
    may: 'programme:manage',
    input: adoptRevision,
    example: { ...ofRevision, adoptedOn: '2026-05-11' },
    gives: { revision: () => Revision },
    run: (revisions, operation, command) => revisions.adopt(operation, command),
  }),
  discardRevision: change({
    description: 'Give up the draft of a revision.',
    may: 'programme:draft',
    input: discardRevision,
    example: { revision: exampleId('revision'), expectedVersion: 1 },
    gives: { revision: () => Revision },
    run: (revisions, operation, command) => revisions.discard(operation, command),
  }),
}));

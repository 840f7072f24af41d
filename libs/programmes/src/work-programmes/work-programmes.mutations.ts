import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { WorkProgramme, WorkTask } from './work-programme.read-model.js';
import {
  addWorkTask,
  adoptWorkProgramme,
  changeWorkProgramme,
  changeWorkTask,
  discardWorkProgramme,
  draftWorkProgramme,
  removeWorkTask,
  reportWorkTask,
} from './work-programmes.inputs.js';
import { WorkProgrammesService } from './work-programmes.service.js';

const ofWorkProgramme = { workProgramme: exampleId('workprogramme'), expectedVersion: 1 };
const ofTask = { workProgramme: exampleId('workprogramme'), task: exampleId('worktask') };

export const WorkProgrammesMutations = mutations(WorkProgrammesService, (change) => ({
  draftWorkProgramme: change({
    description: 'Draft what a working group does for a programme in a year.',
    may: 'work-programme:prepare',
    input: draftWorkProgramme,
    example: { programme: exampleId('programme'), workingGroup: exampleId('body'), year: 2027 },
    gives: { workProgramme: () => WorkProgramme },
    run: (workProgrammes, operation, command) => workProgrammes.draft(operation, command),
  }),
  changeWorkProgramme: change({
    description: 'Set the targets of the draft of a work programme, or the budget line that it carries out.',
    may: 'work-programme:prepare',
    input: changeWorkProgramme,
    example: {
      ...ofWorkProgramme,
      targets: [{ text: { fi: 'Rakennemalli on valmis', en: 'The structural model is ready' } }],
      budgetLine: { name: { fi: 'Maankäytön yhteistyö', en: 'Co-operation in land use' } },
    },
    gives: { workProgramme: () => WorkProgramme },
    run: (workProgrammes, operation, command) => workProgrammes.change(operation, command),
  }),
  addWorkTask: change({
    description: 'Add a task to a work programme.',
    may: 'work-programme:prepare',
    input: addWorkTask,
    example: {
      workProgramme: exampleId('workprogramme'),
      text: { fi: 'Asukaskysely', en: 'Ask the residents' },
      due: '2027-05-31',
    },
    gives: { workProgramme: () => WorkProgramme, task: () => WorkTask },
    run: (workProgrammes, operation, command) => workProgrammes.addTask(operation, command),
  }),
  changeWorkTask: change({
    description: 'Change an open task of a work programme.',
    may: 'work-programme:prepare',
    input: changeWorkTask,
    example: { ...ofTask, due: '2027-06-30', expectedVersion: 1 },
    gives: { workProgramme: () => WorkProgramme, task: () => WorkTask },
    run: (workProgrammes, operation, command) => workProgrammes.changeTask(operation, command),
  }),
  removeWorkTask: change({
    description: 'Take an open task out of a work programme.',
    may: 'work-programme:prepare',
    input: removeWorkTask,
    example: { ...ofTask, expectedVersion: 1 },
    gives: { workProgramme: () => WorkProgramme },
    run: (workProgrammes, operation, command) => workProgrammes.removeTask(operation, command),
  }),
  reportWorkTask: change({
    description: 'Report that a task of a work programme is done or dropped, or open again.',
    may: 'work-programme:report',
    input: reportWorkTask,
    example: { ...ofTask, status: 'done', on: '2027-05-20' },
    gives: { workProgramme: () => WorkProgramme, task: () => WorkTask },
    run: (workProgrammes, operation, command) => workProgrammes.reportTask(operation, command),
  }),
  adoptWorkProgramme: change({
    description:
      'Record that a working group adopted its work programme. That fulfils what the cycle of the programme demands of it for the year.',
    may: 'work-programme:prepare',
    input: adoptWorkProgramme,
    example: { ...ofWorkProgramme, adoptedOn: '2027-01-18' },
    gives: { workProgramme: () => WorkProgramme },
    run: (workProgrammes, operation, command) => workProgrammes.adopt(operation, command),
  }),
  discardWorkProgramme: change({
    description: 'Give up the draft of a work programme.',
    may: 'work-programme:prepare',
    input: discardWorkProgramme,
    example: { workProgramme: exampleId('workprogramme'), expectedVersion: 1 },
    gives: { workProgramme: () => WorkProgramme },
    run: (workProgrammes, operation, command) => workProgrammes.discard(operation, command),
  }),
}));

import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { changeProject, changeProjectCoordinator, registerProject } from './projects.inputs.js';
import { Project } from './project.read-model.js';
import { ProjectsService } from './projects.service.js';

export const ProjectsMutations = mutations(ProjectsService, (change) => ({
  registerProject: change({
    description: 'Enter a separate project beside the pilots of your programme.',
    may: 'pilot-programme:manage',
    input: registerProject,
    example: {
      programme: exampleId('pilotprogramme'),
      code: 'GREEN-2026',
      name: { en: 'Shared tourism office' },
      period: { from: '2026-03-02' },
      coordinator: exampleId('organisation'),
    },
    gives: { project: () => Project },
    run: (projects, operation, command) => projects.register(operation, command),
  }),
  changeProject: change({
    description: 'Change a project’s name or period.',
    may: 'pilot-programme:manage',
    input: changeProject,
    example: { project: exampleId('project'), expectedVersion: 1, name: { en: 'Shared tourism office' } },
    gives: { project: () => Project },
    run: (projects, operation, command) => projects.change(operation, command),
  }),
  changeProjectCoordinator: change({
    description: 'Let another organisation lead a project from a given day.',
    may: 'pilot-programme:manage',
    input: changeProjectCoordinator,
    example: {
      project: exampleId('project'),
      organisation: exampleId('organisation'),
      on: '2026-03-02',
      expectedVersion: 1,
    },
    gives: { project: () => Project },
    run: (projects, operation, command) => projects.changeCoordinator(operation, command),
  }),
}));

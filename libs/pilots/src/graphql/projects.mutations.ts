import { mutations } from '@talkoot/platform/graphql';
import { changeProject, changeProjectCoordinator, registerProject } from '../application/pilots.inputs.js';
import { ProjectsService } from '../application/projects.service.js';
import { Project } from './project.read-model.js';

export const ProjectsMutations = mutations(ProjectsService, (change) => ({
  registerProject: change({
    description: 'Enter a separate project beside the pilots of your programme.',
    may: 'programme:manage',
    input: registerProject,
    gives: { project: () => Project },
    run: (projects, operation, command) => projects.register(operation, command),
  }),
  changeProject: change({
    description: 'Change a project’s name or period.',
    may: 'programme:manage',
    input: changeProject,
    gives: { project: () => Project },
    run: (projects, operation, command) => projects.change(operation, command),
  }),
  changeProjectCoordinator: change({
    description: 'Let another organisation lead a project from a given day.',
    may: 'programme:manage',
    input: changeProjectCoordinator,
    gives: { project: () => Project },
    run: (projects, operation, command) => projects.changeCoordinator(operation, command),
  }),
}));

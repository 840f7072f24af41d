import { Injectable } from '@nestjs/common';
import type { Id, Operation } from '@talkoot/contracts';
import { UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { collaborationOf, PilotProgrammesLoader } from '../programmes/programmes.loader.js';
import { PILOT_PROGRAMME_FLOW } from '../programmes/programme-flow.js';
import type { ChangeProject, ChangeProjectCoordinator, RegisterProject } from './projects.inputs.js';
import { Project } from './project.js';
import { ProjectRepository } from './project.repository.js';
import { ProjectsLoader } from './projects.loader.js';

type ProjectId = Id<'project'>;

/** Separate projects beside a programme's pilots; the programme's owner keeps them. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly programmes: PilotProgrammesLoader,
    private readonly loader: ProjectsLoader,
    private readonly projects: ProjectRepository,
  ) {}

  register(operation: Operation, command: RegisterProject): Promise<ProjectId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const programme = await this.programmes.load(transaction, command.programme, {
        action: 'pilot-programme:manage',
      });
      PILOT_PROGRAMME_FLOW.registerProject.take(programme.state);
      await this.registry.requireExisting(transaction, command.coordinator, operation.today, ['coordinator']);
      const { owner } = programme.parties;
      const project = Project.register(command, { today: operation.today, owner });
      await this.registry.saveCollaborations(transaction, [collaborationOf(project, owner)]);
      await this.projects.save(transaction, [project]);
      return project.id;
    });
  }

  /** What is left out stays as it is. */
  change(operation: Operation, { project: id, name, period, expectedVersion }: ChangeProject): Promise<ProjectId> {
    return this.loader.change(
      operation,
      { id, expectedVersion, action: 'pilot-programme:manage' },
      (project) => {
        const { state } = project;
        project.correct({ name: name ?? state.name, period: period ?? state.period, provenance: state.provenance });
        return id;
      },
      (project, transaction) => this.registry.saveCollaborations(transaction, [collaborationOf(project)]),
    );
  }

  changeCoordinator(operation: Operation, command: ChangeProjectCoordinator): Promise<ProjectId> {
    const { project: id, organisation, on, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'pilot-programme:manage' } as const;
    return this.loader.change(operation, target, async (project, transaction) => {
      await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      project.changeCoordinator(organisation, on);
      return id;
    });
  }
}

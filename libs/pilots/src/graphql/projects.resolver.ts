import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Id, Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  changeProject,
  type ChangeProject,
  changeProjectCoordinator,
  type ChangeProjectCoordinator,
  registerProject,
  type RegisterProject,
} from '../application/pilots.inputs.js';
import { ProjectsService } from '../application/projects.service.js';
import { PlanReads } from './plan.reads.interim.js';
import { ChangeProjectCoordinatorInput, ChangeProjectInput, RegisterProjectInput } from './project.inputs.js';
import { ChangeProjectCoordinatorPayload, ChangeProjectPayload, RegisterProjectPayload } from './project.types.js';

const INPUT = 'What to change.';

@Resolver()
export class ProjectsResolver {
  constructor(
    private readonly projects: ProjectsService,
    private readonly reads: PlanReads,
  ) {}

  @Mutation(() => RegisterProjectPayload, {
    description: 'Enter a separate project beside the pilots of your programme.',
  })
  @Allow('programme:manage')
  async registerProject(
    @Args('input', { type: () => RegisterProjectInput, description: INPUT }, parsed(registerProject))
    command: RegisterProject,
    @Viewing() operation: Operation,
  ): Promise<RegisterProjectPayload> {
    return this.changed(operation, await this.projects.register(operation, command));
  }

  @Mutation(() => ChangeProjectPayload, { description: 'Change a project’s name or period.' })
  @Allow('programme:manage')
  async changeProject(
    @Args('input', { type: () => ChangeProjectInput, description: INPUT }, parsed(changeProject))
    command: ChangeProject,
    @Viewing() operation: Operation,
  ): Promise<ChangeProjectPayload> {
    return this.changed(operation, await this.projects.change(operation, command));
  }

  @Mutation(() => ChangeProjectCoordinatorPayload, {
    description: 'Let another organisation lead a project from a given day.',
  })
  @Allow('programme:manage')
  async changeProjectCoordinator(
    @Args('input', { type: () => ChangeProjectCoordinatorInput, description: INPUT }, parsed(changeProjectCoordinator))
    command: ChangeProjectCoordinator,
    @Viewing() operation: Operation,
  ): Promise<ChangeProjectCoordinatorPayload> {
    return this.changed(operation, await this.projects.changeCoordinator(operation, command));
  }

  private async changed(operation: Operation, id: Id<'project'>) {
    return { project: (await this.reads.projects(operation.today, { ids: [id] }))[0] };
  }
}

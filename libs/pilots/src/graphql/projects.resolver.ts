import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
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
import { ChangeProjectCoordinatorInput, ChangeProjectInput, RegisterProjectInput } from './project.inputs.js';
import { ChangeProjectCoordinatorPayload, ChangeProjectPayload, RegisterProjectPayload } from './project.types.js';

const INPUT = 'What to change.';

@Resolver()
export class ProjectsResolver {
  constructor(private readonly projects: ProjectsService) {}

  @Mutation(() => RegisterProjectPayload, {
    description: 'Enter a separate project beside the pilots of your programme.',
  })
  @Allow('programme:manage')
  async registerProject(
    @Args('input', { type: () => RegisterProjectInput, description: INPUT }, parsed(registerProject))
    command: RegisterProject,
    @Viewing() operation: Operation,
  ): Promise<RegisterProjectPayload> {
    return { project: { id: await this.projects.register(operation, command) } };
  }

  @Mutation(() => ChangeProjectPayload, { description: 'Change a project’s name or period.' })
  @Allow('programme:manage')
  async changeProject(
    @Args('input', { type: () => ChangeProjectInput, description: INPUT }, parsed(changeProject))
    command: ChangeProject,
    @Viewing() operation: Operation,
  ): Promise<ChangeProjectPayload> {
    return { project: { id: await this.projects.change(operation, command) } };
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
    return { project: { id: await this.projects.changeCoordinator(operation, command) } };
  }
}

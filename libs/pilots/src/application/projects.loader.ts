import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Project } from '../domain/project.js';
import { ProjectRepository } from '../persistence/project.repository.js';
import { keptThings } from './programmes.loader.js';

@Injectable()
export class ProjectsLoader extends AggregateStore<Id<'project'>, Project> {
  constructor(unitOfWork: UnitOfWork, registry: RegistryApi, projects: ProjectRepository) {
    super(
      unitOfWork,
      keptThings(['project'], projects, async (transaction, id) => {
        const owners = await registry.owners([id], transaction.operation.today, transaction);
        return projects.load(transaction, [id], owners);
      }),
    );
  }
}

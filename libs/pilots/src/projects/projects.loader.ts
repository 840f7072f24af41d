import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { keptThings } from '../programmes/programmes.loader.js';
import type { Project } from './project.js';
import { ProjectRepository } from './project.repository.js';

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

import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Project } from './project.js';
import { ProjectRepository } from './project.repository.js';

@Injectable()
export class ProjectsLoader extends AggregateStore<Id<'project'>, Project> {
  constructor(unitOfWork: UnitOfWork, registry: RegistryApi, projects: ProjectRepository) {
    super(unitOfWork, {
      path: ['project'],
      load: async (transaction, id) => {
        const owners = await registry.owners([id], transaction.operation.today, transaction);
        return (await projects.load(transaction, [id], owners))[0];
      },
      aggregate: (project) => project,
      repository: projects,
    });
  }
}

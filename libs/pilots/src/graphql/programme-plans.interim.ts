import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { page, PageArguments, Viewing } from '@talkoot/platform/graphql';
import { PlanReads } from './plan.reads.interim.js';
import { PlanConnection } from './plan.types.js';
import { PilotProgrammeType } from './programme.types.js';
import { ProjectConnection } from './project.types.js';

/** A programme's plans and projects until the read path is there. */
@Resolver(() => PilotProgrammeType)
export class ProgrammePlansInterim {
  constructor(private readonly reads: PlanReads) {}

  @ResolveField(() => PlanConnection, {
    description:
      'The plans that answer its call, in the order of submission: those decided, and of the others those that you may see.',
  })
  async plans(
    @Parent() { id, on }: PilotProgrammeType,
    @Args() pages: PageArguments,
    @Viewing() operation: Operation,
  ): Promise<PlanConnection> {
    return page(await this.reads.plans(operation, on, { programme: id }), (each) => each.id, pages);
  }

  @ResolveField(() => ProjectConnection, {
    description: 'The separate projects beside its pilots, in the order of their codes.',
  })
  async projects(@Parent() { id, on }: PilotProgrammeType, @Args() pages: PageArguments): Promise<ProjectConnection> {
    return page(await this.reads.projects(on, { programme: id }), (each) => each.id, pages);
  }
}

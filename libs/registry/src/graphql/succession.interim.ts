import type { OnModuleInit } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { id, parseInput } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { type Connection, Nodes, page, PageArguments } from '@talkoot/platform/graphql';
import { z } from 'zod';
import { OrganisationReads } from './organisation.reads.interim.js';
import { OrganisationType } from './organisation.types.js';
import { SuccessionReads } from './succession.reads.interim.js';
import { SuccessionConnection, SuccessionFilter, SuccessionType } from './succession.types.js';

/** Queries and fields until the read path is there. */
@Resolver(() => SuccessionType)
export class SuccessionInterim implements OnModuleInit {
  constructor(
    private readonly reads: SuccessionReads,
    private readonly organisations: OrganisationReads,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('succession', {
      typeName: 'Succession',
      load: async (ids) => new Map((await this.reads.byIds(ids)).map((each) => [each.id, each])),
    });
  }

  @Query(() => SuccessionConnection, {
    description: 'Mergers, splits and renamings, past and future, the oldest first.',
  })
  @Public()
  async successions(
    @Args('filter', { type: () => SuccessionFilter, nullable: true, description: 'Which ones; all unless said.' })
    filter: SuccessionFilter | null,
    @Args() paging: PageArguments,
  ): Promise<Connection<SuccessionType>> {
    const { organisation } = parseInput(z.object({ organisation: id('organisation').optional() }), {
      organisation: filter?.organisation ?? undefined,
    });
    return page(await this.reads.list(filter?.kind ?? null, organisation), (each) => each.id, paging);
  }

  @ResolveField(() => [OrganisationType], { description: 'Who went before, as they were on their last day.' })
  predecessors(@Parent() { predecessorIds, on }: SuccessionType): Promise<OrganisationType[]> {
    return this.organisations.byIds(predecessorIds, on.minusDays(1));
  }

  @ResolveField(() => [OrganisationType], { description: 'Who comes after, as they are on the first day.' })
  successors(@Parent() { successorIds, on }: SuccessionType): Promise<OrganisationType[]> {
    return this.organisations.byIds(successorIds, on);
  }
}

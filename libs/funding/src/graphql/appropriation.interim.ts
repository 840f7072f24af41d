import type { OnModuleInit } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { PilotProgrammeType } from '@talkoot/pilots';
import { Nodes, Viewing } from '@talkoot/platform/graphql';
import { FundingReads } from './funding.reads.interim.js';
import { AppropriationType } from './funding.types.js';

/** Fields until the read path is there. */
@Resolver(() => AppropriationType)
export class AppropriationInterim implements OnModuleInit {
  constructor(
    private readonly reads: FundingReads,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('appropriation', {
      typeName: 'Appropriation',
      load: (ids, operation) => this.reads.appropriations(ids, operation),
    });
  }

  @ResolveField(() => PilotProgrammeType, { nullable: true, description: 'The pilot programme that it is for.' })
  async programme(
    @Parent() { programme }: AppropriationType,
    @Viewing() operation: Operation,
  ): Promise<object | undefined> {
    return (await this.nodes.find([programme], operation))[0];
  }
}

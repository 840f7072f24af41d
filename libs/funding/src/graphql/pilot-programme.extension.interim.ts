import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PilotProgrammeType } from '@talkoot/pilots';
import { page, PageArguments } from '@talkoot/platform/graphql';
import { FundingReads } from './funding.reads.interim.js';
import { AppropriationConnection, AppropriationType } from './funding.types.js';

/** What the funding adds to a pilot programme. Field resolvers until the read path is there. */
@Resolver(() => PilotProgrammeType)
export class PilotProgrammeExtension {
  constructor(private readonly reads: FundingReads) {}

  @ResolveField(() => AppropriationType, {
    nullable: true,
    description: 'The money that there is for it, as of now: its only appropriation, or the first of several.',
  })
  async appropriation(@Parent() { id }: PilotProgrammeType): Promise<AppropriationType | undefined> {
    return (await this.reads.appropriationsOf(id))[0];
  }

  @ResolveField(() => AppropriationConnection, {
    description: 'Every appropriation for it, the first one first. Whoever sees the programme sees them.',
  })
  async appropriations(
    @Parent() { id }: PilotProgrammeType,
    @Args() pages: PageArguments,
  ): Promise<AppropriationConnection> {
    return page(await this.reads.appropriationsOf(id), (each) => each.id, pages);
  }
}

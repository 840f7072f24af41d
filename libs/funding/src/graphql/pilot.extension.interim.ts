import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { LocalDate } from '@talkoot/contracts';
import { PilotType } from '@talkoot/pilots';
import { DateScalar, page, PageArguments } from '@talkoot/platform/graphql';
import { FundingReads } from './funding.reads.interim.js';
import { GrantConnection } from './funding.types.js';

/** What the funding adds to a pilot. A field resolver until the read path is there. */
@Resolver(() => PilotType)
export class PilotExtension {
  constructor(private readonly reads: FundingReads) {}

  @ResolveField(() => GrantConnection, {
    description: 'The grants decided for it by the day, the first one first. Whoever sees the pilot sees them.',
  })
  async grants(
    @Parent() { id, on: day }: PilotType,
    @Args() pages: PageArguments,
    @Args('on', {
      type: () => DateScalar,
      nullable: true,
      description: 'The day to look at; unless said, that of what is above, or today.',
    })
    on: LocalDate | null | undefined,
  ): Promise<GrantConnection> {
    return page(await this.reads.grantsOf(id, on ?? day), (each) => each.id, pages);
  }
}

import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type LocalDate, type Locale, type Operation, readText } from '@talkoot/contracts';
import { DateScalar, LocaleEnum, Viewing } from '@talkoot/platform/graphql';
import { organisationType, OrganisationType, RegistryApi } from '@talkoot/registry';
import { GrantType } from './funding.types.js';
import { FundingReads } from './funding.reads.interim.js';

/** Field resolvers until the read path is there. */
@Resolver(() => GrantType)
export class GrantInterim {
  constructor(
    private readonly registry: RegistryApi,
    private readonly reads: FundingReads,
  ) {}

  @ResolveField(() => [String], {
    description: 'On which conditions it stands on the day, in the reader’s language or the nearest there is.',
  })
  conditions(
    @Parent() { terms }: GrantType,
    @Args('locale', { type: () => LocaleEnum, nullable: true }) locale: Locale | null | undefined,
    @Viewing() operation: Operation,
  ): string[] {
    return terms.map((each) => readText(each, locale ?? operation.locale).text);
  }

  @ResolveField(() => OrganisationType, {
    nullable: true,
    description: 'Who holds it on the day; null before it was decided.',
  })
  async holder(
    @Parent() { id, on: day, holderId }: GrantType,
    @Args('on', { type: () => DateScalar, nullable: true, description: 'Unless said, the day above.' })
    on: LocalDate | null | undefined,
  ): Promise<OrganisationType | undefined> {
    const organisation = on ? await this.reads.holderOf(id, on) : holderId;
    if (organisation === undefined) return undefined;
    const known = (await this.registry.organisations([organisation])).get(organisation);
    return known && organisationType(known, on ?? day);
  }
}

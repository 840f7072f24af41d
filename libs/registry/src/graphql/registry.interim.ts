import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Country, type LocalDate, type Locale, type Operation, readText } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { CountryEnum, DateScalar, LocaleEnum, Viewing } from '@talkoot/platform/graphql';
import { RegistryApi } from '../application/registry.api.js';
import { OrganisationReads } from './organisation.reads.interim.js';
import { OrganisationType } from './organisation.types.js';

/** Field resolvers until the read path is there. */
@Resolver(() => OrganisationType)
export class RegistryInterim {
  constructor(
    private readonly reads: OrganisationReads,
    private readonly registry: RegistryApi,
  ) {}

  @Query(() => OrganisationType, {
    nullable: true,
    description: 'The municipality with this official code, on any day: an ended one is found too, its period says so.',
  })
  @Public()
  municipality(
    @Args('country', { type: () => CountryEnum }) country: Country,
    @Args('code', { type: () => String }) code: string,
    @Args('on', { type: () => DateScalar, nullable: true, description: 'The day to look at; today unless said.' })
    on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<OrganisationType | undefined> {
    return this.reads.byCode(country, code, on ?? operation.today);
  }

  @ResolveField(() => String, { description: 'Its name on the day, in the reader’s language or the nearest there is.' })
  async name(
    @Parent() { id, on }: OrganisationType,
    @Args('locale', { type: () => LocaleEnum, nullable: true }) locale: Locale | null,
    @Viewing() operation: Operation,
  ): Promise<string> {
    const names = await this.registry.names([id], on);
    return readText(names.get(id) ?? {}, locale ?? operation.locale).text;
  }
}

import type { OnModuleInit } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Country, type LocalDate, type Locale, type Operation, readText, uuidOf } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import {
  type Connection,
  CountryEnum,
  DateScalar,
  LocaleEnum,
  Nodes,
  page,
  PageArguments,
  Viewing,
} from '@talkoot/platform/graphql';
import { OrganisationReads } from './organisation.reads.interim.js';
import { OrganisationConnection, type OrganisationType } from './organisation.types.js';
import { RegionReads } from './region.reads.interim.js';
import { RegionConnection, RegionType } from './region.types.js';

const ON = { type: () => DateScalar, nullable: true, description: 'The day to look at; today unless said.' };

/** Queries and fields until the read path is there. */
@Resolver(() => RegionType)
export class RegionInterim implements OnModuleInit {
  constructor(
    private readonly reads: RegionReads,
    private readonly organisations: OrganisationReads,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('region', {
      typeName: 'Region',
      load: async (ids, { today }) => new Map((await this.reads.byIds(ids, today)).map((each) => [each.id, each])),
    });
  }

  @Query(() => RegionType, { nullable: true, description: 'The region with this code of the national list.' })
  @Public()
  region(
    @Args('country', { type: () => CountryEnum, description: 'Its country.' }) country: Country,
    @Args('code', { type: () => String, description: 'Two digits: maakunta or län.' }) code: string,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() { today }: Operation,
  ): Promise<RegionType | undefined> {
    return this.reads.byCode(country, code, on ?? today);
  }

  @Query(() => RegionConnection, { description: 'The regions, by country and code.' })
  @Public()
  async regions(
    @Args('country', { type: () => CountryEnum, nullable: true, description: 'Of this country; of all unless said.' })
    country: Country | null,
    @Args('on', ON) on: LocalDate | null,
    @Args() paging: PageArguments,
    @Viewing() { today }: Operation,
  ): Promise<Connection<RegionType>> {
    return page(await this.reads.list(country, on ?? today), (each) => each.id, paging);
  }

  @ResolveField(() => String, { description: 'Its name, in the reader’s language or the nearest there is.' })
  name(
    @Parent() { names }: RegionType,
    @Args('locale', { type: () => LocaleEnum, nullable: true, description: 'The language; the request’s unless said.' })
    locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return readText(names, locale ?? operation.locale).text;
  }

  @ResolveField(() => OrganisationConnection, { description: 'The municipalities that lie in it on the day, by name.' })
  async municipalities(
    @Parent() region: RegionType,
    @Args('on', { ...ON, description: 'The day to look at; the same as above unless said.' }) on: LocalDate | null,
    @Args() paging: PageArguments,
    @Viewing() { locale }: Operation,
  ): Promise<Connection<OrganisationType>> {
    const wanted = { region: uuidOf(region.id) };
    return page(await this.organisations.list(wanted, on ?? region.on, 'name', locale), (each) => each.id, paging);
  }
}

import type { OnModuleInit } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Country,
  id,
  type LocalDate,
  type Locale,
  type Operation,
  parseInput,
  readText,
  uuidOf,
} from '@talkoot/contracts';
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
import { z } from 'zod';
import { RegistryApi } from '../application/registry.api.js';
import { OrganisationFilter, type OrganisationOrder, OrganisationOrderEnum } from './organisation.inputs.js';
import { OrganisationReads } from './organisation.reads.interim.js';
import {
  OrganisationConnection,
  OrganisationMemberConnection,
  type OrganisationMemberType,
  OrganisationNameType,
  organisationType,
  OrganisationType,
} from './organisation.types.js';
import { RegionReads } from './region.reads.interim.js';
import { RegionType } from './region.types.js';

const ON = { type: () => DateScalar, nullable: true, description: 'The day to look at; today unless said.' };
const INHERITED = { ...ON, description: 'The day to look at; the same as above unless said.' };

/** Queries and fields until the read path is there. */
@Resolver(() => OrganisationType)
export class OrganisationInterim implements OnModuleInit {
  constructor(
    private readonly reads: OrganisationReads,
    private readonly regions: RegionReads,
    private readonly registry: RegistryApi,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('organisation', {
      typeName: 'Organisation',
      load: async (ids, { today }) =>
        new Map(
          [...(await this.registry.organisations(ids))].map(([key, known]) => [key, organisationType(known, today)]),
        ),
    });
  }

  @Query(() => OrganisationType, {
    nullable: true,
    description: 'The municipality with this official code, on any day: an ended one is found too, its period says so.',
  })
  @Public()
  async municipality(
    @Args('country', { type: () => CountryEnum, description: 'Its country.' }) country: Country,
    @Args('code', { type: () => String, description: 'Kuntanumero or kommunkod, leading zeros included.' })
    code: string,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<OrganisationType | undefined> {
    const found = await this.reads.byCode(country, code, on ?? operation.today);
    return found?.kind === 'municipality' ? found : undefined;
  }

  @Query(() => OrganisationType, {
    nullable: true,
    description: 'The organisation with this code, on any day: an ended one is found too, its period says so.',
  })
  @Public()
  organisation(
    @Args('country', { type: () => CountryEnum, description: 'Its country.' }) country: Country,
    @Args('code', { type: () => String, description: 'Its official code, such as TEM.' }) code: string,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<OrganisationType | undefined> {
    return this.reads.byCode(country, code, on ?? operation.today);
  }

  @Query(() => OrganisationConnection, { description: 'The organisations that exist on the day.' })
  @Public()
  async organisations(
    @Args('filter', { type: () => OrganisationFilter, nullable: true, description: 'Which ones; all unless said.' })
    filter: OrganisationFilter | null,
    @Args('orderBy', { type: () => OrganisationOrderEnum, nullable: true, description: 'By name unless said.' })
    order: OrganisationOrder | null,
    @Args('on', ON) on: LocalDate | null,
    @Args() paging: PageArguments,
    @Viewing() { today, locale }: Operation,
  ): Promise<Connection<OrganisationType>> {
    const { region } = parseInput(z.object({ region: id('region').optional() }), {
      region: filter?.region ?? undefined,
    });
    const { kind, country, name } = filter ?? {};
    const wanted = { kind, country, name, region: region && uuidOf(region) };
    const found = await this.reads.list(wanted, on ?? today, order ?? 'name', locale);
    return page(found, (each) => each.id, paging);
  }

  @ResolveField(() => String, { description: 'Its name on the day, in the reader’s language or the nearest there is.' })
  async name(
    @Parent() organisation: OrganisationType,
    @Args('locale', { type: () => LocaleEnum, nullable: true, description: 'The language; the request’s unless said.' })
    locale: Locale | null,
    @Viewing() operation: Operation,
  ): Promise<string> {
    const names = await this.registry.names([organisation.id], organisation.on);
    return readText(names.get(organisation.id) ?? {}, locale ?? operation.locale).text;
  }

  @ResolveField(() => [OrganisationNameType], { description: 'All its names, the oldest first.' })
  names(@Parent() organisation: OrganisationType, @Viewing() { locale }: Operation): Promise<OrganisationNameType[]> {
    return this.reads.names(organisation.id, locale);
  }

  @ResolveField(() => OrganisationType, {
    nullable: true,
    description: 'Who goes on for it, whatever the day; null when nobody does or several do, see `successors`.',
  })
  async successor(@Parent() { id, on }: OrganisationType): Promise<OrganisationType | undefined> {
    const found = await this.reads.successors(id, on);
    return found.length === 1 ? found[0] : undefined;
  }

  @ResolveField(() => [OrganisationType], {
    description: 'All who go on for it, whatever the day: one after a merger, several after a split.',
  })
  successors(@Parent() { id, on }: OrganisationType): Promise<OrganisationType[]> {
    return this.reads.successors(id, on);
  }

  @ResolveField(() => [OrganisationType], {
    description: 'For whom it goes on, whatever the day, the first ones first.',
  })
  predecessors(@Parent() { id, on }: OrganisationType): Promise<OrganisationType[]> {
    return this.reads.predecessors(id, on);
  }

  @ResolveField(() => RegionType, {
    nullable: true,
    description: 'The region in which a municipality lies on the day.',
  })
  region(
    @Parent() organisation: OrganisationType,
    @Args('on', INHERITED) on: LocalDate | null,
  ): Promise<RegionType | undefined> {
    return this.regions.of(organisation.id, on ?? organisation.on);
  }

  @ResolveField(() => OrganisationMemberConnection, { description: 'The members of a joint authority on the day.' })
  async members(
    @Parent() organisation: OrganisationType,
    @Args('on', INHERITED) on: LocalDate | null,
    @Args() paging: PageArguments,
  ): Promise<Connection<OrganisationMemberType>> {
    const found = await this.reads.members(organisation.id, on ?? organisation.on);
    return page(found, (each) => each.organisation.id, paging);
  }
}

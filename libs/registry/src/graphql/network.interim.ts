import type { OnModuleInit } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  id,
  isId,
  type LocalDate,
  type Locale,
  type LocalisedText,
  networkMember,
  type Operation,
  parseInput,
  readText,
  uuidOf,
} from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import {
  type Connection,
  DateScalar,
  LocaleEnum,
  Nodes,
  NodeType,
  page,
  PageArguments,
  Viewing,
} from '@talkoot/platform/graphql';
import { z } from 'zod';
import { RegistryApi } from '../application/registry.api.js';
import { NetworkReads } from './network.reads.interim.js';
import {
  NetworkConnection,
  NetworkFilter,
  NetworkMemberConnection,
  NetworkMemberType,
  NetworkType,
} from './network.types.js';
import { OrganisationReads } from './organisation.reads.interim.js';
import { OrganisationType } from './organisation.types.js';
import { themeType, ThemeType } from './theme.types.js';

const ON = { type: () => DateScalar, nullable: true, description: 'The day to look at; today unless said.' };
const INHERITED = { ...ON, description: 'The day to look at; the same as above unless said.' };
const LOCALE = { type: () => LocaleEnum, nullable: true, description: 'The language; the request’s unless said.' };

const wanted = z.object({ theme: id('theme').optional(), member: networkMember.optional() });

/** Queries and fields until the read path is there. */
@Resolver(() => NetworkType)
export class NetworkInterim implements OnModuleInit {
  constructor(
    private readonly reads: NetworkReads,
    private readonly organisations: OrganisationReads,
    private readonly registry: RegistryApi,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('network', {
      typeName: 'Network',
      load: async (ids, { today }) => new Map((await this.reads.byIds(ids, today)).map((each) => [each.id, each])),
    });
  }

  @Query(() => NetworkType, { nullable: true, description: 'The network with this code, on any day.' })
  @Public()
  network(
    @Args('code', { type: () => String, description: 'Its code.' }) code: string,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() { today }: Operation,
  ): Promise<NetworkType | undefined> {
    return this.reads.byCode(code, on ?? today);
  }

  @Query(() => NetworkConnection, { description: 'The networks that exist on the day, by code.' })
  @Public()
  async networks(
    @Args('filter', { type: () => NetworkFilter, nullable: true, description: 'Which ones; all unless said.' })
    filter: NetworkFilter | null,
    @Args('on', ON) on: LocalDate | null,
    @Args() paging: PageArguments,
    @Viewing() { today }: Operation,
  ): Promise<Connection<NetworkType>> {
    const { theme, member } = parseInput(wanted, {
      theme: filter?.theme ?? undefined,
      member: filter?.member ?? undefined,
    });
    const found = await this.reads.list(
      { kind: filter?.kind ?? null, theme: theme ? uuidOf(theme) : null, member: member ? uuidOf(member) : null },
      on ?? today,
    );
    return page(found, (each) => each.id, paging);
  }

  @ResolveField(() => String, { description: 'Its name, in the reader’s language or the nearest there is.' })
  name(
    @Parent() { names }: NetworkType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return readText(names, locale ?? operation.locale).text;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What it is for, in the reader’s language or the nearest.',
  })
  description(
    @Parent() { descriptions }: NetworkType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string | undefined {
    const text: LocalisedText | null = descriptions;
    return text === null ? undefined : readText(text, locale ?? operation.locale).text;
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Who owns it on the day.' })
  async owner(@Parent() network: NetworkType): Promise<OrganisationType | undefined> {
    const owner = (await this.registry.owners([network.id], network.on)).get(network.id);
    return owner && this.organisations.byId(owner, network.on);
  }

  @ResolveField(() => [ThemeType], { description: 'The themes with which it deals on the day.' })
  async themes(@Parent() network: NetworkType): Promise<ThemeType[]> {
    const found = await this.registry.themesOf([network.id], network.on);
    return (found.get(network.id) ?? []).map(themeType);
  }

  @ResolveField(() => NetworkMemberConnection, { description: 'Who belongs to it on the day.' })
  async members(
    @Parent() network: NetworkType,
    @Args('on', INHERITED) on: LocalDate | null,
    @Args() paging: PageArguments,
  ): Promise<Connection<NetworkMemberType>> {
    return page(await this.reads.members(network.id, on ?? network.on), (each) => each.id, paging);
  }
}

/** Who or what the member is. */
@Resolver(() => NetworkMemberType)
export class NetworkMemberInterim {
  constructor(
    private readonly organisations: OrganisationReads,
    private readonly nodes: Nodes,
  ) {}

  @ResolveField(() => OrganisationType, { nullable: true, description: 'The organisation; null for a collaboration.' })
  async organisation(@Parent() { id: member, on }: NetworkMemberType): Promise<OrganisationType | undefined> {
    return isId('organisation', member) ? this.organisations.byId(member, on) : undefined;
  }

  @ResolveField(() => NodeType, {
    nullable: true,
    description: 'The organisation or collaboration; null when the viewer may not see the collaboration.',
  })
  async thing(
    @Parent() { id: member }: NetworkMemberType,
    @Viewing() operation: Operation,
  ): Promise<object | undefined> {
    return (await this.nodes.find([member], operation))[0];
  }
}

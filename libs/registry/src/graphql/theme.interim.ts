import type { OnModuleInit } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Locale, type Operation, readText } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { type Connection, LocaleEnum, Nodes, page, PageArguments, Viewing } from '@talkoot/platform/graphql';
import { RegistryApi } from '../application/registry.api.js';
import { ThemeConnection, themeType, ThemeType } from './theme.types.js';

/** Queries and fields until the read path is there: the vocabulary is small, so it is read whole. */
@Resolver(() => ThemeType)
export class ThemeInterim implements OnModuleInit {
  constructor(
    private readonly registry: RegistryApi,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('theme', {
      typeName: 'Theme',
      load: async (ids) => {
        const found = await this.vocabulary();
        return new Map(found.filter(({ id }) => ids.includes(id)).map((each) => [each.id, each]));
      },
    });
  }

  @Query(() => ThemeType, { nullable: true, description: 'The theme with this code.' })
  @Public()
  async theme(
    @Args('code', { type: () => String, description: 'Its code.' }) code: string,
  ): Promise<ThemeType | undefined> {
    return (await this.vocabulary()).find((each) => each.code === code);
  }

  @Query(() => ThemeConnection, { description: 'The whole vocabulary of themes, by code.' })
  @Public()
  async themes(@Args() paging: PageArguments): Promise<Connection<ThemeType>> {
    return page(await this.vocabulary(), (each) => each.id, paging);
  }

  @ResolveField(() => String, { description: 'Its name, in the reader’s language or the nearest there is.' })
  name(
    @Parent() { names }: ThemeType,
    @Args('locale', { type: () => LocaleEnum, nullable: true, description: 'The language; the request’s unless said.' })
    locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return readText(names, locale ?? operation.locale).text;
  }

  @ResolveField(() => ThemeType, { nullable: true, description: 'The theme above it; null: it stands at the top.' })
  async parent(@Parent() { above }: ThemeType): Promise<ThemeType | undefined> {
    return above && (await this.vocabulary()).find(({ id }) => id === above);
  }

  @ResolveField(() => [ThemeType], { description: 'The themes below it, by code.' })
  async children(@Parent() theme: ThemeType): Promise<ThemeType[]> {
    return (await this.vocabulary()).filter(({ above }) => above === theme.id);
  }

  private async vocabulary(): Promise<ThemeType[]> {
    return (await this.registry.vocabulary()).map(themeType);
  }
}

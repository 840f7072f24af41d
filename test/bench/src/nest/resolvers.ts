import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import {
  Event,
  Organisation,
  OrganisationPage,
  Partnership,
  PartnershipPage,
  Pilot,
  Programme,
  Region,
  type Text,
  Theme,
} from './entities.js';
import type { Loaders } from './loaders.js';

interface Request {
  readonly loaders: Loaders;
  readonly today: string;
}

const FALLBACK: Readonly<Record<string, readonly string[]>> = {
  fi: ['fi', 'sv', 'en'],
  sv: ['sv', 'fi', 'en'],
  en: ['en', 'fi', 'sv'],
};

const read = (text: Text, locale: string): string =>
  (FALLBACK[locale] ?? []).map((each) => text[each]).find((each) => each !== undefined) ?? '';

const LOCALE = { type: () => String, defaultValue: 'fi' };
const COUNT = { type: () => Int, defaultValue: 0 };
const SIZE = { type: () => Int, defaultValue: 50 };

@Resolver(() => Organisation)
export class OrganisationResolver {
  constructor(private readonly source: DataSource) {}

  @Query(() => Organisation, { nullable: true })
  municipality(@Args('country') country: string, @Args('code') code: string): Promise<Organisation | null> {
    return this.source.getRepository(Organisation).findOneBy({ country, code, kind: 'municipality' });
  }

  @Query(() => OrganisationPage)
  async municipalities(
    @Args('region') region: string,
    @Args('take', SIZE) take: number,
    @Context() { today }: Request,
  ): Promise<OrganisationPage> {
    const [nodes, totalCount] = await this.named(today)
      .innerJoin('organisation.memberships', 'membership', 'membership.period @> :today::date', { today })
      .innerJoin('membership.region', 'region')
      .where(`organisation.kind = 'municipality' AND region.code = :region`, { region })
      .limit(take)
      .getManyAndCount();
    return { nodes, totalCount };
  }

  @Query(() => [Organisation])
  organisations(
    @Args('skip', COUNT) skip: number,
    @Args('take', SIZE) take: number,
    @Context() { today }: Request,
  ): Promise<Organisation[]> {
    return this.named(today).offset(skip).limit(take).getMany();
  }

  @ResolveField(() => String)
  async name(
    @Parent() { id }: Organisation,
    @Args('locale', LOCALE) locale: string,
    @Context() { loaders }: Request,
  ): Promise<string> {
    return read((await loaders.name.load(id)) ?? {}, locale);
  }

  @ResolveField(() => Region, { nullable: true })
  region(@Parent() { id }: Organisation, @Context() { loaders }: Request): Promise<Region | undefined> {
    return loaders.region.load(id);
  }

  private named(today: string) {
    return this.source
      .getRepository(Organisation)
      .createQueryBuilder('organisation')
      .innerJoin('organisation.names', 'name', 'name.period @> :today::date', { today })
      .orderBy(`coalesce(name.name ->> 'fi', name.name ->> 'sv', name.name ->> 'en') COLLATE "fi-x-icu"`);
  }
}

@Resolver(() => Region)
export class RegionResolver {
  @ResolveField(() => String)
  name(@Parent() { texts }: Region, @Args('locale', LOCALE) locale: string): string {
    return read(texts, locale);
  }
}

@Resolver(() => Theme)
export class ThemeResolver {
  @ResolveField(() => String)
  name(@Parent() { texts }: Theme, @Args('locale', LOCALE) locale: string): string {
    return read(texts, locale);
  }
}

@Resolver(() => Programme)
export class ProgrammeResolver {
  constructor(private readonly source: DataSource) {}

  @Query(() => Programme, { nullable: true })
  pilotProgramme(@Args('code') code: string, @Context() { today }: Request): Promise<Programme | null> {
    return this.source
      .getRepository(Programme)
      .createQueryBuilder('programme')
      .where('programme.code = :code AND lower(programme.call) <= :today::date', { code, today })
      .getOne();
  }

  @ResolveField(() => String)
  name(@Parent() { texts }: Programme, @Args('locale', LOCALE) locale: string): string {
    return read(texts, locale);
  }

  @ResolveField(() => [Pilot])
  async pilots(
    @Parent() { id }: Programme,
    @Args('take', SIZE) take: number,
    @Context() { loaders }: Request,
  ): Promise<Pilot[]> {
    return (await loaders.pilots.load(id)).slice(0, take);
  }
}

@Resolver(() => Pilot)
export class PilotResolver {
  constructor(private readonly source: DataSource) {}

  @Query(() => [Pilot])
  pilots(@Args('skip', COUNT) skip: number, @Args('take', SIZE) take: number): Promise<Pilot[]> {
    return this.source.getRepository(Pilot).find({ where: { approved: true }, order: { code: 'ASC' }, skip, take });
  }

  @ResolveField(() => String)
  name(@Parent() { texts }: Pilot, @Args('locale', LOCALE) locale: string): string {
    return read(texts, locale);
  }

  @ResolveField(() => [Theme])
  themes(@Parent() { id }: Pilot, @Context() { loaders }: Request): Promise<Theme[]> {
    return loaders.themes.load(id);
  }

  @ResolveField(() => Organisation, { nullable: true })
  coordinator(@Parent() { id }: Pilot, @Context() { loaders }: Request): Promise<Organisation | undefined> {
    return loaders.coordinator.load(id);
  }

  @ResolveField(() => PartnershipPage)
  async partners(
    @Parent() { id }: Pilot,
    @Args('take', SIZE) take: number,
    @Context() { loaders }: Request,
  ): Promise<PartnershipPage> {
    const partners = await loaders.partners.load(id);
    return { totalCount: partners.length, nodes: partners.slice(0, take) };
  }
}

@Resolver(() => Partnership)
export class PartnershipResolver {
  @ResolveField(() => String)
  joinedOn(@Parent() { period }: Partnership): string {
    return period.slice(1, 11);
  }

  @ResolveField(() => Organisation, { nullable: true })
  organisation(
    @Parent() { organisationId }: Partnership,
    @Context() { loaders }: Request,
  ): Promise<Organisation | undefined> {
    return loaders.organisation.load(organisationId);
  }
}

@Resolver(() => Event)
export class EventResolver {
  constructor(private readonly source: DataSource) {}

  @Query(() => [Event])
  events(@Args('after', COUNT) after: number, @Args('take', SIZE) take: number): Promise<Event[]> {
    return this.source
      .getRepository(Event)
      .createQueryBuilder('event')
      .where(`event.position > :after AND event.visibility = 'public'`, { after })
      .orderBy('event.position')
      .limit(take)
      .getMany();
  }
}

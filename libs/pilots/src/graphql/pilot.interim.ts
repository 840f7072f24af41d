import type { OnModuleInit } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LocalDate, type Locale, type Operation, readText } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { Nodes, page, PageArguments, Viewing } from '@talkoot/platform/graphql';
import { OrganisationType, RegistryApi, themeType, ThemeType } from '@talkoot/registry';
import { CODE, LOCALE, ON } from './arguments.js';
import { OrganisationsOnADay } from './organisations.interim.js';
import { PartnershipConnection, PilotConnection, PilotFilter, PilotType } from './pilot.types.js';
import { wantedPilots } from './pilot-filter.js';
import { PilotsReads } from './pilots.reads.interim.js';
import { PilotProgrammeType } from './programme.types.js';

/** Field resolvers until the read path is there. */
@Resolver(() => PilotType)
export class PilotInterim implements OnModuleInit {
  constructor(
    private readonly reads: PilotsReads,
    private readonly registry: RegistryApi,
    private readonly organisations: OrganisationsOnADay,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('pilot', {
      typeName: 'Pilot',
      load: async (ids, operation) => {
        const seen = await this.reads.pilots(operation, operation.today, {});
        return new Map(seen.filter(({ id }) => ids.includes(id)).map((each) => [each.id, each]));
      },
    });
  }

  @Query(() => PilotType, { nullable: true, description: 'The pilot with this code.' })
  @Public()
  async pilot(
    @Args('code', CODE) code: string,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<PilotType | undefined> {
    return (await this.reads.pilots(operation, on ?? operation.today, { code }))[0];
  }

  @Query(() => PilotConnection, { description: 'Pilots of every programme, in the order of their codes.' })
  @Public()
  async pilots(
    @Args() pages: PageArguments,
    @Args('filter', { type: () => PilotFilter, nullable: true, description: 'Which of them.' })
    filter: PilotFilter | null | undefined,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<PilotConnection> {
    const found = await this.reads.pilots(operation, on ?? operation.today, wantedPilots(filter));
    return page(found, ({ id }) => id, pages);
  }

  @ResolveField(() => String, { description: 'Its name in the reader’s language or the nearest there is.' })
  name(
    @Parent() { texts }: PilotType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return readText(texts.name, locale ?? operation.locale).text;
  }

  @ResolveField(() => PilotProgrammeType, { nullable: true, description: 'The programme to which it belongs.' })
  async programme(
    @Parent() { programmeId, on }: PilotType,
    @Viewing() operation: Operation,
  ): Promise<PilotProgrammeType | undefined> {
    return (await this.reads.programmes(operation, on, { id: programmeId }))[0];
  }

  @ResolveField(() => [ThemeType], { description: 'What it works on, on the day, in the order of the codes.' })
  async themes(@Parent() { id, on }: PilotType): Promise<ThemeType[]> {
    return ((await this.registry.themesOf([id], on)).get(id) ?? []).map(themeType);
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Who owns it on the day.' })
  async owner(@Parent() { id, on }: PilotType): Promise<OrganisationType | undefined> {
    return this.organisations.one((await this.registry.owners([id], on)).get(id), on);
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Who leads it on the day; a partner too.' })
  async coordinator(@Parent() { id, on }: PilotType): Promise<OrganisationType | undefined> {
    return this.organisations.one(await this.reads.inRole(id, 'coordinator', on), on);
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Who applied for it, when that is known.' })
  async applicant(@Parent() { id, on }: PilotType): Promise<OrganisationType | undefined> {
    return this.organisations.one(await this.reads.inRole(id, 'applicant', on), on);
  }

  @ResolveField(() => PartnershipConnection, { description: 'Those who are partners on the day, by joining.' })
  async partners(
    @Parent() pilot: PilotType,
    @Args() pages: PageArguments,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<PartnershipConnection> {
    const day = on ?? pilot.on;
    const found = await this.reads.partnerships(operation, day, { pilot: pilot.id });
    const there = found.filter(
      ({ joinedOn, status }) => status === 'joined' && joinedOn !== undefined && !joinedOn.isAfter(day),
    );
    return page(there, ({ id }) => id, pages);
  }

  @ResolveField(() => PartnershipConnection, {
    description:
      'Every partner’s every time in the pilot, those who left included, and invitations as far as the viewer may know of them.',
  })
  async partnerships(
    @Parent() { id, on }: PilotType,
    @Args() pages: PageArguments,
    @Viewing() operation: Operation,
  ): Promise<PartnershipConnection> {
    return page(await this.reads.partnerships(operation, on, { pilot: id }), (each) => each.id, pages);
  }
}

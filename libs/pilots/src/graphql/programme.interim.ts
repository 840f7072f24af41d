import type { OnModuleInit } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LocalDate, type Locale, type Operation, readText } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { Nodes, page, PageArguments, Viewing } from '@talkoot/platform/graphql';
import { OrganisationConnection, OrganisationType, RegistryApi } from '@talkoot/registry';
import { CODE, LOCALE, ON } from './arguments.js';
import { OrganisationsOnADay } from './organisations.interim.js';
import { PilotConnection, PilotFilter } from './pilot.types.js';
import { wantedPilots } from './pilot-filter.js';
import { PilotsReads } from './pilots.reads.interim.js';
import { PartnerMunicipalityCountType, PilotProgrammeConnection, PilotProgrammeType } from './programme.types.js';

/** Field resolvers until the read path is there. */
@Resolver(() => PilotProgrammeType)
export class ProgrammeInterim implements OnModuleInit {
  constructor(
    private readonly reads: PilotsReads,
    private readonly registry: RegistryApi,
    private readonly organisations: OrganisationsOnADay,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('pilotprogramme', {
      typeName: 'PilotProgramme',
      load: async (ids, operation) => {
        const seen = await this.reads.programmes(operation, operation.today, {});
        return new Map(seen.filter(({ id }) => ids.includes(id)).map((each) => [each.id, each]));
      },
    });
  }

  @Query(() => PilotProgrammeType, { nullable: true, description: 'The pilot programme with this code.' })
  @Public()
  async pilotProgramme(
    @Args('code', CODE) code: string,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<PilotProgrammeType | undefined> {
    return (await this.reads.programmes(operation, on ?? operation.today, { code }))[0];
  }

  @Query(() => PilotProgrammeConnection, { description: 'All pilot programmes, in the order of their codes.' })
  @Public()
  async pilotProgrammes(
    @Args() pages: PageArguments,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<PilotProgrammeConnection> {
    return page(await this.reads.programmes(operation, on ?? operation.today, {}), ({ id }) => id, pages);
  }

  @ResolveField(() => String, { description: 'Its name in the reader’s language or the nearest there is.' })
  name(
    @Parent() { texts }: PilotProgrammeType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return readText(texts.name, locale ?? operation.locale).text;
  }

  @ResolveField(() => String, { nullable: true, description: 'What it rests on, such as a government’s programme.' })
  basis(
    @Parent() { texts }: PilotProgrammeType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string | undefined {
    return texts.basis === null ? undefined : readText(texts.basis, locale ?? operation.locale).text;
  }

  @ResolveField(() => [String], { description: 'What it is to achieve.' })
  aims(
    @Parent() { texts }: PilotProgrammeType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string[] {
    return texts.aims.map((each) => readText(each, locale ?? operation.locale).text);
  }

  @ResolveField(() => [String], { description: 'What marks its pilots.' })
  characteristics(
    @Parent() { texts }: PilotProgrammeType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string[] {
    return texts.characteristics.map((each) => readText(each, locale ?? operation.locale).text);
  }

  @ResolveField(() => OrganisationType, {
    nullable: true,
    description: 'Who owns it on the day: a ministry or an agency.',
  })
  async owner(@Parent() { id, on }: PilotProgrammeType): Promise<OrganisationType | undefined> {
    const owners = await this.registry.owners([id], on);
    return this.organisations.one(owners.get(id), on);
  }

  @ResolveField(() => OrganisationConnection, {
    description:
      'The different municipalities that are partners of its pilots on the day, under their names of that day.',
  })
  async partnerMunicipalities(
    @Parent() programme: PilotProgrammeType,
    @Args() pages: PageArguments,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<OrganisationConnection> {
    const day = on ?? programme.on;
    const ids = await this.reads.partnerMunicipalities(operation, day, programme.id);
    return page(await this.organisations.all(ids, day), ({ id }) => id, pages);
  }

  @ResolveField(() => PartnerMunicipalityCountType, {
    description: 'How many municipalities take part: the number that a source states beside the number counted.',
  })
  async partnerMunicipalityCount(
    @Parent() programme: PilotProgrammeType,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<PartnerMunicipalityCountType> {
    const { documented } = programme;
    const day = on ?? programme.on;
    const counted = (await this.reads.partnerMunicipalities(operation, day, programme.id)).length;
    return {
      counted,
      on: day,
      documented: documented?.count,
      asOf: documented?.asOf,
      provenance: documented?.provenance,
      difference: documented === undefined ? undefined : documented.count - counted,
    };
  }

  @ResolveField(() => PilotConnection, { description: 'Its pilots, in the order of their codes.' })
  async pilots(
    @Parent() { id, on }: PilotProgrammeType,
    @Args() pages: PageArguments,
    @Args('filter', { type: () => PilotFilter, nullable: true, description: 'Which of them.' })
    filter: PilotFilter | null | undefined,
    @Viewing() operation: Operation,
  ): Promise<PilotConnection> {
    const wanted = { ...wantedPilots(filter), programme: id };
    return page(await this.reads.pilots(operation, on, wanted), (each) => each.id, pages);
  }
}

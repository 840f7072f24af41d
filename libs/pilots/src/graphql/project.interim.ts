import type { OnModuleInit } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LocalDate, type Locale, type Operation, readText } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { DateScalar, LocaleEnum, Nodes, page, PageArguments, Viewing } from '@talkoot/platform/graphql';
import { OrganisationType } from '@talkoot/registry';
import { OrganisationsOnADay } from './organisations.interim.js';
import { PilotsReads } from './pilots.reads.interim.js';
import { PlanReads } from './plan.reads.interim.js';
import { PilotProgrammeType } from './programme.types.js';
import { ProjectConnection, ProjectType } from './project.types.js';

const ON = { type: () => DateScalar, nullable: true, description: 'The day to look at; today unless said.' };

/** Queries and fields until the read path is there. */
@Resolver(() => ProjectType)
export class ProjectInterim implements OnModuleInit {
  constructor(
    private readonly reads: PlanReads,
    private readonly pilots: PilotsReads,
    private readonly organisations: OrganisationsOnADay,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('project', {
      typeName: 'Project',
      load: async (ids, { today }) => {
        const found = await this.reads.projects(today, { ids });
        return new Map(found.map((each) => [each.id, each]));
      },
    });
  }

  @Query(() => ProjectType, { nullable: true, description: 'The project with this code.' })
  @Public()
  async project(
    @Args('code', { type: () => String, description: 'Its code, such as SALO-RM.' }) code: string,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() { today }: Operation,
  ): Promise<ProjectType | undefined> {
    return (await this.reads.projects(on ?? today, { code }))[0];
  }

  @Query(() => ProjectConnection, {
    description: 'The separate projects beside the pilots of every programme, in the order of their codes.',
  })
  @Public()
  async projects(
    @Args() pages: PageArguments,
    @Args('on', ON) on: LocalDate | null,
    @Viewing() { today }: Operation,
  ): Promise<ProjectConnection> {
    return page(await this.reads.projects(on ?? today, {}), ({ id }) => id, pages);
  }

  @ResolveField(() => String, { description: 'Its name in the reader’s language or the nearest there is.' })
  name(
    @Parent() { texts }: ProjectType,
    @Args('locale', {
      type: () => LocaleEnum,
      nullable: true,
      description: 'In this language; in that of the request unless said.',
    })
    locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return readText(texts.name, locale ?? operation.locale).text;
  }

  @ResolveField(() => PilotProgrammeType, {
    nullable: true,
    description: 'The programme beside whose pilots it stands.',
  })
  async programme(
    @Parent() { programmeId, on }: ProjectType,
    @Viewing() operation: Operation,
  ): Promise<PilotProgrammeType | undefined> {
    return (await this.pilots.programmes(operation, on, { id: programmeId }))[0];
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Who leads it on the day.' })
  coordinator(@Parent() { coordinatorId, on }: ProjectType): Promise<OrganisationType | undefined> {
    return this.organisations.one(coordinatorId, on);
  }
}

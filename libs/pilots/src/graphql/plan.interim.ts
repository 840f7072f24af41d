import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { id, type LocalDate, type Locale, type Operation, parseInput, readText } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { DateScalar, LocaleEnum, Nodes, page, PageArguments, Viewing } from '@talkoot/platform/graphql';
import { OrganisationConnection, OrganisationType } from '@talkoot/registry';
import { z } from 'zod';
import { OrganisationsOnADay } from './organisations.interim.js';
import { PilotType } from './pilot.types.js';
import { PilotsReads } from './pilots.reads.interim.js';
import { PlanReads } from './plan.reads.interim.js';
import { PlanType } from './plan.types.js';
import { PilotProgrammeType } from './programme.types.js';
import { ProjectType } from './project.types.js';

const LOCALE = {
  type: () => LocaleEnum,
  nullable: true,
  description: 'In this language; in that of the request unless said.',
};

/** Queries and fields until the read path is there. */
@Resolver(() => PlanType)
export class PlanInterim implements OnModuleInit {
  constructor(
    private readonly reads: PlanReads,
    private readonly pilots: PilotsReads,
    private readonly organisations: OrganisationsOnADay,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('plan', {
      typeName: 'Plan',
      load: async (ids, operation) => {
        const found = await this.reads.plans(operation, operation.today, { ids });
        return new Map(found.map((each) => [each.id, each]));
      },
    });
  }

  @Query(() => PlanType, { nullable: true, description: 'The plan with this id, if you may see it.' })
  @Public()
  async plan(
    @Args('id', { type: () => ID, description: 'Its id.' }) given: string,
    @Args('on', { type: () => DateScalar, nullable: true, description: 'The day to look at; today unless said.' })
    on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<PlanType | undefined> {
    const { id: wanted } = parseInput(z.object({ id: id('plan') }), { id: given });
    return (await this.reads.plans(operation, on ?? operation.today, { ids: [wanted] }))[0];
  }

  @ResolveField(() => String, { description: 'Its name in the reader’s language or the nearest there is.' })
  name(
    @Parent() { texts }: PlanType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return readText(texts.name, locale ?? operation.locale).text;
  }

  @ResolveField(() => String, { nullable: true, description: 'What is to be done and why.' })
  description(
    @Parent() { texts }: PlanType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string | undefined {
    return texts.description === null ? undefined : readText(texts.description, locale ?? operation.locale).text;
  }

  @ResolveField(() => String, { nullable: true, description: 'Why it was redirected or rejected.' })
  reason(
    @Parent() { texts }: PlanType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string | undefined {
    return texts.reason === null ? undefined : readText(texts.reason, locale ?? operation.locale).text;
  }

  @ResolveField(() => PilotProgrammeType, { nullable: true, description: 'The programme whose call it answers.' })
  async programme(
    @Parent() { programmeId, on }: PlanType,
    @Viewing() operation: Operation,
  ): Promise<PilotProgrammeType | undefined> {
    return (await this.pilots.programmes(operation, on, { id: programmeId }))[0];
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Who applies.' })
  applicant(@Parent() { applicantId, on }: PlanType): Promise<OrganisationType | undefined> {
    return this.organisations.one(applicantId, on);
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Who would lead the work.' })
  coordinator(@Parent() { coordinatorId, on }: PlanType): Promise<OrganisationType | undefined> {
    return this.organisations.one(coordinatorId, on);
  }

  @ResolveField(() => OrganisationConnection, { description: 'The others that would take part.' })
  async partners(
    @Parent() { partnerIds, on }: PlanType,
    @Args() pages: PageArguments,
  ): Promise<OrganisationConnection> {
    return page(await this.organisations.all(partnerIds, on), (each) => each.id, pages);
  }

  @ResolveField(() => PilotType, { nullable: true, description: 'The pilot that it became.' })
  async pilot(@Parent() { pilotId, on }: PlanType, @Viewing() operation: Operation): Promise<PilotType | undefined> {
    return pilotId && (await this.pilots.pilots(operation, on, { id: pilotId }))[0];
  }

  @ResolveField(() => ProjectType, { nullable: true, description: 'The separate project that it goes on as.' })
  async project(@Parent() { projectId, on }: PlanType): Promise<ProjectType | undefined> {
    return projectId && (await this.reads.projects(on, { ids: [projectId] }))[0];
  }
}

import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { page, PageArguments, Viewing } from '@talkoot/platform/graphql';
import { PilotType } from './pilot.types.js';
import { PilotWorkReads } from './pilot-work.reads.interim.js';
import {
  CompanyLinkConnection,
  ExperimentConnection,
  MilestoneConnection,
  ResultConnection,
  StatusReportConnection,
  StatusReportType,
} from './pilot-work.types.js';

/** What a pilot shows of its work, until the read path is there. */
@Resolver(() => PilotType)
export class PilotWorkInterim {
  constructor(private readonly reads: PilotWorkReads) {}

  @ResolveField(() => MilestoneConnection, { description: 'Its milestones, in the order in which they are due.' })
  async milestones(
    @Parent() { id, on }: PilotType,
    @Args() pages: PageArguments,
    @Viewing() operation: Operation,
  ): Promise<MilestoneConnection> {
    return page(await this.reads.milestones(operation, on, id), (each) => each.id, pages);
  }

  @ResolveField(() => ExperimentConnection, { description: 'What was tried in it, in the order of beginning.' })
  async experiments(
    @Parent() { id, on }: PilotType,
    @Args() pages: PageArguments,
    @Viewing() operation: Operation,
  ): Promise<ExperimentConnection> {
    return page(await this.reads.experiments(operation, on, id), (each) => each.id, pages);
  }

  @ResolveField(() => CompanyLinkConnection, {
    description: 'Companies that take or took part in it, by their first day.',
  })
  async companyLinks(
    @Parent() { id, on }: PilotType,
    @Args() pages: PageArguments,
    @Viewing() operation: Operation,
  ): Promise<CompanyLinkConnection> {
    return page(await this.reads.companyLinks(operation, on, id), (each) => each.id, pages);
  }

  @ResolveField(() => ResultConnection, { description: 'What came of it, the latest first.' })
  async results(
    @Parent() { id, on }: PilotType,
    @Args() pages: PageArguments,
    @Viewing() operation: Operation,
  ): Promise<ResultConnection> {
    return page(await this.reads.results(operation, on, id), (each) => each.id, pages);
  }

  @ResolveField(() => StatusReportConnection, { description: 'How it was said to go, the latest first.' })
  async statusReports(
    @Parent() { id, on }: PilotType,
    @Args() pages: PageArguments,
    @Viewing() operation: Operation,
  ): Promise<StatusReportConnection> {
    return page(await this.reads.statusReports(operation, on, id), (each) => each.id, pages);
  }

  @ResolveField(() => StatusReportType, {
    nullable: true,
    description: 'How it goes: the last status report by the day.',
  })
  async statusReport(
    @Parent() { id, on }: PilotType,
    @Viewing() operation: Operation,
  ): Promise<StatusReportType | undefined> {
    return (await this.reads.statusReports(operation, on, id)).find(({ reportedOn }) => !reportedOn.isAfter(on));
  }
}

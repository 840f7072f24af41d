import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  planMilestone,
  type PlanMilestone,
  changeMilestone,
  type ChangeMilestone,
  reachMilestone,
  type ReachMilestone,
  beginExperiment,
  type BeginExperiment,
  concludeExperiment,
  type ConcludeExperiment,
  linkCompany,
  type LinkCompany,
  endCompanyLink,
  type EndCompanyLink,
  recordResult,
  type RecordResult,
  reportStatus,
  type ReportStatus,
} from '../application/pilots.inputs.js';
import { PilotWorkService } from '../application/pilot-work.service.js';
import {
  PlanMilestoneInput,
  ChangeMilestoneInput,
  ReachMilestoneInput,
  BeginExperimentInput,
  ConcludeExperimentInput,
  LinkCompanyInput,
  EndCompanyLinkInput,
  RecordResultInput,
  ReportStatusInput,
} from './pilot-work.inputs.js';
import { PilotWorkReads } from './pilot-work.reads.interim.js';
import {
  PlanMilestonePayload,
  ChangeMilestonePayload,
  ReachMilestonePayload,
  BeginExperimentPayload,
  ConcludeExperimentPayload,
  LinkCompanyPayload,
  EndCompanyLinkPayload,
  RecordResultPayload,
  ReportStatusPayload,
} from './pilot-work.types.js';

const INPUT = 'What to change.';

@Resolver()
export class PilotWorkResolver {
  constructor(
    private readonly work: PilotWorkService,
    private readonly reads: PilotWorkReads,
  ) {}

  @Mutation(() => PlanMilestonePayload, { description: 'Plan a milestone of a pilot.' })
  @Allow('pilot:manage')
  async planMilestone(
    @Args('input', { type: () => PlanMilestoneInput, description: INPUT }, parsed(planMilestone))
    command: PlanMilestone,
    @Viewing() operation: Operation,
  ): Promise<PlanMilestonePayload> {
    const id = await this.work.planMilestone(operation, command);
    return { milestone: (await this.reads.milestones(operation, operation.today, id))[0] };
  }

  @Mutation(() => ChangeMilestonePayload, {
    description: 'Change what a milestone is or when it is due, as long as it is not reached.',
  })
  @Allow('pilot:manage')
  async changeMilestone(
    @Args('input', { type: () => ChangeMilestoneInput, description: INPUT }, parsed(changeMilestone))
    command: ChangeMilestone,
    @Viewing() operation: Operation,
  ): Promise<ChangeMilestonePayload> {
    const id = await this.work.changeMilestone(operation, command);
    return { milestone: (await this.reads.milestones(operation, operation.today, id))[0] };
  }

  @Mutation(() => ReachMilestonePayload, { description: 'Say that a milestone was reached.' })
  @Allow('pilot:manage')
  async reachMilestone(
    @Args('input', { type: () => ReachMilestoneInput, description: INPUT }, parsed(reachMilestone))
    command: ReachMilestone,
    @Viewing() operation: Operation,
  ): Promise<ReachMilestonePayload> {
    const id = await this.work.reachMilestone(operation, command);
    return { milestone: (await this.reads.milestones(operation, operation.today, id))[0] };
  }

  @Mutation(() => BeginExperimentPayload, {
    description: 'Tell of an experiment: what is tried, and what is expected of it.',
  })
  @Allow('pilot:report-part')
  async beginExperiment(
    @Args('input', { type: () => BeginExperimentInput, description: INPUT }, parsed(beginExperiment))
    command: BeginExperiment,
    @Viewing() operation: Operation,
  ): Promise<BeginExperimentPayload> {
    const id = await this.work.beginExperiment(operation, command);
    return { experiment: (await this.reads.experiments(operation, operation.today, id))[0] };
  }

  @Mutation(() => ConcludeExperimentPayload, { description: 'End an experiment and tell what came of it.' })
  @Allow('pilot:report-part')
  async concludeExperiment(
    @Args('input', { type: () => ConcludeExperimentInput, description: INPUT }, parsed(concludeExperiment))
    command: ConcludeExperiment,
    @Viewing() operation: Operation,
  ): Promise<ConcludeExperimentPayload> {
    const id = await this.work.concludeExperiment(operation, command);
    return { experiment: (await this.reads.experiments(operation, operation.today, id))[0] };
  }

  @Mutation(() => LinkCompanyPayload, { description: 'Let a company take part in a pilot.' })
  @Allow('pilot:manage')
  async linkCompany(
    @Args('input', { type: () => LinkCompanyInput, description: INPUT }, parsed(linkCompany)) command: LinkCompany,
    @Viewing() operation: Operation,
  ): Promise<LinkCompanyPayload> {
    const id = await this.work.linkCompany(operation, command);
    return { companyLink: (await this.reads.companyLinks(operation, operation.today, id))[0] };
  }

  @Mutation(() => EndCompanyLinkPayload, { description: 'End a company’s part in a pilot after a given last day.' })
  @Allow('pilot:manage')
  async endCompanyLink(
    @Args('input', { type: () => EndCompanyLinkInput, description: INPUT }, parsed(endCompanyLink))
    command: EndCompanyLink,
    @Viewing() operation: Operation,
  ): Promise<EndCompanyLinkPayload> {
    const id = await this.work.endCompanyLink(operation, command);
    return { companyLink: (await this.reads.companyLinks(operation, operation.today, id))[0] };
  }

  @Mutation(() => RecordResultPayload, { description: 'Record what came of a pilot.' })
  @Allow('pilot:report-part')
  async recordResult(
    @Args('input', { type: () => RecordResultInput, description: INPUT }, parsed(recordResult)) command: RecordResult,
    @Viewing() operation: Operation,
  ): Promise<RecordResultPayload> {
    const id = await this.work.recordResult(operation, command);
    return { result: (await this.reads.results(operation, operation.today, id))[0] };
  }

  @Mutation(() => ReportStatusPayload, {
    description: 'Say how a pilot goes. Anybody sees the light; the reason only those concerned.',
  })
  @Allow('pilot:manage')
  async reportStatus(
    @Args('input', { type: () => ReportStatusInput, description: INPUT }, parsed(reportStatus)) command: ReportStatus,
    @Viewing() operation: Operation,
  ): Promise<ReportStatusPayload> {
    const id = await this.work.reportStatus(operation, command);
    return { statusReport: (await this.reads.statusReports(operation, operation.today, id))[0] };
  }
}

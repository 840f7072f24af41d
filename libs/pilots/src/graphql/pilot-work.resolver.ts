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
  dropMilestone,
  type DropMilestone,
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
  DropMilestoneInput,
  BeginExperimentInput,
  ConcludeExperimentInput,
  LinkCompanyInput,
  EndCompanyLinkInput,
  RecordResultInput,
  ReportStatusInput,
} from './pilot-work.inputs.js';
import {
  PlanMilestonePayload,
  ChangeMilestonePayload,
  ReachMilestonePayload,
  DropMilestonePayload,
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
  constructor(private readonly work: PilotWorkService) {}

  @Mutation(() => PlanMilestonePayload, { description: 'Plan a milestone of a pilot.' })
  @Allow('pilot:manage')
  async planMilestone(
    @Args('input', { type: () => PlanMilestoneInput, description: INPUT }, parsed(planMilestone))
    command: PlanMilestone,
    @Viewing() operation: Operation,
  ): Promise<PlanMilestonePayload> {
    return { milestone: { id: await this.work.planMilestone(operation, command) } };
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
    return { milestone: { id: await this.work.changeMilestone(operation, command) } };
  }

  @Mutation(() => ReachMilestonePayload, { description: 'Say that a milestone was reached.' })
  @Allow('pilot:manage')
  async reachMilestone(
    @Args('input', { type: () => ReachMilestoneInput, description: INPUT }, parsed(reachMilestone))
    command: ReachMilestone,
    @Viewing() operation: Operation,
  ): Promise<ReachMilestonePayload> {
    return { milestone: { id: await this.work.reachMilestone(operation, command) } };
  }

  @Mutation(() => DropMilestonePayload, {
    description: 'Drop a milestone that is not reached, with the reason. It stays readable as dropped.',
  })
  @Allow('pilot:manage')
  async dropMilestone(
    @Args('input', { type: () => DropMilestoneInput, description: INPUT }, parsed(dropMilestone))
    command: DropMilestone,
    @Viewing() operation: Operation,
  ): Promise<DropMilestonePayload> {
    return { milestone: { id: await this.work.dropMilestone(operation, command) } };
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
    return { experiment: { id: await this.work.beginExperiment(operation, command) } };
  }

  @Mutation(() => ConcludeExperimentPayload, { description: 'End an experiment and tell its outcome.' })
  @Allow('pilot:report-part')
  async concludeExperiment(
    @Args('input', { type: () => ConcludeExperimentInput, description: INPUT }, parsed(concludeExperiment))
    command: ConcludeExperiment,
    @Viewing() operation: Operation,
  ): Promise<ConcludeExperimentPayload> {
    return { experiment: { id: await this.work.concludeExperiment(operation, command) } };
  }

  @Mutation(() => LinkCompanyPayload, { description: 'Let a company take part in a pilot.' })
  @Allow('pilot:manage')
  async linkCompany(
    @Args('input', { type: () => LinkCompanyInput, description: INPUT }, parsed(linkCompany)) command: LinkCompany,
    @Viewing() operation: Operation,
  ): Promise<LinkCompanyPayload> {
    return { companyLink: { id: await this.work.linkCompany(operation, command) } };
  }

  @Mutation(() => EndCompanyLinkPayload, { description: 'End a company’s part in a pilot after a given last day.' })
  @Allow('pilot:manage')
  async endCompanyLink(
    @Args('input', { type: () => EndCompanyLinkInput, description: INPUT }, parsed(endCompanyLink))
    command: EndCompanyLink,
    @Viewing() operation: Operation,
  ): Promise<EndCompanyLinkPayload> {
    return { companyLink: { id: await this.work.endCompanyLink(operation, command) } };
  }

  @Mutation(() => RecordResultPayload, { description: 'Record a result of a pilot.' })
  @Allow('pilot:report-part')
  async recordResult(
    @Args('input', { type: () => RecordResultInput, description: INPUT }, parsed(recordResult)) command: RecordResult,
    @Viewing() operation: Operation,
  ): Promise<RecordResultPayload> {
    return { result: { id: await this.work.recordResult(operation, command) } };
  }

  @Mutation(() => ReportStatusPayload, {
    description: 'Say how a pilot goes. Anybody sees the light; the reason only those concerned.',
  })
  @Allow('pilot:manage')
  async reportStatus(
    @Args('input', { type: () => ReportStatusInput, description: INPUT }, parsed(reportStatus)) command: ReportStatus,
    @Viewing() operation: Operation,
  ): Promise<ReportStatusPayload> {
    return { statusReport: { id: await this.work.reportStatus(operation, command) } };
  }
}

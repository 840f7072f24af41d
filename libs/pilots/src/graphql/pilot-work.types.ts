import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { CompanyLink, Experiment, Milestone, PilotResult, StatusReport } from './pilot-work.read-model.js';

@ObjectType({ isAbstract: true })
abstract class MilestonePayload extends Payload {
  @Field(() => Milestone.type, {
    nullable: true,
    description: 'The milestone as it is now; null when there are errors.',
  })
  milestone?: Changed<'milestone'>;
}

@ObjectType({ description: 'The answer to planMilestone.' })
export class PlanMilestonePayload extends MilestonePayload {}

@ObjectType({ description: 'The answer to changeMilestone.' })
export class ChangeMilestonePayload extends MilestonePayload {}

@ObjectType({ description: 'The answer to reachMilestone.' })
export class ReachMilestonePayload extends MilestonePayload {}

@ObjectType({ description: 'The dropped milestone.' })
export class DropMilestonePayload extends MilestonePayload {}

@ObjectType({ isAbstract: true })
abstract class ExperimentPayload extends Payload {
  @Field(() => Experiment.type, {
    nullable: true,
    description: 'The experiment as it is now; null when there are errors.',
  })
  experiment?: Changed<'experiment'>;
}

@ObjectType({ description: 'The answer to beginExperiment.' })
export class BeginExperimentPayload extends ExperimentPayload {}

@ObjectType({ description: 'The answer to concludeExperiment.' })
export class ConcludeExperimentPayload extends ExperimentPayload {}

@ObjectType({ isAbstract: true })
abstract class CompanyLinkPayload extends Payload {
  @Field(() => CompanyLink.type, {
    nullable: true,
    description: 'The company’s part as it is now; null when there are errors.',
  })
  companyLink?: Changed<'companylink'>;
}

@ObjectType({ description: 'The answer to linkCompany.' })
export class LinkCompanyPayload extends CompanyLinkPayload {}

@ObjectType({ description: 'The answer to endCompanyLink.' })
export class EndCompanyLinkPayload extends CompanyLinkPayload {}

@ObjectType({ description: 'The answer to recordResult.' })
export class RecordResultPayload extends Payload {
  @Field(() => PilotResult.type, { nullable: true, description: 'The result; null when there are errors.' })
  result?: Changed<'result'>;
}

@ObjectType({ description: 'The answer to reportStatus.' })
export class ReportStatusPayload extends Payload {
  @Field(() => StatusReport.type, { nullable: true, description: 'The report; null when there are errors.' })
  statusReport?: Changed<'statusreport'>;
}

import type { CompanyRole, Id, Light, LocalDate, LocalisedText, OrganisationId, Provenance } from '@talkoot/contracts';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, DateScalar, Payload, ProvenanceEnum } from '@talkoot/platform/graphql';
import { CompanyRoleEnum, LightEnum } from './pilots.enums.js';

/** What every part of a pilot's work refers to. */
interface OfPilot {
  pilotId: Id<'pilot'>;
  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType('Milestone', { description: 'Something that a pilot means to have reached by a day.' })
export class MilestoneType implements OfPilot {
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'milestone'>;

  @Field(() => DateScalar, { nullable: true, description: 'The day by which it is to be reached.' })
  due?: LocalDate | undefined;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was reached; null: not yet.' })
  reachedOn?: LocalDate | undefined;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  texts: { readonly name: LocalisedText };
  pilotId: Id<'pilot'>;
  on: LocalDate;
}

@ObjectType({ description: 'A page of milestones.' })
export class MilestoneConnection extends ConnectionOf(MilestoneType, 'Milestone') {}

@ObjectType('Experiment', { description: 'What a partner tried in a pilot, what was expected, and what came of it.' })
export class ExperimentType implements OfPilot {
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'experiment'>;

  @Field(() => DateScalar, { description: 'The first day of the experiment.' })
  begunOn: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the experiment; null: it goes on.' })
  concludedOn?: LocalDate | undefined;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  texts: {
    readonly name: LocalisedText;
    readonly tried: LocalisedText;
    readonly expected: LocalisedText;
    readonly outcome: LocalisedText | null;
  };
  organisationId: OrganisationId;
  pilotId: Id<'pilot'>;
  on: LocalDate;
}

@ObjectType({ description: 'A page of experiments.' })
export class ExperimentConnection extends ConnectionOf(ExperimentType, 'Experiment') {}

@ObjectType('CompanyLink', { description: 'A company’s time in a pilot, in one role.' })
export class CompanyLinkType implements OfPilot {
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'companylink'>;

  @Field(() => CompanyRoleEnum, { description: 'What the company does in the pilot.' })
  role: CompanyRole;

  @Field(() => DateScalar, { nullable: true, description: 'The first day.' })
  from?: LocalDate | undefined;

  @Field(() => DateScalar, { nullable: true, description: 'The last day; null: it goes on.' })
  lastDay?: LocalDate | undefined;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  organisationId: OrganisationId;
  pilotId: Id<'pilot'>;
  on: LocalDate;
}

@ObjectType({ description: 'A page of links to companies.' })
export class CompanyLinkConnection extends ConnectionOf(CompanyLinkType, 'CompanyLink') {}

@ObjectType('PilotResult', { description: 'Something that came of a pilot.' })
export class ResultType implements OfPilot {
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'result'>;

  @Field(() => String, { nullable: true, description: 'An address on the web where more is told.' })
  link?: string | undefined;

  @Field(() => DateScalar, { description: 'The day from which it is there.' })
  reachedOn: LocalDate;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  texts: { readonly name: LocalisedText; readonly description: LocalisedText | null };
  organisationId: OrganisationId;
  pilotId: Id<'pilot'>;
  on: LocalDate;
}

@ObjectType({ description: 'A page of results.' })
export class ResultConnection extends ConnectionOf(ResultType, 'PilotResult') {}

@ObjectType('StatusReport', { description: 'How a pilot goes, as its coordinator saw it on a day.' })
export class StatusReportType implements OfPilot {
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'statusreport'>;

  @Field(() => LightEnum, { description: 'The light.' })
  light: Light;

  @Field(() => DateScalar, { description: 'The day that it speaks of.' })
  reportedOn: LocalDate;

  /** Null where the viewer may not see it. */
  texts: { readonly reason: LocalisedText | null };
  organisationId: OrganisationId;
  pilotId: Id<'pilot'>;
  on: LocalDate;
}

@ObjectType({ description: 'A page of status reports.' })
export class StatusReportConnection extends ConnectionOf(StatusReportType, 'StatusReport') {}

@ObjectType({ isAbstract: true })
abstract class MilestonePayload extends Payload {
  @Field(() => MilestoneType, {
    nullable: true,
    description: 'The milestone as it is now; null when there are errors.',
  })
  milestone?: MilestoneType | undefined;
}

@ObjectType({ description: 'What came of planning a milestone.' })
export class PlanMilestonePayload extends MilestonePayload {}

@ObjectType({ description: 'What came of changing a milestone.' })
export class ChangeMilestonePayload extends MilestonePayload {}

@ObjectType({ description: 'What came of reaching a milestone.' })
export class ReachMilestonePayload extends MilestonePayload {}

@ObjectType({ isAbstract: true })
abstract class ExperimentPayload extends Payload {
  @Field(() => ExperimentType, {
    nullable: true,
    description: 'The experiment as it is now; null when there are errors.',
  })
  experiment?: ExperimentType | undefined;
}

@ObjectType({ description: 'What came of beginning an experiment.' })
export class BeginExperimentPayload extends ExperimentPayload {}

@ObjectType({ description: 'What came of concluding an experiment.' })
export class ConcludeExperimentPayload extends ExperimentPayload {}

@ObjectType({ isAbstract: true })
abstract class CompanyLinkPayload extends Payload {
  @Field(() => CompanyLinkType, {
    nullable: true,
    description: 'The company’s part as it is now; null when there are errors.',
  })
  companyLink?: CompanyLinkType | undefined;
}

@ObjectType({ description: 'What came of linking a company.' })
export class LinkCompanyPayload extends CompanyLinkPayload {}

@ObjectType({ description: 'What came of ending a company’s part.' })
export class EndCompanyLinkPayload extends CompanyLinkPayload {}

@ObjectType({ description: 'What came of recording a result.' })
export class RecordResultPayload extends Payload {
  @Field(() => ResultType, { nullable: true, description: 'The result; null when there are errors.' })
  result?: ResultType | undefined;
}

@ObjectType({ description: 'What came of reporting a status.' })
export class ReportStatusPayload extends Payload {
  @Field(() => StatusReportType, { nullable: true, description: 'The report; null when there are errors.' })
  statusReport?: StatusReportType | undefined;
}

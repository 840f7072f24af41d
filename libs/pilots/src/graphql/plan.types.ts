import type { Id, LocalDate, LocalisedText, OrganisationId, PlanStatus, Provenance } from '@talkoot/contracts';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, DateScalar, NodeType, Payload, PeriodType, ProvenanceEnum } from '@talkoot/platform/graphql';
import { PlanStatusEnum } from './pilots.enums.js';

@ObjectType('Plan', {
  implements: () => [NodeType],
  description:
    'An answer to the call of a pilot programme. Until it is decided only the programme’s owner and those named in it see it, then anybody.',
})
export class PlanType {
  @Field(() => ID, { description: 'Its id.' })
  id: Id<'plan'>;

  @Field(() => PlanStatusEnum, { description: 'What became of it.' })
  status: PlanStatus;

  @Field(() => PeriodType, { nullable: true, description: 'When the work would be done, as far as the plan says.' })
  period?: PeriodType | undefined;

  @Field(() => DateScalar, { description: 'The day on which it was submitted.' })
  submittedOn: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the decision; null: not decided yet.' })
  decidedOn?: LocalDate | undefined;

  @Field(() => ProvenanceEnum, { description: 'Where the facts come from.' })
  provenance: Provenance;

  @Field(() => Int, { description: 'Give it back as `expectedVersion` when you decide on the plan.' })
  version: number;

  /** Its texts, of which fields show the reader's language. */
  texts: {
    readonly name: LocalisedText;
    readonly description: LocalisedText | null;
    readonly reason: LocalisedText | null;
  };

  programmeId: Id<'pilotprogramme'>;
  pilotId: Id<'pilot'> | undefined;
  projectId: Id<'project'> | undefined;
  applicantId: OrganisationId | undefined;
  coordinatorId: OrganisationId | undefined;
  partnerIds: readonly OrganisationId[];

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType({ description: 'A page of plans.' })
export class PlanConnection extends ConnectionOf(PlanType, 'Plan') {}

@ObjectType({ isAbstract: true })
abstract class PlanPayload extends Payload {
  @Field(() => PlanType, { nullable: true, description: 'The plan as it is now; null when there are errors.' })
  plan?: PlanType | undefined;
}

@ObjectType({ description: 'What came of submitting a plan.' })
export class SubmitPlanPayload extends PlanPayload {}

@ObjectType({ description: 'What came of approving a plan; the pilot stands in it.' })
export class ApprovePlanPayload extends PlanPayload {}

@ObjectType({ description: 'What came of redirecting a plan; the project stands in it.' })
export class RedirectPlanPayload extends PlanPayload {}

@ObjectType({ description: 'What came of rejecting a plan.' })
export class RejectPlanPayload extends PlanPayload {}

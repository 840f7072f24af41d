import type { Id, LocalDate, LocalisedText, PartnershipStatus, PilotStatus, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, DateScalar, Payload, NodeType, PeriodType, ProvenanceEnum } from '@talkoot/platform/graphql';
import { PartnershipStatusEnum, PilotStatusEnum } from './pilots.enums.js';

@ObjectType('Pilot', {
  implements: () => [NodeType],
  description:
    'Towns working together on one theme, led by a coordinator, within a pilot programme. Anybody sees it from its approval.',
})
export class PilotType {
  @Field(() => ID)
  id: Id<'pilot'>;

  @Field(() => String)
  code: string;

  @Field(() => PeriodType)
  period: PeriodType;

  @Field(() => PilotStatusEnum)
  status: PilotStatus;

  @Field(() => DateScalar, { description: 'The day of the decision, or of the source, that gave it its status.' })
  statusOn: LocalDate;

  @Field(() => ProvenanceEnum)
  provenance: Provenance;

  @Field(() => Int, { description: 'Give it back as `expectedVersion` when you change the pilot.' })
  version: number;

  /** Its name, of which a field shows the reader's language. */
  texts: { readonly name: LocalisedText };

  programmeId: Id<'pilotprogramme'>;

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType()
export class PilotConnection extends ConnectionOf(PilotType, 'Pilot') {}

@InputType({ description: 'Which pilots; what is left out does not matter.' })
export class PilotFilter {
  @Field(() => [PilotStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  status?: PilotStatus[];

  @Field(() => ID, { nullable: true, description: 'On this theme, on the day looked at.' })
  theme?: string;

  @Field(() => ID, { nullable: true, description: 'With this organisation as a partner, on the day looked at.' })
  partner?: string;
}

@ObjectType('Partnership', {
  implements: () => [NodeType],
  description: 'An organisation’s time as a partner in a pilot, or an invitation into it.',
})
export class PartnershipType {
  @Field(() => ID)
  id: Id<'partnership'>;

  @Field(() => PartnershipStatusEnum)
  status: PartnershipStatus;

  @Field(() => DateScalar, { nullable: true, description: 'The first day as a partner; null: only invited.' })
  joinedOn?: LocalDate | undefined;

  @Field(() => DateScalar, { nullable: true, description: 'The last day as a partner; null: not left.' })
  lastDay?: LocalDate | undefined;

  @Field(() => ProvenanceEnum)
  provenance: Provenance;

  organisationId: Id<'organisation'>;

  pilotId: Id<'pilot'>;

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType()
export class PartnershipConnection extends ConnectionOf(PartnershipType, 'Partnership') {}

@ObjectType({ isAbstract: true })
abstract class PilotPayload extends Payload {
  @Field(() => PilotType, { nullable: true, description: 'The pilot as it is now; null when there are errors.' })
  pilot?: PilotType | undefined;
}

@ObjectType({ isAbstract: true })
abstract class PartnershipPayload extends Payload {
  @Field(() => PartnershipType, {
    nullable: true,
    description: 'The partnership as it is now; null when there are errors.',
  })
  partnership?: PartnershipType | undefined;
}

@ObjectType()
export class DraftPilotPayload extends PilotPayload {}

@ObjectType()
export class ChangePilotPayload extends PilotPayload {}

@ObjectType()
export class ApprovePilotPayload extends PilotPayload {}

@ObjectType()
export class StartPilotPayload extends PilotPayload {}

@ObjectType()
export class CompletePilotPayload extends PilotPayload {}

@ObjectType()
export class ClosePilotPayload extends PilotPayload {}

@ObjectType()
export class CancelPilotPayload extends PilotPayload {}

@ObjectType()
export class ChangePilotCoordinatorPayload extends PilotPayload {}

@ObjectType()
export class EndInvitationPayload extends PilotPayload {}

@ObjectType()
export class InvitePartnerPayload extends PartnershipPayload {}

@ObjectType()
export class JoinPilotPayload extends PartnershipPayload {}

@ObjectType()
export class LeavePilotPayload extends PartnershipPayload {}

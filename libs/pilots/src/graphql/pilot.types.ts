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
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'pilot'>;

  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => PeriodType, { description: 'When it runs.' })
  period: PeriodType;

  @Field(() => PilotStatusEnum, { description: 'Where it stands today.' })
  status: PilotStatus;

  @Field(() => DateScalar, { description: 'The day of the decision, or of the source, that gave it its status.' })
  statusOn: LocalDate;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  @Field(() => Int, { description: 'Give it back as `expectedVersion` when you change the pilot.' })
  version: number;

  /** Its name, of which a field shows the reader's language. */
  texts: { readonly name: LocalisedText };

  programmeId: Id<'pilotprogramme'>;

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType({ description: 'A page of pilots.' })
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
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'partnership'>;

  @Field(() => PartnershipStatusEnum, { description: 'How the organisation stands to the pilot on the day.' })
  status: PartnershipStatus;

  @Field(() => DateScalar, { nullable: true, description: 'The first day as a partner; null: only invited.' })
  joinedOn?: LocalDate | undefined;

  @Field(() => DateScalar, { nullable: true, description: 'The last day as a partner; null: not left.' })
  lastDay?: LocalDate | undefined;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  organisationId: Id<'organisation'>;

  pilotId: Id<'pilot'>;

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType({ description: 'A page of partnerships.' })
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

@ObjectType({ description: 'What came of preparing a pilot.' })
export class DraftPilotPayload extends PilotPayload {}

@ObjectType({ description: 'What came of changing a pilot.' })
export class ChangePilotPayload extends PilotPayload {}

@ObjectType({ description: 'What came of approving a pilot.' })
export class ApprovePilotPayload extends PilotPayload {}

@ObjectType({ description: 'What came of starting a pilot.' })
export class StartPilotPayload extends PilotPayload {}

@ObjectType({ description: 'What came of completing a pilot.' })
export class CompletePilotPayload extends PilotPayload {}

@ObjectType({ description: 'What came of closing a pilot.' })
export class ClosePilotPayload extends PilotPayload {}

@ObjectType({ description: 'What came of cancelling a pilot.' })
export class CancelPilotPayload extends PilotPayload {}

@ObjectType({ description: 'What came of changing who leads a pilot.' })
export class ChangePilotCoordinatorPayload extends PilotPayload {}

@ObjectType({ description: 'What came of ending an invitation.' })
export class EndInvitationPayload extends PilotPayload {}

@ObjectType({ description: 'What came of inviting a partner.' })
export class InvitePartnerPayload extends PartnershipPayload {}

@ObjectType({ description: 'What came of joining a pilot.' })
export class JoinPilotPayload extends PartnershipPayload {}

@ObjectType({ description: 'What came of leaving a pilot.' })
export class LeavePilotPayload extends PartnershipPayload {}

import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Partnership } from './partnership.read-model.js';
import { Pilot } from './pilot.read-model.js';

@ObjectType({ isAbstract: true })
abstract class PilotPayload extends Payload {
  @Field(() => Pilot.type, { nullable: true, description: 'The pilot as it is now; null when there are errors.' })
  pilot?: Changed<'pilot'>;
}

@ObjectType({ isAbstract: true })
abstract class PartnershipPayload extends Payload {
  @Field(() => Partnership.type, {
    nullable: true,
    description: 'The partnership as it is now; null when there are errors.',
  })
  partnership?: Changed<'partnership'>;
}

@ObjectType({ description: 'The answer to draftPilot.' })
export class DraftPilotPayload extends PilotPayload {}

@ObjectType({ description: 'The answer to changePilot.' })
export class ChangePilotPayload extends PilotPayload {}

@ObjectType({ description: 'The answer to approvePilot.' })
export class ApprovePilotPayload extends PilotPayload {}

@ObjectType({ description: 'The answer to startPilot.' })
export class StartPilotPayload extends PilotPayload {}

@ObjectType({ description: 'The answer to completePilot.' })
export class CompletePilotPayload extends PilotPayload {}

@ObjectType({ description: 'The answer to closePilot.' })
export class ClosePilotPayload extends PilotPayload {}

@ObjectType({ description: 'The answer to cancelPilot.' })
export class CancelPilotPayload extends PilotPayload {}

@ObjectType({ description: 'The answer to changePilotCoordinator.' })
export class ChangePilotCoordinatorPayload extends PilotPayload {}

@ObjectType({ description: 'The answer to endInvitation.' })
export class EndInvitationPayload extends PilotPayload {}

@ObjectType({ description: 'The answer to invitePartner.' })
export class InvitePartnerPayload extends PartnershipPayload {}

@ObjectType({ description: 'The answer to joinPilot.' })
export class JoinPilotPayload extends PartnershipPayload {}

@ObjectType({ description: 'The answer to leavePilot.' })
export class LeavePilotPayload extends PartnershipPayload {}

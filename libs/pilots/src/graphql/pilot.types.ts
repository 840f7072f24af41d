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

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Invitation } from './invitation.read-model.js';

/** Which invitation is answered or withdrawn, of an organisation or of a person. */
@InputType({ isAbstract: true })
export abstract class OfInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitation: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the invitation that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({ description: 'The invitation that your organisation accepts.' })
export class AcceptInvitationInput extends OfInvitationInput {}

@InputType({ description: 'The invitation that your organisation declines.' })
export class DeclineInvitationInput extends OfInvitationInput {}

@InputType({ description: 'The invitation that your organisation has sent and takes back.' })
export class WithdrawInvitationInput extends OfInvitationInput {}

@ObjectType({ isAbstract: true })
abstract class InvitationPayload extends Payload {
  @Field(() => Invitation.type, {
    nullable: true,
    description: 'The invitation as it is now; null when there are errors.',
  })
  invitation?: Changed<'invitation'>;
}

@ObjectType({ description: 'The result of accepting an invitation.' })
export class AcceptInvitationPayload extends InvitationPayload {}

@ObjectType({ description: 'The result of declining an invitation.' })
export class DeclineInvitationPayload extends InvitationPayload {}

@ObjectType({ description: 'The result of withdrawing an invitation.' })
export class WithdrawInvitationPayload extends InvitationPayload {}

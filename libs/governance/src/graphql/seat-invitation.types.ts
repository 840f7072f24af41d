import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { OfInvitationInput } from '@talkoot/identity';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Mandate } from './mandate.read-model.js';
import { SeatInvitation } from './seat-invitation.read-model.js';

@InputType({ description: 'The invitation to a seat that you accept.' })
export class AcceptSeatInput extends OfInvitationInput {}

@InputType({ description: 'The invitation to a seat that you decline.' })
export class DeclineSeatInput extends OfInvitationInput {}

@InputType({ description: 'The invitation to a seat that is withdrawn.' })
export class WithdrawSeatInvitationInput extends OfInvitationInput {}

@ObjectType({ description: 'The result of accepting a seat.' })
export class AcceptSeatPayload extends Payload {
  @Field(() => Mandate.type, { nullable: true, description: 'The mandate that begins; null when there are errors.' })
  mandate?: Changed<'mandate'>;
}

@ObjectType({ isAbstract: true })
abstract class SeatInvitationPayload extends Payload {
  @Field(() => SeatInvitation.type, {
    nullable: true,
    description: 'The invitation as it is now; null when there are errors, or when you do not see it any more.',
  })
  invitation?: Changed<'seatinvitation'>;
}

@ObjectType({ description: 'The result of declining a seat.' })
export class DeclineSeatPayload extends SeatInvitationPayload {}

@ObjectType({ description: 'The result of withdrawing an invitation to a seat.' })
export class WithdrawSeatInvitationPayload extends SeatInvitationPayload {}

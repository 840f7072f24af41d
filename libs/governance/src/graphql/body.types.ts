import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Body } from './body.read-model.js';
import { Mandate } from './mandate.read-model.js';
import { SeatInvitation } from './seat-invitation.read-model.js';
import { Seat } from './seat.read-model.js';

@ObjectType({ isAbstract: true })
abstract class BodyPayload extends Payload {
  @Field(() => Body.type, { nullable: true, description: 'The body as it is now; null when there are errors.' })
  body?: Changed<'body'>;
}

@ObjectType({ isAbstract: true })
abstract class SeatPayload extends Payload {
  @Field(() => Seat.type, { nullable: true, description: 'The seat as it is now; null when there are errors.' })
  seat?: Changed<'seat'>;
}

@ObjectType({ isAbstract: true })
abstract class MandatePayload extends Payload {
  @Field(() => Mandate.type, {
    nullable: true,
    description:
      'The mandate as it is now; null when there are errors, when the person was invited, or when it was taken back.',
  })
  mandate?: Changed<'mandate'>;
}

@ObjectType({ description: 'The answer to foundBody.' })
export class FoundBodyPayload extends BodyPayload {}

@ObjectType({ description: 'The answer to changeBody.' })
export class ChangeBodyPayload extends BodyPayload {}

@ObjectType({ description: 'The answer to setSecretariat.' })
export class SetSecretariatPayload extends BodyPayload {}

@ObjectType({ description: 'The answer to addSeat.' })
export class AddSeatPayload extends SeatPayload {}

@ObjectType({ description: 'The answer to changeSeat.' })
export class ChangeSeatPayload extends SeatPayload {}

@ObjectType({ description: 'The answer to endSeat.' })
export class EndSeatPayload extends SeatPayload {}

@ObjectType({ description: 'The answer to beginMandate.' })
export class BeginMandatePayload extends MandatePayload {
  @Field(() => SeatInvitation.type, {
    nullable: true,
    description: 'The invitation, when the person is asked first; null when the mandate has begun.',
  })
  invitation?: Changed<'seatinvitation'>;
}

@ObjectType({ description: 'The answer to endMandate.' })
export class EndMandatePayload extends MandatePayload {}

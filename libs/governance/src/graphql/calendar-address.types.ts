import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { CalendarAddress } from './calendar-address.read-model.js';

@InputType({ description: 'Whose meetings to show: give exactly one.' })
export class CreateCalendarAddressInput {
  @Field(() => ID, { nullable: true, description: 'The meetings of this body.' })
  body?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The meetings of all bodies of this alliance, pilot programme, project, pilot or network.',
  })
  collaboration?: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the meetings of all bodies in which you, or the organisation that you act for, sit on that day.',
  })
  mine?: boolean;
}

@InputType()
export class RevokeCalendarAddressInput {
  @Field(() => ID)
  calendarAddress: string;
}

@ObjectType()
export class CreateCalendarAddressPayload extends Payload {
  @Field(() => CalendarAddress.type, { nullable: true })
  calendarAddress?: Changed<'calendaraddress'>;

  @Field(() => String, {
    nullable: true,
    description:
      'The address to give to a calendar program. It is told here only: keep it like a password, and revoke it when somebody else has it.',
  })
  url?: string;
}

@ObjectType()
export class RevokeCalendarAddressPayload extends Payload {
  @Field(() => CalendarAddress.type, { nullable: true })
  calendarAddress?: Changed<'calendaraddress'>;
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '@talkoot/platform/graphql';

@ObjectType()
export class MarkNotificationsReadPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many are still unread.' })
  unreadCount?: number;
}

@ObjectType()
export class MarkAllNotificationsReadPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many are still unread: those that came since.' })
  unreadCount?: number;
}

import type { Id } from '@talkoot/contracts';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { EventType } from '@talkoot/platform/events';
import { ConnectionOf, Payload } from '@talkoot/platform/graphql';

@ObjectType('Notification', {
  description: 'What a person was told of a change that concerns an organisation of theirs.',
})
export class NotificationType {
  @Field(() => ID)
  id: Id<'notification'>;

  @Field(() => String, { description: 'What happened, in the reader’s language.' })
  text: string;

  @Field(() => String, { description: 'Where the thing can be seen.' })
  url: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the person marked it as read; null: unread.' })
  readAt: Date | null;

  @Field(() => Boolean, { description: 'Whether it tells of example material and not of the world.' })
  illustrative: boolean;

  @Field(() => EventType, { description: 'What happened.' })
  event: EventType;
}

@ObjectType()
export class NotificationConnection extends ConnectionOf(NotificationType, 'Notification') {}

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

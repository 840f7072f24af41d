import { Args, ArgsType, Field, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { MeType } from '@talkoot/identity';
import { Viewing } from '@talkoot/platform/graphql';
import { NotificationReads } from './notification.reads.interim.js';
import { NotificationConnection } from './notification.types.js';

@ArgsType()
class NotificationsArguments {
  @Field(() => Int, { nullable: true, description: 'So many, at most 100; 50 unless said.' })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Those that are older than this cursor.' })
  after?: string;

  @Field(() => Boolean, { nullable: true, description: 'Only those that are unread.' })
  unread?: boolean;
}

/** What `me` has of notifications, until the read path is there. */
@Resolver(() => MeType)
export class MyNotificationsInterim {
  constructor(private readonly reads: NotificationReads) {}

  @ResolveField(() => Int, { description: 'How many notifications are unread.' })
  unreadCount(@Parent() me: MeType): Promise<number> {
    return this.reads.count(me.id, 'unread');
  }

  @ResolveField(() => NotificationConnection, { description: 'What the person was told, the newest first.' })
  notifications(
    @Parent() me: MeType,
    @Args() { unread, ...page }: NotificationsArguments,
    @Viewing() operation: Operation,
  ): Promise<NotificationConnection> {
    return this.reads.page(me.id, unread ? 'unread' : 'all', page, operation);
  }
}

import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  markAllNotificationsRead,
  type MarkAllNotificationsRead,
  markNotificationsRead,
  type MarkNotificationsRead,
  NotificationsService,
} from '../application/notifications.service.js';
import { MarkAllNotificationsReadInput, MarkNotificationsReadInput } from './notification.inputs.js';
import { MarkAllNotificationsReadPayload, MarkNotificationsReadPayload } from './notification.types.js';

@Resolver()
export class NotificationsResolver {
  constructor(private readonly notifications: NotificationsService) {}

  @Mutation(() => MarkNotificationsReadPayload, { description: 'Mark some of one’s own notifications as read.' })
  @Allow('self:use')
  async markNotificationsRead(
    @Args('input', { type: () => MarkNotificationsReadInput }, parsed(markNotificationsRead))
    command: MarkNotificationsRead,
    @Viewing() operation: Operation,
  ): Promise<MarkNotificationsReadPayload> {
    return { unreadCount: await this.notifications.markRead(operation, command) };
  }

  @Mutation(() => MarkAllNotificationsReadPayload, { description: 'Mark one’s own notifications as read, up to one.' })
  @Allow('self:use')
  async markAllNotificationsRead(
    @Args('input', { type: () => MarkAllNotificationsReadInput }, parsed(markAllNotificationsRead))
    command: MarkAllNotificationsRead,
    @Viewing() operation: Operation,
  ): Promise<MarkAllNotificationsReadPayload> {
    return { unreadCount: await this.notifications.markAllRead(operation, command) };
  }
}

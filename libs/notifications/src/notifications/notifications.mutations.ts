import { exampleId } from '@talkoot/contracts';
import { Int } from '@nestjs/graphql';
import { mutations } from '@talkoot/platform/graphql';
import { markAllNotificationsRead, markNotificationsRead, NotificationsService } from './notifications.service.js';

export const NotificationsMutations = mutations(NotificationsService, (change) => ({
  markNotificationsRead: change({
    description: 'Mark some of one’s own notifications as read.',
    may: 'self:use',
    input: markNotificationsRead,
    example: { notifications: [exampleId('notification')] },
    gives: { unreadCount: { scalar: Int, description: 'How many are still unread.' } },
    run: (notifications, operation, command) => notifications.markRead(operation, command),
  }),
  markAllNotificationsRead: change({
    description: 'Mark one’s own notifications as read, up to one.',
    may: 'self:use',
    input: markAllNotificationsRead,
    example: { upTo: exampleId('notification') },
    gives: { unreadCount: { scalar: Int, description: 'How many are still unread: those that came since.' } },
    run: (notifications, operation, command) => notifications.markAllRead(operation, command),
  }),
}));

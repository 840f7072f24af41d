import { Module } from '@nestjs/common';
import { IdentityModule } from '@talkoot/identity';
import { NotificationLinks } from './application/notification-links.js';
import { NotificationsService } from './application/notifications.service.js';
import { MyNotificationsInterim } from './graphql/my-notifications.interim.js';
import { NotificationReads } from './graphql/notification.reads.interim.js';
import { NotificationsResolver } from './graphql/notifications.resolver.js';
import { NotificationRepository } from './persistence/notification.repository.js';

/** What people read of their notifications and do with them. */
@Module({
  imports: [IdentityModule],
  providers: [
    NotificationsService,
    NotificationRepository,
    NotificationLinks,
    NotificationsResolver,
    NotificationReads,
    MyNotificationsInterim,
  ],
})
export class NotificationsModule {}

import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { IdentityModule } from '@talkoot/identity';
import { NotificationLinks } from './notifications/notification-links.service.js';
import { NotificationsService } from './notifications/notifications.service.js';
import { notificationLinks } from './notifications/notification.read-model.js';
import { NotificationsMutations } from './notifications/notifications.mutations.js';
import { NotificationRepository } from './notifications/notification.repository.js';
import './notifications/programme-change.read-model.js';
import { notificationsDatabase } from './notifications.database.js';

/** What people read of their notifications and do with them. */
@Module({
  imports: [IdentityModule],
  providers: [NotificationsService, NotificationRepository, NotificationLinks, NotificationsMutations],
})
export class NotificationsModule implements OnModuleInit {
  constructor(private readonly links: NotificationLinks) {}

  onModuleInit(): void {
    notificationLinks.open(this.links);
  }
}

export const parts: ContextParts = {
  module: NotificationsModule,
  database: notificationsDatabase,
  formats: [],
  imports: [],
};

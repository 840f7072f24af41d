import type { ContextDatabase } from '@talkoot/platform/database';
import { Notifications1795305600900 } from './migrations/20261122000900-notifications.js';
import { NotificationCalendars1795305603100 } from './migrations/20261122003100-notification-calendars.js';
import { MailEntity } from './persistence/mail.entity.js';
import { NotificationEntity } from './persistence/notification.entity.js';

const NO_FACTS = 'What people were told of events and whether it went out: the facts are the events.';

export const notificationsDatabase: ContextDatabase = {
  schema: 'notifications',
  entities: [NotificationEntity, MailEntity],
  migrations: [Notifications1795305600900, NotificationCalendars1795305603100],
  withoutHistory: { 'notifications.notification': NO_FACTS, 'notifications.mail': NO_FACTS },
};

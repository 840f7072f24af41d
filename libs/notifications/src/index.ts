export { MailDelivery } from './application/mail-delivery.js';
export { NotificationsConsumer } from './application/notifications.consumer.js';
export { NotificationDeliveryModule } from './notification-delivery.module.js';
export { notificationsDatabase } from './notifications.database.js';
export { NotificationsModule, parts } from './notifications.module.js';

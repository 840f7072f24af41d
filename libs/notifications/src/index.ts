export { MailDelivery } from './mail/mail-delivery.service.js';
export { NotificationsConsumer } from './notifications.consumer.js';
export { NotificationDeliveryModule } from './notification-delivery.module.js';
export { notificationsDatabase } from './notifications.database.js';
export { NotificationsModule, parts } from './notifications.module.js';

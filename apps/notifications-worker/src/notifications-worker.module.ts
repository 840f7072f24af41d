import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { MailDelivery, NotificationDeliveryModule, NotificationsConsumer } from '@talkoot/notifications';
import { EventConsumers } from '@talkoot/platform/queue';

/** Events become notifications and mails. */
@Module({ imports: [NotificationDeliveryModule] })
export class NotificationsWorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly consumer: NotificationsConsumer,
    private readonly mails: MailDelivery,
  ) {}

  onApplicationBootstrap(): void {
    this.consumers.start(this.consumer);
    this.mails.start();
  }
}

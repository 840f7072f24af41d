import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { GovernanceModule, Reminders } from '@talkoot/governance';
import { MailDelivery, NotificationDeliveryModule, NotificationsConsumer } from '@talkoot/notifications';
import { CallOpenings, PilotsModule } from '@talkoot/pilots';
import { ConsultationKeeper, CycleKeeper, ProgrammesModule } from '@talkoot/programmes';
import { Retention } from '@talkoot/platform/personal-data';
import { EventConsumers } from '@talkoot/platform/queue';

/** Events become notifications and mails; and what time brings becomes events. */
@Module({ imports: [GovernanceModule, PilotsModule, ProgrammesModule, NotificationDeliveryModule] })
export class NotificationsWorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly consumer: NotificationsConsumer,
    private readonly mails: MailDelivery,
    private readonly reminders: Reminders,
    private readonly calls: CallOpenings,
    private readonly cycles: CycleKeeper,
    private readonly consultations: ConsultationKeeper,
    private readonly retention: Retention,
  ) {}

  onApplicationBootstrap(): void {
    this.consumers.start(this.consumer);
    this.mails.start();
    this.reminders.start();
    this.calls.start();
    this.cycles.start();
    this.consultations.start();
    this.retention.start();
  }
}

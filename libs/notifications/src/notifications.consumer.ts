import { Injectable } from '@nestjs/common';
import { isId, type PublishedEvent } from '@talkoot/contracts';
import type { EventConsumer, Once } from '@talkoot/platform/queue';
import { MailDelivery } from './mail/mail-delivery.service.js';
import { MeetingInvitations } from './notifications/meeting-invitations.service.js';
import { NoticeWriter } from './notifications/notice-writer.service.js';
import { NotificationRepository } from './notifications/notification.repository.js';
import { ProgrammeChangeRepository } from './notifications/programme-change.repository.js';

/** Turns events into notifications, once each: what the queue repeats, the record of the consumer holds back. */
@Injectable()
export class NotificationsConsumer implements EventConsumer {
  readonly consumer = 'notifications';

  constructor(
    private readonly writer: NoticeWriter,
    private readonly invitations: MeetingInvitations,
    private readonly notifications: NotificationRepository,
    private readonly changes: ProgrammeChangeRepository,
    private readonly delivery: MailDelivery,
  ) {}

  async handle(event: PublishedEvent, once: Once): Promise<void> {
    const { text, notices } = await this.writer.of(event);
    const stranger = await this.writer.strangerIn(event);
    const forget =
      event.name === 'person.erased.v1' && isId('person', event.aggregate)
        ? await this.delivery.forget(event.aggregate)
        : undefined;
    let anyoneNotified = notices.length > 0 || stranger !== undefined;
    await once(async (transaction) => {
      if (text) await this.changes.add(transaction, event, text);
      if (notices.length > 0) await this.notifications.add(transaction, notices);
      if (stranger) await this.delivery.writeTo(transaction, stranger);
      await forget?.(transaction);
      if (await this.invitations.follow(transaction, event)) anyoneNotified = true;
    });
    if (anyoneNotified) this.delivery.wake();
  }
}

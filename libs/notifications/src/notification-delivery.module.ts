import { Module } from '@nestjs/common';
import { FundingModule } from '@talkoot/funding';
import { GovernanceModule } from '@talkoot/governance';
import { IdentityModule } from '@talkoot/identity';
import { CONFIG } from '@talkoot/platform/config';
import { PilotsModule } from '@talkoot/pilots';
import { RegistryModule } from '@talkoot/registry';
import { MailDelivery } from './application/mail-delivery.js';
import { MeetingInvitations } from './application/meeting-invitations.js';
import { NoticeWriter } from './application/notice-writer.js';
import { NotificationLinks } from './application/notification-links.js';
import { NotificationsConsumer } from './application/notifications.consumer.js';
import { MailTransport } from './mail/mail.js';
import { mailTransport } from './mail/mail-transport.js';
import { MailRepository } from './persistence/mail.repository.js';
import { MeetingInvitationRepository } from './persistence/meeting-invitation.repository.js';
import { NotificationRepository } from './persistence/notification.repository.js';

/** What the notifications-worker does: events become notifications, notifications become mails. */
@Module({
  imports: [IdentityModule, RegistryModule, GovernanceModule, PilotsModule, FundingModule],
  providers: [
    NotificationsConsumer,
    NoticeWriter,
    MeetingInvitations,
    MeetingInvitationRepository,
    NotificationRepository,
    NotificationLinks,
    MailDelivery,
    MailRepository,
    { provide: MailTransport, inject: [CONFIG], useFactory: mailTransport },
  ],
  exports: [NotificationsConsumer, MailDelivery],
})
export class NotificationDeliveryModule {}

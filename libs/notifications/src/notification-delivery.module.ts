import { Module } from '@nestjs/common';
import { FundingModule } from '@talkoot/funding';
import { GovernanceModule } from '@talkoot/governance';
import { IdentityModule } from '@talkoot/identity';
import { CONFIG } from '@talkoot/platform/config';
import { PilotsModule } from '@talkoot/pilots';
import { RegistryModule } from '@talkoot/registry';
import { MailDelivery } from './mail/mail-delivery.service.js';
import { MeetingInvitations } from './notifications/meeting-invitations.service.js';
import { NoticeWriter } from './notifications/notice-writer.service.js';
import { NotificationLinks } from './notifications/notification-links.service.js';
import { NotificationsConsumer } from './notifications.consumer.js';
import { MailTransport } from './mail/mail.transport.js';
import { mailTransport } from './mail/configured.transport.js';
import { MailRepository } from './mail/mail.repository.js';
import { MeetingInvitationRepository } from './notifications/meeting-invitation.repository.js';
import { NotificationRepository } from './notifications/notification.repository.js';
import { ProgrammeChangeRepository } from './notifications/programme-change.repository.js';

/** What the notifications-worker does: events become notifications, notifications become mails. */
@Module({
  imports: [IdentityModule, RegistryModule, GovernanceModule, PilotsModule, FundingModule],
  providers: [
    NotificationsConsumer,
    NoticeWriter,
    MeetingInvitations,
    MeetingInvitationRepository,
    NotificationRepository,
    ProgrammeChangeRepository,
    NotificationLinks,
    MailDelivery,
    MailRepository,
    { provide: MailTransport, inject: [CONFIG], useFactory: mailTransport },
  ],
  exports: [NotificationsConsumer, MailDelivery],
})
export class NotificationDeliveryModule {}

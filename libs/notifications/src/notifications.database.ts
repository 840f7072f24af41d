import type { ContextDatabase } from '@talkoot/platform/database';
import { Notifications1795305600900 } from './migrations/20261122000900-notifications.js';
import { NotificationCalendars1795305603100 } from './migrations/20261122003100-notification-calendars.js';
import { MeetingInvitations1795824014000 } from './migrations/20261128001400-meeting-invitations.js';
import { MailsOfNotifications1795824015100 } from './migrations/20261128001510-mails-of-notifications.js';
import { MailsToAddresses1795824030000 } from './migrations/20261128003000-mails-to-addresses.js';
import { NotificationsInPerson1795824031000 } from './migrations/20261128003100-notifications-in-person.js';
import { ProgrammeChanges1795997220000 } from './migrations/20261130000700-programme-changes.js';
import { MailEntity } from './mail/mail.entity.js';
import { InvitedBodyEntity, MeetingInvitationEntity } from './notifications/meeting-invitation.entity.js';
import { NotificationEntity } from './notifications/notification.entity.js';
import { ProgrammeChangeEntity } from './notifications/programme-change.entity.js';

const NO_FACTS = 'What people were told of events and whether it went out: the facts are the events.';

export const notificationsDatabase: ContextDatabase = {
  schema: 'notifications',
  entities: [NotificationEntity, MailEntity, MeetingInvitationEntity, InvitedBodyEntity, ProgrammeChangeEntity],
  migrations: [
    Notifications1795305600900,
    NotificationCalendars1795305603100,
    MeetingInvitations1795824014000,
    MailsOfNotifications1795824015100,
    MailsToAddresses1795824030000,
    NotificationsInPerson1795824031000,
    ProgrammeChanges1795997220000,
  ],
  withoutHistory: {
    'notifications.notification': NO_FACTS,
    'notifications.mail': NO_FACTS,
    'notifications.meeting_invitation': NO_FACTS,
    'notifications.invited_body': NO_FACTS,
    'notifications.programme_change': NO_FACTS,
  },
};

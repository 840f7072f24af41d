import type { ContextDatabase } from '@talkoot/platform/database';
import { Notifications1795305600900 } from './migrations/20261122000900-notifications.js';
import { NotificationCalendars1795305603100 } from './migrations/20261122003100-notification-calendars.js';
import { MeetingInvitations1795824014000 } from './migrations/20261128001400-meeting-invitations.js';
import { MailsOfNotifications1795824015100 } from './migrations/20261128001510-mails-of-notifications.js';
import { MailsToAddresses1795824030000 } from './migrations/20261128003000-mails-to-addresses.js';
import { NotificationsInPerson1795824031000 } from './migrations/20261128003100-notifications-in-person.js';
import { ProgrammeChanges1795997220000 } from './migrations/20261130000700-programme-changes.js';
import { MailsToColleagues1796083200701 } from './migrations/20261201000701-mails-to-colleagues.js';
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
    MailsToColleagues1796083200701,
  ],
  personal: {
    'notifications.notification.person_id': {
      holds: 'What the person was told.',
      erased: { byContext: 'Removed as soon as the worker hears of the erasure.' },
    },
    'notifications.mail.person_id': {
      holds: 'Mails to the person; what they say stands with the notifications.',
      erased: { byContext: 'Removed with their files as soon as the worker hears of the erasure.' },
    },
    'notifications.meeting_invitation.person_id': {
      holds: 'Which meetings stand in the person’s calendar.',
      erased: { byContext: 'Removed as soon as the worker hears of the erasure.' },
    },
  },
  retained: [
    {
      what: 'notifications that were read',
      table: 'notifications.notification',
      days: 'RETENTION_NOTIFICATIONS_DAYS',
      over: 'told_at < $1::date AND read_at IS NOT NULL AND mail_id IS NOT NULL',
    },
    {
      what: 'records of sent mails',
      table: 'notifications.mail',
      days: 'RETENTION_MAILS_DAYS',
      over: `written_at < $1::date AND status <> 'pending'
        AND NOT EXISTS (SELECT FROM notifications.notification n WHERE n.mail_id = each.id)`,
    },
  ],
  withoutHistory: {
    'notifications.notification': NO_FACTS,
    'notifications.mail': NO_FACTS,
    'notifications.meeting_invitation': NO_FACTS,
    'notifications.invited_body': NO_FACTS,
    'notifications.programme_change': NO_FACTS,
  },
};

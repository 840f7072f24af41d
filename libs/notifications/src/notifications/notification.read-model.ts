import type { Id, IdKind } from '@talkoot/contracts';
import { Me } from '@talkoot/identity';
import { Event } from '@talkoot/platform/events';
import { countOf, extend, parameter, Port, readModel, type ReadModel, sql } from '@talkoot/platform/read-model';
import type { NotificationLinks } from './notification-links.service.js';
import { NotificationEntity } from './notification.entity.js';

/** Makes the addresses to which notifications lead. */
export const notificationLinks = new Port<NotificationLinks>('the links of notifications');

const Notification: ReadModel<NotificationEntity> = readModel({
  name: 'Notification',
  plural: 'notifications',
  description: 'What a person was told of a change that concerns an organisation of theirs.',
  table: NotificationEntity,
  // They are the person's own, no matter who else sees everything.
  existsWhen: (notification, context) => sql`${notification.person} = ${context.person}`,
  visible: 'public',
  fields: (is) => ({
    id: is.id('notification', 'id', 'Permanent id.'),
    text: is.localised(
      'text',
      'What happened and why, in the reader’s language. Long texts are cut, here and in the mail; `url` leads to the whole.',
    ),
    url: is.computed<{ subject: Id<IdKind> }>(
      String,
      'Where the thing can be seen.',
      { subject: 'subject' },
      ({ subject }) => notificationLinks.opened.to(subject),
    ),
    readAt: is.moment('readAt', 'When the person marked it as read; null: unread.'),
    illustrative: is.flag('illustrative', 'Whether it tells of example material and not of the world.'),
    event: is.one(
      () => Event,
      'event',
      'What happened; null when it concerns others than the organisation that the person acts for now.',
    ),
  }),
  filters: (where) => ({
    unread: where.such(
      () => Boolean,
      parameter.flag,
      'True: only those that are unread; false: only those that were read.',
      ({ readAt }, unread) => sql`(${readAt} IS NULL) = ${unread}`,
    ),
  }),
  orders: (by) => ({
    newest: by.descending('The newest first.'),
    oldest: by.ascending('The oldest first.'),
  }),
});

extend(Me, (is) => ({
  unreadCount: is.int(
    (_, context) =>
      countOf(
        NotificationEntity,
        'id',
        ({ person, readAt }) => sql`${person} = ${context.person} AND ${readAt} IS NULL`,
      ),
    'How many notifications are unread.',
  ),
  notifications: is.connection(() => Notification, 'person', 'What the person was told, the newest first.'),
}));

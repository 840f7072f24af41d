import { Injectable } from '@nestjs/common';
import { id, type Operation, type PersonId, requireAllowed, refuse } from '@talkoot/contracts';
import { NotAuthenticated } from '@talkoot/platform/auth';
import { UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { NotificationRepository } from './notification.repository.js';

export const markNotificationsRead = z
  .strictObject({
    notifications: z.array(id('notification')).min(1).max(100).describe('Your own notifications.'),
  })
  .describe('The notifications that you have read.');
export type MarkNotificationsRead = z.output<typeof markNotificationsRead>;

export const markAllNotificationsRead = z
  .strictObject({
    upTo: id('notification').describe('The newest notification that was seen: it and all before it are marked.'),
  })
  .describe('The notifications that you have read: all until one of them.');
export type MarkAllNotificationsRead = z.output<typeof markAllNotificationsRead>;

/** What people do with what they were told; each answers how many are still unread. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notifications: NotificationRepository,
  ) {}

  async markRead(operation: Operation, { notifications }: MarkNotificationsRead): Promise<number> {
    const person = self(operation);
    await this.unitOfWork.run(operation, async (transaction) => {
      const marked = new Set(await this.notifications.markRead(transaction, person, notifications));
      const strange = notifications.findIndex((each) => !marked.has(each));
      if (strange >= 0) throw refuse('NOT_FOUND', ['notifications', strange]);
    });
    return this.notifications.unreadCount(person);
  }

  async markAllRead(operation: Operation, { upTo }: MarkAllNotificationsRead): Promise<number> {
    const person = self(operation);
    await this.unitOfWork.run(operation, (transaction) => this.notifications.markReadUpTo(transaction, person, upTo));
    return this.notifications.unreadCount(person);
  }
}

function self(operation: Operation): PersonId {
  requireAllowed(operation, 'self:use', ['self']);
  if (operation.viewer.person === undefined) throw new NotAuthenticated();
  return operation.viewer.person;
}

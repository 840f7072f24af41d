import { Injectable } from '@nestjs/common';
import {
  type Id,
  id,
  type IdKind,
  idOf,
  type Locale,
  type Operation,
  parseInput,
  type PersonId,
  type Translations,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { type EventType, toEvent } from '@talkoot/platform/events';
import type { EventRow } from '@talkoot/platform/outbox';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { NotificationLinks } from '../application/notification-links.js';
import type { NotificationConnection, NotificationType } from './notification.types.js';

const pageSchema = z.strictObject({
  first: z.int().min(1).max(100).default(50),
  /** A notification's id, which ascends in time. */
  after: id('notification').optional(),
});

export type Which = 'all' | 'unread';

interface Row {
  readonly id: string;
  readonly subject: Id<IdKind>;
  readonly text: Translations;
  readonly illustrative: boolean;
  readonly readAt: Date | null;
  readonly event: string;
}

/** Plain reads until the read path is there. */
@Injectable()
export class NotificationReads {
  constructor(
    private readonly source: DataSource,
    private readonly links: NotificationLinks,
  ) {}

  async count(person: PersonId, which: Which): Promise<number> {
    const [found] = await rows<{ count: number }>(
      this.source.manager,
      `SELECT count(*)::int AS count FROM notifications.notification WHERE person_id = $1 AND (read_at IS NULL OR $2)`,
      [uuidOf(person), which === 'all'],
    );
    return found?.count ?? 0;
  }

  /** The newest first. */
  async page(
    person: PersonId,
    which: Which,
    page: { first?: number | undefined; after?: string | undefined },
    { locale, viewer }: Operation,
  ): Promise<NotificationConnection> {
    const { first, after } = parseInput(pageSchema, page);
    const found = await rows<Row>(
      this.source.manager,
      `SELECT id, subject, text, illustrative, read_at AS "readAt", event_id AS event
       FROM notifications.notification
       WHERE person_id = $1 AND ($2::uuid IS NULL OR id < $2) AND (read_at IS NULL OR $3)
       ORDER BY id DESC LIMIT $4`,
      [uuidOf(person), after ? uuidOf(after) : null, which === 'all', first + 1],
    );
    const shown = found.slice(0, first);
    const events = await rows<EventRow>(this.source.manager, 'SELECT * FROM platform.event WHERE id = ANY ($1)', [
      shown.map(({ event }) => event),
    ]);
    const eventOf = new Map(events.map((event) => [event.id, toEvent(event, viewer)]));
    const nodes = shown.map((row) => this.shown(row, eventOf.get(row.event), locale));
    const edges = nodes.map((node) => ({ cursor: node.id, node }));
    return {
      nodes,
      edges,
      pageInfo: {
        hasNextPage: found.length > first,
        hasPreviousPage: after !== undefined,
        startCursor: edges.at(0)?.cursor,
        endCursor: edges.at(-1)?.cursor,
      },
      totalCount: await this.count(person, which),
    };
  }

  private shown(row: Row, event: EventType | undefined, locale: Locale): NotificationType {
    if (!event) throw new Error(`The event of notification ${row.id} is gone`);
    const { subject, illustrative, readAt, text } = row;
    return {
      id: idOf('notification', row.id),
      text: text[locale],
      url: this.links.to(subject),
      readAt,
      illustrative,
      event,
    };
  }
}

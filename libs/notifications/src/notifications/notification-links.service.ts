import { Inject, Injectable } from '@nestjs/common';
import type { Id, IdKind } from '@talkoot/contracts';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { queryOf } from './subject-query.js';

/** Where a notification leads: GraphiQL with the query of the thing, or whatever NOTIFICATION_URL names. */
@Injectable()
export class NotificationLinks {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  to(subject: Id<IdKind>): string {
    return this.config.NOTIFICATION_URL.replaceAll('{query}', encodeURIComponent(queryOf(subject)));
  }
}

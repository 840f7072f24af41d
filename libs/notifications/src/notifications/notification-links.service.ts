import { Inject, Injectable } from '@nestjs/common';
import type { Id, IdKind } from '@talkoot/contracts';
import { CONFIG, type Config } from '@talkoot/platform/config';

/** Where a notification leads: to the thing in the console, or wherever NOTIFICATION_URL says. */
@Injectable()
export class NotificationLinks {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  to(subject: Id<IdKind>): string {
    return this.config.NOTIFICATION_URL.replaceAll('{id}', subject);
  }
}

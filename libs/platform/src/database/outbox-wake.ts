import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The channel on which the publisher is woken. */
export const OUTBOX_CHANNEL = 'talkoot_outbox';

const COALESCE_MS = 10;

/**
 * Wakes the publisher after commits, many in one NOTIFY and outside of any transaction (inside, it cut write throughput to a
 * fifth). A lost wake-up costs latency only: the publisher polls as well.
 */
@Injectable()
export class OutboxWake implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly source: DataSource) {}

  soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.source.query(`NOTIFY ${OUTBOX_CHANNEL}`).catch(() => {
        // The database is gone for a moment; the publisher's polling finds the events when it is back.
      });
    }, COALESCE_MS);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }
}

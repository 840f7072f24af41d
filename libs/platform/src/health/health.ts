import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/index.js';
import { isMigrated, rows } from '../database/index.js';
import { Queues } from '../queue/index.js';

/** Whether this process can take work: not while draining, not before the database is migrated, not without it or its queues. */
@Injectable()
export class Health {
  private draining = false;
  private migrated = false;
  private readonly watched = new Map<string, () => boolean>();

  constructor(
    private readonly source: DataSource,
    private readonly queues: Queues,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Not ready from now on; ends once those who send requests have had the time to notice. */
  async drain(): Promise<void> {
    this.draining = true;
    await delay(this.config.DRAIN_SECONDS * 1000);
  }

  /** Something else that may keep this process from taking work. */
  watch(obstacle: string, isThere: () => boolean): void {
    this.watched.set(obstacle, isThere);
  }

  /** The reasons against it; none when it is ready. */
  async obstacles(): Promise<string[]> {
    if (this.draining) return ['draining'];
    try {
      await rows(this.source.manager, 'SELECT 1');
      this.migrated ||= await isMigrated(this.source);
    } catch {
      return ['database'];
    }
    if (!this.migrated) return ['migrations'];
    const others = [...this.watched].flatMap(([obstacle, isThere]) => (isThere() ? [obstacle] : []));
    return (await this.queues.answer()) ? others : [...others, 'queues'];
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { areEntriesLate } from '../audit/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { isMigrated } from '../database/index.js';
import { Queues } from '../queue/index.js';

/** How a process is. */
export interface State {
  /** Why it takes no work; none when it is ready. */
  readonly obstacles: readonly string[];
  /** What somebody has to look at, though work goes on. `audit`: entries of the audit trail wait too long for their place. */
  readonly warnings: readonly string[];
}

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

  async state(): Promise<State> {
    if (this.draining) return only('draining');
    let isAuditLate = false;
    try {
      this.migrated ||= await isMigrated(this.source);
      if (!this.migrated) return only('migrations');
      isAuditLate = await areEntriesLate(this.source.manager);
    } catch {
      return only('database');
    }
    const others = [...this.watched].flatMap(([obstacle, isThere]) => (isThere() ? [obstacle] : []));
    const obstacles = (await this.queues.answer()) ? others : [...others, 'queues'];
    return { obstacles, warnings: isAuditLate ? ['audit'] : [] };
  }
}

const only = (obstacle: string): State => ({ obstacles: [obstacle], warnings: [] });

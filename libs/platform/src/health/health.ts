import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isMigrated, rows } from '../database/index.js';

/** Whether this process can take work: not while draining, not before the database is migrated, not without it. */
@Injectable()
export class Health implements BeforeApplicationShutdown {
  private draining = false;
  private migrated = false;

  constructor(private readonly source: DataSource) {}

  beforeApplicationShutdown(): void {
    this.draining = true;
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
    return this.migrated ? [] : ['migrations'];
  }
}

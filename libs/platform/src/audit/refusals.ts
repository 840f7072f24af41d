import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { NotAllowed, type Operation } from '@talkoot/contracts';
import { GraphQLError } from 'graphql';
import { InvalidToken, NotAuthenticated } from '../auth/index.js';
import type { AuditEntry, AuditNote } from '../database/index.js';
import { Log } from '../logging/index.js';
import { callerOf } from '../read-model/caller.js';
import { AuditTrail } from './audit-trail.js';

/** Entries of one caller, and of one process, in a minute; the rest is counted. */
const MOST_OF_A_CALLER = 10;
const MOST_OF_ALL = 200;
/** Callers of whom the rest is counted one by one, others together; so long a database may be away until entries are dropped. */
const MOST_COUNTED = 100;
const MOST_PENDING = 1000;

const WRITES_AFTER = 1000;
const MINUTE = 60_000;

/**
 * Tells auditors who was refused because of who they are. Nobody can fill the disk by being refused, and no answer waits for it: a
 * process that is killed may lose the last second.
 */
@Injectable()
export class Refusals implements OnApplicationShutdown {
  private pending: AuditEntry[] = [];
  private told = 0;
  private readonly callers = new Map<string, number>();
  private readonly counted = new Map<string, { readonly operation: Operation; count: number }>();
  private readonly timers = new Map<'write' | 'minute', NodeJS.Timeout>();

  constructor(
    private readonly trail: AuditTrail,
    private readonly log: Log,
  ) {}

  /** Of anything that was thrown; what is no such refusal is nothing to it. */
  hear(thrown: unknown, operation: Operation): void {
    const note = refusalIn(thrown, operation);
    if (!note) return;
    this.later('minute', MINUTE, () => this.endMinute());
    const caller = callerOf(operation);
    const before = this.callers.get(caller) ?? 0;
    if (before >= MOST_OF_A_CALLER || this.told >= MOST_OF_ALL) return this.count(caller, operation);
    this.callers.set(caller, before + 1);
    this.told += 1;
    this.add({ operation, note, events: [] });
  }

  async onApplicationShutdown(): Promise<void> {
    this.endMinute();
    for (const timer of this.timers.values()) clearTimeout(timer);
    await this.write();
  }

  private count(caller: string, operation: Operation): void {
    const isTooMany = this.counted.size >= MOST_COUNTED && !this.counted.has(caller);
    const { address: _, ...others } = { ...operation, viewer: { platformRoles: [] } };
    const key = isTooMany ? '' : caller;
    const known = this.counted.get(key) ?? { operation: isTooMany ? others : operation, count: 0 };
    this.counted.set(key, known);
    known.count += 1;
  }

  private endMinute(): void {
    for (const { operation, count } of this.counted.values())
      this.add({ operation, note: { action: 'more.refused', outcome: 'refused', detail: { count } }, events: [] });
    this.counted.clear();
    this.callers.clear();
    this.told = 0;
  }

  private add(entry: AuditEntry): void {
    if (this.pending.length >= MOST_PENDING) return;
    this.pending.push(entry);
    this.later('write', WRITES_AFTER, () => void this.write());
  }

  private async write(): Promise<void> {
    const entries = this.pending;
    if (entries.length === 0) return;
    this.pending = [];
    try {
      await this.trail.noteAll(entries);
    } catch (error) {
      this.log.error({ event: 'audit.refusals-not-noted', entries: entries.length, err: error });
      for (const each of entries) this.add(each);
    }
  }

  private later(name: 'write' | 'minute', milliseconds: number, work: () => void): void {
    if (this.timers.has(name)) return;
    const timer = setTimeout(() => {
      this.timers.delete(name);
      work();
    }, milliseconds);
    this.timers.set(name, timer.unref());
  }
}

function refusalIn(thrown: unknown, { action = 'request' }: Operation): AuditNote | undefined {
  const error = thrown instanceof GraphQLError ? thrown.originalError : thrown;
  if (error instanceof InvalidToken) return { action: 'credential.refused', outcome: 'refused' };
  if (error instanceof NotAuthenticated) return { action, outcome: 'refused', detail: { needs: 'a credential' } };
  if (error instanceof NotAllowed) return { action, outcome: 'refused', detail: { needs: error.action } };
  return undefined;
}

import { Injectable } from '@nestjs/common';
import type { Operation } from '@talkoot/contracts';
import { DataSource } from 'typeorm';
import { type AuditEntry, type AuditNote, auditStatement, type Transaction } from '../database/index.js';

/** Who did what, for auditors: entries are only ever added. Changes are told of by themselves; this is for what is more than that. */
@Injectable()
export class AuditTrail {
  constructor(private readonly source: DataSource) {}

  /** Records it together with the change that it tells of, in place of the entry that the change would have by itself. */
  record(transaction: Transaction, note: AuditNote): Promise<void> {
    transaction.tell(note);
    return Promise.resolve();
  }

  /** Records it by itself: a refusal, or what changes nothing else. */
  note(operation: Operation, note: AuditNote): Promise<void> {
    return this.noteAll([{ operation, note, events: [] }]);
  }

  /** Several at once, in one statement. */
  async noteAll(entries: readonly AuditEntry[]): Promise<void> {
    const { text, values } = auditStatement(entries);
    await this.source.query(text, [...values]);
  }
}

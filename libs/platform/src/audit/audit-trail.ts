import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Id, type IdKind, kindOf, type Operation, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '../database/index.js';
import { UnitOfWork } from '../database/index.js';

/** What was done or tried. Who, for whom, by which credential, from where and in which request is the operation's to say. */
export interface AuditNote {
  /** Such as session.begun or key.revoked. */
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** What it was done to. */
  readonly subject?: Id<IdKind>;
  /** What else is needed to understand it: ids and codes, no names, addresses or secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Where something that came from no address came from: a job, a command. */
const NO_ADDRESS = 'none';

const RECORD = `
  INSERT INTO platform.audit_entry (id, action, outcome, subject_kind, subject_id, detail, person_id, organisation_id,
    credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

/** Who did what, for auditors: entries are only ever added. */
@Injectable()
export class AuditTrail {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Records it together with the change that it tells of. */
  record(transaction: Transaction, note: AuditNote): Promise<void> {
    return transaction.execute(RECORD, valuesOf(transaction.operation, note));
  }

  /** Records it by itself: a refusal, or what changes nothing else. */
  note(operation: Operation, note: AuditNote): Promise<void> {
    return this.unitOfWork.run(operation, (transaction) => this.record(transaction, note));
  }
}

function valuesOf({ viewer, origin, address, requestId, now }: Operation, note: AuditNote): unknown[] {
  const { person, organisation, credential } = viewer;
  return [
    randomUUID(),
    note.action,
    note.outcome,
    note.subject ? kindOf(note.subject) : null,
    note.subject ? uuidOf(note.subject) : null,
    note.detail ? JSON.stringify(note.detail) : null,
    person ? uuidOf(person) : null,
    organisation ? uuidOf(organisation) : null,
    credential?.kind ?? null,
    credential?.id ?? null,
    credential?.name ?? null,
    address ?? NO_ADDRESS,
    origin,
    requestId,
    now.toString(),
  ];
}

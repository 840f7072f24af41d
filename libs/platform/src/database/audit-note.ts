import {
  type EventId,
  type Id,
  type IdKind,
  kindOf,
  newUuid,
  type Operation,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import type { Statement } from './table.js';

/** What was done or tried. Who, for whom, by which credential, from where and in which request is the operation's to say. */
export interface AuditNote {
  /** Such as session.begun, of what is no mutation; left out: that of the operation, which is the name of its mutation. */
  readonly action?: string;
  readonly outcome: 'done' | 'refused';
  /** Who did it, where the operation does not know them: they sign in or out. */
  readonly by?: Pick<Viewer, 'person' | 'organisation' | 'credential'>;
  /** What it was done to. */
  readonly subject?: Id<IdKind>;
  /** What else is needed to understand it: ids and codes, no names, addresses or secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** A note with whose operation it is, and the events of its transaction. */
export interface AuditEntry {
  readonly operation: Operation;
  readonly note: AuditNote;
  readonly events: readonly EventId[];
}

/** Where something that came from no address came from: a job, a command. */
const NO_ADDRESS = 'none';

const RECORD = `
  INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id,
    credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at)
  SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id,
    credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb,
    events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text,
    address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place`;

/** One statement, however many entries. */
export const auditStatement = (entries: readonly AuditEntry[]): Statement => ({
  text: RECORD,
  values: [JSON.stringify(entries.map(row))],
});

function row({ operation, note, events }: AuditEntry, place: number): object {
  const { viewer, origin, address, requestId, now } = operation;
  const { person, organisation, credential } = note.by ?? viewer;
  return {
    place,
    id: newUuid(),
    action: note.action ?? operation.action ?? origin,
    outcome: note.outcome,
    subject_kind: note.subject && kindOf(note.subject),
    subject_id: note.subject && uuidOf(note.subject),
    detail: note.detail,
    events: events.map(uuidOf),
    person_id: person && uuidOf(person),
    organisation_id: organisation && uuidOf(organisation),
    credential_kind: credential?.kind,
    credential_id: credential?.id,
    credential_name: credential?.name,
    address: address ?? NO_ADDRESS,
    origin,
    request_id: requestId,
    occurred_at: now.toString(),
  };
}

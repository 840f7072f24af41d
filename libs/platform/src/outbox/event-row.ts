import { type CloudEvent, type EventName, idOf, type IdKind, type Origin } from '@talkoot/contracts';

/** A row of platform.event as pg gives it. */
export interface EventRow {
  readonly id: string;
  readonly name: EventName;
  readonly aggregate_kind: IdKind;
  readonly aggregate_id: string;
  readonly aggregate_version: number;
  readonly data: unknown;
  readonly organisations: readonly string[];
  readonly occurred_at: Date;
  readonly origin: Origin;
  readonly person_id: string | null;
  readonly key_id: string | null;
  readonly organisation_id: string | null;
  readonly request_id: string;
  readonly cause_id: string | null;
  readonly trace_parent: string | null;
  readonly position: string;
}

/** The event in its envelope; `source` is the instance's public address. */
export function toCloudEvent(row: EventRow, source: string): CloudEvent {
  return {
    specversion: '1.0',
    id: idOf('event', row.id),
    source,
    type: row.name,
    subject: idOf(row.aggregate_kind, row.aggregate_id),
    time: row.occurred_at.toISOString(),
    datacontenttype: 'application/json',
    data: row.data,
    aggregateversion: row.aggregate_version,
    position: Number(row.position),
    origin: row.origin,
    requestid: row.request_id,
    ...(row.person_id && { actorperson: idOf('person', row.person_id) }),
    ...(row.key_id && { actorkey: idOf('key', row.key_id) }),
    ...(row.organisation_id && { actororganisation: idOf('organisation', row.organisation_id) }),
    ...(row.cause_id && { causationid: idOf('event', row.cause_id) }),
    ...(row.trace_parent && { traceparent: row.trace_parent }),
    concerns: row.organisations.map((each) => idOf('organisation', each)).join(' '),
  };
}

import { CONSUMERS, type Consumer, idOf } from '@talkoot/contracts';
import { verifyStored } from '@talkoot/platform/audit';
import { Connection } from '@talkoot/platform/database';
import { waitFor } from '@talkoot/platform/testing/run';
import type pg from 'pg';

/** An event of the stream; ids as in the API. */
export interface StoredEvent {
  readonly id: string;
  readonly name: string;
  readonly aggregate: string;
  readonly version: number;
  readonly position: number | null;
  readonly requestId: string;
  readonly origin: string;
  readonly person: string | null;
  /** Those whom it concerns. */
  readonly organisations: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

export interface StoredDelivery {
  readonly event: string;
  readonly consumer: Consumer;
  readonly attempts: number;
  readonly processed: boolean;
}

/** A notification with its mail, which tells of others too. */
export interface StoredNotice {
  readonly event: string;
  readonly person: string;
  readonly address: string;
  /** What it says, in the reader's language. */
  readonly text: string;
  readonly mail: string | null;
  readonly messageId: string | null;
  readonly mailStatus: string | null;
}

/** What stands in the database once everything that follows from the changes is done. */
export interface Aftermath {
  readonly events: readonly StoredEvent[];
  readonly deliveries: readonly StoredDelivery[];
  readonly notices: readonly StoredNotice[];
  /** The ids of everything that a change can answer with: organisations, partnerships, finished reports, programmes, fulfilled obligations. */
  readonly things: ReadonlySet<string>;
  readonly obligations: readonly StoredObligation[];
  /** The events that each entry of the audit trail names. */
  readonly audited: readonly string[];
  /** What is wrong with the chain. */
  readonly auditFault: string | undefined;
}

/** An obligation, with the day of the month by which its duty is due; null: the last working day of the turn. */
export interface StoredObligation {
  readonly duty: string;
  readonly turn: string;
  readonly status: string;
  readonly due: string;
  readonly day: number | null;
}

/** Waits until every event is placed and handled by those consumers, every mail is out and no report stale; then reads it all. */
export async function settle(databaseUrl: string, consumers: readonly Consumer[]): Promise<Aftermath> {
  const client = new Connection({ connectionString: databaseUrl });
  await client.connect();
  try {
    const left = async () => {
      const { rows } = await client.query<{ left: string }>(
        `SELECT (SELECT count(*) FROM platform.event WHERE position IS NULL)
           + (SELECT count(*) FROM platform.audit_waiting)
           + (SELECT count(*) FROM platform.delivery WHERE processed_at IS NULL AND consumer = ANY ($1))
           + (SELECT count(*) FROM notifications.notification WHERE mail_id IS NULL)
           + (SELECT count(*) FROM notifications.mail WHERE status <> 'sent')
           + (SELECT count(*) FROM reporting.standing_report WHERE stale_since IS NOT NULL) AS left`,
        [consumers],
      );
      return Number(rows[0]?.left);
    };
    let latest = Number.NaN;
    await waitFor(
      'every event to be placed and handled, every mail to be out and the report to be new',
      async () => (latest = await left()) === 0,
      { timeout: 100_000, every: 250 },
    ).catch((error: unknown) => {
      throw new Error(`${latest} were left`, { cause: error });
    });
    return await read(client);
  } finally {
    await client.end();
  }
}

async function read(client: Connection): Promise<Aftermath> {
  const ask = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows;
  const events = await ask<EventRow>(
    `SELECT id, name, aggregate_kind, aggregate_id, aggregate_version, position, request_id, origin, person_id, organisations, data
     FROM platform.event`,
  );
  const deliveries = await ask<{ event_id: string; consumer: string; attempts: number; processed: boolean }>(
    'SELECT event_id, consumer, attempts, processed_at IS NOT NULL AS processed FROM platform.delivery',
  );
  const notices = await ask<NoticeRow>(
    `SELECT n.event_id, n.person_id, p.address, n.text ->> p.locale AS text, m.id AS mail_id, m.message_id, m.status
     FROM notifications.notification n JOIN identity.person p ON p.id = n.person_id
     LEFT JOIN notifications.mail m ON m.id = n.mail_id`,
  );
  const organisations = await ask<{ id: string }>('SELECT id FROM registry.organisation');
  const partnerships = await ask<{ id: string }>(`SELECT id FROM pilots.partnership WHERE status = 'joined'`);
  const obligations = await ask<ObligationRow>(
    `SELECT o.id, o.duty, o.turn, o.status, o.due::text, (d.duty #>> '{due,day}')::int AS day
     FROM programmes.obligation o JOIN programmes.programme p ON p.id = o.programme_id
     LEFT JOIN LATERAL jsonb_array_elements(p.duties) AS d(duty) ON d.duty ->> 'key' = o.duty`,
  );
  const programmes = await ask<{ id: string }>('SELECT id FROM programmes.programme');
  const reports = await ask<{ id: string }>(`SELECT id FROM reporting.report WHERE status = 'done'`);
  const audited = await ask<{ id: string }>('SELECT unnest(events) AS id FROM platform.audit_entry');
  const { fault } = await verifyStored(client, { key: undefined, head: undefined, progress: () => undefined });
  return {
    events: events.map((row) => ({
      id: idOf('event', row.id),
      name: row.name,
      aggregate: `${row.aggregate_kind}:${row.aggregate_id}`,
      version: row.aggregate_version,
      position: row.position === null ? null : Number(row.position),
      requestId: row.request_id,
      origin: row.origin,
      person: row.person_id && idOf('person', row.person_id),
      organisations: row.organisations.map((id) => idOf('organisation', id)),
      data: row.data,
    })),
    deliveries: deliveries.map((row) => ({
      event: idOf('event', row.event_id),
      consumer: consumer(row.consumer),
      attempts: row.attempts,
      processed: row.processed,
    })),
    notices: notices.map((row) => ({
      event: idOf('event', row.event_id),
      person: idOf('person', row.person_id),
      address: row.address,
      text: row.text,
      mail: row.mail_id && idOf('mail', row.mail_id),
      messageId: row.message_id,
      mailStatus: row.status,
    })),
    things: new Set([
      ...organisations.map(({ id }) => idOf('organisation', id)),
      ...partnerships.map(({ id }) => idOf('partnership', id)),
      ...reports.map(({ id }) => idOf('report', id)),
      ...programmes.map(({ id }) => idOf('programme', id)),
      ...obligations.filter(({ status }) => status === 'fulfilled').map(({ id }) => idOf('obligation', id)),
    ]),
    obligations,
    audited: audited.map(({ id }) => idOf('event', id)),
    auditFault: fault && `entry ${fault.sequence} ${fault.what}`,
  };
}

interface EventRow {
  readonly id: string;
  readonly name: string;
  readonly aggregate_kind: string;
  readonly aggregate_id: string;
  readonly aggregate_version: number;
  readonly position: string | null;
  readonly request_id: string;
  readonly origin: string;
  readonly person_id: string | null;
  readonly organisations: string[];
  readonly data: Record<string, unknown>;
}

interface ObligationRow extends StoredObligation {
  readonly id: string;
}

interface NoticeRow {
  readonly event_id: string;
  readonly person_id: string;
  readonly address: string;
  readonly text: string;
  readonly mail_id: string | null;
  readonly message_id: string | null;
  readonly status: string | null;
}

function consumer(name: string): Consumer {
  const known = CONSUMERS.find((each) => each === name);
  if (!known) throw new Error(`A delivery to nobody known: ${name}`);
  return known;
}

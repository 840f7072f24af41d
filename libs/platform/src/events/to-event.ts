import { idOf, seesEverything, type Viewer } from '@talkoot/contracts';
import type { EventRow } from '../outbox/index.js';
import type { EventType } from './event.types.js';

/** What the viewer sees of an event: who did it is told to the organisation acted for and to those who see everything. */
export function toEvent(row: EventRow, viewer: Viewer): EventType {
  const organisation = row.organisation_id ? idOf('organisation', row.organisation_id) : undefined;
  const knowsWho = seesEverything(viewer) || (organisation !== undefined && organisation === viewer.organisation);
  return {
    id: idOf('event', row.id),
    type: row.name,
    time: row.occurred_at,
    aggregate: idOf(row.aggregate_kind, row.aggregate_id),
    aggregateVersion: row.aggregate_version,
    data: Object(row.data) as object,
    origin: row.origin,
    actingOrganisation: organisation,
    actingPerson: knowsWho && row.person_id ? idOf('person', row.person_id) : undefined,
    cause: row.cause_id ? idOf('event', row.cause_id) : undefined,
  };
}

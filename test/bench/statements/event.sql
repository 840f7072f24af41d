-- $1 pilot, $2 its version: the row of the outbox
INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility,
  occurred_at, origin, request_id)
VALUES (uuidv7(), 'pilot.details-changed.v1', 'pilot', $1::uuid, $2::int, '{"fields": ["name"]}',
  ARRAY(SELECT organisation_id FROM pilots.partnership WHERE pilot_id = $1::uuid), 'public', now(), 'request', 'bench')

-- changeActionItem, in 6 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT (EXISTS (SELECT
  FROM governance.meeting its_meeting
  WHERE (its_meeting.id = t1.meeting_id) AND (EXISTS (SELECT
  FROM governance.body_secretariat any_link
  WHERE any_link.body_id = its_meeting.body_id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid)))) AS secretariat, (EXISTS (SELECT
  FROM governance.meeting its_meeting
  WHERE (its_meeting.id = t1.meeting_id) AND (EXISTS (SELECT
  FROM governance.body its_body
  WHERE (its_body.id = its_meeting.body_id) AND ((its_body.organisation_id = $2::uuid OR EXISTS (SELECT
  FROM registry.collaboration_owner any_link
  WHERE any_link.collaboration_id = its_body.collaboration_id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid))))))) AS owner
  FROM governance.action_item t1
  WHERE (t1.id = $3::uuid)

SELECT m.id, m.body_id AS body, m.status, m.day::text AS day
  FROM governance.meeting m
  WHERE m.id IN (SELECT meeting_id
  FROM governance.action_item
  WHERE id = ANY ($1))

SELECT b.id, b.kind, b.code, b.name, b.organisation_id AS organisation, b.collaboration_id AS collaboration, b.collaboration_kind AS collaborationKind, b.time_zone AS timeZone, b.quorum, b.notice_days AS noticeDays, b.merger_rule AS mergerRule, b.rhythm, b.period, b.provenance, b.version, (SELECT organisation_id
  FROM governance.body_secretariat
  WHERE body_id = b.id AND coalesce(period @> $2::date, false)) AS secretariat, ARRAY( SELECT o.organisation_id
  FROM governance.seat s JOIN governance.seat_organisation o ON o.seat_id = s.id
  WHERE s.body_id = b.id AND coalesce(s.period @> $2::date, false) AND coalesce(o.period @> $2::date, false) UNION SELECT m.organisation_id
  FROM governance.seat s JOIN governance.mandate m ON m.seat_id = s.id
  WHERE s.body_id = b.id AND m.organisation_id IS NOT NULL AND coalesce(m.period @> $2::date, false)) AS seated
  FROM governance.body b
  WHERE b.id = ANY ($1)

SELECT recorded_at, id, meeting_id, item_id, decision_id, text, person_id, due, done_on, withdrawn_on, told_due_soon, told_late, version
  FROM governance.action_item
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, item_id, organisation_id, period
  FROM governance.action_item_organisation
  WHERE item_id = ANY ($1)
  ORDER BY period, id

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO governance.action_item AS stored (id, meeting_id, item_id, decision_id, text, person_id, due, done_on, withdrawn_on, told_due_soon, told_late, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

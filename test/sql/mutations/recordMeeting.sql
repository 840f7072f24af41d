-- recordMeeting, in 5 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT (EXISTS (SELECT
  FROM governance.body_secretariat any_link
  WHERE any_link.body_id = t1.id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid)) AS secretariat, ((t1.organisation_id = $2::uuid OR EXISTS (SELECT
  FROM registry.collaboration_owner any_link
  WHERE any_link.collaboration_id = t1.collaboration_id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid))) AS owner
  FROM governance.body t1
  WHERE (t1.id = $3::uuid)

SELECT
  FROM governance.body
  WHERE id = ANY ($1)
  ORDER BY id
  FOR SHARE

-- Without waiting:
SELECT b.id, b.kind, b.code, b.name, b.organisation_id AS organisation, b.collaboration_id AS collaboration, b.collaboration_kind AS collaborationKind, b.time_zone AS timeZone, b.quorum, b.notice_days AS noticeDays, b.merger_rule AS mergerRule, b.rhythm, b.period, b.provenance, b.version, (SELECT organisation_id
  FROM governance.body_secretariat
  WHERE body_id = b.id AND coalesce(period @> $2::date, false)) AS secretariat, ARRAY( SELECT o.organisation_id
  FROM governance.seat s JOIN governance.seat_organisation o ON o.seat_id = s.id
  WHERE s.body_id = b.id AND coalesce(s.period @> $2::date, false) AND coalesce(o.period @> $2::date, false) UNION SELECT m.organisation_id
  FROM governance.seat s JOIN governance.mandate m ON m.seat_id = s.id
  WHERE s.body_id = b.id AND m.organisation_id IS NOT NULL AND coalesce(m.period @> $2::date, false)) AS seated
  FROM governance.body b
  WHERE b.id = ANY ($1)

SELECT s.id, s.body_id AS body, s.place, s.kind, s.basis, s.title, o.organisation_id AS organisation, coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role, 'person', m.person_id, 'organisation', m.organisation_id)
  ORDER BY m.role, m.id)
  FROM governance.mandate m
  WHERE m.seat_id = s.id AND m.period @> $2::date), '[]') AS mandates
  FROM governance.seat s LEFT JOIN governance.seat_organisation o ON o.seat_id = s.id AND o.period @> $2::date
  WHERE s.body_id = ANY ($1) AND s.period @> $2::date
  ORDER BY s.body_id, s.place, s.id

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO governance.meeting AS stored (id, body_id, status, title, starts_at, ends_at, day, place, link, sequence, convened_on, recorded_on, quorum, minutes, minutes_documents, minutes_sent_at, minutes_approved_on, cancellation_reason, provenance, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO governance.agenda_item AS stored (id, meeting_id, place, kind, title, text, documents, theme_id, subject_kind, subject_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO governance.attendance AS stored (id, meeting_id, seat_id, place, mandate_id)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

-- removeWorkTask, in 7 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT (EXISTS (SELECT
  FROM governance.body its_body
  WHERE (its_body.id = t1.working_group_id) AND ((its_body.organisation_id = $1::uuid OR EXISTS (SELECT
  FROM registry.collaboration_owner any_link
  WHERE any_link.collaboration_id = its_body.collaboration_id AND coalesce(any_link.period @> $2::date, false) AND any_link.organisation_id = $1::uuid))))) AS owner, (EXISTS (SELECT
  FROM governance.body_secretariat any_link
  WHERE any_link.body_id = t1.working_group_id AND coalesce(any_link.period @> $2::date, false) AND any_link.organisation_id = $1::uuid)) AS secretariat
  FROM programmes.work_programme t1
  WHERE (t1.id = $3::uuid)

SELECT id, programme_id AS programme, working_group_id AS group
  FROM programmes.work_programme
  WHERE id = ANY ($1)

SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

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

SELECT recorded_at, id, code, name, kind, status, period, adopted_on, adopting_body_id, adopted_by, decision_id, purpose, message, role, choices, preparation, monitoring, contact, council_term, council_term_note, adapted_from_id, carries_out_id, basis, predecessor_id, duties, successor_year, source_locale, provenance, version
  FROM programmes.programme
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, programme_id, organisation_id, period, provenance
  FROM programmes.adopter
  WHERE programme_id = ANY ($1)
  ORDER BY period, id

SELECT recorded_at, id, programme_id, working_group_id, year, status, adopted_on, decision_id, budget_name, budget_minor, budget_currency, source_locale, provenance, version
  FROM programmes.work_programme
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, work_programme_id, place, text, item_id
  FROM programmes.work_target
  WHERE work_programme_id = ANY ($1)
  ORDER BY place, id

-- Without waiting:
SELECT recorded_at, id, work_programme_id, place, text, due, status, status_on
  FROM programmes.work_task
  WHERE work_programme_id = ANY ($1)
  ORDER BY place, id

-- Without waiting:
SELECT r.id, r.task_id AS task, r.organisation_id AS organisation, r.period::text
  FROM programmes.work_task t JOIN programmes.work_task_responsible r ON r.task_id = t.id
  WHERE t.work_programme_id = ANY ($1)
  ORDER BY r.period, r.id

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
DELETE
  FROM programmes.work_task_responsible
  WHERE id = ANY ($1)

-- Without waiting:
DELETE
  FROM programmes.work_task
  WHERE id = ANY ($1)

-- Without waiting:
INSERT INTO programmes.work_programme AS stored (id, programme_id, working_group_id, year, status, adopted_on, decision_id, budget_name, budget_minor, budget_currency, source_locale, provenance, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

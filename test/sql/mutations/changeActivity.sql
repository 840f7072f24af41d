-- changeActivity, in 6 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT (EXISTS (SELECT
  FROM programmes.action_plan_holder any_link
  WHERE any_link.plan_id = t1.plan_id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid)) AS self
  FROM programmes.activity t1
  WHERE (t1.id = $3::uuid)

SELECT a.id, a.plan_id AS plan, (SELECT count(*)
  FROM programmes.activity_note n
  WHERE n.activity_id = a.id) AS notes
  FROM programmes.activity a
  WHERE a.id = ANY ($1)

SELECT recorded_at, id, programme_id, area_id, year, organisation_id, status, adopted_on, decision_id, copied_from_id, version
  FROM programmes.action_plan
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, plan_id, organisation_id, period
  FROM programmes.action_plan_holder
  WHERE plan_id = ANY ($1)
  ORDER BY period, id

SELECT recorded_at, id, plan_id, title, description, measure_id, start, due, budget_minor, budget_currency, status, status_on, drop_reason, copied_from_id, version
  FROM programmes.activity
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, activity_id, organisation_id, period
  FROM programmes.activity_responsible
  WHERE activity_id = ANY ($1)
  ORDER BY period, id

-- Without waiting:
SELECT recorded_at, id, activity_id, organisation_id, period
  FROM programmes.activity_partner
  WHERE activity_id = ANY ($1)
  ORDER BY period, id

-- Without waiting:
SELECT recorded_at, id, activity_id, waits_for_id
  FROM programmes.activity_wait
  WHERE activity_id = ANY ($1)
  ORDER BY id

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO programmes.action_plan AS stored (id, programme_id, area_id, year, organisation_id, status, adopted_on, decision_id, copied_from_id, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO programmes.activity AS stored (id, plan_id, title, description, measure_id, start, due, budget_minor, budget_currency, status, status_on, drop_reason, copied_from_id, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

-- addActivity, in 8 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT (EXISTS (SELECT
  FROM programmes.action_plan_holder any_link
  WHERE any_link.plan_id = t1.id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid)) AS self
  FROM programmes.action_plan t1
  WHERE (t1.id = $3::uuid)

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

SELECT count(DISTINCT a.id) AS count, coalesce(array_agg(DISTINCT r.organisation_id) FILTER (WHERE r.id IS NOT NULL), '{}') AS responsible
  FROM programmes.activity a LEFT JOIN programmes.activity_responsible r ON r.activity_id = a.id AND r.period @> $2::date
  WHERE a.plan_id = $1

SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

-- Without waiting:
SELECT organisation_id AS id
  FROM programmes.adopter
  WHERE programme_id = $1 AND period @> $2::date

SELECT id, kind, country, code, business_id AS businessId, latitude, longitude, languages, provenance, period, version
  FROM registry.organisation
  WHERE id = ANY ($1)
  ORDER BY id
  FOR SHARE

SELECT l.programme_id AS programme, l.id AS lineage
  FROM programmes.item i JOIN programmes.item_lineage l ON l.id = i.lineage_id
  WHERE i.id = $1

-- Without waiting:
WITH RECURSIVE below AS ( SELECT i.id, i.lineage_id, i.kind
  FROM programmes.item i
  WHERE i.revision_id = (SELECT r.id
  FROM programmes.revision r
  WHERE r.programme_id = $1 AND r.status = 'adopted' AND coalesce(r.adopted_on, '-infinity') <= $2
  ORDER BY r.number DESC LIMIT 1) AND i.lineage_id = $3 AND NOT i.dropped UNION ALL SELECT i.id, i.lineage_id, i.kind
  FROM programmes.item i JOIN below b ON i.parent_id = b.id
  WHERE NOT i.dropped) SELECT lineage_id AS lineage
  FROM below
  WHERE kind = 'measure'

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
INSERT INTO programmes.activity_responsible AS stored (id, activity_id, organisation_id, period)
  VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

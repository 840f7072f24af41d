-- requestErasure, in 10 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT 1 AS row_exists
  FROM (SELECT 1 AS dummy_column) dummy_table
  WHERE EXISTS (SELECT 1
  FROM identity.person PersonEntity
  WHERE ((PersonEntity.id = $1))) LIMIT 1

SELECT recorded_at, id, version, person_id, organisation_id, role, period, provenance
  FROM identity.affiliation
  WHERE person_id = ANY ($1)
  ORDER BY id
  FOR UPDATE

SELECT pg_advisory_xact_lock($1, hashtext($2))

SELECT recorded_at, id, version, person_id, organisation_id, role, period, provenance
  FROM identity.affiliation
  WHERE organisation_id = ANY ($1) AND role = $2
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, version, person_id, organisation_id, role, period, provenance
  FROM identity.affiliation
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
DELETE
  FROM identity.affiliation
  WHERE id = ANY ($1)

-- Without waiting:
SELECT id, version, name, address, locale, platform_roles, provenance, erased_on
  FROM identity.person
  WHERE id = $1
  FOR UPDATE

SELECT id, version, organisation_id, role, starts_on, locale, name, address, status, sent_on, expires_on, answered_on
  FROM identity.colleague_invitation
  WHERE address = $1 AND status = $2
  ORDER BY id
  FOR UPDATE

SELECT s.body_id AS body, NULL::uuid AS invitation
  FROM governance.mandate m JOIN governance.seat s ON s.id = m.seat_id
  WHERE m.person_id = $1 AND m.period && daterange($2, NULL) UNION SELECT body_id, id
  FROM governance.seat_invitation
  WHERE status = 'pending' AND (person_id = $1 OR address = (SELECT p.address
  FROM identity.person p
  WHERE p.id = $1))

UPDATE identity.api_key SET person_id = NULL
  WHERE person_id = $1

-- Without waiting:
DELETE
  FROM identity.login
  WHERE person_id = $1

-- Without waiting:
DELETE
  FROM identity.session
  WHERE person_id = $1

-- Without waiting:
UPDATE identity.colleague_invitation SET address = NULL, name = NULL
  WHERE address = (SELECT p.address
  FROM identity.person p
  WHERE p.id = $1)

-- Without waiting:
UPDATE governance.calendar_address SET revoked_at = coalesce(revoked_at, now())
  WHERE person_id = $1

-- Without waiting:
-- Asked twice:
SELECT id, version, name, address, locale, platform_roles, provenance, erased_on
  FROM identity.person
  WHERE id = $1
  FOR UPDATE

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO identity.person AS stored (id, version, name, address, locale, platform_roles, provenance, erased_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

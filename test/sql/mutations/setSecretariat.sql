-- setSecretariat, in 7 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT ((t1.organisation_id = $1::uuid OR EXISTS (SELECT
  FROM registry.collaboration_owner any_link
  WHERE any_link.collaboration_id = t1.collaboration_id AND coalesce(any_link.period @> $2::date, false) AND any_link.organisation_id = $1::uuid))) AS owner, (EXISTS (SELECT
  FROM governance.body_secretariat any_link
  WHERE any_link.body_id = t1.id AND coalesce(any_link.period @> $2::date, false) AND any_link.organisation_id = $1::uuid)) AS secretariat
  FROM governance.body t1
  WHERE (t1.id = $3::uuid)

SELECT id, coalesce(collaboration_kind, 'organisation') AS kind, coalesce(collaboration_id, organisation_id) AS owning
  FROM governance.body
  WHERE id = ANY ($1)

SELECT recorded_at, id, kind, code, name, organisation_id, collaboration_id, collaboration_kind, time_zone, quorum, notice_days, merger_rule, rhythm, reports_to_id, period, provenance, version
  FROM governance.body
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, body_id, organisation_id, period
  FROM governance.body_secretariat
  WHERE body_id = ANY ($1)
  ORDER BY period

-- Without waiting:
SELECT recorded_at, id, body_id, place, kind, basis, title, kept_apart, period, provenance
  FROM governance.seat
  WHERE body_id = ANY ($1)
  ORDER BY place, id

SELECT id, kind, country, code, business_id AS businessId, latitude, longitude, languages, provenance, period, version
  FROM registry.organisation
  WHERE id = ANY ($1)
  ORDER BY id
  FOR SHARE

SELECT id, to_id AS to, to_kind AS kind
  FROM identity.invitation
  WHERE to_id = ANY ($1) AND status = 'pending'

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO governance.body AS stored (id, kind, code, name, organisation_id, collaboration_id, collaboration_kind, time_zone, quorum, notice_days, merger_rule, rhythm, reports_to_id, period, provenance, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO governance.body_secretariat AS stored (id, body_id, organisation_id, period)
  VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

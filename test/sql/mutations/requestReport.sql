-- requestReport, in 5 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

SELECT id, code, name, basis, aims, characteristics, period, call, status, status_on AS statusOn, funding_kind AS kind, funding_purposes AS purposes, funding_unfunded AS unfunded, documented_partners AS count, documented_partners_as_of AS countAsOf, documented_partners_provenance AS countProvenance, provenance, version
  FROM pilots.programme
  WHERE id = ANY ($1)
  ORDER BY code

SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

SELECT p.id, p.programme_id AS programme, p.code, p.name, p.period, p.status, p.status_on AS statusOn, p.approved, p.provenance, p.version, (SELECT organisation_id
  FROM pilots.responsibility
  WHERE collaboration_id = p.id AND role = 'coordinator' AND period @> $2::date) AS coordinator, (SELECT organisation_id
  FROM pilots.responsibility
  WHERE collaboration_id = p.id AND role = 'applicant' AND period @> $2::date) AS applicant, ARRAY(SELECT organisation_id
  FROM pilots.partnership
  WHERE pilot_id = p.id AND status = 'joined' AND period @> $2::date) AS partners, ARRAY(SELECT organisation_id
  FROM pilots.partnership
  WHERE pilot_id = p.id AND status = 'invited' AND period @> $2::date) AS invited
  FROM pilots.pilot p
  WHERE p.programme_id = $1
  ORDER BY p.code

START TRANSACTION

-- Without waiting:
WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO reporting.report AS stored (id, version, kind, programme_id, formats, locale, as_of, person_id, organisation_id, status, failure, progress, attempts, failures, created_at, started_at, finished_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

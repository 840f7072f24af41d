-- changeGrantConditions, in 6 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT (EXISTS (SELECT
  FROM pilots.pilot its_pilot
  WHERE (its_pilot.id = t1.pilot_id) AND (EXISTS (SELECT
  FROM registry.collaboration_owner any_link
  WHERE any_link.collaboration_id = its_pilot.programme_id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid)))) AS owner
  FROM funding.grant t1
  WHERE (t1.id = $3::uuid)

SELECT pilot_id AS pilot
  FROM funding.grant
  WHERE id = $1

SELECT recorded_at, id, code, appropriation_id, pilot_id, amount_minor, currency, purposes, decided_on, reference, provenance, version
  FROM funding.grant
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, grant_id, organisation_id, period
  FROM funding.grant_holder
  WHERE grant_id = ANY ($1)

-- Without waiting:
SELECT recorded_at, id, grant_id, conditions, reference, period
  FROM funding.grant_conditions
  WHERE grant_id = ANY ($1)

-- Without waiting:
SELECT recorded_at, id, appropriation_id, grant_id, place, before_minor, amount_minor, currency, reason, corrected_on
  FROM funding.amount_correction
  WHERE grant_id = ANY ($1)
  ORDER BY place

-- Without waiting:
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
  WHERE p.id = ANY ($1)
  ORDER BY p.code

-- Without waiting:
SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

SELECT id, code, name, basis, aims, characteristics, period, call, status, status_on AS statusOn, funding_kind AS kind, funding_purposes AS purposes, funding_unfunded AS unfunded, documented_partners AS count, documented_partners_as_of AS countAsOf, documented_partners_provenance AS countProvenance, provenance, version
  FROM pilots.programme
  WHERE id = ANY ($1)
  ORDER BY code

-- Without waiting:
SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO funding.grant AS stored (id, code, appropriation_id, pilot_id, amount_minor, currency, purposes, decided_on, reference, provenance, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO funding.grant_conditions AS stored (id, grant_id, conditions, reference, period)
  VALUES ($1, $2, $3, $4, $5), ($6, $7, $8, $9, $10)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

-- decideGrant, in 9 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT (EXISTS (SELECT
  FROM registry.collaboration_owner any_link
  WHERE any_link.collaboration_id = t1.programme_id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid)) AS owner
  FROM funding.appropriation t1
  WHERE (t1.id = $3::uuid)

SELECT recorded_at, id, code, programme_id, amount_minor, currency, available_from, decided_on, reference, provenance, version
  FROM funding.appropriation
  WHERE id = $1

-- Without waiting:
SELECT recorded_at, id, appropriation_id, grant_id, place, before_minor, amount_minor, currency, reason, corrected_on
  FROM funding.amount_correction
  WHERE appropriation_id = ANY ($1)
  ORDER BY place

SELECT id, code, name, basis, aims, characteristics, period, call, status, status_on AS statusOn, funding_kind AS kind, funding_purposes AS purposes, funding_unfunded AS unfunded, documented_partners AS count, documented_partners_as_of AS countAsOf, documented_partners_provenance AS countProvenance, provenance, version
  FROM pilots.programme
  WHERE id = ANY ($1)
  ORDER BY code

-- Without waiting:
SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

SELECT
  FROM pilots.pilot
  WHERE id = ANY ($1)
  ORDER BY id
  FOR SHARE

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

-- Without waiting:
SELECT appropriation_id AS appropriation, balance_minor AS balance, currency
  FROM funding.account
  WHERE appropriation_id = ANY ($1) AND kind = 'appropriation'

SELECT id, kind, country, code, business_id AS businessId, latitude, longitude, languages, provenance, period, version
  FROM registry.organisation
  WHERE id = ANY ($1)
  ORDER BY id
  FOR SHARE

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO funding.grant AS stored (id, code, appropriation_id, pilot_id, amount_minor, currency, purposes, decided_on, reference, provenance, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO funding.grant_holder AS stored (id, grant_id, organisation_id, period)
  VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO funding.grant_conditions AS stored (id, grant_id, conditions, reference, period)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO funding.account AS stored (id, appropriation_id, grant_id, kind, currency)
  VALUES ($1, $2, $3, $4, $5), ($6, $7, $8, $9, $10), ($11, $12, $13, $14, $15), ($16, $17, $18, $19, $20), ($21, $22, $23, $24, $25)

-- Without waiting:
INSERT INTO funding.posting (id, appropriation_id, kind, debit_account_id, credit_account_id, amount_minor, currency, posted_on, cause_id) SELECT p.id, p.appropriation, p.kind, debit.id, credit.id, p.amount, p.currency, p.posted_on, p.cause
  FROM jsonb_to_recordset($1::jsonb) AS p(id uuid, appropriation uuid, grant uuid, kind text, debit text, credit text, amount bigint, currency text, posted_on date, cause uuid) JOIN funding.account AS debit ON debit.appropriation_id = p.appropriation AND debit.kind = p.debit AND (debit.grant_id IS NULL OR debit.grant_id = p.grant) JOIN funding.account AS credit ON credit.appropriation_id = p.appropriation AND credit.kind = p.credit AND (credit.grant_id IS NULL OR credit.grant_id = p.grant)
  RETURNING id

INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

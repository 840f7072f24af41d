-- takeUpParkedItem, in 8 round trips; written by `UPDATE=statements npm test -- test/sql`.

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
  FROM programmes.parked_item t1
  WHERE (t1.id = $3::uuid)

SELECT programme_id AS id
  FROM programmes.parked_item
  WHERE id = $1

SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

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

SELECT recorded_at, id, programme_id, title, description, parked_by_id, parked_on, status, status_on, lineage_id, reason, version
  FROM programmes.parked_item
  WHERE id = $1
  FOR UPDATE

SELECT l.programme_id AS programme, l.id AS lineage
  FROM programmes.item i JOIN programmes.item_lineage l ON l.id = i.lineage_id
  WHERE i.id = $1

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO programmes.parked_item AS stored (id, programme_id, title, description, parked_by_id, parked_on, status, status_on, lineage_id, reason, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

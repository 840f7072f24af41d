-- setProgrammeDuties, in 7 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT (EXISTS (SELECT
  FROM registry.collaboration_owner any_link
  WHERE any_link.collaboration_id = t1.id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid)) AS owner
  FROM programmes.programme t1
  WHERE (t1.id = $3::uuid)

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

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO programmes.programme AS stored (id, code, name, kind, status, period, adopted_on, adopting_body_id, adopted_by, decision_id, purpose, message, role, choices, preparation, monitoring, contact, council_term, council_term_note, adapted_from_id, carries_out_id, basis, predecessor_id, duties, successor_year, source_locale, provenance, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
SELECT recorded_at, id, programme_id, duty, kind, turn, turn_first, turn_last, area_id, working_group_id, role, owed_by_id, due, due_moved_on, due_reason, status, status_on, note, fulfilled_by_kind, fulfilled_by_id, told_due, told_late, version
  FROM programmes.obligation
  WHERE programme_id = ANY ($1)
  ORDER BY id
  FOR UPDATE

SELECT r.id, r.programme_id AS programme, r.adopted_on::text, coalesce(array_agg(i.lineage_id
  ORDER BY i.lineage_id) FILTER (WHERE i.kind = 'strategic-area'), '{}') AS areas, coalesce(array_agg(i.lineage_id
  ORDER BY i.lineage_id) FILTER (WHERE i.kind = 'priority'), '{}') AS priorities, coalesce(array_agg(DISTINCT i.working_group_id) FILTER (WHERE i.working_group_id IS NOT NULL), '{}') AS groups
  FROM programmes.revision r LEFT JOIN programmes.item i ON i.revision_id = r.id AND NOT i.dropped
  WHERE r.programme_id = ANY ($1) AND r.status = 'adopted' GROUP BY r.id
  ORDER BY r.number

-- Without waiting:
WITH RECURSIVE line AS ( SELECT p.succession_id, p.successor_id
  FROM registry.succession_pair p
  WHERE p.predecessor_id = ANY ($1) AND p.predecessor_id <> p.successor_id UNION SELECT p.succession_id, p.successor_id
  FROM registry.succession_pair p JOIN line ON p.predecessor_id = line.successor_id
  WHERE p.predecessor_id <> p.successor_id) SELECT s.id, s.kind, s.effective_on AS on, s.event_id AS event, s.otherwise_id AS otherwise, s.going_on AS goingOn, array_agg(DISTINCT p.predecessor_id) AS predecessors, array_agg(DISTINCT p.successor_id) AS successors
  FROM registry.succession s JOIN registry.succession_pair p ON p.succession_id = s.id
  WHERE s.id IN (SELECT succession_id
  FROM line) GROUP BY s.id
  ORDER BY s.effective_on, s.id

-- Without waiting:
SELECT id, kind, country, code, business_id AS businessId, latitude, longitude, languages, provenance, period, version
  FROM registry.organisation
  WHERE id = ANY ($1)

-- Without waiting:
SELECT DISTINCT ON (predecessor_id) id, predecessor_id AS of, coalesce(adopted_on, lower(period))::text AS adopted, greatest(adopted_on, lower(period))::text AS replaces
  FROM programmes.programme
  WHERE predecessor_id = ANY ($1) AND status = 'adopted' AND coalesce(adopted_on, lower(period)) IS NOT NULL
  ORDER BY predecessor_id, greatest(adopted_on, lower(period)), id

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO programmes.obligation AS stored (id, programme_id, duty, kind, turn, turn_first, turn_last, area_id, working_group_id, role, owed_by_id, due, due_moved_on, due_reason, status, status_on, note, fulfilled_by_kind, fulfilled_by_id, told_due, told_late, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22), ($23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44), ($45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO programmes.cycle (id, kept_on) SELECT id, $2
  FROM unnest($1::uuid[]) AS id
  ON CONFLICT (id) DO UPDATE SET kept_on = EXCLUDED.kept_on

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

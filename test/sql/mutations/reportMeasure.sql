-- reportMeasure, in 5 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT ($1::uuid IN (SELECT r.organisation_id AS id
  FROM programmes.item_responsible r JOIN programmes.item i ON i.id = r.item_id
  WHERE i.lineage_id = t1.lineage_id AND NOT i.dropped AND coalesce(r.period @> $2::date, false) AND i.revision_id = (SELECT v.id
  FROM programmes.item_lineage l JOIN programmes.revision v ON v.programme_id = l.programme_id
  WHERE l.id = t1.lineage_id AND v.status = 'adopted' AND coalesce(v.adopted_on, '-infinity') <= $2::date
  ORDER BY v.number DESC LIMIT 1))) AS responsible, (EXISTS (SELECT
  FROM programmes.revision its_revision
  WHERE (its_revision.id = t1.revision_id) AND (EXISTS (SELECT
  FROM registry.collaboration_owner any_link
  WHERE any_link.collaboration_id = its_revision.programme_id AND coalesce(any_link.period @> $2::date, false) AND any_link.organisation_id = $1::uuid)))) AS owner
  FROM programmes.item t1
  WHERE (t1.id = $3::uuid)

SELECT l.programme_id AS programme, l.id AS lineage, i.code, i.kind, ARRAY(SELECT o.organisation_id
  FROM programmes.item_responsible o
  WHERE o.item_id = i.id AND o.period @> $2::date) AS responsible, ARRAY(SELECT DISTINCT o.organisation_id
  FROM programmes.item w JOIN programmes.item_responsible o ON o.item_id = w.id AND o.period @> $2::date
  WHERE w.revision_id = i.revision_id AND w.depends_on @> ARRAY[l.id] AND w.depends_on <> '{}') AS waiting, (SELECT count(*)::int
  FROM programmes.measure_report m
  WHERE m.lineage_id = l.id) AS reports
  FROM programmes.item any_item JOIN programmes.item_lineage l ON l.id = any_item.lineage_id JOIN programmes.item i ON i.lineage_id = l.id AND NOT i.dropped
  WHERE any_item.id = $1 AND i.revision_id = ( SELECT r.id
  FROM programmes.revision r
  WHERE r.programme_id = l.programme_id AND r.status = 'adopted' AND coalesce(r.adopted_on, '-infinity') <= $2
  ORDER BY r.number DESC LIMIT 1)

SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO programmes.measure_report AS stored (id, programme_id, lineage_id, status, day, note, provenance, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

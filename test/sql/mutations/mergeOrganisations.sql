-- mergeOrganisations, in 28 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT recorded_at, id, kind, country, code, business_id, latitude, longitude, languages, provenance, period, version
  FROM registry.organisation
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

SELECT recorded_at, id, organisation_id, name, period
  FROM registry.organisation_name
  WHERE organisation_id = ANY ($1)
  ORDER BY period

-- Without waiting:
SELECT recorded_at, id, organisation_id, region_id, period, provenance
  FROM registry.region_membership
  WHERE organisation_id = ANY ($1)
  ORDER BY period

-- Without waiting:
SELECT recorded_at, id, organisation_id, member_id, period, provenance
  FROM registry.organisation_member
  WHERE organisation_id = ANY ($1)
  ORDER BY period

SELECT p.predecessor_id AS id
  FROM registry.succession_pair p
  WHERE p.predecessor_id = ANY ($1) AND p.predecessor_id <> p.successor_id UNION SELECT p.successor_id
  FROM registry.succession_pair p JOIN registry.succession s ON s.id = p.succession_id
  WHERE p.successor_id = ANY ($1) AND p.predecessor_id <> p.successor_id AND s.effective_on >= $2::date

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO registry.succession AS stored (id, kind, effective_on, event_id, otherwise_id, going_on, provenance)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO registry.succession_pair AS stored (id, succession_id, predecessor_id, successor_id)
  VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO registry.organisation AS stored (id, kind, country, code, business_id, latitude, longitude, languages, provenance, period, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO registry.organisation_name AS stored (id, organisation_id, name, period)
  VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO registry.region_membership AS stored (id, organisation_id, region_id, period, provenance)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE of what differs

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

SELECT DISTINCT organisation_id AS id
  FROM registry.organisation_member
  WHERE member_id = ANY ($1)

SELECT recorded_at, id, kind, country, code, business_id, latitude, longitude, languages, provenance, period, version
  FROM registry.organisation
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

SELECT recorded_at, id, organisation_id, name, period
  FROM registry.organisation_name
  WHERE organisation_id = ANY ($1)
  ORDER BY period

-- Without waiting:
SELECT recorded_at, id, organisation_id, region_id, period, provenance
  FROM registry.region_membership
  WHERE organisation_id = ANY ($1)
  ORDER BY period

-- Without waiting:
SELECT recorded_at, id, organisation_id, member_id, period, provenance
  FROM registry.organisation_member
  WHERE organisation_id = ANY ($1)
  ORDER BY period

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO registry.organisation AS stored (id, kind, country, code, business_id, latitude, longitude, languages, provenance, period, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO registry.region_membership AS stored (id, organisation_id, region_id, period, provenance)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
SELECT o.id, o.collaboration_id AS collaboration, c.kind, o.organisation_id AS owner, o.period
  FROM registry.collaboration_owner o JOIN registry.collaboration c ON c.id = o.collaboration_id
  WHERE o.organisation_id = ANY ($1) AND (o.period * c.period) && daterange($2::date, NULL)
  FOR UPDATE OF o

SELECT n.id, n.version, n.kind, n.description, c.code, c.name, c.period, c.provenance
  FROM registry.network n JOIN registry.collaboration c ON c.id = n.id
  WHERE n.id = ANY ($1) OR n.id IN (SELECT network_id
  FROM registry.network_member
  WHERE organisation_id = ANY ($1))
  ORDER BY n.id
  FOR UPDATE

SELECT m.id, m.network_id AS network, coalesce(m.organisation_id, m.collaboration_id) AS member, coalesce(c.kind, 'organisation') AS kind, m.period, m.provenance
  FROM registry.network_member m LEFT JOIN registry.collaboration c ON c.id = m.collaboration_id
  WHERE m.network_id = ANY ($1)
  ORDER BY m.period

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO registry.collaboration AS stored (id, kind, code, name, period, provenance)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO registry.network AS stored (id, kind, description, version)
  VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO registry.network_member AS stored (id, network_id, organisation_id, collaboration_id, period, provenance)
  VALUES ($1, $2, $3, $4, $5, $6), ($7, $8, $9, $10, $11, $12)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
SELECT DISTINCT person_id AS person
  FROM identity.affiliation
  WHERE organisation_id = ANY ($1)

SELECT id
  FROM identity.api_key
  WHERE organisation_id = ANY ($1) AND revoked_at IS NULL AND expires_on >= $2

SELECT pilot_id AS id
  FROM pilots.partnership
  WHERE organisation_id = ANY ($1) AND status <> 'withdrawn' AND period && daterange($2, NULL) UNION SELECT p.id
  FROM pilots.responsibility r JOIN pilots.pilot p ON p.id = r.collaboration_id
  WHERE r.organisation_id = ANY ($1) AND r.period && daterange($2, NULL) UNION SELECT pilot_id
  FROM pilots.company_link
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)

SELECT DISTINCT p.id
  FROM pilots.responsibility r JOIN pilots.project p ON p.id = r.collaboration_id
  WHERE r.organisation_id = ANY ($1) AND r.period && daterange($2, NULL)

SELECT DISTINCT p.id
  FROM pilots.plan_party y JOIN pilots.plan p ON p.id = y.plan_id
  WHERE p.status = 'submitted' AND y.organisation_id = ANY ($1) AND y.period && daterange($2, NULL)

SELECT DISTINCT programme_id AS id
  FROM pilots.called_municipality
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)

SELECT id
  FROM governance.body
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL) UNION SELECT body_id
  FROM governance.body_secretariat
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL) UNION SELECT s.body_id
  FROM governance.seat_organisation o JOIN governance.seat s ON s.id = o.seat_id
  WHERE o.organisation_id = ANY ($1) AND o.period && daterange($2, NULL) UNION SELECT s.body_id
  FROM governance.mandate m JOIN governance.seat s ON s.id = m.seat_id
  WHERE m.organisation_id = ANY ($1) AND m.period && daterange($2, NULL)

SELECT DISTINCT m.id, m.body_id AS body
  FROM governance.meeting m JOIN governance.agenda_item i ON i.meeting_id = m.id
  WHERE m.status = ANY ($3) AND i.id IN ( SELECT id
  FROM governance.agenda_item
  WHERE subject_id = ANY ($1) UNION ALL SELECT item_id
  FROM governance.agenda_item_organisation
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL))

SELECT DISTINCT p.id
  FROM governance.proposal_party y JOIN governance.proposal p ON p.id = y.proposal_id
  WHERE p.status = 'submitted' AND y.organisation_id = ANY ($1) AND y.period && daterange($2, NULL)

SELECT DISTINCT i.id
  FROM governance.action_item_organisation o JOIN governance.action_item i ON i.id = o.item_id
  WHERE i.done_on IS NULL AND i.withdrawn_on IS NULL AND o.organisation_id = ANY ($1) AND o.period && daterange($2, NULL)

SELECT DISTINCT grant_id AS id
  FROM funding.grant_holder
  WHERE organisation_id = ANY ($1) AND period && daterange($2::date, NULL)

SELECT alliance_id AS id
  FROM alliances.alliance_member
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL) UNION SELECT alliance_id
  FROM alliances.alliance_proposer
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)

SELECT DISTINCT plan_id AS id
  FROM programmes.action_plan_holder
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)

-- Without waiting:
SELECT a.id, a.plan_id AS plan, (SELECT count(*)
  FROM programmes.activity_note n
  WHERE n.activity_id = a.id) AS notes
  FROM programmes.activity a
  WHERE a.status IN ('planned', 'in-progress') AND a.id IN ( SELECT activity_id
  FROM programmes.activity_responsible
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL) UNION ALL SELECT activity_id
  FROM programmes.activity_partner
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL))

SELECT DISTINCT programme_id AS id
  FROM programmes.adopter
  WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)

-- Without waiting:
SELECT DISTINCT r.programme_id AS id
  FROM programmes.item_responsible o JOIN programmes.item i ON i.id = o.item_id JOIN programmes.revision r ON r.id = i.revision_id
  WHERE o.organisation_id = ANY ($1) AND o.period && daterange($2, NULL)

-- Without waiting:
SELECT DISTINCT programme_id AS id
  FROM programmes.obligation
  WHERE owed_by_id = ANY ($1) AND status = 'open'

-- Without waiting:
SELECT DISTINCT c.programme_id, c.id
  FROM programmes.opinion o JOIN programmes.consultation c ON c.id = o.consultation_id JOIN programmes.revision r ON r.id = c.revision_id AND r.status = 'draft'
  WHERE o.organisation_id = ANY ($1) AND o.status <> 'joined'
  ORDER BY c.programme_id, c.id

SELECT DISTINCT t.work_programme_id AS id
  FROM programmes.work_task_responsible r JOIN programmes.work_task t ON t.id = r.task_id
  WHERE r.organisation_id = ANY ($1) AND r.period && daterange($2, NULL) AND t.status = 'open'

SELECT DISTINCT i.id, i.to_id AS to, i.to_kind AS kind
  FROM identity.invitation_holding h JOIN identity.invitation i ON i.id = h.invitation_id
  WHERE i.status = 'pending' AND (h.organisation_id = ANY ($1) OR h.inviter_id = ANY ($1)) AND h.period && daterange($2, NULL)

INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

-- withdrawInvitation, in 9 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT ((t1.organisation IS NOT NULL AND t1.inviter = $2::uuid)) AS inviter
  FROM (SELECT (any_held.id)::uuid AS id, ('invitation')::text AS kind, (any_held.version)::integer AS version, (any_held.to_id)::uuid AS to, (any_held.roles)::text[] AS roles, (any_held.organisation_id)::uuid AS organisation, (NULL)::uuid AS person, (any_held.inviter_id)::uuid AS inviter, (any_held.starts_on)::date AS startsOn, (any_held.sent_on)::date AS sentOn, (any_held.status)::text AS status, (any_held.answered_on)::date AS answeredOn, (any_held.period)::daterange AS period
  FROM identity.invitation_held any_held UNION ALL SELECT (any_seatinvitation.id)::uuid AS id, ('seatinvitation')::text AS kind, (any_seatinvitation.version)::integer AS version, (any_seatinvitation.body_id)::uuid AS to, (ARRAY[any_seatinvitation.role])::text[] AS roles, (NULL)::uuid AS organisation, (coalesce(any_seatinvitation.person_id, (SELECT DISTINCT any_me.id AS id
  FROM identity.person any_me
  WHERE any_me.address = any_seatinvitation.address)))::uuid AS person, (any_seatinvitation.inviter_id)::uuid AS inviter, (lower(any_seatinvitation.period))::date AS startsOn, (any_seatinvitation.sent_on)::date AS sentOn, ('pending')::text AS status, (NULL)::date AS answeredOn, (daterange(any_seatinvitation.sent_on, any_seatinvitation.expires_on, '[]'))::daterange AS period
  FROM governance.seat_invitation any_seatinvitation
  WHERE any_seatinvitation.status = 'pending' UNION ALL SELECT (any_partnership.id)::uuid AS id, ('partnership')::text AS kind, (NULL)::integer AS version, (any_partnership.pilot_id)::uuid AS to, ('{partner}')::text[] AS roles, (any_partnership.organisation_id)::uuid AS organisation, (NULL)::uuid AS person, (NULL)::uuid AS inviter, (NULL)::date AS startsOn, (lower(any_partnership.period))::date AS sentOn, ('pending')::text AS status, (NULL)::date AS answeredOn, (any_partnership.period)::daterange AS period
  FROM pilots.partnership any_partnership
  WHERE any_partnership.status = 'invited') t1
  WHERE (t1.id = $3::uuid) AND ((coalesce(t1.period @> coalesce(t1.answeredOn, $1::date), false)))

SELECT id, to_id AS to, to_kind AS kind
  FROM identity.invitation
  WHERE id = $1

SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

SELECT recorded_at, id, code, name, period, permanent, status, status_on, aims, rhythm, provenance, version
  FROM alliances.alliance
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, alliance_id, organisation_id, period, provenance
  FROM alliances.alliance_proposer
  WHERE alliance_id = ANY ($1)
  ORDER BY period, id

-- Without waiting:
SELECT recorded_at, id, alliance_id, organisation_id, period, provenance
  FROM alliances.alliance_member
  WHERE alliance_id = ANY ($1)
  ORDER BY period, id

-- Without waiting:
SELECT recorded_at, id, alliance_id
  FROM alliances.theme_group
  WHERE alliance_id = ANY ($1)

SELECT recorded_at, id, group_id, place, name, period
  FROM alliances.theme_group_standing
  WHERE group_id = ANY ($1)
  ORDER BY period, place

-- Without waiting:
SELECT recorded_at, id, group_id, theme_id, place, period
  FROM alliances.theme_group_theme
  WHERE group_id = ANY ($1)
  ORDER BY period, place

SELECT recorded_at, id, version, to_id, to_kind, roles, starts_on, provenance, status, sent_on, answered_on
  FROM identity.invitation
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

-- Without waiting:
SELECT recorded_at, id, invitation_id, organisation_id, inviter_id, period
  FROM identity.invitation_holding
  WHERE invitation_id = ANY ($1)
  ORDER BY period, id

SELECT (EXISTS (SELECT
  FROM alliances.alliance_proposer any_link
  WHERE any_link.alliance_id = t1.id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid)) AS proposer, (EXISTS (SELECT
  FROM registry.collaboration_owner any_link
  WHERE any_link.collaboration_id = t1.id AND coalesce(any_link.period @> $1::date, false) AND any_link.organisation_id = $2::uuid)) AS owner
  FROM alliances.alliance t1
  WHERE (t1.id = $3::uuid)

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO identity.invitation AS stored (id, version, to_id, to_kind, roles, starts_on, provenance, status, sent_on, answered_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

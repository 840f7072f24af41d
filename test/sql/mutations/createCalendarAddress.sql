-- createCalendarAddress, in 4 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

SELECT b.id, b.kind, b.code, b.name, b.organisation_id AS organisation, b.collaboration_id AS collaboration, b.collaboration_kind AS collaborationKind, b.time_zone AS timeZone, b.quorum, b.notice_days AS noticeDays, b.merger_rule AS mergerRule, b.rhythm, b.period, b.provenance, b.version, (SELECT organisation_id
  FROM governance.body_secretariat
  WHERE body_id = b.id AND coalesce(period @> $2::date, false)) AS secretariat, ARRAY( SELECT o.organisation_id
  FROM governance.seat s JOIN governance.seat_organisation o ON o.seat_id = s.id
  WHERE s.body_id = b.id AND coalesce(s.period @> $2::date, false) AND coalesce(o.period @> $2::date, false) UNION SELECT m.organisation_id
  FROM governance.seat s JOIN governance.mandate m ON m.seat_id = s.id
  WHERE s.body_id = b.id AND m.organisation_id IS NOT NULL AND coalesce(m.period @> $2::date, false)) AS seated
  FROM governance.body b
  WHERE b.id = ANY ($1)

START TRANSACTION

-- Without waiting:
SELECT COUNT(1) AS cnt
  FROM governance.calendar_address CalendarAddressEntity
  WHERE ((CalendarAddressEntity.person_id = $1) AND (CalendarAddressEntity.revoked_at IS NULL))

INSERT INTO governance.calendar_address AS stored (id, kind, target_id, person_id, organisation_id, locale, secret_sha256, created_at, revoked_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

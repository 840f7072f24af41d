-- createCalendarAddress, in 4 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT 'body' AS kind, t1.id AS id
  FROM governance.body t1
  WHERE (t1.id = ANY ($1::uuid[]))

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

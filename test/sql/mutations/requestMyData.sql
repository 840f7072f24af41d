-- requestMyData, in 4 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
SELECT 1 AS row_exists
  FROM (SELECT 1 AS dummy_column) dummy_table
  WHERE EXISTS (SELECT 1
  FROM identity.person PersonEntity
  WHERE ((PersonEntity.id = $1))) LIMIT 1

-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM platform.event AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM platform.audit_waiting AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM platform.audit_entry AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM identity.person AS held
  WHERE id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM identity.affiliation AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM identity.api_key AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM identity.login AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM identity.session AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM identity.colleague_invitation AS held
  WHERE address = (SELECT p.address
  FROM identity.person p
  WHERE p.id = $1)
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM governance.mandate AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM governance.seat_invitation AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM governance.seat_invitation AS held
  WHERE address = (SELECT p.address
  FROM identity.person p
  WHERE p.id = $1)
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM governance.acceptance AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM governance.remark AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM governance.action_item AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM governance.calendar_address AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM notifications.notification AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM notifications.mail AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM notifications.meeting_invitation AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM reporting.report AS held
  WHERE person_id = $1
  ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT 2000

INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

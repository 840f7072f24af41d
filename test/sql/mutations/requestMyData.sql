-- requestMyData, in 4 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3

START TRANSACTION

-- Without waiting:
SELECT 1 AS row_exists
  FROM (SELECT 1 AS dummy_column) dummy_table
  WHERE EXISTS (SELECT 1
  FROM identity.person PersonEntity
  WHERE ((PersonEntity.id = $1))) LIMIT 1

INSERT INTO platform.audit_entry (id, action, outcome, subject_kind, subject_id, detail, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)

-- Without waiting:
-- Nothing to do:
SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
  FROM platform.event AS held
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

COMMIT

-- markNotificationsRead, in 4 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
WITH marked AS ( UPDATE notifications.notification SET read_at = coalesce(read_at, $3)
  WHERE person_id = $1 AND id = ANY ($2::uuid[])
  RETURNING id) SELECT id
  FROM marked

COMMIT

SELECT count(*)::int AS count
  FROM notifications.notification
  WHERE person_id = $1 AND read_at IS NULL

-- revokeCalendarAddress, in 3 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3 AND NOT EXISTS (SELECT
  FROM identity.revoked_token
  WHERE jti = $4)

START TRANSACTION

-- Without waiting:
WITH revoked AS ( UPDATE governance.calendar_address SET revoked_at = coalesce(revoked_at, $3)
  WHERE id = $1 AND person_id = $2
  RETURNING id) SELECT id
  FROM revoked

COMMIT

-- Reads the payload.

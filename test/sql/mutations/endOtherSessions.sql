-- endOtherSessions, in 4 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT s.id, s.person_id AS person, s.organisation_id AS organisation, s.provider, s.provider_session AS providerSession, s.id_token AS idToken, s.address, s.handle, s.secret, s.previous_secret AS previousSecret, s.begun_at AS begunAt, s.last_used_at AS lastUsedAt, s.idle_ends_at AS idleEndsAt, s.ends_at AS endsAt, s.renew_at AS renewAt, s.renewed_at AS renewedAt, s.ended_at AS endedAt, ( SELECT json_build_object('affiliation', a.id, 'organisation', a.organisation_id, 'role', a.role, 'platformRoles', p.platform_roles)
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id
  WHERE a.person_id = s.person_id AND a.organisation_id = s.organisation_id AND a.period @> $2::date) AS acting
  FROM identity.session s
  WHERE s.handle = $1

START TRANSACTION

-- Without waiting:
SELECT id
  FROM identity.session
  WHERE person_id = $1 AND ended_at IS NULL AND idle_ends_at > $2

SELECT id, person_id, organisation_id, provider, provider_session, id_token, address, handle, secret, previous_secret, begun_at, last_used_at, idle_ends_at, ends_at, renew_at, renewed_at, ended_at
  FROM identity.session
  WHERE id = ANY ($1)
  ORDER BY id
  FOR UPDATE

COMMIT

-- endSession, in 3 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT s.id, s.person_id AS person, s.organisation_id AS organisation, s.provider, s.provider_session AS providerSession, s.id_token AS idToken, s.address, s.handle, s.secret, s.previous_secret AS previousSecret, s.begun_at AS begunAt, s.last_used_at AS lastUsedAt, s.idle_ends_at AS idleEndsAt, s.ends_at AS endsAt, s.renew_at AS renewAt, s.renewed_at AS renewedAt, s.ended_at AS endedAt, ( SELECT json_build_object('affiliation', a.id, 'organisation', a.organisation_id, 'role', a.role, 'platformRoles', p.platform_roles)
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id
  WHERE a.person_id = s.person_id AND a.organisation_id = s.organisation_id AND a.period @> $2::date) AS acting
  FROM identity.session s
  WHERE s.handle = $1

START TRANSACTION

-- Without waiting:
SELECT id, person_id, organisation_id, provider, provider_session, id_token, address, handle, secret, previous_secret, begun_at, last_used_at, idle_ends_at, ends_at, renew_at, renewed_at, ended_at
  FROM identity.session
  WHERE id = $1 AND person_id = $2
  ORDER BY id
  FOR UPDATE

INSERT INTO identity.session AS stored (id, person_id, organisation_id, provider, provider_session, id_token, address, handle, secret, previous_secret, begun_at, last_used_at, idle_ends_at, ends_at, renew_at, renewed_at, ended_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
  ON CONFLICT (id) DO UPDATE of what differs

-- Without waiting:
INSERT INTO platform.audit_waiting (id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at) SELECT id, action, outcome, subject_kind, subject_id, detail, events, person_id, organisation_id, credential_kind, credential_id, credential_name, address, origin, request_id, occurred_at
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, events uuid[], person_id uuid, organisation_id uuid, credential_kind text, credential_id text, credential_name text, address text, origin text, request_id text, occurred_at timestamptz, place int)
  ORDER BY place

-- Without waiting:
COMMIT

-- Reads the payload.

-- cancelPilot, in 13 round trips; written by `UPDATE=statements npm test -- test/sql`.

SELECT a.person_id AS person, a.id AS affiliation, a.organisation_id AS organisation, a.role, p.platform_roles AS platformRoles
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id AND a.period @> $1::date
  WHERE a.organisation_id = $2 AND a.person_id = $3

START TRANSACTION

-- Without waiting:
SELECT collaboration_id AS collaboration, organisation_id AS owner
  FROM registry.collaboration_owner
  WHERE collaboration_id = ANY ($1) AND period @> $2::date

SELECT recorded_at, id, programme_id, code, name, period, status, status_on, approved, cancellation_reason, provenance, version
  FROM pilots.pilot PilotEntity
  WHERE ((PilotEntity.id IN ($1)))
  ORDER BY PilotEntity.id ASC
  FOR UPDATE

SELECT recorded_at, id, pilot_id, organisation_id, status, period, provenance
  FROM pilots.partnership PartnershipEntity
  WHERE ((PartnershipEntity.pilot_id IN ($1)))
  ORDER BY PartnershipEntity.period ASC, PartnershipEntity.id ASC

SELECT recorded_at, id, collaboration_id, role, organisation_id, period
  FROM pilots.responsibility ResponsibilityEntity
  WHERE ((ResponsibilityEntity.collaboration_id IN ($1)))
  ORDER BY ResponsibilityEntity.period ASC

WITH inserted AS ( INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility, occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent) SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility, $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8
  FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb, organisations uuid[], visibility text, in_person boolean, place int)
  ORDER BY e.place) SELECT set_config('talkoot.event_id', $9, true)

-- Without waiting:
INSERT INTO pilots.pilot(id, programme_id, code, name, period, status, status_on, approved, cancellation_reason, provenance, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT ( id ) DO UPDATE of what differs
  RETURNING recorded_at

SELECT id
  FROM funding.grant GrantEntity
  WHERE ((GrantEntity.pilot_id = $1))

-- Nothing to do:
SELECT recorded_at, id, code, appropriation_id, pilot_id, amount_minor, currency, purposes, decided_on, reference, provenance, version
  FROM funding.grant GrantEntity
  WHERE ((0=1))
  ORDER BY GrantEntity.id ASC
  FOR UPDATE

-- Nothing to do:
SELECT recorded_at, id, grant_id, organisation_id, period
  FROM funding.grant_holder GrantHolderEntity
  WHERE ((0=1))

-- Nothing to do:
SELECT recorded_at, id, grant_id, conditions, reference, period
  FROM funding.grant_conditions GrantConditionsEntity
  WHERE ((0=1))

-- Nothing to do:
SELECT recorded_at, id, appropriation_id, grant_id, place, before_minor, amount_minor, currency, reason, corrected_on
  FROM funding.amount_correction AmountCorrectionEntity
  WHERE ((0=1))
  ORDER BY AmountCorrectionEntity.place ASC

-- Nothing to do:
SELECT grant_id AS id, currency, sum(balance_minor) FILTER (WHERE kind = 'granted')::bigint AS unreleased, sum(balance_minor) FILTER (WHERE kind IN ('released', 'paid', 'corrected'))::bigint AS outstanding
  FROM funding.account
  WHERE grant_id = ANY ($1) GROUP BY grant_id, currency

COMMIT

-- Reads the payload.

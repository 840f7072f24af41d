-- $1 pilot, $2 its new name, in both places where it stands; a trigger keeps the history of both rows, whoever changes them
WITH named AS (
  UPDATE registry.collaboration SET name = $2::jsonb WHERE id = $1::uuid
)
UPDATE pilots.pilot SET name = $2::jsonb, version = version + 1 WHERE id = $1::uuid RETURNING id, version

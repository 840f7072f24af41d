-- The obligations of every programme with a cycle, as the job made them for the first one.
INSERT INTO programmes.obligation
  SELECT (jsonb_populate_record(known,
    jsonb_build_object('id', uuidv7(), 'programme_id', cycled.id, 'owed_by_id', cycled.owner_id))).*
  FROM bench.cycled, programmes.obligation AS known
  WHERE known.programme_id = (SELECT programme_id FROM programmes.obligation LIMIT 1) AND cycled.id <> known.programme_id;

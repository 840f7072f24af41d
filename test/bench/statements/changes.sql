-- $1 the position since which
SELECT '[' || coalesce(string_agg('{"id":"' || id || '","type":' || to_json(name) || ',"time":' || to_json(occurred_at)
  || ',"aggregate":"' || aggregate_id || '","aggregateVersion":' || aggregate_version || ',"data":' || data || '}', ','
  ORDER BY position), '') || ']'
FROM (
  SELECT id, name, occurred_at, aggregate_id, aggregate_version, data, position FROM platform.event
  WHERE position > $1 AND visibility = 'public' ORDER BY position LIMIT 50
) AS page

-- $1 code, $2 today; in English. One CTE a level, each grouped once; the JSON is put together as text. OFFSET 0 keeps the
-- planner from reading a whole table by its periods: of an unknown day it believes that few periods hold it.
WITH programme AS MATERIALIZED (
  SELECT id, to_json(coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) AS name
  FROM pilots.programme WHERE code = $1 AND lower(call) <= $2::date
), pilot AS MATERIALIZED (
  SELECT id, code, status, to_json(coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) AS name
  FROM pilots.pilot WHERE programme_id = (SELECT id FROM programme) AND approved ORDER BY code LIMIT 20
), theme AS (
  SELECT pilot.id AS pilot_id, string_agg('{"name":'
    || to_json(coalesce(t.name ->> 'en', t.name ->> 'fi', t.name ->> 'sv')) || '}', ',' ORDER BY t.code) AS json
  FROM pilot
  CROSS JOIN LATERAL (
    SELECT theme_id FROM registry.collaboration_theme
    WHERE collaboration_id = pilot.id AND period @> $2::date OFFSET 0) AS l
  JOIN registry.theme AS t ON t.id = l.theme_id
  GROUP BY 1
), coordinator AS (
  SELECT pilot.id AS pilot_id, '{"name":' || to_json(coalesce(n.name ->> 'en', n.name ->> 'fi', n.name ->> 'sv'))
    || ',"code":' || to_json(o.code) || '}' AS json
  FROM pilot
  CROSS JOIN LATERAL (
    SELECT organisation_id FROM pilots.responsibility
    WHERE collaboration_id = pilot.id AND role = 'coordinator' AND period @> $2::date OFFSET 0) AS r
  JOIN registry.organisation AS o ON o.id = r.organisation_id
  JOIN registry.organisation_name AS n ON n.organisation_id = o.id AND n.period @> $2::date
), partnership AS (
  SELECT pilot.id AS pilot_id, y.joined_on, o.id, o.code, n.name,
    row_number() OVER (PARTITION BY pilot.id ORDER BY y.joined_on, o.code) AS place
  FROM pilot
  CROSS JOIN LATERAL (
    SELECT organisation_id, lower(period) AS joined_on FROM pilots.partnership
    WHERE pilot_id = pilot.id AND status = 'joined' AND period @> $2::date OFFSET 0) AS y
  JOIN registry.organisation AS o ON o.id = y.organisation_id
  JOIN registry.organisation_name AS n ON n.organisation_id = o.id AND n.period @> $2::date
), partners AS (
  SELECT pilot_id, '{"totalCount":' || count(*) || ',"nodes":[' || string_agg('{"status":"JOINED","joinedOn":"' || joined_on
    || '","organisation":{"id":"' || id || '","name":' || to_json(coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv'))
    || ',"code":' || to_json(code) || '}}', ',' ORDER BY place) FILTER (WHERE place <= 50) || ']}' AS json
  FROM partnership GROUP BY 1
)
SELECT '{"name":' || programme.name || ',"pilots":{"nodes":[' || coalesce((
  SELECT string_agg('{"id":"' || pilot.id || '","code":' || to_json(pilot.code) || ',"name":' || pilot.name || ',"status":"'
    || upper(pilot.status) || '","themes":[' || coalesce(theme.json, '') || '],"coordinator":'
    || coalesce(coordinator.json, 'null') || ',"partners":' || coalesce(partners.json, '{"totalCount":0,"nodes":[]}') || '}',
    ',' ORDER BY pilot.code)
  FROM pilot
  LEFT JOIN theme ON theme.pilot_id = pilot.id
  LEFT JOIN coordinator ON coordinator.pilot_id = pilot.id
  LEFT JOIN partners ON partners.pilot_id = pilot.id), '') || ']}}'
FROM programme

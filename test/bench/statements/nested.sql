-- $1 code, $2 today; in English. One CTE a level, each grouped once; the JSON is put together as text. With coalesce the planner
-- finds rows by their keys: of an unknown day it believes that few periods hold it, and would read a whole table by them.
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
  JOIN registry.collaboration_theme AS l ON l.collaboration_id = pilot.id AND coalesce(l.period @> $2::date, false)
  JOIN registry.theme AS t ON t.id = l.theme_id
  GROUP BY 1
), coordinator AS (
  SELECT pilot.id AS pilot_id, '{"name":' || to_json(coalesce(n.name ->> 'en', n.name ->> 'fi', n.name ->> 'sv'))
    || ',"code":' || to_json(o.code) || '}' AS json
  FROM pilot
  JOIN pilots.responsibility AS r
    ON r.collaboration_id = pilot.id AND r.role = 'coordinator' AND coalesce(r.period @> $2::date, false)
  JOIN registry.organisation AS o ON o.id = r.organisation_id
  JOIN registry.organisation_name AS n ON n.organisation_id = o.id AND coalesce(n.period @> $2::date, false)
), partnership AS (
  SELECT pilot.id AS pilot_id, lower(y.period) AS joined_on, o.id, o.code, n.name,
    row_number() OVER (PARTITION BY pilot.id ORDER BY lower(y.period), o.code) AS place
  FROM pilot
  JOIN pilots.partnership AS y
    ON y.pilot_id = pilot.id AND y.status = 'joined' AND coalesce(y.period @> $2::date, false)
  JOIN registry.organisation AS o ON o.id = y.organisation_id
  JOIN registry.organisation_name AS n ON n.organisation_id = o.id AND coalesce(n.period @> $2::date, false)
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

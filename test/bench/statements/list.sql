-- $1 code of the region, $2 today; in Finnish
SELECT '{"totalCount":' || coalesce(max(total), 0) || ',"nodes":[' || coalesce(string_agg('{"id":"' || id || '","code":'
  || to_json(code) || ',"name":' || to_json(name) || ',"region":{"name":' || to_json(region) || '}}', ',' ORDER BY place), '')
  || ']}'
FROM (
  SELECT o.id, o.code, o.name, o.region, count(*) OVER () AS total,
    row_number() OVER (ORDER BY o.name COLLATE "fi-x-icu", o.code) AS place
  FROM (
    SELECT o.id, o.code, coalesce(n.name ->> 'fi', n.name ->> 'sv', n.name ->> 'en') AS name,
      coalesce(r.name ->> 'fi', r.name ->> 'sv', r.name ->> 'en') AS region
    FROM registry.region AS r
    JOIN registry.region_membership AS m ON m.region_id = r.id AND coalesce(m.period @> $2::date, false)
    JOIN registry.organisation AS o ON o.id = m.organisation_id AND o.kind = 'municipality' AND o.period @> $2::date
    JOIN registry.organisation_name AS n ON n.organisation_id = o.id AND coalesce(n.period @> $2::date, false)
    WHERE r.country = 'FI' AND r.code = $1) AS o
) AS found
WHERE place <= 50

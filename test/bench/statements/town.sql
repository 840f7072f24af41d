-- $1 code, $2 today; in Swedish
SELECT '{"id":"' || o.id || '","code":' || to_json(o.code) || ',"name":'
  || to_json(coalesce(n.name ->> 'sv', n.name ->> 'fi', n.name ->> 'en')) || '}'
FROM registry.organisation AS o
JOIN registry.organisation_name AS n ON n.organisation_id = o.id AND coalesce(n.period @> $2::date, false)
WHERE o.country = 'FI' AND o.code = $1 AND o.kind = 'municipality'

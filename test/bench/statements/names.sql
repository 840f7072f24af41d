-- $1 name, $2 country and $3 code after which the page begins, $4 today; in Finnish
SELECT '[' || coalesce(string_agg('{"id":"' || id || '","code":' || to_json(code) || ',"name":' || to_json(name) || '}', ','
  ORDER BY name COLLATE "fi-x-icu", country, code), '') || ']'
FROM (
  SELECT o.id, o.country, o.code, coalesce(n.name ->> 'fi', n.name ->> 'sv', n.name ->> 'en') AS name
  FROM registry.organisation AS o
  JOIN registry.organisation_name AS n ON n.organisation_id = o.id AND n.period @> $4::date
  WHERE o.period @> $4::date
    AND (coalesce(n.name ->> 'fi', n.name ->> 'sv', n.name ->> 'en') COLLATE "fi-x-icu", o.country, o.code) > ($1, $2, $3)
  ORDER BY coalesce(n.name ->> 'fi', n.name ->> 'sv', n.name ->> 'en') COLLATE "fi-x-icu", o.country, o.code LIMIT 20
) AS page

-- $1 the code after which the page begins; in English
SELECT '[' || coalesce(string_agg('{"id":"' || id || '","code":' || to_json(code) || ',"name":'
  || to_json(coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) || '}', ',' ORDER BY code), '') || ']'
FROM (SELECT id, code, name FROM pilots.pilot WHERE approved AND code > $1 ORDER BY code LIMIT 20) AS page

-- How examples/19-council-term.graphql is answered for somebody of an organisation, in Finnish; written by `npm run cli -- schema`.
WITH q1 AS (SELECT t3."id", t3."code", t3."name", t3."council_term", t3."status", t3."adopted_on", t3."period", t3."successor_year", row_number() OVER (ORDER BY t3."code") AS _s
  FROM "programmes"."programme" t3 WHERE ((t3."status" = 'adopted' OR EXISTS (SELECT FROM "registry"."collaboration_owner" "any_link" WHERE "any_link"."collaboration_id" = t3."id" AND coalesce("any_link"."period" @> $2::date, false) AND "any_link"."organisation_id" = $1::uuid))) AND (t3."council_term" IS NOT NULL AND $3::integer BETWEEN coalesce(extract(year FROM lower(t3."council_term")), '-infinity')
  AND coalesce(extract(year FROM upper(t3."council_term") - 1), 'infinity')) ORDER BY t3."code" LIMIT 20),
a2 AS (SELECT string_agg('{"code":' || to_json(e4."code")::text || ',"name":' || coalesce(e4."name" -> 'fi', e4."name" -> 'sv', e4."name" -> 'en')::text || ',"councilTerm":' || CASE WHEN e4."council_term" IS NOT NULL THEN '{"from":' || coalesce('"' || (lower(e4."council_term"))::text || '"', 'null') || ',"to":' || coalesce('"' || (upper(e4."council_term") - 1)::text || '"', 'null') || '}' ELSE 'null' END || ',"status":' || coalesce('"' || CASE (CASE
  WHEN e4."status" <> 'adopted' THEN e4."status"
  WHEN e4."adopted_on" > $2::date THEN 'draft'
  WHEN lower(e4."period") > $2::date THEN 'adopted'
  WHEN EXISTS (SELECT FROM "programmes"."programme" "any_programme" WHERE "any_programme"."predecessor_id" = e4."id" AND "any_programme"."status" = 'adopted' AND coalesce("any_programme"."adopted_on", '-infinity') <= $2::date AND coalesce("any_programme"."period" @> $2::date, false)) THEN 'replaced'
  WHEN coalesce(e4."period" @> $2::date, false) THEN 'in-force'
  ELSE 'expired' END) WHEN 'draft' THEN 'DRAFT' WHEN 'in-consultation' THEN 'IN_CONSULTATION' WHEN 'withdrawn' THEN 'WITHDRAWN' WHEN 'adopted' THEN 'ADOPTED' WHEN 'in-force' THEN 'IN_FORCE' WHEN 'replaced' THEN 'REPLACED' WHEN 'expired' THEN 'EXPIRED' ELSE (CASE
  WHEN e4."status" <> 'adopted' THEN e4."status"
  WHEN e4."adopted_on" > $2::date THEN 'draft'
  WHEN lower(e4."period") > $2::date THEN 'adopted'
  WHEN EXISTS (SELECT FROM "programmes"."programme" "any_programme" WHERE "any_programme"."predecessor_id" = e4."id" AND "any_programme"."status" = 'adopted' AND coalesce("any_programme"."adopted_on", '-infinity') <= $2::date AND coalesce("any_programme"."period" @> $2::date, false)) THEN 'replaced'
  WHEN coalesce(e4."period" @> $2::date, false) THEN 'in-force'
  ELSE 'expired' END)::text END || '"', '""') || ',"successor":' || CASE WHEN t5."id" IS NULL THEN 'null' ELSE '{"code":' || to_json(t5."code")::text || ',"name":' || coalesce(t5."name" -> 'fi', t5."name" -> 'sv', t5."name" -> 'en')::text || '}' END || ',"successorExpected":' || CASE WHEN e4."successor_year" IS NOT NULL THEN '{"year":' || coalesce((e4."successor_year")::text, '""') || '}' ELSE 'null' END || '}', ',' ORDER BY e4._s) AS j
  FROM q1 e4 LEFT JOIN LATERAL (SELECT t6."id", t6."code", t6."name" FROM "programmes"."programme" t6
  WHERE (t6."predecessor_id" = e4."id") AND (t6."status" = 'adopted' OR EXISTS (SELECT FROM "registry"."collaboration_owner" "any_link" WHERE "any_link"."collaboration_id" = t6."id" AND coalesce("any_link"."period" @> $2::date, false) AND "any_link"."organisation_id" = $1::uuid)) ORDER BY t6."id" LIMIT 1) t5 ON true)
SELECT * FROM (SELECT '{"nodes":[' || coalesce((SELECT a2.j FROM a2), '') || ']}' AS r0 OFFSET 0) answer WHERE octet_length(r0) <= 5000000

-- How examples/7-events.graphql is answered for somebody of an organisation, in Finnish; written by `npm run cli -- schema`.
WITH q1 AS (SELECT t3."id", t3."name", t3."occurred_at", t3."data", t3."origin", t3."position" AS _o0, t3."id" AS _o1, row_number() OVER (ORDER BY t3."position") AS _s
  FROM "platform"."event" t3 WHERE ((t3."position" IS NOT NULL) AND (t3."visibility" = 'public' OR t3."organisations" @> ARRAY[$1::uuid])) AND (t3."aggregate_id" = $2::uuid) ORDER BY t3."position" LIMIT 10 + 1),
c4 AS (SELECT count(*) AS n FROM "platform"."event" t3 WHERE ((t3."position" IS NOT NULL) AND (t3."visibility" = 'public' OR t3."organisations" @> ARRAY[$1::uuid])) AND (t3."aggregate_id" = $2::uuid)),
a2 AS (SELECT string_agg('{"type":' || to_json(e5."name")::text || ',"time":"' || to_char(e5."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","data":' || e5."data"::text || ',"origin":"' || CASE e5."origin" WHEN 'request' THEN 'REQUEST' WHEN 'import' THEN 'IMPORT' WHEN 'job' THEN 'JOB' WHEN 'example' THEN 'EXAMPLE' ELSE e5."origin"::text END || '"}', ',' ORDER BY e5._s) AS j
  FROM q1 e5 WHERE e5._s <= 10),
m6 AS (SELECT max(e._s) AS top, max('' || json_build_array('position', e._o0::text, e._o1::text)::text || '') FILTER (WHERE e._s = 1 AND e._s <= 10) AS first,
  (array_agg('' || json_build_array('position', e._o0::text, e._o1::text)::text || '' ORDER BY e._s DESC) FILTER (WHERE e._s <= 10))[1] AS last
  FROM q1 e)
SELECT * FROM (SELECT '{"totalCount":' || coalesce((SELECT c4.n FROM c4), 0)::text || ',"nodes":[' || coalesce((SELECT a2.j FROM a2), '') || '],"pageInfo":{"endCursor":' || coalesce((SELECT m6.last FROM m6), 'null') || ',"hasNextPage":' || coalesce((SELECT m6.top FROM m6) > 10, false)::text || '}}' AS r0, (SELECT version::text || ' ' || viewers FROM platform.kept) AS kept OFFSET 0) answer WHERE octet_length(r0) <= 5000000

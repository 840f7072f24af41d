-- How examples/7-events.graphql is answered for somebody of an organisation, in Finnish; written by `npm run cli -- schema`.
WITH q1 AS (SELECT t2."id", t2."name", t2."occurred_at", t2."data", t2."origin", (t2."position") AS _o0, t2."id" AS _o1, row_number() OVER (ORDER BY (t2."position"), t2."id") AS _s
  FROM "platform"."event" t2 WHERE ((t2."position" IS NOT NULL) AND (t2."visibility" = 'public' OR t2."organisations" @> ARRAY[$1::uuid])) AND (t2."aggregate_id" = $2::uuid) ORDER BY (t2."position"), t2."id" LIMIT 10 + 1),
c3 AS (SELECT count(*) AS n FROM "platform"."event" t2 WHERE ((t2."position" IS NOT NULL) AND (t2."visibility" = 'public' OR t2."organisations" @> ARRAY[$1::uuid])) AND (t2."aggregate_id" = $2::uuid)),
a4 AS (SELECT string_agg('{"type":' || to_json(e5."name")::text || ',"time":"' || to_char(e5."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","data":' || e5."data"::text || ',"origin":"' || CASE e5."origin" WHEN 'request' THEN 'REQUEST' WHEN 'import' THEN 'IMPORT' WHEN 'job' THEN 'JOB' ELSE e5."origin"::text END || '"}', ',' ORDER BY e5._s) AS j
  FROM q1 e5 WHERE e5._s <= 10),
m6 AS (SELECT max(e._s) AS top, max('' || json_build_array('position', e._o0::text, e._o1::text)::text || '') FILTER (WHERE e._s = 1) AS first,
  (array_agg('' || json_build_array('position', e._o0::text, e._o1::text)::text || '' ORDER BY e._s DESC) FILTER (WHERE e._s <= 10))[1] AS last
  FROM q1 e)
SELECT '{"totalCount":' || coalesce((SELECT c3.n FROM c3), 0)::text || ',"nodes":[' || coalesce((SELECT a4.j FROM a4), '') || '],"pageInfo":{"endCursor":' || coalesce((SELECT m6.last FROM m6), 'null') || ',"hasNextPage":' || coalesce((SELECT m6.top FROM m6) > 10, false)::text || '}}' AS r0

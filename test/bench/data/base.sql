-- What there is at every size: regions, towns, companies, themes, a ministry with somebody who acts for it, the programme of
-- the nested query, and the stream of events. All of it is illustrative. Needs bench.companies and bench.events.

CREATE SCHEMA bench;

-- Names that sort in their own places in Finnish, Swedish and English; some have no English one and fall back.
CREATE FUNCTION bench.name(n int, kind text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'fi', format('%s%s %s%s', (ARRAY['Aho', 'Äyräs', 'Iso', 'Joki', 'Öljy', 'Kanga', 'Vesi', 'Åsten', 'Zeta', 'Wiik'])[1 + (n + n / 20) % 10],
      (ARRAY['järvi', 'koski', 'lahti', 'mäki', 'niemi', 'ranta', 'salmi', 'vaara'])[1 + n / 7 % 8], n, fi),
    'sv', format('%s%s %s%s', (ARRAY['Ås', 'Ek', 'Öster', 'Björk', 'Ängs', 'Vester', 'Norr', 'Sjö', 'Ny', 'Gammel'])[1 + n / 3 % 10],
      (ARRAY['by', 'vik', 'näs', 'sund', 'dal', 'berg', 'å', 'holm'])[1 + n / 11 % 8], n, sv),
    'en', CASE WHEN n % 3 = 0 THEN format('%s%s %s%s', (ARRAY['West', 'East', 'Old', 'New', 'Upper'])[1 + n % 5],
      (ARRAY['ford', 'ham', 'ton', 'bridge'])[1 + n % 4], n, en) END))
  FROM (VALUES ('town', '', '', ''), ('company', ' Oy', ' Ab', ' Ltd'), ('region', ' maakunta', ' landskap', ' Region'),
    ('theme', ' teema', ' tema', ' theme'), ('pilot', ' pilotti', ' pilot', ' pilot'),
    ('programme', ' ohjelma', ' program', ' programme')) AS ending(of, fi, sv, en)
  WHERE of = kind
$$;

CREATE TABLE bench.region AS SELECT n, uuidv7() AS id FROM generate_series(0, 19) AS n;
CREATE TABLE bench.town AS SELECT n, uuidv7() AS id FROM generate_series(0, 999) AS n;
CREATE TABLE bench.theme AS SELECT n, uuidv7() AS id FROM generate_series(0, 29) AS n;
CREATE TABLE bench.company AS
  SELECT n, uuidv7() AS id FROM generate_series(1, current_setting('bench.companies')::int) AS n;
CREATE TABLE bench.ministry AS SELECT uuidv7() AS id;
CREATE TABLE bench.pilot (n int PRIMARY KEY, id uuid NOT NULL, programme_id uuid NOT NULL, code text NOT NULL);

INSERT INTO registry.region (id, country, code, name, version)
  SELECT id, 'FI', (n + 10)::text, bench.name(n, 'region'), 1 FROM bench.region;

INSERT INTO registry.organisation (id, kind, country, code, languages, period, provenance, version)
  SELECT id, 'municipality', 'FI', (1000 + n)::text, ARRAY['fi', 'sv'], '(,)'::daterange, 'illustrative', 1 FROM bench.town
  UNION ALL SELECT id, 'company', 'FI', 'Y' || n, ARRAY['fi'], '(,)', 'illustrative', 1 FROM bench.company
  UNION ALL SELECT id, 'ministry', 'FI', 'MIN', ARRAY['fi', 'sv'], '(,)', 'illustrative', 1 FROM bench.ministry;

-- Every tenth town had another name before.
INSERT INTO registry.organisation_name (id, organisation_id, name, period)
  SELECT uuidv7(), id, bench.name(n, 'town'), CASE n % 10 WHEN 0 THEN '[2018-01-01,)' ELSE '(,)' END::daterange FROM bench.town
  UNION ALL SELECT uuidv7(), id, bench.name(n + 5000, 'town'), '(,2018-01-01)' FROM bench.town WHERE n % 10 = 0
  UNION ALL SELECT uuidv7(), id, bench.name(n, 'company'), '(,)' FROM bench.company
  UNION ALL SELECT uuidv7(), id, '{"fi": "Esimerkkiministeriö", "sv": "Exempelministeriet", "en": "Example Ministry"}', '(,)'
    FROM bench.ministry;

INSERT INTO registry.region_membership (id, organisation_id, region_id, period, provenance)
  SELECT uuidv7(), town.id, region.id, '(,)', 'illustrative' FROM bench.town JOIN bench.region ON region.n = town.n % 20;

INSERT INTO registry.theme (id, code, name, provenance, version)
  SELECT id, 'T' || (n + 10), bench.name(n, 'theme'), 'illustrative', 1 FROM bench.theme;

WITH person AS (
  INSERT INTO identity.person (id, address, locale, name, platform_roles, provenance, version)
  VALUES (uuidv7(), 'officer@ministry.example', 'en', '{"en": "Officer of the Example Ministry"}', '{}', 'illustrative', 1)
  RETURNING id)
INSERT INTO identity.affiliation (id, person_id, organisation_id, period, provenance, role, version)
  SELECT uuidv7(), person.id, ministry.id, '(,)', 'illustrative', 'manager', 1 FROM person, bench.ministry;

-- The programmes with these numbers, 20 pilots each, 10 partners each, 2 themes each, a coordinator each.
CREATE PROCEDURE bench.add_programmes(first int, last int) LANGUAGE plpgsql AS $$
  BEGIN
    CREATE TEMP TABLE new_programme ON COMMIT DROP AS
      SELECT n, uuidv7() AS id, 'BENCH-' || n AS code FROM generate_series(first, last) AS n;
    CREATE TEMP TABLE new_pilot ON COMMIT DROP AS
      SELECT g.n * 20 + i AS n, uuidv7() AS id, g.id AS programme_id, g.code || '-' || (10 + i) AS code
      FROM new_programme AS g, generate_series(0, 19) AS i;
    INSERT INTO bench.pilot SELECT n, id, programme_id, code FROM new_pilot;

    INSERT INTO registry.collaboration (id, kind, code, name, period, provenance)
      SELECT id, 'pilotprogramme', code, bench.name(n, 'programme'), '[2020-01-01,2040-01-01)'::daterange, 'illustrative'
        FROM new_programme
      UNION ALL SELECT id, 'pilot', code, bench.name(n, 'pilot'), '[2020-01-01,2040-01-01)', 'illustrative' FROM new_pilot;
    INSERT INTO registry.collaboration_owner (id, collaboration_id, organisation_id, period)
      SELECT uuidv7(), c.id, ministry.id, '(,)' FROM bench.ministry,
        (SELECT id FROM new_programme UNION ALL SELECT id FROM new_pilot) AS c;
    INSERT INTO pilots.programme (id, code, name, period, call, aims, characteristics, funding_purposes, funding_unfunded,
        provenance, version)
      SELECT id, code, bench.name(n, 'programme'), '[2020-01-01,2040-01-01)', '[2019-01-01,2019-07-01)', '[]', '[]', '{}', '{}',
        'illustrative', 1 FROM new_programme;
    INSERT INTO pilots.pilot (id, programme_id, code, name, period, status, status_on, approved, provenance, version)
      SELECT id, programme_id, code, bench.name(n, 'pilot'), '[2020-01-01,2040-01-01)', 'running', '2020-01-01', true,
        'illustrative', 1 FROM new_pilot;
    INSERT INTO registry.collaboration_theme (id, collaboration_id, theme_id, period)
      SELECT uuidv7(), p.id, theme.id, '[2020-01-01,)' FROM new_pilot AS p
      JOIN bench.theme ON theme.n IN (p.n % 30, (p.n * 7 + 11) % 30);
    INSERT INTO pilots.responsibility (id, collaboration_id, organisation_id, role, period)
      SELECT uuidv7(), p.id, town.id, 'coordinator', '(,)' FROM new_pilot AS p JOIN bench.town ON town.n = p.n * 37 % 1000;
    -- 97 and 1000 have no common divisor: ten different towns, who joined on ten different days.
    INSERT INTO pilots.partnership (id, pilot_id, organisation_id, status, period, provenance)
      SELECT uuidv7(), p.id, town.id, 'joined', daterange('2020-01-10'::date + i * 13 % 10, NULL), 'illustrative'
      FROM new_pilot AS p CROSS JOIN generate_series(0, 9) AS i
      JOIN bench.town ON town.n = (p.n::bigint * 37 + i * 97) % 1000;
  END
$$;

CALL bench.add_programmes(0, 0);

-- A past stream; what the bench changes comes after it.
INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility,
    occurred_at, origin, request_id, organisation_id, position)
  SELECT uuidv7(), 'pilot.details-changed.v1', 'pilot', pilot.id, 2 + i / 20, '{"fields": ["name"]}',
    ARRAY[ministry.id, town.id], 'public', timestamptz '2024-01-01 UTC' + i * interval '1 minute', 'request', 'bench-' || i,
    ministry.id, i + 1
  FROM bench.ministry, generate_series(0, current_setting('bench.events')::int - 1) AS i
  JOIN bench.pilot ON pilot.n = i % 20 JOIN bench.town ON town.n = i % 1000;
-- Loaded without triggers.
INSERT INTO platform.event_concern (organisation_id, position)
  SELECT organisation, position FROM platform.event, unnest(organisations) AS organisation ON CONFLICT DO NOTHING;
UPDATE pilots.pilot SET version = 2 + current_setting('bench.events')::int / 20;
-- The last one before the latest fifty can be found by its aggregate: since when the bench asks for changes.
UPDATE platform.event SET name = 'organisation.corrected.v1', aggregate_kind = 'organisation', aggregate_id = ministry.id,
    aggregate_version = 1, data = '{"fields": ["languages"]}'
  FROM bench.ministry WHERE position = current_setting('bench.events')::int - 50;

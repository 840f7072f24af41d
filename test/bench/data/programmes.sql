-- One programme with two revisions of 5,010 items each, and one with a cycle. All of it is illustrative.

CREATE TABLE bench.cycled (id uuid NOT NULL, owner_id uuid NOT NULL);

CREATE PROCEDURE bench.add_cycled(first int, last int, duties jsonb) LANGUAGE plpgsql AS $$
  BEGIN
    CREATE TEMP TABLE new_owner ON COMMIT DROP AS
      SELECT n, uuidv7() AS id FROM generate_series(first, last) AS n;
    CREATE TEMP TABLE new_cycled ON COMMIT DROP AS
      SELECT owner.n * 5 + i AS n, uuidv7() AS id, owner.id AS owner_id, format('CYCLE-%s-%s', owner.n, i) AS code
      FROM new_owner AS owner, generate_series(1, 5) AS i;
    INSERT INTO bench.cycled SELECT id, owner_id FROM new_cycled;
    INSERT INTO registry.organisation (id, kind, country, code, languages, period, provenance, version)
      SELECT id, 'municipality', 'SE', 'C' || n, ARRAY['sv'], '(,)'::daterange, 'illustrative', 1 FROM new_owner;
    INSERT INTO registry.organisation_name (id, organisation_id, name, period)
      SELECT uuidv7(), id, bench.name(n, 'town'), '(,)'::daterange FROM new_owner;
    INSERT INTO registry.collaboration (id, kind, code, name, period, provenance)
      SELECT id, 'programme', code, bench.name(n, 'programme'), '[2023-01-01,2036-01-01)'::daterange, 'illustrative' FROM new_cycled;
    INSERT INTO registry.collaboration_owner (id, collaboration_id, organisation_id, period)
      SELECT uuidv7(), id, owner_id, '(,)' FROM new_cycled;
    INSERT INTO programmes.programme (id, code, name, kind, status, period, adopted_on, choices, preparation, duties, provenance, version)
      SELECT id, code, bench.name(n, 'programme'), 'business-strategy-programme', 'adopted', '[2023-01-01,2036-01-01)', '2023-01-01',
        '[]', '{}', duties, 'illustrative', 1 FROM new_cycled;
    INSERT INTO programmes.revision (id, programme_id, number, status, adopted_on, provenance, version)
      SELECT uuidv7(), id, 1, 'adopted', '2023-01-01', 'illustrative', 1 FROM new_cycled;
    INSERT INTO programmes.cycle (id, kept_on) SELECT id, '2000-01-01' FROM new_cycled;
    DROP TABLE new_owner, new_cycled;
  END
$$;

CALL bench.add_cycled(1, 1, '[]');

CREATE TABLE bench.plan AS SELECT id AS programme_id, owner_id, uuidv7() AS first, uuidv7() AS second FROM bench.cycled LIMIT 1;
UPDATE programmes.programme SET code = 'BENCH-PLAN' FROM bench.plan WHERE id = programme_id;
UPDATE registry.collaboration SET code = 'BENCH-PLAN' FROM bench.plan WHERE id = programme_id;
DELETE FROM programmes.revision USING bench.plan WHERE revision.programme_id = plan.programme_id;
INSERT INTO programmes.revision (id, programme_id, number, status, adopted_on, provenance, version)
  SELECT first, programme_id, 1, 'adopted', '2023-01-01'::date, 'illustrative', 1 FROM bench.plan
  UNION ALL SELECT second, programme_id, 2, 'adopted', '2025-01-01', 'illustrative', 1 FROM bench.plan;

-- Ten priorities, 20 objectives below each, 24 measures below each of these.
CREATE TABLE bench.item AS
  SELECT n, level, parent, place, uuidv7() AS lineage, uuidv7() AS first, uuidv7() AS second
  FROM (SELECT n, 1 AS level, NULL::int AS parent, n AS place FROM generate_series(0, 9) AS n
    UNION ALL SELECT 10 + n, 2, n / 20, n % 20 FROM generate_series(0, 199) AS n
    UNION ALL SELECT 210 + n, 3, 10 + n / 24, n % 24 FROM generate_series(0, 4799) AS n) AS item;
CREATE INDEX ON bench.item (n);

INSERT INTO programmes.item_lineage (id, programme_id) SELECT lineage, programme_id FROM bench.item, bench.plan;

-- Of the second revision every tenth measure has another name, every tenth is dropped, and every tenth is new.
INSERT INTO programmes.item (id, revision_id, lineage_id, parent_id, parent_lineage_id, place, kind, code, name, description,
    responsible_ids, depends_on, origins, reason, dropped, provenance)
  SELECT item.first, plan.first, item.lineage, above.first, above.lineage, item.place,
    (ARRAY['priority', 'objective', 'measure'])[item.level], 'I' || item.n, bench.name(item.n, 'theme'),
    jsonb_build_object('fi', repeat('Kuvaus ', 20), 'sv', repeat('Beskrivning ', 20)),
    CASE WHEN item.n % 2 = 0 THEN ARRAY[owner_id] ELSE '{}' END, '{}'::uuid[], '{}'::uuid[], NULL, false, 'illustrative'
  FROM bench.plan, bench.item LEFT JOIN bench.item AS above ON above.n = item.parent
  WHERE item.level < 3 OR item.n % 10 <> 3
  UNION ALL
  SELECT item.second, plan.second, item.lineage, above.second, above.lineage, item.place,
    (ARRAY['priority', 'objective', 'measure'])[item.level], 'I' || item.n,
    bench.name(CASE WHEN item.level = 3 AND item.n % 10 = 1 THEN item.n + 7 ELSE item.n END, 'theme'),
    jsonb_build_object('fi', repeat('Kuvaus ', 20), 'sv', repeat('Beskrivning ', 20)),
    CASE WHEN item.n % 2 = 0 THEN ARRAY[owner_id] ELSE '{}' END, '{}'::uuid[], '{}'::uuid[],
    CASE WHEN item.level = 3 AND item.n % 10 IN (1, 2, 3) THEN '{"fi": "Tilanne on muuttunut", "sv": "Läget har ändrats"}'::jsonb END,
    item.level = 3 AND item.n % 10 = 2, 'illustrative'
  FROM bench.plan, bench.item LEFT JOIN bench.item AS above ON above.n = item.parent;

INSERT INTO programmes.item_responsible (id, item_id, organisation_id, period)
  SELECT uuidv7(), of.id, owner_id, '(,)' FROM bench.plan, bench.item,
    LATERAL (VALUES (item.first), (item.second)) AS of(id)
  WHERE item.n % 2 = 0 AND EXISTS (SELECT FROM programmes.item WHERE item.id = of.id);

DELETE FROM programmes.cycle;
DELETE FROM bench.cycled;

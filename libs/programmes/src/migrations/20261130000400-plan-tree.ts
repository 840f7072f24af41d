import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PlanDifferences1795996860000 } from './20261130000100-plan-differences.js';

const VIEWS =
  'programmes.plan_comparison, programmes.plan_difference, programmes.matched_item, programmes.plan_pair, programmes.placed_item';

/** What measures wait for and came out of, how they stand, and comparisons that find all of it in the rows of the items. */
export class PlanTree1795997040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW ${VIEWS};

      ALTER TABLE programmes.item
        ADD COLUMN parent_lineage_id uuid CONSTRAINT item_parent_lineage REFERENCES programmes.item_lineage,
        ADD COLUMN responsible_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN depends_on uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN came_by text,
        ADD COLUMN origins uuid[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT item_came_by CHECK (came_by IN ('split', 'merged', 'superseded')),
        ADD CONSTRAINT item_origins CHECK ((came_by IS NULL) = (origins = '{}'));
      UPDATE programmes.item SET
        parent_lineage_id = (SELECT lineage_id FROM programmes.item above WHERE above.id = item.parent_id),
        responsible_ids = ARRAY(
          SELECT organisation_id FROM programmes.item_responsible
          WHERE item_id = item.id AND upper_inf(period) ORDER BY organisation_id);
      ALTER TABLE programmes.item
        ALTER COLUMN responsible_ids DROP DEFAULT,
        ALTER COLUMN depends_on DROP DEFAULT,
        ALTER COLUMN origins DROP DEFAULT;
      CREATE INDEX item_by_dependency ON programmes.item USING gin (depends_on) WHERE depends_on <> '{}';
      CREATE INDEX item_by_origin ON programmes.item USING gin (origins) WHERE came_by IS NOT NULL;

      CREATE TABLE programmes.measure_report (
        id uuid NOT NULL CONSTRAINT measure_report_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT measure_report_programme REFERENCES programmes.programme,
        lineage_id uuid NOT NULL CONSTRAINT measure_report_lineage REFERENCES programmes.item_lineage,
        status text NOT NULL,
        day date NOT NULL,
        note jsonb,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT measure_report_status CHECK (status IN ('not-started', 'in-progress', 'done', 'abandoned'))
      );
      CREATE INDEX measure_report_by_programme ON programmes.measure_report (programme_id);
      CREATE INDEX measure_report_by_lineage ON programmes.measure_report (lineage_id, day, id);

      -- The items of a plan with their path of places from the top. A plan has four levels at most.
      CREATE VIEW programmes.placed_item AS
        SELECT item.*, array_remove(ARRAY[third.place, second.place, above.place, item.place], NULL) AS path
        FROM programmes.item
          LEFT JOIN programmes.item above ON above.id = item.parent_id
          LEFT JOIN programmes.item second ON second.id = above.parent_id
          LEFT JOIN programmes.item third ON third.id = second.parent_id
        WHERE NOT item.dropped;

      -- Two plans that can be compared, and the revisions that tell why they differ: those after one number, up to another.
      CREATE VIEW programmes.plan_pair AS
        SELECT this.id AS revision_id, other.id AS other_id, this.programme_id,
          other.programme_id <> this.programme_id AS is_adaptation,
          CASE WHEN other.programme_id = this.programme_id THEN least(this.number, other.number) ELSE 0 END AS after_number,
          CASE WHEN other.programme_id = this.programme_id THEN greatest(this.number, other.number) ELSE this.number END
            AS to_number,
          other.programme_id <> this.programme_id OR this.number > other.number AS is_latest
        FROM programmes.revision this
          JOIN programmes.programme ON programme.id = this.programme_id
          JOIN programmes.revision other
            ON other.programme_id IN (this.programme_id, programme.adapted_from_id) AND other.id <> this.id;

      -- Each item of one plan with that of the other one. The codes, places, groups, organisations and links of an adaptation are its own.
      CREATE VIEW programmes.matched_item AS
        SELECT pair.*, matched.*,
          CASE
            WHEN before_id IS NULL THEN 'added'
            WHEN after_id IS NULL THEN 'dropped'
            WHEN aspects = '{}' THEN 'carried'
            ELSE 'changed'
          END AS change
        FROM programmes.plan_pair pair CROSS JOIN LATERAL (
          SELECT coalesce(after.id, before.id) AS id, before.id AS before_id, after.id AS after_id,
            coalesce(after.lineage_id, before.lineage_id) AS lineage_id,
            coalesce(after.path, before.path) AS path,
            coalesce(after.code, before.code) AS code,
            coalesce(after.kind, before.kind) AS kind,
            coalesce(after.name, before.name) AS name, before.name AS before_name,
            after.came_by, after.origins,
            CASE WHEN pair.is_latest THEN after.reason ELSE before.reason END AS latest_reason,
            CASE WHEN before.id IS NULL OR after.id IS NULL THEN '{}' ELSE array_remove(ARRAY[
              CASE WHEN after.name <> before.name THEN 'name' END,
              CASE WHEN after.kind <> before.kind THEN 'kind' END,
              CASE WHEN after.vision IS DISTINCT FROM before.vision THEN 'vision' END,
              CASE WHEN after.description IS DISTINCT FROM before.description THEN 'description' END
            ] || CASE WHEN pair.is_adaptation THEN '{}' ELSE ARRAY[
              CASE WHEN after.code <> before.code THEN 'code' END,
              CASE WHEN after.parent_lineage_id IS DISTINCT FROM before.parent_lineage_id THEN 'parent' END,
              CASE WHEN after.working_group_id IS DISTINCT FROM before.working_group_id THEN 'working-group' END,
              CASE WHEN after.responsible_ids <> before.responsible_ids THEN 'responsible' END,
              CASE WHEN after.adapted_from_id IS DISTINCT FROM before.adapted_from_id THEN 'adapted-from' END,
              CASE WHEN after.depends_on <> before.depends_on THEN 'depends-on' END
            ] END, NULL) END AS aspects
          FROM (SELECT * FROM programmes.placed_item WHERE revision_id = pair.other_id) before
            FULL JOIN (
              SELECT *, CASE WHEN pair.is_adaptation THEN adapted_from_id ELSE lineage_id END AS original_id
              FROM programmes.placed_item WHERE revision_id = pair.revision_id
            ) after ON after.original_id = before.lineage_id
          -- A fence: else PostgreSQL would work out the aspects anew for each use of them.
          OFFSET 0
        ) matched;

      -- With the reason that was told last, and with what a dropped measure became or an added one came out of.
      CREATE VIEW programmes.plan_difference AS
        SELECT matched.*, ARRAY[revision_id, other_id] AS comparison_id,
          CASE
            WHEN change = 'dropped' AND is_adaptation THEN (
              SELECT told.reason
              FROM programmes.item told JOIN programmes.revision ON revision.id = told.revision_id
              WHERE told.adapted_from_id = matched.lineage_id AND told.dropped AND told.reason IS NOT NULL
                AND revision.programme_id = matched.programme_id AND revision.number <= to_number
                AND (revision.id = matched.revision_id OR revision.status = 'adopted')
              ORDER BY revision.number DESC, told.id LIMIT 1)
            WHEN change <> 'carried' THEN coalesce(latest_reason, (
              SELECT told.reason
              FROM programmes.item told JOIN programmes.revision ON revision.id = told.revision_id
              WHERE told.lineage_id = matched.lineage_id AND told.reason IS NOT NULL
                AND revision.number > after_number AND revision.number <= to_number
                AND (revision.id IN (matched.revision_id, matched.other_id) OR revision.status = 'adopted')
              ORDER BY revision.number DESC LIMIT 1))
          END AS reason,
          CASE
            WHEN change = 'dropped' AND kind = 'measure' AND NOT is_adaptation THEN (
              SELECT jsonb_build_object('how', min(counterpart.came_by), 'codes', jsonb_agg(counterpart.code ORDER BY counterpart.code))
              FROM programmes.item counterpart
              WHERE counterpart.revision_id = matched.revision_id AND counterpart.origins @> ARRAY[matched.lineage_id]
                AND counterpart.came_by IS NOT NULL AND NOT counterpart.dropped
              HAVING count(*) > 0)
            WHEN change = 'added' AND matched.came_by IS NOT NULL AND NOT is_adaptation THEN (
              SELECT jsonb_build_object('how', matched.came_by, 'codes', jsonb_agg(counterpart.code ORDER BY counterpart.code))
              FROM programmes.item counterpart
              WHERE counterpart.revision_id = matched.other_id AND counterpart.lineage_id = ANY (matched.origins) AND NOT counterpart.dropped
              HAVING count(*) > 0)
          END AS replacement
        FROM programmes.matched_item matched;

      CREATE VIEW programmes.plan_comparison AS
        SELECT ARRAY[revision_id, other_id] AS id, revision_id, other_id, (
          SELECT ARRAY[
            count(*) FILTER (WHERE change = 'carried'), count(*) FILTER (WHERE change = 'changed'),
            count(*) FILTER (WHERE change = 'dropped'), count(*) FILTER (WHERE change = 'added')
          ]::integer[]
          FROM programmes.matched_item matched
          WHERE matched.revision_id = pair.revision_id AND matched.other_id = pair.other_id
        ) AS counts
        FROM programmes.plan_pair pair;

      SELECT platform.record_history('programmes.measure_report'::regclass);
      SELECT platform.open_to_application('programmes');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW ${VIEWS};
      DROP TABLE programmes.measure_report;
      ALTER TABLE programmes.item
        DROP COLUMN parent_lineage_id, DROP COLUMN responsible_ids, DROP COLUMN depends_on, DROP COLUMN came_by, DROP COLUMN origins
    `);
    await new PlanDifferences1795996860000().up(runner);
  }
}

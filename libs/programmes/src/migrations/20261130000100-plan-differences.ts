import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is responsible for an item without an end. */
const responsibleFor = (item: string): string =>
  `ARRAY(SELECT organisation_id FROM programmes.item_responsible WHERE item_id = ${item}.id AND upper_inf(period) ORDER BY organisation_id)`;

const RESPONSIBLE_DIFFER = `${responsibleFor('after')} <> ${responsibleFor('before')}`;

/** Views with the differences of plans: of two revisions of one programme, and of a plan and the one that it adapts. */
export class PlanDifferences1795996860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The items of a plan with their path of places from the top. A plan has four levels at most.
      CREATE VIEW programmes.placed_item AS
        SELECT item.*, above.lineage_id AS parent_lineage_id,
          array_remove(ARRAY[third.place, second.place, above.place, item.place], NULL) AS path
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

      -- Each item of one plan with that of the other one. The codes, places, groups and organisations of an adaptation are its own.
      CREATE VIEW programmes.matched_item AS
        SELECT pair.*, matched.*
        FROM programmes.plan_pair pair CROSS JOIN LATERAL (
          SELECT coalesce(after.id, before.id) AS id, before.id AS before_id, after.id AS after_id,
            coalesce(after.lineage_id, before.lineage_id) AS lineage_id,
            coalesce(after.path, before.path) AS path,
            coalesce(after.code, before.code) AS code,
            coalesce(after.kind, before.kind) AS kind,
            coalesce(after.name, before.name) AS name, before.name AS before_name,
            CASE WHEN pair.is_latest THEN after.reason ELSE before.reason END AS latest_reason,
            CASE
              WHEN before.id IS NULL THEN 'added'
              WHEN after.id IS NULL THEN 'dropped'
              WHEN (after.kind, after.name, after.vision, after.description)
                IS DISTINCT FROM (before.kind, before.name, before.vision, before.description) THEN 'changed'
              WHEN pair.is_adaptation THEN 'carried'
              WHEN (after.code, after.parent_lineage_id, after.working_group_id, after.adapted_from_id)
                IS DISTINCT FROM (before.code, before.parent_lineage_id, before.working_group_id, before.adapted_from_id)
                THEN 'changed'
              WHEN ${RESPONSIBLE_DIFFER} THEN 'changed'
              ELSE 'carried'
            END AS change,
            CASE WHEN before.id IS NULL OR after.id IS NULL THEN '{}' ELSE array_remove(ARRAY[
              CASE WHEN after.name <> before.name THEN 'name' END,
              CASE WHEN after.kind <> before.kind THEN 'kind' END,
              CASE WHEN after.vision IS DISTINCT FROM before.vision THEN 'vision' END,
              CASE WHEN after.description IS DISTINCT FROM before.description THEN 'description' END
            ] || CASE WHEN pair.is_adaptation THEN '{}' ELSE ARRAY[
              CASE WHEN after.code <> before.code THEN 'code' END,
              CASE WHEN after.parent_lineage_id IS DISTINCT FROM before.parent_lineage_id THEN 'parent' END,
              CASE WHEN after.working_group_id IS DISTINCT FROM before.working_group_id THEN 'working-group' END,
              CASE WHEN ${RESPONSIBLE_DIFFER} THEN 'responsible' END,
              CASE WHEN after.adapted_from_id IS DISTINCT FROM before.adapted_from_id THEN 'adapted-from' END
            ] END, NULL) END AS aspects
          FROM (SELECT * FROM programmes.placed_item WHERE revision_id = pair.other_id) before
            FULL JOIN (
              SELECT *, CASE WHEN pair.is_adaptation THEN adapted_from_id ELSE lineage_id END AS original_id
              FROM programmes.placed_item WHERE revision_id = pair.revision_id
            ) after ON after.original_id = before.lineage_id
        ) matched;

      -- With the reason that was told last.
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
          END AS reason
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

      SELECT platform.open_to_application('programmes');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW programmes.plan_comparison, programmes.plan_difference, programmes.matched_item, programmes.plan_pair,
        programmes.placed_item
    `);
  }
}

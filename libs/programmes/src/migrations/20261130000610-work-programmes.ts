import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What working groups do for programmes in each year. */
export class WorkProgrammes1795997170000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE programmes.work_programme (
        id uuid NOT NULL CONSTRAINT work_programme_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT work_programme_programme REFERENCES programmes.programme,
        working_group_id uuid NOT NULL CONSTRAINT work_programme_working_group REFERENCES governance.body,
        year integer NOT NULL,
        status text NOT NULL,
        adopted_on date,
        decision_id uuid CONSTRAINT work_programme_decision REFERENCES governance.decision,
        budget_name jsonb,
        budget_minor bigint,
        budget_currency character(3),
        source_locale text,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT work_programme_status CHECK (status IN ('draft', 'adopted', 'discarded')),
        CONSTRAINT work_programme_budget CHECK ((budget_minor IS NULL) = (budget_currency IS NULL))
      );
      CREATE UNIQUE INDEX work_programme_once ON programmes.work_programme (programme_id, working_group_id, year)
        WHERE status <> 'discarded';
      CREATE INDEX work_programme_by_programme ON programmes.work_programme (programme_id, year, id);
      CREATE INDEX work_programme_by_group ON programmes.work_programme (working_group_id, year, id);
      CREATE INDEX work_programme_by_decision ON programmes.work_programme (decision_id);

      CREATE TABLE programmes.work_target (
        id uuid NOT NULL CONSTRAINT work_target_pkey PRIMARY KEY,
        work_programme_id uuid NOT NULL CONSTRAINT work_target_work_programme REFERENCES programmes.work_programme,
        place integer NOT NULL,
        text jsonb NOT NULL,
        item_id uuid CONSTRAINT work_target_item REFERENCES programmes.item_lineage,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX work_target_by_work_programme ON programmes.work_target (work_programme_id, place);
      CREATE INDEX work_target_by_item ON programmes.work_target (item_id);

      CREATE TABLE programmes.work_task (
        id uuid NOT NULL CONSTRAINT work_task_pkey PRIMARY KEY,
        work_programme_id uuid NOT NULL CONSTRAINT work_task_work_programme REFERENCES programmes.work_programme,
        place integer NOT NULL,
        text jsonb NOT NULL,
        due date,
        status text NOT NULL,
        status_on date,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT work_task_status CHECK (status IN ('open', 'done', 'dropped'))
      );
      CREATE INDEX work_task_by_work_programme ON programmes.work_task (work_programme_id, place);

      CREATE TABLE programmes.work_task_responsible (
        id uuid NOT NULL CONSTRAINT work_task_responsible_pkey PRIMARY KEY,
        task_id uuid NOT NULL CONSTRAINT work_task_responsible_task REFERENCES programmes.work_task,
        organisation_id uuid NOT NULL CONSTRAINT work_task_responsible_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT work_task_responsible_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT work_task_responsible_one_at_a_time EXCLUDE USING gist (task_id WITH =, period WITH &&) WHERE (NOT isempty(period))
      );
      CREATE INDEX work_task_responsible_by_task ON programmes.work_task_responsible (task_id);
      CREATE INDEX work_task_responsible_by_organisation ON programmes.work_task_responsible (organisation_id);

      SELECT platform.record_history('programmes.work_programme'::regclass);
      SELECT platform.record_history('programmes.work_target'::regclass);
      SELECT platform.record_history('programmes.work_task'::regclass);
      SELECT platform.record_history('programmes.work_task_responsible'::regclass);
      SELECT platform.open_to_application('programmes');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE programmes.work_task_responsible;
      DROP TABLE programmes.work_task;
      DROP TABLE programmes.work_target;
      DROP TABLE programmes.work_programme;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The duties of programmes, and what they demand. */
export class Cycle1795996920000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE programmes.programme ADD COLUMN duties jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE programmes.programme ALTER COLUMN duties DROP DEFAULT;

      CREATE TABLE programmes.obligation (
        id uuid NOT NULL CONSTRAINT obligation_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT obligation_programme REFERENCES programmes.programme,
        duty text NOT NULL,
        kind text NOT NULL,
        turn text NOT NULL,
        turn_first date NOT NULL,
        turn_last date NOT NULL,
        area_id uuid CONSTRAINT obligation_area REFERENCES programmes.item_lineage,
        working_group_id uuid CONSTRAINT obligation_working_group REFERENCES governance.body,
        role text NOT NULL,
        owed_by_id uuid NOT NULL CONSTRAINT obligation_owed_by REFERENCES registry.organisation,
        due date NOT NULL,
        due_moved_on date,
        due_reason jsonb,
        status text NOT NULL,
        status_on date,
        note jsonb,
        told_due date,
        told_late date,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT obligation_status CHECK (status IN ('open', 'fulfilled', 'waived', 'withdrawn')),
        CONSTRAINT obligation_one_subject CHECK (num_nonnulls(area_id, working_group_id) <= 1)
      );
      CREATE INDEX obligation_by_programme ON programmes.obligation (programme_id, due, id);
      CREATE INDEX obligation_by_debtor ON programmes.obligation (owed_by_id, due, id);
      CREATE INDEX obligation_by_due ON programmes.obligation (due, id);
      CREATE INDEX obligation_open ON programmes.obligation (due, id) WHERE status = 'open';
      CREATE INDEX obligation_by_area ON programmes.obligation (area_id);
      CREATE INDEX obligation_by_group ON programmes.obligation (working_group_id);
      CREATE UNIQUE INDEX obligation_once ON programmes.obligation
        (programme_id, duty, kind, turn, role, (coalesce(area_id, working_group_id, programme_id)), (CASE role WHEN 'owner' THEN programme_id ELSE owed_by_id END))
        WHERE status = 'open';

      CREATE TABLE programmes.cycle (
        id uuid NOT NULL CONSTRAINT cycle_pkey PRIMARY KEY CONSTRAINT cycle_programme REFERENCES programmes.programme,
        kept_on date NOT NULL
      );
      CREATE INDEX cycle_by_day ON programmes.cycle (kept_on, id);

      SELECT platform.record_history('programmes.obligation'::regclass);
      SELECT platform.open_to_application('programmes');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE programmes.cycle;
      DROP TABLE programmes.obligation;
      ALTER TABLE programmes.programme DROP COLUMN duties;
    `);
  }
}

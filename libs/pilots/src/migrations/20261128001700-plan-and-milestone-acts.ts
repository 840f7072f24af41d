import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A plan that is not decided can be withdrawn, and a milestone that is not reached can be dropped. */
export class PlanAndMilestoneActs1795824017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pilots.plan ADD COLUMN withdrawn_on date,
        DROP CONSTRAINT plan_status, DROP CONSTRAINT plan_decided,
        ADD CONSTRAINT plan_status CHECK (status IN ('submitted', 'approved', 'redirected', 'rejected', 'withdrawn')),
        ADD CONSTRAINT plan_decided CHECK ((status IN ('submitted', 'withdrawn')) = (decided_on IS NULL)),
        ADD CONSTRAINT plan_withdrawn CHECK ((status = 'withdrawn') = (withdrawn_on IS NOT NULL));
      ALTER TABLE pilots.milestone ADD COLUMN dropped_on date, ADD COLUMN drop_reason jsonb,
        ADD CONSTRAINT milestone_dropped
          CHECK ((dropped_on IS NULL) = (drop_reason IS NULL) AND (dropped_on IS NULL OR reached_on IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pilots.milestone DROP COLUMN dropped_on, DROP COLUMN drop_reason;
      ALTER TABLE pilots.plan DROP CONSTRAINT plan_status, DROP CONSTRAINT plan_decided, DROP COLUMN withdrawn_on,
        ADD CONSTRAINT plan_status CHECK (status IN ('submitted', 'approved', 'redirected', 'rejected')),
        ADD CONSTRAINT plan_decided CHECK ((status = 'submitted') = (decided_on IS NULL));
    `);
  }
}

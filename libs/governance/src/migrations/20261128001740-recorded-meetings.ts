import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A meeting that was held without being convened here can be recorded afterwards. */
export class RecordedMeetings1795824017400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE governance.meeting ADD COLUMN recorded_on date,
        DROP CONSTRAINT meeting_convened,
        ADD CONSTRAINT meeting_convened CHECK (CASE status WHEN 'draft' THEN convened_on IS NULL WHEN 'cancelled' THEN true
          ELSE num_nonnulls(convened_on, recorded_on) = 1 END);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE governance.meeting DROP CONSTRAINT meeting_convened, DROP COLUMN recorded_on,
        ADD CONSTRAINT meeting_convened CHECK (CASE status WHEN 'draft' THEN convened_on IS NULL WHEN 'cancelled' THEN true
          ELSE convened_on IS NOT NULL END);
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a body decided and who was there is read in its order. A database that was made while these columns stood in the first
 * migration of governance has them already.
 */
export class OrdersOfMeetings1795305603150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE governance.attendance ADD COLUMN IF NOT EXISTS place integer;
      UPDATE governance.attendance a SET place = numbered.place
      FROM (
        SELECT a.id, row_number() OVER (PARTITION BY a.meeting_id ORDER BY s.place, s.id)::integer AS place
        FROM governance.attendance a JOIN governance.seat s ON s.id = a.seat_id
      ) AS numbered
      WHERE numbered.id = a.id AND a.place IS NULL;
      ALTER TABLE governance.attendance ALTER COLUMN place SET NOT NULL;
      CREATE INDEX IF NOT EXISTS attendance_in_order ON governance.attendance (meeting_id, place);

      ALTER TABLE governance.decision ADD COLUMN IF NOT EXISTS body_id uuid, ADD COLUMN IF NOT EXISTS decided_on date;
      UPDATE governance.decision d SET body_id = m.body_id, decided_on = m.day
      FROM governance.meeting m
      WHERE m.id = d.meeting_id AND d.body_id IS NULL;
      ALTER TABLE governance.decision ALTER COLUMN body_id SET NOT NULL, ALTER COLUMN decided_on SET NOT NULL;
      ALTER TABLE governance.decision DROP CONSTRAINT IF EXISTS decision_body;
      ALTER TABLE governance.decision ADD CONSTRAINT decision_body FOREIGN KEY (body_id) REFERENCES governance.body;
      CREATE INDEX IF NOT EXISTS decision_by_body ON governance.decision (body_id, decided_on, id);
      CREATE INDEX IF NOT EXISTS decision_by_day ON governance.decision (decided_on, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE governance.decision DROP COLUMN decided_on, DROP COLUMN body_id;
      ALTER TABLE governance.attendance DROP COLUMN place;
    `);
  }
}

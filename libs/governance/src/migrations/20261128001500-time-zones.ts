import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A body meets by the clocks of its owner's country; the day of a meeting is the one on those clocks. */
export class TimeZones1795824001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE governance.body ADD COLUMN time_zone text NOT NULL DEFAULT 'Europe/Helsinki';
      ALTER TABLE governance.body ALTER COLUMN time_zone DROP DEFAULT;
      UPDATE governance.body b SET time_zone = 'Europe/Stockholm'
      FROM registry.organisation o
      WHERE o.country = 'SE' AND o.id = coalesce(b.organisation_id, (
        SELECT w.organisation_id FROM registry.collaboration_owner w
        WHERE w.collaboration_id = b.collaboration_id ORDER BY w.period DESC LIMIT 1));
      UPDATE governance.meeting m SET day = (m.starts_at AT TIME ZONE b.time_zone)::date
      FROM governance.body b
      WHERE b.id = m.body_id AND b.time_zone <> 'Europe/Helsinki' AND m.day <> (m.starts_at AT TIME ZONE b.time_zone)::date;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE governance.body DROP COLUMN time_zone');
  }
}

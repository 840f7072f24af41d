import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail about a meeting puts it into calendars. */
export class NotificationCalendars1795305603100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications.notification ADD COLUMN calendar jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications.notification DROP COLUMN calendar');
  }
}

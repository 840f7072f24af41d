import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notification says whether the person gets it for an organisation, or in person. */
export class NotificationsInPerson1795824031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications.notification ADD COLUMN in_person boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications.notification DROP COLUMN in_person');
  }
}

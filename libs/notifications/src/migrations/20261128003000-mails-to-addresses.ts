import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail goes to a person, or to the address of an invitation to a seat that nobody has yet. */
export class MailsToAddresses1795824030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications.mail
        ALTER COLUMN person_id DROP NOT NULL,
        ADD COLUMN seat_invitation_id uuid
          CONSTRAINT mail_seat_invitation REFERENCES governance.seat_invitation ON DELETE CASCADE
          CONSTRAINT mail_once_of_seat_invitation UNIQUE,
        ADD CONSTRAINT mail_to_somebody CHECK (num_nonnulls(person_id, seat_invitation_id) = 1);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM notifications.mail WHERE person_id IS NULL;
      ALTER TABLE notifications.mail DROP COLUMN seat_invitation_id, ALTER COLUMN person_id SET NOT NULL;
    `);
  }
}

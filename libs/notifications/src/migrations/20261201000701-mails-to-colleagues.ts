import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail may go to the address of an invitation to act for an organisation. */
export class MailsToColleagues1796083200701 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications.mail
        ADD COLUMN colleague_invitation_id uuid
          CONSTRAINT mail_colleague_invitation REFERENCES identity.colleague_invitation ON DELETE CASCADE
          CONSTRAINT mail_once_of_colleague_invitation UNIQUE,
        DROP CONSTRAINT mail_to_somebody,
        ADD CONSTRAINT mail_to_somebody CHECK (num_nonnulls(person_id, seat_invitation_id, colleague_invitation_id) = 1);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM notifications.mail WHERE colleague_invitation_id IS NOT NULL;
      ALTER TABLE notifications.mail
        DROP CONSTRAINT mail_to_somebody,
        DROP COLUMN colleague_invitation_id,
        ADD CONSTRAINT mail_to_somebody CHECK (num_nonnulls(person_id, seat_invitation_id) = 1);
    `);
  }
}

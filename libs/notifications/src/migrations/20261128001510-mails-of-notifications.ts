import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail tells of several notifications of one person, instead of one each. */
export class MailsOfNotifications1795824015100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications.mail ADD COLUMN person_id uuid CONSTRAINT mail_person REFERENCES identity.person;
      UPDATE notifications.mail m SET person_id = n.person_id
      FROM notifications.notification n WHERE n.id = m.notification_id;
      ALTER TABLE notifications.mail ALTER COLUMN person_id SET NOT NULL;
      CREATE INDEX mail_of_person ON notifications.mail (person_id, written_at);

      ALTER TABLE notifications.notification
        ADD COLUMN thing text,
        ADD COLUMN request_id text NOT NULL DEFAULT '',
        ADD COLUMN told_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN gather_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN mail_id uuid CONSTRAINT notification_mail REFERENCES notifications.mail;
      UPDATE notifications.notification n SET thing = n.subject, mail_id = m.id
      FROM notifications.mail m WHERE m.notification_id = n.id;
      UPDATE notifications.notification SET thing = subject WHERE thing IS NULL;
      ALTER TABLE notifications.notification
        ALTER COLUMN thing SET NOT NULL,
        ALTER COLUMN request_id DROP DEFAULT;
      CREATE INDEX notification_to_gather ON notifications.notification (gather_at) WHERE mail_id IS NULL;
      CREATE INDEX notification_unmailed ON notifications.notification (person_id) WHERE mail_id IS NULL;
      CREATE INDEX notification_of_mail ON notifications.notification (mail_id);
      ALTER TABLE notifications.mail DROP COLUMN notification_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications.mail ADD COLUMN notification_id uuid
        CONSTRAINT mail_notification REFERENCES notifications.notification ON DELETE CASCADE
        CONSTRAINT mail_once UNIQUE;
      UPDATE notifications.mail m SET notification_id = (
        SELECT id FROM notifications.notification WHERE mail_id = m.id ORDER BY id LIMIT 1);
      ALTER TABLE notifications.mail ALTER COLUMN notification_id SET NOT NULL;
      ALTER TABLE notifications.notification
        DROP COLUMN mail_id, DROP COLUMN gather_at, DROP COLUMN told_at, DROP COLUMN request_id, DROP COLUMN thing;
      DROP INDEX notifications.mail_of_person;
      ALTER TABLE notifications.mail DROP COLUMN person_id;
    `);
  }
}

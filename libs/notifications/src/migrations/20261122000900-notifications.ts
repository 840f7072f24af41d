import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1795305600900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA notifications;

      CREATE TABLE notifications.notification (
        id uuid NOT NULL CONSTRAINT notification_pkey PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT notification_person REFERENCES identity.person,
        event_id uuid NOT NULL,
        subject text NOT NULL,
        text jsonb NOT NULL,
        organisation_name jsonb NOT NULL,
        illustrative boolean NOT NULL,
        read_at timestamptz,
        CONSTRAINT notification_once UNIQUE (person_id, event_id)
      );
      CREATE INDEX notification_of_person ON notifications.notification (person_id, id);
      CREATE INDEX notification_unread ON notifications.notification (person_id) WHERE read_at IS NULL;

      CREATE TABLE notifications.mail (
        id uuid NOT NULL CONSTRAINT mail_pkey PRIMARY KEY,
        notification_id uuid NOT NULL
          CONSTRAINT mail_notification REFERENCES notifications.notification ON DELETE CASCADE
          CONSTRAINT mail_once UNIQUE,
        message_id text NOT NULL,
        written_at timestamptz NOT NULL DEFAULT now(),
        status text NOT NULL DEFAULT 'pending',
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now(),
        claimed_by uuid,
        last_error text,
        sent_at timestamptz,
        CONSTRAINT mail_status CHECK (status IN ('pending', 'sent', 'refused'))
      );
      CREATE INDEX mail_due ON notifications.mail (due_at) WHERE status = 'pending';

      SELECT platform.open_to_application('notifications');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA notifications CASCADE');
  }
}

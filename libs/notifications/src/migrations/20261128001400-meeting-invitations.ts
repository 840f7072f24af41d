import { idOf } from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each person was last sent about a meeting is kept, so that people who leave or take a seat hear of the meetings that it
 * changes for them. One event may then tell one person of several meetings.
 */
export class MeetingInvitations1795824014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications.meeting_invitation (
        meeting_id uuid NOT NULL CONSTRAINT meeting_invitation_meeting REFERENCES governance.meeting,
        person_id uuid NOT NULL CONSTRAINT meeting_invitation_person REFERENCES identity.person,
        invited boolean NOT NULL,
        meeting_sequence integer NOT NULL,
        sequence integer NOT NULL,
        CONSTRAINT meeting_invitation_pkey PRIMARY KEY (meeting_id, person_id)
      );
      CREATE INDEX meeting_invitation_of_person ON notifications.meeting_invitation (person_id) WHERE invited;

      CREATE TABLE notifications.invited_body (
        body_id uuid NOT NULL CONSTRAINT invited_body_pkey PRIMARY KEY CONSTRAINT invited_body_body REFERENCES governance.body,
        position bigint NOT NULL
      );

      ALTER TABLE notifications.notification DROP CONSTRAINT notification_once,
        ADD CONSTRAINT notification_once UNIQUE (person_id, event_id, subject);

      SELECT platform.open_to_application('notifications');
    `);
    await this.keepWhatWasSent(runner);
  }

  /** What the release before has sent about meetings to come stands in its notifications. */
  private async keepWhatWasSent(runner: QueryRunner): Promise<void> {
    const meetings = await rows<{ id: string }>(
      runner,
      "SELECT id FROM governance.meeting WHERE status = 'convened' AND ends_at > now()",
    );
    await runner.query(
      `INSERT INTO notifications.meeting_invitation (meeting_id, person_id, invited, meeting_sequence, sequence)
       SELECT DISTINCT ON (m.uuid, n.person_id) m.uuid, n.person_id, true,
         (n.calendar->>'sequence')::int, (n.calendar->>'sequence')::int
       FROM jsonb_to_recordset($1::jsonb) AS m(id text, uuid uuid)
       JOIN notifications.notification n ON n.subject = m.id AND n.calendar IS NOT NULL
       ORDER BY m.uuid, n.person_id, n.id DESC`,
      [JSON.stringify(meetings.map(({ id }) => ({ id: idOf('meeting', id), uuid: id })))],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications.notification DROP CONSTRAINT notification_once;
      DELETE FROM notifications.notification n USING notifications.notification earlier
        WHERE earlier.person_id = n.person_id AND earlier.event_id = n.event_id AND earlier.id < n.id;
      ALTER TABLE notifications.notification ADD CONSTRAINT notification_once UNIQUE (person_id, event_id);
      DROP TABLE notifications.meeting_invitation, notifications.invited_body;
    `);
  }
}

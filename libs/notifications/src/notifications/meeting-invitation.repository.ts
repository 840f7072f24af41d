import { Injectable } from '@nestjs/common';
import { type Id, idOf, type PersonId, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

/** What a person was last sent about a meeting. */
export interface SentInvitation {
  readonly meeting: Id<'meeting'>;
  readonly person: PersonId;
  /** Whether the meeting stands in the person's calendar. */
  readonly invited: boolean;
  /** The meeting's own sequence when the message was written. */
  readonly meetingSequence: number;
  /** The SEQUENCE of the message. */
  readonly sequence: number;
}

@Injectable()
export class MeetingInvitationRepository {
  /**
   * Lets nobody else change the invitations to the meetings of these bodies until the end of the transaction: what is read after
   * this is what the one before has left. Says up to which event each body was followed.
   */
  async hold(transaction: Transaction, bodies: readonly Id<'body'>[]): Promise<ReadonlyMap<Id<'body'>, number>> {
    const held = await transaction.rows<{ body: string; position: string }>(
      `WITH held AS (
         INSERT INTO notifications.invited_body (body_id, position)
         SELECT id, 0 FROM unnest($1::uuid[]) AS id ORDER BY id
         ON CONFLICT (body_id) DO UPDATE SET position = invited_body.position
         RETURNING body_id, position)
       SELECT body_id AS body, position FROM held`,
      [[...new Set(bodies)].map(uuidOf)],
    );
    return new Map(held.map(({ body, position }) => [idOf('body', body), Number(position)]));
  }

  /** The newest event of the stream: the changes of all up to it are seen by what is read after this. */
  async newestPosition(transaction: Transaction): Promise<number> {
    const [newest] = await transaction.rows<{ position: string }>(
      'SELECT coalesce(max(position), 0) AS position FROM platform.event WHERE position IS NOT NULL',
    );
    return Number(newest?.position ?? 0);
  }

  async keepPosition(transaction: Transaction, body: Id<'body'>, position: number): Promise<void> {
    await transaction.rows('UPDATE notifications.invited_body SET position = $2 WHERE body_id = $1', [
      uuidOf(body),
      position,
    ]);
  }

  /** The meetings that stand in the person's calendar. */
  async meetingsOf(transaction: Transaction, person: PersonId): Promise<Id<'meeting'>[]> {
    const found = await transaction.rows<{ meeting: string }>(
      'SELECT meeting_id AS meeting FROM notifications.meeting_invitation WHERE person_id = $1 AND invited',
      [uuidOf(person)],
    );
    return found.map(({ meeting }) => idOf('meeting', meeting));
  }

  /** What was sent about the meetings, to everybody or to one person. */
  async sent(
    transaction: Transaction,
    meetings: readonly Id<'meeting'>[],
    person?: PersonId,
  ): Promise<SentInvitation[]> {
    const found = await transaction.rows<
      Omit<SentInvitation, 'meeting' | 'person'> & Record<'meeting' | 'person', string>
    >(
      `SELECT meeting_id AS meeting, person_id AS person, invited, meeting_sequence AS "meetingSequence", sequence
       FROM notifications.meeting_invitation
       WHERE meeting_id = ANY ($1) AND ($2::uuid IS NULL OR person_id = $2)`,
      [meetings.map(uuidOf), person ? uuidOf(person) : null],
    );
    return found.map((each) => ({
      ...each,
      meeting: idOf('meeting', each.meeting),
      person: idOf('person', each.person),
    }));
  }

  async keep(transaction: Transaction, sent: readonly SentInvitation[]): Promise<void> {
    await transaction.rows(
      `INSERT INTO notifications.meeting_invitation (meeting_id, person_id, invited, meeting_sequence, sequence)
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS s(meeting_id uuid, person_id uuid, invited boolean, meeting_sequence int, sequence int)
       ON CONFLICT (meeting_id, person_id) DO UPDATE
       SET invited = excluded.invited, meeting_sequence = excluded.meeting_sequence, sequence = excluded.sequence`,
      [
        JSON.stringify(
          sent.map(({ meeting, person, invited, meetingSequence, sequence }) => ({
            meeting_id: uuidOf(meeting),
            person_id: uuidOf(person),
            invited,
            meeting_sequence: meetingSequence,
            sequence,
          })),
        ),
      ],
    );
  }
}

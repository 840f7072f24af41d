import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person of another organisation is invited to a seat, and sits there once they agree. */
export class SeatInvitations1795824014010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE governance.seat_invitation (
        id uuid NOT NULL CONSTRAINT seat_invitation_pkey PRIMARY KEY,
        version integer NOT NULL,
        body_id uuid NOT NULL CONSTRAINT seat_invitation_body REFERENCES governance.body,
        seat_id uuid NOT NULL CONSTRAINT seat_invitation_seat REFERENCES governance.seat ON DELETE CASCADE,
        role text NOT NULL,
        organisation_id uuid CONSTRAINT seat_invitation_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        provenance text NOT NULL,
        person_id uuid CONSTRAINT seat_invitation_person REFERENCES identity.person,
        address text,
        inviter_id uuid CONSTRAINT seat_invitation_inviter REFERENCES registry.organisation,
        status text NOT NULL,
        sent_on date NOT NULL,
        expires_on date NOT NULL,
        answered_on date,
        CONSTRAINT seat_invitation_role CHECK (role IN ('holder', 'substitute')),
        CONSTRAINT seat_invitation_status CHECK (status IN ('pending', 'accepted', 'declined', 'withdrawn', 'expired')),
        CONSTRAINT seat_invitation_of_somebody
          CHECK (num_nonnulls(person_id, address) = CASE status WHEN 'pending' THEN 1 ELSE 0 END),
        CONSTRAINT seat_invitation_address_lower CHECK (address = lower(address)),
        CONSTRAINT seat_invitation_answered CHECK ((status = 'pending') = (answered_on IS NULL)),
        CONSTRAINT seat_invitation_expires_later CHECK (expires_on >= sent_on),
        CONSTRAINT seat_invitation_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX seat_invitation_by_seat ON governance.seat_invitation (seat_id);
      CREATE INDEX seat_invitation_by_body ON governance.seat_invitation (body_id) WHERE status = 'pending';
      CREATE INDEX seat_invitation_by_person ON governance.seat_invitation (person_id) WHERE status = 'pending';
      CREATE INDEX seat_invitation_by_address ON governance.seat_invitation (address) WHERE status = 'pending';
      CREATE INDEX seat_invitation_by_inviter ON governance.seat_invitation (inviter_id, sent_on);
      CREATE INDEX seat_invitation_due ON governance.seat_invitation (expires_on) WHERE status = 'pending';

      SELECT platform.open_to_application('governance');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE governance.seat_invitation');
  }
}

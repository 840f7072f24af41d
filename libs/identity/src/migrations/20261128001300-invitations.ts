import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations: who is named in something by others waits there for its consent. */
export class Invitations1795824013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.invitation (
        id uuid NOT NULL CONSTRAINT invitation_pkey PRIMARY KEY,
        version integer NOT NULL,
        to_id uuid NOT NULL,
        to_kind text NOT NULL,
        roles text[] NOT NULL,
        starts_on date,
        provenance text NOT NULL,
        status text NOT NULL,
        sent_on date NOT NULL,
        answered_on date,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT invitation_status CHECK (status IN ('pending', 'accepted', 'declined', 'withdrawn')),
        CONSTRAINT invitation_to_kind CHECK (to_kind IN ('alliance', 'proposal')),
        CONSTRAINT invitation_roles CHECK (roles <@ '{proposer,member,owner}' AND roles <> '{}'),
        CONSTRAINT invitation_answered CHECK ((status = 'pending') = (answered_on IS NULL))
      );
      CREATE INDEX invitation_to ON identity.invitation (to_id);

      CREATE TABLE identity.invitation_holding (
        id uuid NOT NULL CONSTRAINT invitation_holding_pkey PRIMARY KEY,
        invitation_id uuid NOT NULL CONSTRAINT invitation_holding_invitation REFERENCES identity.invitation,
        organisation_id uuid NOT NULL CONSTRAINT invitation_holding_organisation REFERENCES registry.organisation,
        inviter_id uuid CONSTRAINT invitation_holding_inviter REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT invitation_holding_once EXCLUDE USING gist (invitation_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT invitation_holding_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX invitation_holding_by_invitation ON identity.invitation_holding (invitation_id);
      CREATE INDEX invitation_holding_by_organisation ON identity.invitation_holding (organisation_id);
      CREATE INDEX invitation_holding_by_inviter ON identity.invitation_holding (inviter_id);

      SELECT platform.record_history(format('identity.%I', facts)::regclass)
      FROM unnest(ARRAY['invitation', 'invitation_holding']) AS facts;

      CREATE VIEW identity.invitation_held AS
        SELECT invitation.id, version, to_id, roles, starts_on, provenance, status, sent_on, answered_on,
          holding.organisation_id, holding.inviter_id, holding.period
        FROM identity.invitation JOIN identity.invitation_holding holding ON holding.invitation_id = invitation.id;

      SELECT platform.open_to_application('identity');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW identity.invitation_held;
      DROP TABLE identity.invitation_holding;
      DROP TABLE identity.invitation;
    `);
  }
}

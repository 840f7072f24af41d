import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People are invited to act for an organisation, and can be erased. */
export class Colleagues1796083200700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.person
        ALTER COLUMN address DROP NOT NULL,
        ADD COLUMN erased_on date,
        ADD CONSTRAINT person_erased CHECK ((erased_on IS NULL) = (address IS NOT NULL));

      CREATE TABLE identity.colleague_invitation (
        id uuid NOT NULL CONSTRAINT colleague_invitation_pkey PRIMARY KEY,
        version integer NOT NULL,
        organisation_id uuid NOT NULL CONSTRAINT colleague_invitation_organisation REFERENCES registry.organisation,
        role text NOT NULL,
        starts_on date NOT NULL,
        locale text NOT NULL,
        name text,
        address text,
        status text NOT NULL,
        sent_on date NOT NULL,
        expires_on date NOT NULL,
        answered_on date,
        CONSTRAINT colleague_invitation_role CHECK (role IN ('member', 'editor', 'manager')),
        CONSTRAINT colleague_invitation_status CHECK (status IN ('sent', 'accepted', 'declined', 'withdrawn')),
        CONSTRAINT colleague_invitation_answered CHECK ((status = 'sent') = (answered_on IS NULL)),
        CONSTRAINT colleague_invitation_address_lower CHECK (address = lower(address))
      );
      CREATE INDEX colleague_invitation_of_organisation ON identity.colleague_invitation (organisation_id, sent_on);
      CREATE INDEX colleague_invitation_by_address ON identity.colleague_invitation (address) WHERE address IS NOT NULL;

      SELECT platform.open_to_application('identity');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.colleague_invitation;
      ALTER TABLE identity.person DROP COLUMN erased_on, ALTER COLUMN address SET NOT NULL;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses under which calendar programs read meetings. */
export class CalendarAddresses1795305603000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE governance.calendar_address (
        id uuid NOT NULL CONSTRAINT calendar_address_pkey PRIMARY KEY,
        kind text NOT NULL,
        target_id uuid NOT NULL,
        person_id uuid NOT NULL CONSTRAINT calendar_address_person REFERENCES identity.person,
        organisation_id uuid NOT NULL CONSTRAINT calendar_address_organisation REFERENCES registry.organisation,
        locale text NOT NULL,
        secret_sha256 bytea NOT NULL,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT calendar_address_kind CHECK (kind IN ('body', 'alliance', 'pilotprogramme', 'project', 'pilot', 'network', 'person'))
      );
      CREATE INDEX calendar_address_of_person ON governance.calendar_address (person_id, id);
      CREATE UNIQUE INDEX calendar_address_secret ON governance.calendar_address (secret_sha256);

      SELECT platform.open_to_application('governance');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE governance.calendar_address');
  }
}

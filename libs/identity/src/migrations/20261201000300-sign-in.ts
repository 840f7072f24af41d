import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People sign in: who is behind an account of the provider, and the sessions of their browsers. */
export class SignIn1796083200300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.login (
        issuer text NOT NULL,
        subject text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT login_person REFERENCES identity.person,
        linked_at timestamptz NOT NULL,
        CONSTRAINT login_pkey PRIMARY KEY (issuer, subject)
      );
      CREATE INDEX login_of_person ON identity.login (person_id);

      CREATE TABLE identity.session (
        id uuid NOT NULL CONSTRAINT session_pkey PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT session_person REFERENCES identity.person,
        organisation_id uuid CONSTRAINT session_organisation REFERENCES registry.organisation,
        provider text NOT NULL,
        provider_session text,
        id_token text,
        address text NOT NULL,
        handle bytea NOT NULL,
        secret bytea NOT NULL,
        previous_secret bytea,
        begun_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        idle_ends_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        renew_at timestamptz NOT NULL,
        renewed_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE UNIQUE INDEX session_handle ON identity.session (handle);
      CREATE INDEX session_of_person ON identity.session (person_id, begun_at, id);

      SELECT platform.open_to_application('identity');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.session, identity.login');
  }
}

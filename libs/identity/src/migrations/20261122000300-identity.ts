import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1795305600300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA identity;

      CREATE TABLE identity.person (
        id uuid NOT NULL CONSTRAINT person_pkey PRIMARY KEY,
        version integer NOT NULL,
        name jsonb NOT NULL,
        address text NOT NULL CONSTRAINT person_address UNIQUE,
        locale text NOT NULL,
        platform_roles text[] NOT NULL,
        provenance text NOT NULL,
        CONSTRAINT person_address_lower CHECK (address = lower(address))
      );

      CREATE TABLE identity.affiliation (
        id uuid NOT NULL CONSTRAINT affiliation_pkey PRIMARY KEY,
        version integer NOT NULL,
        person_id uuid NOT NULL CONSTRAINT affiliation_person REFERENCES identity.person,
        organisation_id uuid NOT NULL CONSTRAINT affiliation_organisation REFERENCES registry.organisation,
        role text NOT NULL,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT affiliation_role CHECK (role IN ('member', 'editor', 'manager')),
        CONSTRAINT affiliation_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT affiliation_one_role_at_a_time EXCLUDE USING gist (person_id WITH =, organisation_id WITH =, period WITH &&)
      );
      CREATE INDEX affiliation_of_organisation ON identity.affiliation (organisation_id);
      SELECT platform.record_history('identity.affiliation');

      CREATE TABLE identity.signing_key (
        purpose text NOT NULL CONSTRAINT signing_key_pkey PRIMARY KEY,
        key jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT signing_key_purpose CHECK (purpose = 'token')
      );

      SELECT platform.open_to_application('identity');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA identity CASCADE');
  }
}

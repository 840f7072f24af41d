import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Registry1795305600200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA registry;

      CREATE TABLE registry.organisation (
        id uuid NOT NULL CONSTRAINT organisation_pkey PRIMARY KEY,
        kind text NOT NULL,
        country character(2) NOT NULL,
        code text NOT NULL,
        business_id text,
        latitude double precision,
        longitude double precision,
        languages text[] NOT NULL,
        provenance text NOT NULL,
        period daterange NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT organisation_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT organisation_location_whole CHECK ((latitude IS NULL) = (longitude IS NULL))
      );
      CREATE UNIQUE INDEX organisation_code ON registry.organisation (country, code);
      CREATE UNIQUE INDEX organisation_business_id ON registry.organisation (business_id) WHERE business_id IS NOT NULL;
      SELECT platform.record_history('registry.organisation');

      CREATE TABLE registry.organisation_name (
        id uuid NOT NULL CONSTRAINT organisation_name_pkey PRIMARY KEY,
        organisation_id uuid NOT NULL CONSTRAINT organisation_name_organisation REFERENCES registry.organisation,
        name jsonb NOT NULL,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT organisation_name_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT organisation_name_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, period WITH &&)
      );
      SELECT platform.record_history('registry.organisation_name');

      SELECT platform.open_to_application('registry');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA registry CASCADE');
  }
}

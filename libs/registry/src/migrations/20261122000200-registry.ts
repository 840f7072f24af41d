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

      CREATE TABLE registry.region (
        id uuid NOT NULL CONSTRAINT region_pkey PRIMARY KEY,
        country character(2) NOT NULL,
        code text NOT NULL,
        code_version integer,
        name jsonb NOT NULL,
        nuts text,
        nuts_version integer,
        iso text,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT region_nuts_whole CHECK ((nuts IS NULL) = (nuts_version IS NULL))
      );
      CREATE UNIQUE INDEX region_code ON registry.region (country, code);
      SELECT platform.record_history('registry.region');

      CREATE TABLE registry.region_membership (
        id uuid NOT NULL CONSTRAINT region_membership_pkey PRIMARY KEY,
        organisation_id uuid NOT NULL CONSTRAINT region_membership_organisation REFERENCES registry.organisation,
        region_id uuid NOT NULL CONSTRAINT region_membership_region REFERENCES registry.region,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT region_membership_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT region_membership_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, period WITH &&)
      );
      CREATE INDEX region_membership_by_region ON registry.region_membership (region_id);
      SELECT platform.record_history('registry.region_membership');

      CREATE TABLE registry.organisation_member (
        id uuid NOT NULL CONSTRAINT organisation_member_pkey PRIMARY KEY,
        organisation_id uuid NOT NULL CONSTRAINT organisation_member_organisation REFERENCES registry.organisation,
        member_id uuid NOT NULL CONSTRAINT organisation_member_member REFERENCES registry.organisation,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT organisation_member_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT organisation_member_once EXCLUDE USING gist (organisation_id WITH =, member_id WITH =, period WITH &&)
      );
      CREATE INDEX organisation_member_by_member ON registry.organisation_member (member_id);
      SELECT platform.record_history('registry.organisation_member');

      CREATE TABLE registry.collaboration (
        id uuid NOT NULL CONSTRAINT collaboration_pkey PRIMARY KEY,
        kind text NOT NULL,
        code text NOT NULL,
        name jsonb NOT NULL,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT collaboration_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE UNIQUE INDEX collaboration_code ON registry.collaboration (kind, code);
      SELECT platform.record_history('registry.collaboration');

      CREATE TABLE registry.collaboration_owner (
        id uuid NOT NULL CONSTRAINT collaboration_owner_pkey PRIMARY KEY,
        collaboration_id uuid NOT NULL CONSTRAINT collaboration_owner_collaboration REFERENCES registry.collaboration,
        organisation_id uuid NOT NULL CONSTRAINT collaboration_owner_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT collaboration_owner_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT collaboration_owner_one_at_a_time EXCLUDE USING gist (collaboration_id WITH =, period WITH &&)
      );
      CREATE INDEX collaboration_owner_by_organisation ON registry.collaboration_owner (organisation_id);
      SELECT platform.record_history('registry.collaboration_owner');

      CREATE TABLE registry.theme (
        id uuid NOT NULL CONSTRAINT theme_pkey PRIMARY KEY,
        code text NOT NULL,
        name jsonb NOT NULL,
        parent_id uuid CONSTRAINT theme_parent REFERENCES registry.theme,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT theme_not_below_itself CHECK (parent_id <> id)
      );
      CREATE UNIQUE INDEX theme_code ON registry.theme (code);
      CREATE INDEX theme_by_parent ON registry.theme (parent_id);
      SELECT platform.record_history('registry.theme');

      CREATE TABLE registry.collaboration_theme (
        id uuid NOT NULL CONSTRAINT collaboration_theme_pkey PRIMARY KEY,
        collaboration_id uuid NOT NULL CONSTRAINT collaboration_theme_collaboration REFERENCES registry.collaboration,
        theme_id uuid NOT NULL CONSTRAINT collaboration_theme_theme REFERENCES registry.theme,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT collaboration_theme_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT collaboration_theme_once EXCLUDE USING gist (collaboration_id WITH =, theme_id WITH =, period WITH &&)
      );
      CREATE INDEX collaboration_theme_by_theme ON registry.collaboration_theme (theme_id);
      SELECT platform.record_history('registry.collaboration_theme');

      CREATE TABLE registry.network (
        id uuid NOT NULL CONSTRAINT network_pkey PRIMARY KEY
          CONSTRAINT network_collaboration REFERENCES registry.collaboration,
        kind text NOT NULL,
        description jsonb,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      SELECT platform.record_history('registry.network');

      CREATE TABLE registry.network_member (
        id uuid NOT NULL CONSTRAINT network_member_pkey PRIMARY KEY,
        network_id uuid NOT NULL CONSTRAINT network_member_network REFERENCES registry.network,
        organisation_id uuid CONSTRAINT network_member_organisation REFERENCES registry.organisation,
        collaboration_id uuid CONSTRAINT network_member_collaboration REFERENCES registry.collaboration,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT network_member_one_thing CHECK (num_nonnulls(organisation_id, collaboration_id) = 1),
        CONSTRAINT network_member_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT network_member_organisation_once EXCLUDE USING gist (network_id WITH =, organisation_id WITH =, period WITH &&),
        CONSTRAINT network_member_collaboration_once
          EXCLUDE USING gist (network_id WITH =, collaboration_id WITH =, period WITH &&)
      );
      CREATE INDEX network_member_by_organisation ON registry.network_member (organisation_id);
      CREATE INDEX network_member_by_collaboration ON registry.network_member (collaboration_id);
      SELECT platform.record_history('registry.network_member');

      CREATE TABLE registry.succession (
        id uuid NOT NULL CONSTRAINT succession_pkey PRIMARY KEY,
        kind text NOT NULL,
        effective_on date NOT NULL,
        event_id uuid,
        otherwise_id uuid CONSTRAINT succession_otherwise REFERENCES registry.organisation,
        going_on jsonb NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      SELECT platform.record_history('registry.succession');

      CREATE TABLE registry.succession_pair (
        id uuid NOT NULL CONSTRAINT succession_pair_pkey PRIMARY KEY,
        succession_id uuid NOT NULL CONSTRAINT succession_pair_succession REFERENCES registry.succession,
        predecessor_id uuid NOT NULL CONSTRAINT succession_pair_predecessor REFERENCES registry.organisation,
        successor_id uuid NOT NULL CONSTRAINT succession_pair_successor REFERENCES registry.organisation,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX succession_pair_once ON registry.succession_pair (succession_id, predecessor_id, successor_id);
      CREATE INDEX succession_pair_by_predecessor ON registry.succession_pair (predecessor_id);
      CREATE INDEX succession_pair_by_successor ON registry.succession_pair (successor_id);
      SELECT platform.record_history('registry.succession_pair');

      SELECT platform.open_to_application('registry');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA registry CASCADE');
  }
}

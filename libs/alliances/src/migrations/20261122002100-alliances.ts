import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alliances with their proposers, members and themes in groups. */
export class Alliances1795305602100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA alliances;

      CREATE TABLE alliances.alliance (
        id uuid NOT NULL CONSTRAINT alliance_pkey PRIMARY KEY CONSTRAINT alliance_collaboration REFERENCES registry.collaboration,
        code text NOT NULL,
        name jsonb NOT NULL,
        period daterange NOT NULL,
        permanent boolean NOT NULL,
        status text NOT NULL,
        status_on date,
        aims jsonb NOT NULL,
        rhythm jsonb,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT alliance_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT alliance_permanent_has_no_end CHECK (NOT permanent OR status = 'ended' OR upper_inf(period)),
        CONSTRAINT alliance_status CHECK (status IN ('proposed', 'active', 'ended'))
      );
      CREATE UNIQUE INDEX alliance_code ON alliances.alliance (code);

      CREATE TABLE alliances.alliance_proposer (
        id uuid NOT NULL CONSTRAINT alliance_proposer_pkey PRIMARY KEY,
        alliance_id uuid NOT NULL CONSTRAINT alliance_proposer_alliance REFERENCES alliances.alliance,
        organisation_id uuid NOT NULL CONSTRAINT alliance_proposer_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT alliance_proposer_once EXCLUDE USING gist (alliance_id WITH =, organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT alliance_proposer_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX alliance_proposer_by_alliance ON alliances.alliance_proposer (alliance_id);
      CREATE INDEX alliance_proposer_by_organisation ON alliances.alliance_proposer (organisation_id);

      CREATE TABLE alliances.alliance_member (
        id uuid NOT NULL CONSTRAINT alliance_member_pkey PRIMARY KEY,
        alliance_id uuid NOT NULL CONSTRAINT alliance_member_alliance REFERENCES alliances.alliance,
        organisation_id uuid NOT NULL CONSTRAINT alliance_member_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT alliance_member_once EXCLUDE USING gist (alliance_id WITH =, organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT alliance_member_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX alliance_member_by_alliance ON alliances.alliance_member (alliance_id);
      CREATE INDEX alliance_member_by_organisation ON alliances.alliance_member (organisation_id);

      CREATE TABLE alliances.theme_group (
        id uuid NOT NULL CONSTRAINT theme_group_pkey PRIMARY KEY,
        alliance_id uuid NOT NULL CONSTRAINT theme_group_alliance REFERENCES alliances.alliance,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX theme_group_by_alliance ON alliances.theme_group (alliance_id);

      CREATE TABLE alliances.theme_group_standing (
        id uuid NOT NULL CONSTRAINT theme_group_standing_pkey PRIMARY KEY,
        group_id uuid NOT NULL CONSTRAINT theme_group_standing_group REFERENCES alliances.theme_group,
        place integer NOT NULL,
        name jsonb NOT NULL,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT theme_group_standing_once EXCLUDE USING gist (group_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT theme_group_standing_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX theme_group_standing_by_group ON alliances.theme_group_standing (group_id);

      CREATE TABLE alliances.theme_group_theme (
        id uuid NOT NULL CONSTRAINT theme_group_theme_pkey PRIMARY KEY,
        group_id uuid NOT NULL CONSTRAINT theme_group_theme_group REFERENCES alliances.theme_group,
        theme_id uuid NOT NULL CONSTRAINT theme_group_theme_theme REFERENCES registry.theme,
        place integer NOT NULL,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT theme_group_theme_once EXCLUDE USING gist (group_id WITH =, theme_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT theme_group_theme_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX theme_group_theme_by_group ON alliances.theme_group_theme (group_id);
      CREATE INDEX theme_group_theme_by_theme ON alliances.theme_group_theme (theme_id);

      SELECT platform.record_history(format('alliances.%I', facts)::regclass)
      FROM unnest(ARRAY['alliance', 'alliance_proposer', 'alliance_member', 'theme_group', 'theme_group_standing', 'theme_group_theme']) AS facts;

      SELECT platform.open_to_application('alliances');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA alliances CASCADE');
  }
}

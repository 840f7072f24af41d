import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the read path goes by: every dated fact is reached by the thing that it is about. */
export class RegistryReads1795305601200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX organisation_name_by_organisation ON registry.organisation_name (organisation_id);
      CREATE INDEX region_membership_by_organisation ON registry.region_membership (organisation_id);
      CREATE INDEX organisation_member_by_organisation ON registry.organisation_member (organisation_id);
      CREATE INDEX collaboration_owner_by_collaboration ON registry.collaboration_owner (collaboration_id);
      CREATE INDEX collaboration_theme_by_collaboration ON registry.collaboration_theme (collaboration_id);
      CREATE INDEX network_member_by_network ON registry.network_member (network_id);
      ALTER TABLE registry.collaboration_owner DROP CONSTRAINT collaboration_owner_one_at_a_time,
        ADD CONSTRAINT collaboration_owner_one_at_a_time EXCLUDE USING gist (collaboration_id WITH =, period WITH &&) WHERE (NOT isempty(period));
      ALTER TABLE registry.collaboration_theme DROP CONSTRAINT collaboration_theme_once,
        ADD CONSTRAINT collaboration_theme_once EXCLUDE USING gist (collaboration_id WITH =, theme_id WITH =, period WITH &&) WHERE (NOT isempty(period));
      ALTER TABLE registry.organisation_name DROP CONSTRAINT organisation_name_one_at_a_time,
        ADD CONSTRAINT organisation_name_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period));
      ALTER TABLE registry.region_membership DROP CONSTRAINT region_membership_one_at_a_time,
        ADD CONSTRAINT region_membership_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period));
      ALTER TABLE registry.organisation_member DROP CONSTRAINT organisation_member_once,
        ADD CONSTRAINT organisation_member_once EXCLUDE USING gist (organisation_id WITH =, member_id WITH =, period WITH &&) WHERE (NOT isempty(period));
      ALTER TABLE registry.network_member DROP CONSTRAINT network_member_organisation_once,
        ADD CONSTRAINT network_member_organisation_once EXCLUDE USING gist (network_id WITH =, organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period));
      ALTER TABLE registry.network_member DROP CONSTRAINT network_member_collaboration_once,
        ADD CONSTRAINT network_member_collaboration_once EXCLUDE USING gist (network_id WITH =, collaboration_id WITH =, period WITH &&) WHERE (NOT isempty(period));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX registry.network_member_by_network;
      DROP INDEX registry.collaboration_theme_by_collaboration;
      DROP INDEX registry.collaboration_owner_by_collaboration;
      DROP INDEX registry.organisation_member_by_organisation;
      DROP INDEX registry.region_membership_by_organisation;
      DROP INDEX registry.organisation_name_by_organisation;
      ALTER TABLE registry.collaboration_owner DROP CONSTRAINT collaboration_owner_one_at_a_time,
        ADD CONSTRAINT collaboration_owner_one_at_a_time EXCLUDE USING gist (collaboration_id WITH =, period WITH &&);
      ALTER TABLE registry.collaboration_theme DROP CONSTRAINT collaboration_theme_once,
        ADD CONSTRAINT collaboration_theme_once EXCLUDE USING gist (collaboration_id WITH =, theme_id WITH =, period WITH &&);
      ALTER TABLE registry.organisation_name DROP CONSTRAINT organisation_name_one_at_a_time,
        ADD CONSTRAINT organisation_name_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, period WITH &&);
      ALTER TABLE registry.region_membership DROP CONSTRAINT region_membership_one_at_a_time,
        ADD CONSTRAINT region_membership_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, period WITH &&);
      ALTER TABLE registry.organisation_member DROP CONSTRAINT organisation_member_once,
        ADD CONSTRAINT organisation_member_once EXCLUDE USING gist (organisation_id WITH =, member_id WITH =, period WITH &&);
      ALTER TABLE registry.network_member DROP CONSTRAINT network_member_organisation_once,
        ADD CONSTRAINT network_member_organisation_once EXCLUDE USING gist (network_id WITH =, organisation_id WITH =, period WITH &&);
      ALTER TABLE registry.network_member DROP CONSTRAINT network_member_collaboration_once,
        ADD CONSTRAINT network_member_collaboration_once EXCLUDE USING gist (network_id WITH =, collaboration_id WITH =, period WITH &&);
    `);
  }
}

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
    `);
  }
}

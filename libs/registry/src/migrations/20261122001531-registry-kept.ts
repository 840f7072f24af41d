import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations and themes are kept in memory: their changes have to be told. */
export class RegistryKept1795305601531 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SELECT platform.keep('registry.organisation');
      SELECT platform.keep('registry.organisation_name');
      SELECT platform.keep('registry.theme');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER kept ON registry.organisation;
      DROP TRIGGER kept_whole ON registry.organisation;
      DROP TRIGGER kept ON registry.organisation_name;
      DROP TRIGGER kept_whole ON registry.organisation_name;
      DROP TRIGGER kept ON registry.theme;
      DROP TRIGGER kept_whole ON registry.theme;
    `);
  }
}

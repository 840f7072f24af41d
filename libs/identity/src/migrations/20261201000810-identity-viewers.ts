import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What decides who may act by a token: a person's roles and affiliations. */
export class IdentityViewers1796083200810 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SELECT platform.decides_viewers('identity.affiliation', 'INSERT OR UPDATE OR DELETE');
      SELECT platform.decides_viewers('identity.person', 'UPDATE OF platform_roles OR DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER viewers ON identity.affiliation;
      DROP TRIGGER viewers_whole ON identity.affiliation;
      DROP TRIGGER viewers ON identity.person;
      DROP TRIGGER viewers_whole ON identity.person;
    `);
  }
}

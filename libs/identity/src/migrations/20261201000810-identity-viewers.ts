import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What decides who may act by which credential. */
export class IdentityViewers1796083200810 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SELECT platform.decides_viewers('identity.affiliation', 'INSERT OR UPDATE OR DELETE');
      SELECT platform.decides_viewers('identity.person', 'UPDATE OF platform_roles OR DELETE');
      SELECT platform.decides_viewers('identity.api_key', 'UPDATE OF revoked_at, role, scopes, expires_on, organisation_id, name OR DELETE');
      SELECT platform.decides_viewers('identity.api_key_secret', 'UPDATE OR DELETE');
      SELECT platform.decides_viewers('identity.session', 'UPDATE OF ended_at, organisation_id OR DELETE');
      SELECT platform.decides_viewers('identity.revoked_token', 'INSERT');
      SELECT platform.decides_viewers('identity.signing_key', 'UPDATE OR DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['affiliation', 'person', 'api_key', 'api_key_secret', 'session', 'revoked_token', 'signing_key'];
    const drop = (table: string) => `
      DROP TRIGGER viewers ON identity.${table};
      DROP TRIGGER viewers_whole ON identity.${table};`;
    await runner.query(tables.map(drop).join(''));
  }
}

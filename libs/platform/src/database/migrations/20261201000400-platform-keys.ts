import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which system did something, and the role under which the read path reads: what it can read is granted at the end of each migration. */
export class PlatformKeys1796083200400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE platform.event ADD COLUMN key_id uuid;
      COMMENT ON COLUMN platform.event.key_id IS 'The key of the system that made the change; then no person did.';

      -- Roles belong to the cluster: another database of it may have made this one already, even at this moment.
      DO $$ BEGIN
        CREATE ROLE talkoot_read NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      -- Where an administrator made the role, it was granted then, and is not ours to grant.
      DO $$ BEGIN
        EXECUTE format('GRANT talkoot_read TO %I', current_user);
      EXCEPTION WHEN insufficient_privilege THEN NULL;
      END $$;

      REVOKE EXECUTE ON FUNCTION platform.audit_changes FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION platform.audit_changes TO talkoot_app, talkoot_read;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE platform.event DROP COLUMN key_id;
      GRANT EXECUTE ON FUNCTION platform.audit_changes TO PUBLIC;
      DROP OWNED BY talkoot_read;
    `);
  }
}
